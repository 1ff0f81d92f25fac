//! ConsumerGroupMetadataValue: record value, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupMetadataValue {
    pub epoch: i32,
    /// Tag 0 in 0+.
    pub metadata_hash: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ConsumerGroupMetadataValue {
    pub const NAME: &'static str = "ConsumerGroupMetadataValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 3;
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

impl ConsumerGroupMetadataValue {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        let mut value = Self { epoch: cursor.i32(), metadata_hash: 0, unknown_tagged_fields: Vec::new() };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.metadata_hash = cursor.i64(),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.epoch);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.metadata_hash != 0 {
            out.begin_tag(&mut tags, 0);
            out.i64(self.metadata_hash);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl ConsumerGroupMetadataValue {
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
