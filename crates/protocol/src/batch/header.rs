//! The 61 bytes in front of a batch of magic 2, and the patches that a leader makes to them in place.
//!
//! Budget: parsing copies the fields and touches nothing else; a patch outside the checksum writes its field only.

use super::compression::{Codec, UnknownCodec};
use super::reader::Reader;

/// Bytes before the records of a batch of magic 2.
pub const HEADER_SIZE: usize = 61;
/// Bytes before those that `batch_length` counts.
pub const LENGTH_END: usize = 12;
/// First byte that the checksum covers.
pub const CRC_FROM: usize = 21;
/// Where the magic byte stands in every format.
pub const MAGIC_AT: usize = 16;

const LEADER_EPOCH_AT: usize = 12;
const CRC_AT: usize = 17;
const ATTRIBUTES_AT: usize = 21;
const MAX_TIMESTAMP_AT: usize = 35;

/// Bits of `attributes`.
pub const COMPRESSION_BITS: i16 = 0b111;
pub const LOG_APPEND_TIME_BIT: i16 = 1 << 3;
pub const TRANSACTIONAL_BIT: i16 = 1 << 4;
pub const CONTROL_BIT: i16 = 1 << 5;
pub const DELETE_HORIZON_BIT: i16 = 1 << 6;

/// Why bytes are not the header of a batch of magic 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    #[error("{have} bytes; the header of a batch takes {HEADER_SIZE}")]
    Cut { have: usize },
    #[error("magic {magic}; only magic 2 has this header")]
    Magic { magic: i8 },
    #[error("batch length {length} is below 49, the least that a header takes")]
    Length { length: i32 },
}

/// What the timestamps of a batch mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimestampType {
    /// Set by the producer for every record.
    CreateTime,
    /// Every record has the time at which the leader appended the batch.
    LogAppendTime,
}

/// The header of a batch of magic 2, field by field as on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchHeader {
    /// Offset of the first record that the batch was made with.
    pub base_offset: i64,
    /// Bytes after this field; at least 49.
    pub batch_length: i32,
    /// Epoch of the leader that appended the batch; -1 unknown.
    pub partition_leader_epoch: i32,
    /// 2.
    pub magic: i8,
    /// CRC-32C of byte 21 to the end.
    pub crc: u32,
    /// Compression and flags; see the constants of this file.
    pub attributes: i16,
    /// Last offset minus base offset; survives the removal of records.
    pub last_offset_delta: i32,
    /// Where the records' timestamps count from, in ms since 1970; with the delete horizon bit the horizon.
    pub base_timestamp: i64,
    /// Largest timestamp of the records, or the append time; -1 none.
    pub max_timestamp: i64,
    /// -1: not idempotent.
    pub producer_id: i64,
    /// -1: not idempotent.
    pub producer_epoch: i16,
    /// -1: not idempotent.
    pub base_sequence: i32,
    /// Records in the batch; 0 in one that was emptied.
    pub records_count: i32,
}

impl BatchHeader {
    /// Reads the header in front of `bytes`; what follows it may be missing and is not looked at, nor is the checksum.
    ///
    /// Errors: too few bytes, another magic, a length that cannot hold a header. `size()` may still exceed `bytes`.
    pub fn parse(bytes: &[u8]) -> Result<BatchHeader, HeaderError> {
        let magic = bytes.get(MAGIC_AT).map(|byte| byte.cast_signed());
        if let Some(magic) = magic
            && magic != 2
        {
            return Err(HeaderError::Magic { magic });
        }
        let header = Self::fields(bytes).ok_or(HeaderError::Cut { have: bytes.len() })?;
        if header.size() < HEADER_SIZE {
            return Err(HeaderError::Length { length: header.batch_length });
        }
        Ok(header)
    }

    #[inline]
    fn fields(bytes: &[u8]) -> Option<BatchHeader> {
        let mut fields = Reader::new(bytes.first_chunk::<HEADER_SIZE>()?);
        Some(BatchHeader {
            base_offset: i64::from_be_bytes(fields.fixed()?),
            batch_length: i32::from_be_bytes(fields.fixed()?),
            partition_leader_epoch: i32::from_be_bytes(fields.fixed()?),
            magic: i8::from_be_bytes(fields.fixed()?),
            crc: u32::from_be_bytes(fields.fixed()?),
            attributes: i16::from_be_bytes(fields.fixed()?),
            last_offset_delta: i32::from_be_bytes(fields.fixed()?),
            base_timestamp: i64::from_be_bytes(fields.fixed()?),
            max_timestamp: i64::from_be_bytes(fields.fixed()?),
            producer_id: i64::from_be_bytes(fields.fixed()?),
            producer_epoch: i16::from_be_bytes(fields.fixed()?),
            base_sequence: i32::from_be_bytes(fields.fixed()?),
            records_count: i32::from_be_bytes(fields.fixed()?),
        })
    }

    /// The 61 bytes of this header.
    pub fn to_bytes(self) -> [u8; HEADER_SIZE] {
        let mut bytes = [0; HEADER_SIZE];
        put(&mut bytes, 0, self.base_offset.to_be_bytes());
        put(&mut bytes, 8, self.batch_length.to_be_bytes());
        put(&mut bytes, LEADER_EPOCH_AT, self.partition_leader_epoch.to_be_bytes());
        put(&mut bytes, MAGIC_AT, self.magic.to_be_bytes());
        put(&mut bytes, CRC_AT, self.crc.to_be_bytes());
        put(&mut bytes, ATTRIBUTES_AT, self.attributes.to_be_bytes());
        put(&mut bytes, 23, self.last_offset_delta.to_be_bytes());
        put(&mut bytes, 27, self.base_timestamp.to_be_bytes());
        put(&mut bytes, MAX_TIMESTAMP_AT, self.max_timestamp.to_be_bytes());
        put(&mut bytes, 43, self.producer_id.to_be_bytes());
        put(&mut bytes, 51, self.producer_epoch.to_be_bytes());
        put(&mut bytes, 53, self.base_sequence.to_be_bytes());
        put(&mut bytes, 57, self.records_count.to_be_bytes());
        bytes
    }

