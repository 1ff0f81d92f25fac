//! AlterPartitionResponse: response, versions 2-3.
//!
//! Generated from facts/messages/56_alter_partition.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterPartitionResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    pub topics: Vec<TopicData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    pub topic_id: Uuid,
    pub partitions: Vec<PartitionData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    pub partition_index: i32,
    pub error_code: i16,
    /// A broker id.
    pub leader_id: i32,
    pub leader_epoch: i32,
    /// A broker id.
    pub isr: Vec<i32>,
    pub leader_recovery_state: i8,
    pub partition_epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AlterPartitionResponse {
    pub const NAME: &'static str = "AlterPartitionResponse";
    pub const KEY: ApiKey = ApiKey::AlterPartition;
    pub const LOWEST: i16 = 2;
    pub const HIGHEST: i16 = 3;
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

impl AlterPartitionResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            topics: cursor.array(true, 18, version, TopicData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.array(&self.topics, true, version, TopicData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 21, version, PartitionData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, PartitionData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl PartitionData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            error_code: cursor.i16(),
            leader_id: cursor.i32(),
            leader_epoch: cursor.i32(),
            isr: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            leader_recovery_state: cursor.i8(),
            partition_epoch: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.i16(self.error_code);
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.array(&self.isr, true, version, wire::write_i32);
        out.i8(self.leader_recovery_state);
        out.i32(self.partition_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
