//! ConsumerProtocolAssignment: data, versions 0-3.
//!
//! Generated from facts/records/consumer_protocol.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerProtocolAssignment {
    pub assigned_partitions: Vec<TopicPartition>,
    /// Default null.
    pub user_data: Option<Bytes>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    /// Key of its array; a topic name.
    pub topic: String,
    pub partitions: Vec<i32>,
}

impl ConsumerProtocolAssignment {
    pub const NAME: &'static str = "ConsumerProtocolAssignment";
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 3;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = None;

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

impl ConsumerProtocolAssignment {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { assigned_partitions: cursor.array(false, 6, version, TopicPartition::read), user_data: cursor.nullable_bytes(false, true) }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.assigned_partitions, false, version, TopicPartition::write);
        out.nullable_bytes(self.user_data.as_ref(), false, true, "ConsumerProtocolAssignment.user_data");
    }
}

impl TopicPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { topic: cursor.string(false), partitions: cursor.array(false, 4, version, |cursor, _| cursor.i32()) }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic, false);
        out.array(&self.partitions, false, version, wire::write_i32);
    }
}

impl ConsumerProtocolAssignment {
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