    /// Bytes of the whole batch, header included. 0 for a negative length, which [`BatchHeader::parse`] refuses.
    pub fn size(&self) -> usize {
        usize::try_from(self.batch_length).map_or(0, |length| length.saturating_add(LENGTH_END))
    }

    /// Offset of the last record that the batch was made with.
    pub fn last_offset(&self) -> i64 {
        self.base_offset.wrapping_add(i64::from(self.last_offset_delta))
    }

    /// How the records are compressed; the codec numbers 5 to 7 mean nothing.
    pub fn compression(&self) -> Result<Codec, UnknownCodec> {
        Codec::from_attributes(self.attributes)
    }

    pub fn is_control(&self) -> bool {
        self.attributes & CONTROL_BIT != 0
    }

    pub fn is_transactional(&self) -> bool {
        self.attributes & TRANSACTIONAL_BIT != 0
    }

    pub fn timestamp_type(&self) -> TimestampType {
        if self.attributes & LOG_APPEND_TIME_BIT != 0 { TimestampType::LogAppendTime } else { TimestampType::CreateTime }
    }

    /// The time (ms since 1970) after which tombstones and markers of this batch may go, once the cleaner has set it.
    pub fn delete_horizon(&self) -> Option<i64> {
        (self.attributes & DELETE_HORIZON_BIT != 0).then_some(self.base_timestamp)
    }

    pub fn has_producer_id(&self) -> bool {
        self.producer_id > -1
    }

    /// Sequence of the last record; -1 without sequences. Sequences wrap from 2³¹−1 to 0.
    pub fn last_sequence(&self) -> i32 {
        if self.base_sequence == -1 { -1 } else { sequence_after(self.base_sequence, self.last_offset_delta) }
    }
}

/// The sequence `delta` records after `sequence`: after 2³¹−1 comes 0. A negative `sequence` (never valid) just counts on.
pub fn sequence_after(sequence: i32, delta: i32) -> i32 {
    let sum = sequence.wrapping_add(delta);
    if sequence >= 0 && delta >= 0 { sum & i32::MAX } else { sum }
}

/// Whether the checksum in the header of `batch` (exactly one batch of magic 2) is that of its bytes. False for less than a header.
pub fn crc_matches(batch: &[u8]) -> bool {
    stored_crc(batch).is_some_and(|stored| checksum(batch) == Some(stored)) && batch.len() >= HEADER_SIZE
}

/// Writes the offset of the first record; no checksum covers it. Source: semantics rule 10.
///
/// `batch`: a whole batch of magic 2, here and below; anything shorter than a header is a fault of the caller and panics.
pub fn set_base_offset(batch: &mut [u8], base_offset: i64) {
    put(batch, 0, base_offset.to_be_bytes());
}

/// Writes the epoch of the leader that appends; no checksum covers it. Source: semantics rule 10.
pub fn set_leader_epoch(batch: &mut [u8], leader_epoch: i32) {
    put(batch, LEADER_EPOCH_AT, leader_epoch.to_be_bytes());
}

/// Writes the largest timestamp (or, with `log_append`, the append time) and the timestamp type bit; renews the checksum if
/// either changed. `batch` must be exactly one batch. Source: semantics rule 10.
pub fn set_max_timestamp(batch: &mut [u8], max_timestamp: i64, log_append: bool) {
    let before = get::<2>(batch, ATTRIBUTES_AT).map_or(0, i16::from_be_bytes);
    let attributes = if log_append { before | LOG_APPEND_TIME_BIT } else { before & !LOG_APPEND_TIME_BIT };
    let stamp = max_timestamp.to_be_bytes();
    if attributes == before && get::<8>(batch, MAX_TIMESTAMP_AT) == Some(stamp) {
        return;
    }
    put(batch, ATTRIBUTES_AT, attributes.to_be_bytes());
    put(batch, MAX_TIMESTAMP_AT, stamp);
    renew_crc(batch);
}

/// Writes the checksum of `batch` (exactly one batch of magic 2) into its header.
pub fn renew_crc(batch: &mut [u8]) {
    let crc = checksum(batch).unwrap_or(0);
    put(batch, CRC_AT, crc.to_be_bytes());
}

fn stored_crc(batch: &[u8]) -> Option<u32> {
    get(batch, CRC_AT).map(u32::from_be_bytes)
}

fn checksum(batch: &[u8]) -> Option<u32> {
    Some(crate::hash::crc32c(batch.get(CRC_FROM..)?))
}

fn get<const N: usize>(batch: &[u8], at: usize) -> Option<[u8; N]> {
    batch.get(at..)?.first_chunk().copied()
}

#[expect(clippy::expect_used, reason = "patches are for batches whose header was read: a shorter slice is our own fault")]
fn put<const N: usize>(batch: &mut [u8], at: usize, bytes: [u8; N]) {
    *batch.get_mut(at..).and_then(<[u8]>::first_chunk_mut).expect("a batch that is patched holds a whole header") = bytes;
}
