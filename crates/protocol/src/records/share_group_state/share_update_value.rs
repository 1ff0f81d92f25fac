//! ShareUpdateValue: record value, versions 0.
//!
//! Generated from facts/records/share_group_state.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct ShareUpdateValue {
    pub snapshot_epoch: i32,
    pub leader_epoch: i32,
    pub start_offset: i64,
    /// Tag 0 in 0+; default -1.
    pub delivery_complete_count: i32,
    pub state_batches: Vec<StateBatch>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ShareUpdateValue {
    fn default() -> Self {
        Self {
            snapshot_epoch: 0,
            leader_epoch: 0,
            start_offset: 0,
            delivery_complete_count: -1,
            state_batches: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct StateBatch {
    pub first_offset: i64,
    pub last_offset: i64,
    pub delivery_state: i8,
    pub delivery_count: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ShareUpdateValue {
    pub const NAME: &'static str = "ShareUpdateValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 1;
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

impl ShareUpdateValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            snapshot_epoch: cursor.i32(),
            leader_epoch: cursor.i32(),
            start_offset: cursor.i64(),
            delivery_complete_count: -1,
            state_batches: cursor.array(true, 20, version, StateBatch::read),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.delivery_complete_count = cursor.i32(),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.snapshot_epoch);
        out.i32(self.leader_epoch);
        out.i64(self.start_offset);
        out.array(&self.state_batches, true, version, StateBatch::write);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.delivery_complete_count != -1 {
            out.begin_tag(&mut tags, 0);
            out.i32(self.delivery_complete_count);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl StateBatch {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            first_offset: cursor.i64(),
            last_offset: cursor.i64(),
            delivery_state: cursor.i8(),
            delivery_count: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i64(self.first_offset);
        out.i64(self.last_offset);
        out.i8(self.delivery_state);
        out.i16(self.delivery_count);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ShareUpdateValue {
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
