//! ProducerSnapshot: data, versions 1.
//!
//! Generated from facts/records/log_files.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProducerSnapshot {
    pub crc: u32,
    pub producer_entries: Vec<ProducerEntry>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProducerEntry {
    pub producer_id: i64,
    pub epoch: i16,
    pub last_sequence: i32,
    pub last_offset: i64,
    pub offset_delta: i32,
    pub timestamp: i64,
    pub coordinator_epoch: i32,
    pub current_txn_first_offset: i64,
}

impl ProducerSnapshot {
    pub const NAME: &'static str = "ProducerSnapshot";
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 1;
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

impl ProducerSnapshot {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { crc: cursor.u32(), producer_entries: cursor.array(false, 46, version, ProducerEntry::read) }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.u32(self.crc);
        out.array(&self.producer_entries, false, version, ProducerEntry::write);
    }
}

impl ProducerEntry {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            producer_id: cursor.i64(),
            epoch: cursor.i16(),
            last_sequence: cursor.i32(),
            last_offset: cursor.i64(),
            offset_delta: cursor.i32(),
            timestamp: cursor.i64(),
            coordinator_epoch: cursor.i32(),
            current_txn_first_offset: cursor.i64(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i64(self.producer_id);
        out.i16(self.epoch);
        out.i32(self.last_sequence);
        out.i64(self.last_offset);
        out.i32(self.offset_delta);
        out.i64(self.timestamp);
        out.i32(self.coordinator_epoch);
        out.i64(self.current_txn_first_offset);
    }
}

impl ProducerSnapshot {
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
