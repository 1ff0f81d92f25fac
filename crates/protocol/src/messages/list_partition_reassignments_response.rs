//! ListPartitionReassignmentsResponse: response, versions 0.
//!
//! Generated from facts/messages/46_list_partition_reassignments.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct ListPartitionReassignmentsResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    pub error_message: Option<String>,
    pub topics: Vec<OngoingTopicReassignment>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ListPartitionReassignmentsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(String::new()),
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OngoingTopicReassignment {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<OngoingPartitionReassignment>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OngoingPartitionReassignment {
    pub partition_index: i32,
    /// A broker id.
    pub replicas: Vec<i32>,
    /// A broker id.
    pub adding_replicas: Vec<i32>,
    /// A broker id.
    pub removing_replicas: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ListPartitionReassignmentsResponse {
    pub const NAME: &'static str = "ListPartitionReassignmentsResponse";
    pub const KEY: ApiKey = ApiKey::ListPartitionReassignments;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(0);

    /// Reads one; bytes behind it are left in the cursor.
    pub fn decode(cursor: &mut wire::Cursor<'_>, version: i16) -> Result<Self, DecodeError> {
        cursor.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        let value = Self::read(cursor, version);
        cursor.finish(value)
    }

    /// Writes it behind what `out` holds; after an error `out` is as it was.
    pub fn encode(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        let start = out.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        self.write(out, version);
        out.finish(start)
    }
}

impl ListPartitionReassignmentsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            topics: cursor.array(true, 3, version, OngoingTopicReassignment::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "ListPartitionReassignmentsResponse.error_message");
        out.array(&self.topics, true, version, OngoingTopicReassignment::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl OngoingTopicReassignment {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.array(true, 8, version, OngoingPartitionReassignment::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.array(&self.partitions, true, version, OngoingPartitionReassignment::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl OngoingPartitionReassignment {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            adding_replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            removing_replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.array(&self.replicas, true, version, wire::write_i32);
        out.array(&self.adding_replicas, true, version, wire::write_i32);
        out.array(&self.removing_replicas, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
