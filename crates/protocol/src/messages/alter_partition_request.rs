//! AlterPartitionRequest: request, versions 2-3.
//!
//! Generated from facts/messages/56_alter_partition.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct AlterPartitionRequest {
    /// A broker id.
    pub broker_id: i32,
    /// Default -1.
    pub broker_epoch: i64,
    pub topics: Vec<TopicData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for AlterPartitionRequest {
    fn default() -> Self {
        Self { broker_id: 0, broker_epoch: -1, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
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
    pub leader_epoch: i32,
    /// Versions 2; a broker id.
    pub new_isr: Vec<i32>,
    /// Versions 3.
    pub new_isr_with_epochs: Vec<BrokerState>,
    pub leader_recovery_state: i8,
    pub partition_epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct BrokerState {
    /// A broker id.
    pub broker_id: i32,
    /// Default -1.
    pub broker_epoch: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for BrokerState {
    fn default() -> Self {
        Self { broker_id: 0, broker_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}

impl AlterPartitionRequest {
    pub const NAME: &'static str = "AlterPartitionRequest";
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

impl AlterPartitionRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            broker_id: cursor.i32(),
            broker_epoch: cursor.i64(),
            topics: cursor.array(true, 18, version, TopicData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.broker_id);
        out.i64(self.broker_epoch);
        out.array(&self.topics, true, version, TopicData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 15, version, PartitionData::read),
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
            leader_epoch: cursor.i32(),
            new_isr: if version <= 2 { cursor.array(true, 4, version, |cursor, _| cursor.i32()) } else { Vec::new() },
            new_isr_with_epochs: if version >= 3 { cursor.array(true, 13, version, BrokerState::read) } else { Vec::new() },
            leader_recovery_state: cursor.i8(),
            partition_epoch: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.i32(self.leader_epoch);
        if version <= 2 {
            out.array(&self.new_isr, true, version, wire::write_i32);
        } else if !self.new_isr.is_empty() {
            out.absent("AlterPartitionRequest.PartitionData.new_isr");
        }
        if version >= 3 {
            out.array(&self.new_isr_with_epochs, true, version, BrokerState::write);
        } else if !self.new_isr_with_epochs.is_empty() {
            out.absent("AlterPartitionRequest.PartitionData.new_isr_with_epochs");
        }
        out.i8(self.leader_recovery_state);
        out.i32(self.partition_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl BrokerState {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { broker_id: cursor.i32(), broker_epoch: cursor.i64(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.broker_id);
        out.i64(self.broker_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
