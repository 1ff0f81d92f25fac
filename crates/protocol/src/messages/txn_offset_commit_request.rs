//! TxnOffsetCommitRequest: request, versions 0-5.
//!
//! Generated from facts/messages/28_txn_offset_commit.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct TxnOffsetCommitRequest {
    /// A transactional id.
    pub transactional_id: String,
    /// A group id.
    pub group_id: String,
    /// A producer id.
    pub producer_id: i64,
    pub producer_epoch: i16,
    /// Versions 3-5; default -1.
    pub generation_id: i32,
    /// Versions 3-5.
    pub member_id: String,
    /// Versions 3-5; default null.
    pub group_instance_id: Option<String>,
    pub topics: Vec<TxnOffsetCommitRequestTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for TxnOffsetCommitRequest {
    fn default() -> Self {
        Self {
            transactional_id: String::new(),
            group_id: String::new(),
            producer_id: 0,
            producer_epoch: 0,
            generation_id: -1,
            member_id: String::new(),
            group_instance_id: None,
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TxnOffsetCommitRequestTopic {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<TxnOffsetCommitRequestPartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct TxnOffsetCommitRequestPartition {
    pub partition_index: i32,
    pub committed_offset: i64,
    /// Versions 2-5; dropped where absent; default -1.
    pub committed_leader_epoch: i32,
    pub committed_metadata: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for TxnOffsetCommitRequestPartition {
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

impl TxnOffsetCommitRequest {
    pub const NAME: &'static str = "TxnOffsetCommitRequest";
    pub const KEY: ApiKey = ApiKey::TxnOffsetCommit;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 5;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(3);

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

impl TxnOffsetCommitRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            transactional_id: cursor.string(flexible),
            group_id: cursor.string(flexible),
            producer_id: cursor.i64(),
            producer_epoch: cursor.i16(),
            generation_id: if version >= 3 { cursor.i32() } else { -1 },
            member_id: if version >= 3 { cursor.string(flexible) } else { String::new() },
            group_instance_id: if version >= 3 { cursor.nullable_string(flexible, true) } else { None },
            topics: cursor.array(flexible, 3, version, TxnOffsetCommitRequestTopic::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.string(&self.transactional_id, flexible);
        out.string(&self.group_id, flexible);
        out.i64(self.producer_id);
        out.i16(self.producer_epoch);
        if version >= 3 {
            out.i32(self.generation_id);
            out.string(&self.member_id, flexible);
            out.nullable_string(self.group_instance_id.as_deref(), flexible, true, "TxnOffsetCommitRequest.group_instance_id");
        } else {
            if self.generation_id != -1 {
                out.absent("TxnOffsetCommitRequest.generation_id");
            }
            if !self.member_id.is_empty() {
                out.absent("TxnOffsetCommitRequest.member_id");
            }
            if self.group_instance_id.is_some() {
                out.absent("TxnOffsetCommitRequest.group_instance_id");
            }
        }
        out.array(&self.topics, flexible, version, TxnOffsetCommitRequestTopic::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl TxnOffsetCommitRequestTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            name: cursor.string(flexible),
            partitions: cursor.array(flexible, 14, version, TxnOffsetCommitRequestPartition::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.string(&self.name, flexible);
        out.array(&self.partitions, flexible, version, TxnOffsetCommitRequestPartition::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl TxnOffsetCommitRequestPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            partition_index: cursor.i32(),
            committed_offset: cursor.i64(),
            committed_leader_epoch: if version >= 2 { cursor.i32() } else { -1 },
            committed_metadata: cursor.nullable_string(flexible, true),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.i32(self.partition_index);
        out.i64(self.committed_offset);
        if version >= 2 {
            out.i32(self.committed_leader_epoch);
        }
        out.nullable_string(
            self.committed_metadata.as_deref(),
            flexible,
            true,
            "TxnOffsetCommitRequest.TxnOffsetCommitRequestPartition.committed_metadata",
        );
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
