//! OffsetCommitRequest: request, versions 2-10.
//!
//! Generated from facts/messages/08_offset_commit.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct OffsetCommitRequest {
    /// A group id.
    pub group_id: String,
    /// Default -1.
    pub generation_id_or_member_epoch: i32,
    pub member_id: String,
    /// Versions 7-10; default null.
    pub group_instance_id: Option<String>,
    /// Versions 2-4; dropped where absent; default -1.
    pub retention_time_ms: i64,
    pub topics: Vec<OffsetCommitRequestTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for OffsetCommitRequest {
    fn default() -> Self {
        Self {
            group_id: String::new(),
            generation_id_or_member_epoch: -1,
            member_id: String::new(),
            group_instance_id: None,
            retention_time_ms: -1,
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetCommitRequestTopic {
    /// Versions 2-9; dropped where absent; a topic name.
    pub name: String,
    /// Versions 10; dropped where absent.
    pub topic_id: Uuid,
    pub partitions: Vec<OffsetCommitRequestPartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OffsetCommitRequestPartition {
    pub partition_index: i32,
    pub committed_offset: i64,
    /// Versions 6-10; dropped where absent; default -1.
    pub committed_leader_epoch: i32,
    pub committed_metadata: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for OffsetCommitRequestPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            committed_metadata: Some(String::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl OffsetCommitRequest {
    pub const NAME: &'static str = "OffsetCommitRequest";
    pub const KEY: ApiKey = ApiKey::OffsetCommit;
    pub const LOWEST: i16 = 2;
    pub const HIGHEST: i16 = 10;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(8);

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

impl OffsetCommitRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 8;
        Self {
            group_id: cursor.string(flexible),
            generation_id_or_member_epoch: cursor.i32(),
            member_id: cursor.string(flexible),
            group_instance_id: if version >= 7 { cursor.nullable_string(flexible, true) } else { None },
            retention_time_ms: if version <= 4 { cursor.i64() } else { -1 },
            topics: cursor.array(flexible, 3, version, OffsetCommitRequestTopic::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 8;
        out.string(&self.group_id, flexible);
        out.i32(self.generation_id_or_member_epoch);
        out.string(&self.member_id, flexible);
        if version >= 7 {
            out.nullable_string(self.group_instance_id.as_deref(), flexible, true, "OffsetCommitRequest.group_instance_id");
        } else if self.group_instance_id.is_some() {
            out.absent("OffsetCommitRequest.group_instance_id");
        }
        if version <= 4 {
            out.i64(self.retention_time_ms);
        }
        out.array(&self.topics, flexible, version, OffsetCommitRequestTopic::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetCommitRequestTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 8;
        Self {
            name: if version <= 9 { cursor.string(flexible) } else { String::new() },
            topic_id: if version >= 10 { cursor.uuid() } else { Uuid::ZERO },
            partitions: cursor.array(flexible, 14, version, OffsetCommitRequestPartition::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 8;
        if version <= 9 {
            out.string(&self.name, flexible);
        }
        if version >= 10 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partitions, flexible, version, OffsetCommitRequestPartition::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetCommitRequestPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 8;
        Self {
            partition_index: cursor.i32(),
            committed_offset: cursor.i64(),
            committed_leader_epoch: if version >= 6 { cursor.i32() } else { -1 },
            committed_metadata: cursor.nullable_string(flexible, true),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 8;
        out.i32(self.partition_index);
        out.i64(self.committed_offset);
        if version >= 6 {
            out.i32(self.committed_leader_epoch);
        }
        out.nullable_string(
            self.committed_metadata.as_deref(),
            flexible,
            true,
            "OffsetCommitRequest.OffsetCommitRequestPartition.committed_metadata",
        );
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
