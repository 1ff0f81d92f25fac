//! ConsumerGroupCurrentMemberAssignmentKey: record key, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupCurrentMemberAssignmentKey {
    pub group_id: String,
    pub member_id: String,
}

impl ConsumerGroupCurrentMemberAssignmentKey {
    pub const NAME: &'static str = "ConsumerGroupCurrentMemberAssignmentKey";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 8;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
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

impl ConsumerGroupCurrentMemberAssignmentKey {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { group_id: cursor.string(false), member_id: cursor.string(false) }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.group_id, false);
        out.string(&self.member_id, false);
    }
}

impl ConsumerGroupCurrentMemberAssignmentKey {
    /// Reads one with its record id as int16 in front.
    pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {
        let id = cursor.i16();
        cursor.begin(Self::NAME, id, Self::RECORD_ID, Self::RECORD_ID)?;
        Self::decode(cursor, 0)
    }

    /// Writes one with its record id as int16 in front.
    pub fn encode_framed(&self, out: &mut wire::Encoder) -> Result<(), EncodeError> {
        out.i16(Self::RECORD_ID);
        self.encode(out, 0)
    }
}
