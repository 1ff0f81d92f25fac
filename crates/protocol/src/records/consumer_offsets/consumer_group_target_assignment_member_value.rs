//! ConsumerGroupTargetAssignmentMemberValue: record value, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupTargetAssignmentMemberValue {
    pub topic_partitions: Vec<TopicPartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    pub topic_id: Uuid,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ConsumerGroupTargetAssignmentMemberValue {
    pub const NAME: &'static str = "ConsumerGroupTargetAssignmentMemberValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 7;
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

impl ConsumerGroupTargetAssignmentMemberValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { topic_partitions: cursor.array(true, 18, version, TopicPartition::read), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.topic_partitions, true, version, TopicPartition::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ConsumerGroupTargetAssignmentMemberValue {
    /// Reads one with its version as int16 in front.
    pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {
        let version = cursor.i16();
        Self::decode(cursor, version)
    }

    /// Writes one with its version as int16 in front.
    pub fn encode_framed(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        out.i16(version);
        self.encode(out, version)
    }
}
