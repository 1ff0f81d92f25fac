//! VoteRequest: request, versions 0-2.
//!
//! Generated from facts/messages/52_vote.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct VoteRequest {
    /// Default null.
    pub cluster_id: Option<String>,
    /// Versions 1-2; dropped where absent; a broker id; default -1.
    pub voter_id: i32,
    pub topics: Vec<TopicData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for VoteRequest {
    fn default() -> Self {
        Self { cluster_id: None, voter_id: -1, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    /// A topic name.
    pub topic_name: String,
    pub partitions: Vec<PartitionData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    pub partition_index: i32,
    pub replica_epoch: i32,
    /// A broker id.
    pub replica_id: i32,
    /// Versions 1-2; dropped where absent.
    pub replica_directory_id: Uuid,
    /// Versions 1-2; dropped where absent.
    pub voter_directory_id: Uuid,
    pub last_offset_epoch: i32,
    pub last_offset: i64,
    /// Versions 2.
    pub pre_vote: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl VoteRequest {
    pub const NAME: &'static str = "VoteRequest";
    pub const KEY: ApiKey = ApiKey::Vote;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 2;
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

impl VoteRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            cluster_id: cursor.nullable_string(true, true),
            voter_id: if version >= 1 { cursor.i32() } else { -1 },
            topics: cursor.array(true, 3, version, TopicData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.nullable_string(self.cluster_id.as_deref(), true, true, "VoteRequest.cluster_id");
        if version >= 1 {
            out.i32(self.voter_id);
        }
        out.array(&self.topics, true, version, TopicData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_name: cursor.string(true),
            partitions: cursor.array(true, 25, version, PartitionData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic_name, true);
        out.array(&self.partitions, true, version, PartitionData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl PartitionData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            replica_epoch: cursor.i32(),
            replica_id: cursor.i32(),
            replica_directory_id: if version >= 1 { cursor.uuid() } else { Uuid::ZERO },
            voter_directory_id: if version >= 1 { cursor.uuid() } else { Uuid::ZERO },
            last_offset_epoch: cursor.i32(),
            last_offset: cursor.i64(),
            pre_vote: if version >= 2 { cursor.bool() } else { false },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.i32(self.replica_epoch);
        out.i32(self.replica_id);
        if version >= 1 {
            out.uuid(self.replica_directory_id);
            out.uuid(self.voter_directory_id);
        }
        out.i32(self.last_offset_epoch);
        out.i64(self.last_offset);
        if version >= 2 {
            out.bool(self.pre_vote);
        } else if self.pre_vote {
            out.absent("VoteRequest.PartitionData.pre_vote");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
