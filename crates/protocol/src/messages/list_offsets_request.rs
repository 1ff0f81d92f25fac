//! ListOffsetsRequest: request, versions 1-11.
//!
//! Generated from facts/messages/02_list_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOffsetsRequest {
    /// A broker id.
    pub replica_id: i32,
    /// Versions 2-11.
    pub isolation_level: i8,
    pub topics: Vec<ListOffsetsTopic>,
    /// Versions 10-11; dropped where absent.
    pub timeout_ms: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOffsetsTopic {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<ListOffsetsPartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListOffsetsPartition {
    pub partition_index: i32,
    /// Versions 4-11; dropped where absent; default -1.
    pub current_leader_epoch: i32,
    pub timestamp: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ListOffsetsPartition {
    fn default() -> Self {
        Self { partition_index: 0, current_leader_epoch: -1, timestamp: 0, unknown_tagged_fields: Vec::new() }
    }
}

impl ListOffsetsRequest {
    pub const NAME: &'static str = "ListOffsetsRequest";
    pub const KEY: ApiKey = ApiKey::ListOffsets;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 11;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(6);

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

impl ListOffsetsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            replica_id: cursor.i32(),
            isolation_level: if version >= 2 { cursor.i8() } else { 0 },
            topics: cursor.array(flexible, 3, version, ListOffsetsTopic::read),
            timeout_ms: if version >= 10 { cursor.i32() } else { 0 },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.i32(self.replica_id);
        if version >= 2 {
            out.i8(self.isolation_level);
        } else if self.isolation_level != 0 {
            out.absent("ListOffsetsRequest.isolation_level");
        }
        out.array(&self.topics, flexible, version, ListOffsetsTopic::write);
        if version >= 10 {
            out.i32(self.timeout_ms);
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl ListOffsetsTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            name: cursor.string(flexible),
            partitions: cursor.array(flexible, 12, version, ListOffsetsPartition::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.string(&self.name, flexible);
        out.array(&self.partitions, flexible, version, ListOffsetsPartition::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl ListOffsetsPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            partition_index: cursor.i32(),
            current_leader_epoch: if version >= 4 { cursor.i32() } else { -1 },
            timestamp: cursor.i64(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.i32(self.partition_index);
        if version >= 4 {
            out.i32(self.current_leader_epoch);
        }
        out.i64(self.timestamp);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
