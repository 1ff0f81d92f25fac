//! ConsumerProtocolSubscription: data, versions 0-3.
//!
//! Generated from facts/records/consumer_protocol.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError};

#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerProtocolSubscription {
    pub topics: Vec<String>,
    /// Default null.
    pub user_data: Option<Bytes>,
    /// Versions 1-3; dropped where absent.
    pub owned_partitions: Vec<TopicPartition>,
    /// Versions 2-3; dropped where absent; default -1.
    pub generation_id: i32,
    /// Versions 3; dropped where absent; default null.
    pub rack_id: Option<String>,
}

impl Default for ConsumerProtocolSubscription {
    fn default() -> Self {
        Self { topics: Vec::new(), user_data: None, owned_partitions: Vec::new(), generation_id: -1, rack_id: None }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    /// Key of its array; a topic name.
    pub topic: String,
    pub partitions: Vec<i32>,
}

impl ConsumerProtocolSubscription {
    pub const NAME: &'static str = "ConsumerProtocolSubscription";
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

impl ConsumerProtocolSubscription {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topics: cursor.array(false, 2, version, |cursor, _| cursor.string(false)),
            user_data: cursor.nullable_bytes(false, true),
            owned_partitions: if version >= 1 { cursor.array(false, 6, version, TopicPartition::read) } else { Vec::new() },
            generation_id: if version >= 2 { cursor.i32() } else { -1 },
            rack_id: if version >= 3 { cursor.nullable_string(false, true) } else { None },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.topics, false, version, wire::write_plain_string);
        out.nullable_bytes(self.user_data.as_ref(), false, true, "ConsumerProtocolSubscription.user_data");
        if version >= 1 {
            out.array(&self.owned_partitions, false, version, TopicPartition::write);
        }
        if version >= 2 {
            out.i32(self.generation_id);
        }
        if version >= 3 {
            out.nullable_string(self.rack_id.as_deref(), false, true, "ConsumerProtocolSubscription.rack_id");
        }
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

impl ConsumerProtocolSubscription {
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
