//! OffsetFetchResponse: response, versions 1-10.
//!
//! Generated from facts/messages/09_offset_fetch.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponse {
    /// Versions 3-10; dropped where absent.
    pub throttle_time_ms: i32,
    /// Versions 1-7.
    pub topics: Vec<OffsetFetchResponseTopic>,
    /// Versions 2-7; dropped where absent.
    pub error_code: i16,
    /// Versions 8-10.
    pub groups: Vec<OffsetFetchResponseGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponseTopic {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<OffsetFetchResponsePartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchResponsePartition {
    pub partition_index: i32,
    pub committed_offset: i64,
    /// Versions 5-7; dropped where absent; default -1.
    pub committed_leader_epoch: i32,
    pub metadata: Option<String>,
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for OffsetFetchResponsePartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(String::new()),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponseGroup {
    /// A group id.
    pub group_id: String,
    pub topics: Vec<OffsetFetchResponseTopics>,
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponseTopics {
    /// Versions 8-9; dropped where absent; a topic name.
    pub name: String,
    /// Versions 10; dropped where absent.
    pub topic_id: Uuid,
    pub partitions: Vec<OffsetFetchResponsePartitions>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchResponsePartitions {
    pub partition_index: i32,
    pub committed_offset: i64,
    /// Default -1.
    pub committed_leader_epoch: i32,
    pub metadata: Option<String>,
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for OffsetFetchResponsePartitions {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(String::new()),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl OffsetFetchResponse {
    pub const NAME: &'static str = "OffsetFetchResponse";
    pub const KEY: ApiKey = ApiKey::OffsetFetch;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 10;
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

impl OffsetFetchResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            throttle_time_ms: if version >= 3 { cursor.i32() } else { 0 },
            topics: if version <= 7 { cursor.array(flexible, 3, version, OffsetFetchResponseTopic::read) } else { Vec::new() },
            error_code: if (2..=7).contains(&version) { cursor.i16() } else { 0 },
            groups: if version >= 8 { cursor.array(flexible, 5, version, OffsetFetchResponseGroup::read) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        if version >= 3 {
            out.i32(self.throttle_time_ms);
        }
        if version <= 7 {
            out.array(&self.topics, flexible, version, OffsetFetchResponseTopic::write);
        } else if !self.topics.is_empty() {
            out.absent("OffsetFetchResponse.topics");
        }
        if (2..=7).contains(&version) {
            out.i16(self.error_code);
        }
        if version >= 8 {
            out.array(&self.groups, flexible, version, OffsetFetchResponseGroup::write);
        } else if !self.groups.is_empty() {
            out.absent("OffsetFetchResponse.groups");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetFetchResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            name: cursor.string(flexible),
            partitions: cursor.array(flexible, 16, version, OffsetFetchResponsePartition::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.string(&self.name, flexible);
        out.array(&self.partitions, flexible, version, OffsetFetchResponsePartition::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetFetchResponsePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            partition_index: cursor.i32(),
            committed_offset: cursor.i64(),
            committed_leader_epoch: if version >= 5 { cursor.i32() } else { -1 },
            metadata: cursor.nullable_string(flexible, true),
            error_code: cursor.i16(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.i32(self.partition_index);
        out.i64(self.committed_offset);
        if version >= 5 {
            out.i32(self.committed_leader_epoch);
        }
        out.nullable_string(self.metadata.as_deref(), flexible, true, "OffsetFetchResponse.OffsetFetchResponsePartition.metadata");
        out.i16(self.error_code);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetFetchResponseGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            topics: cursor.array(true, 3, version, OffsetFetchResponseTopics::read),
            error_code: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.array(&self.topics, true, version, OffsetFetchResponseTopics::write);
        out.i16(self.error_code);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl OffsetFetchResponseTopics {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: if version <= 9 { cursor.string(true) } else { String::new() },
            topic_id: if version >= 10 { cursor.uuid() } else { Uuid::ZERO },
            partitions: cursor.array(true, 20, version, OffsetFetchResponsePartitions::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        if version <= 9 {
            out.string(&self.name, true);
        }
        if version >= 10 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partitions, true, version, OffsetFetchResponsePartitions::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl OffsetFetchResponsePartitions {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            committed_offset: cursor.i64(),
            committed_leader_epoch: cursor.i32(),
            metadata: cursor.nullable_string(true, true),
            error_code: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.partition_index);
        out.i64(self.committed_offset);
        out.i32(self.committed_leader_epoch);
        out.nullable_string(self.metadata.as_deref(), true, true, "OffsetFetchResponse.OffsetFetchResponsePartitions.metadata");
        out.i16(self.error_code);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
