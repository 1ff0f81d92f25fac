//! What a leader checks in a produced batch before it takes it, and what it puts right.
//!
//! Budget: one pass over the bytes for the checksum and one over the records while they are in cache; no allocation for a batch that
//! is not compressed (B4), for a compressed one only what the caller's scratch grows by. Errors may allocate.
//!
//! Taken, although one might refuse it, because Kafka does: part of a batch behind the whole one, unused attribute bits, the delete
//! horizon bit, record attributes, key lengths below -1, timestamps below -1, offset deltas other than 0, 1, 2 (see [`Checked::dense`]),
//! a sequence without a producer.
//!
//! Not here: what needs the partition (sequences, epochs, transactions), and base offset and leader epoch, which the append writes.
//! Source: semantics rules 10–15, 78; KIP-467 (record errors), KIP-937 (timestamp bounds); the answers of a real Kafka to each damage
//! are in tests/golden/batches.broker.jsonl.

use super::compression::{Codec, DecompressError, UnknownCodec, decompress};
use super::header::{BatchHeader, HEADER_SIZE, HeaderError, TimestampType, crc_matches, set_max_timestamp};
use super::record::{Record, RecordError, RecordIter};
use super::split::{RawBatch, SplitError, batches};

/// The first Produce version whose clients may send zstd.
pub const ZSTD_FROM_PRODUCE: i16 = 7;

/// Record faults that are kept for the answer; the rest are counted. A batch may hold millions, an answer should not.
pub const FAULTS_KEPT: usize = 1000;

/// What the topic and the request ask of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checks {
    pub produce_version: i16,
    /// `max.message.bytes`: the most bytes of the batch as it came, compressed. Rule 13.
    pub max_message_bytes: usize,
    /// `message.timestamp.type`.
    pub timestamp_type: TimestampType,
    /// Wall clock, ms since 1970: the append time, and what the bounds count from.
    pub now_ms: i64,
    /// `message.timestamp.before.max.ms`: how far behind `now_ms` a create time may lie.
    pub before_max_ms: i64,
    /// `message.timestamp.after.max.ms`: how far ahead.
    pub after_max_ms: i64,
    /// The topic is compacted: every record needs a key. Rule 12.
    pub compacted: bool,
    /// The most bytes that compressed records may inflate to.
    pub inflated_limit: usize,
}

/// A batch that may be appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The header after what [`produced`] put right.
    pub header: BatchHeader,
    /// Bytes of the batch; what came behind it is to be dropped.
    pub size: usize,
    pub codec: Codec,
    /// The offset deltas are 0, 1, 2 … If not, Kafka stores an uncompressed batch as it is, and builds a compressed one anew:
    /// see [`recompress`](super::recompress).
    pub dense: bool,
}

/// Why a batch is refused. The first line of variants is found before Kafka looks at the log: its answer has log start offset -1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    #[error("there is no whole batch in the request")]
    NoWholeBatch,
    #[error("more than one batch for a partition")]
    MoreThanOne,
    #[error("magic {magic}: only magic 2 is taken since Produce 3")]
    OldMagic { magic: i8 },
    #[error("zstd needs Produce {ZSTD_FROM_PRODUCE}; the request is in version {produce_version}")]
    ZstdTooEarly { produce_version: i16 },
    #[error(transparent)]
    Split(#[from] SplitError),
    #[error("a length of {length} cannot hold the header of a batch")]
    LengthTooSmall { length: i32 },
    #[error("the batch takes {size} bytes; max.message.bytes is {limit}")]
    TooLarge { size: usize, limit: usize },
    #[error("the checksum of the batch is wrong")]
    CrcMismatch,

    #[error("base offset {base_offset}; a producer must send 0")]
    BaseOffsetNotZero { base_offset: i64 },
    #[error(transparent)]
    CodecUnknown(#[from] UnknownCodec),
    #[error("the batch claims {count} records")]
    NoRecords { count: i32 },
    #[error("last offset delta {last_offset_delta} in a batch of {count} records")]
    LastDeltaMismatch { last_offset_delta: i32, count: i32 },
    #[error("clients may not write control batches")]
    ControlFromClient,
    #[error("base sequence {base_sequence} with producer id {producer_id}")]
    SequenceMissing { producer_id: i64, base_sequence: i32 },
    #[error(transparent)]
    CannotDecompress(#[from] DecompressError),
    /// Of these, Kafka answers a varint that is too long as an unknown error, and the others as an invalid record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// `faults`: the first of them, in order, at most [`FAULTS_KEPT`]; `total`: how many there are, at least 1.
    #[error("{total} records are refused")]
    Refused { faults: Vec<RecordFault>, total: usize },
}

/// Why one record of a sound batch is refused, and the batch with it. `index`: which record, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    #[error("record {index} has no key, and the topic is compacted")]
    KeyMissing { index: i32 },
    #[error("timestamp {timestamp} of the record with offset {offset} is not within {low} and {high}")]
    TimestampOutOfRange { index: i32, offset: i64, timestamp: i64, low: i64, high: i64 },
    #[error("record {index} says LogAppendTime, which only a broker may set")]
    AppendTimeFromProducer { index: i32 },
}

impl RecordFault {
    /// Which record of the batch, from 0.
    pub fn index(&self) -> i32 {
        match self {
            RecordFault::KeyMissing { index }
            | RecordFault::TimestampOutOfRange { index, .. }
            | RecordFault::AppendTimeFromProducer { index } => *index,
        }
    }
}

/// Checks the one batch at the front of `records` (the field of a Produce request) and puts right its max timestamp and
/// timestamp type, with the checksum if that changed a byte.
///
/// `scratch` holds the inflated records while they are checked; its capacity is used again.
/// Errors: see [`BatchError`]; nothing was changed then.
pub fn produced(records: &mut [u8], checks: &Checks, scratch: &mut Vec<u8>) -> Result<Checked, BatchError> {
    let batch = only_batch(records, checks)?;
    let size = batch.bytes().len();
    let header = checked_header(batch, checks)?;
    let codec = header.compression()?;
    let bytes = match codec {
        Codec::None => batch.bytes().get(HEADER_SIZE..).unwrap_or(&[]),
        codec => {
            decompress(codec, batch.bytes().get(HEADER_SIZE..).unwrap_or(&[]), checks.inflated_limit, scratch)?;
            scratch.as_slice()
        }
    };
    let walked = walk(&header, bytes, checks)?;
    let batch = records.get_mut(..size).unwrap_or(&mut []);
    let (max_timestamp, log_append) = match checks.timestamp_type {
        TimestampType::CreateTime => (walked.max_timestamp, false),
        TimestampType::LogAppendTime => (checks.now_ms, true),
    };
    set_max_timestamp(batch, max_timestamp, log_append);
    let header = BatchHeader::parse(batch).unwrap_or(header);
    Ok(Checked { header, size, codec, dense: walked.dense })
}

/// The batch in front, if it is the only one and of a kind that the version may send.
fn only_batch<'a>(records: &'a [u8], checks: &Checks) -> Result<RawBatch<'a>, BatchError> {
    let mut batches = batches(records);
    let batch = batches.next().ok_or(BatchError::NoWholeBatch)??;
    if batch.magic() != 2 {
        return Err(BatchError::OldMagic { magic: batch.magic() });
    }
    if checks.produce_version < ZSTD_FROM_PRODUCE
        && let Ok(header) = batch.header()
        && header.compression()? == Codec::Zstd
    {
        return Err(BatchError::ZstdTooEarly { produce_version: checks.produce_version });
    }
    match batches.next().transpose()? {
        None => Ok(batch),
        Some(_second) => Err(BatchError::MoreThanOne),
    }
}

/// The header, when it and the checksum are sound, in the order in which Kafka looks.
fn checked_header(batch: RawBatch<'_>, checks: &Checks) -> Result<BatchHeader, BatchError> {
    let header = batch.header().map_err(|error| match error {
        HeaderError::Length { length } => BatchError::LengthTooSmall { length },
        HeaderError::Magic { magic } => BatchError::OldMagic { magic },
        // The splitter gives whole batches: fewer bytes than a header means that the length says so.
        HeaderError::Cut { have } => BatchError::LengthTooSmall { length: i32::try_from(have.saturating_sub(12)).unwrap_or(0) },
    })?;
    if header.base_offset != 0 {
        return Err(BatchError::BaseOffsetNotZero { base_offset: header.base_offset });
    }
    let (size, limit) = (batch.bytes().len(), checks.max_message_bytes);
    if size > limit {
        return Err(BatchError::TooLarge { size, limit });
    }
    if !crc_matches(batch.bytes()) {
        return Err(BatchError::CrcMismatch);
    }
    header.compression()?;
    check_counts(&header)?;
    Ok(header)
}

fn check_counts(header: &BatchHeader) -> Result<(), BatchError> {
    let BatchHeader { records_count: count, last_offset_delta, producer_id, base_sequence, .. } = *header;
    if count <= 0 {
        return Err(BatchError::NoRecords { count });
    }
    if last_offset_delta != count.saturating_sub(1) {
        return Err(BatchError::LastDeltaMismatch { last_offset_delta, count });
    }
    if header.is_control() {
        return Err(BatchError::ControlFromClient);
    }
    if header.has_producer_id() && base_sequence < 0 {
        return Err(BatchError::SequenceMissing { producer_id, base_sequence });
    }
    Ok(())
}

struct Walked {
    max_timestamp: i64,
    dense: bool,
}

/// Reads every record once. Damage ends the walk; faults of single records are gathered to its end, as the answer names them all.
fn walk(header: &BatchHeader, bytes: &[u8], checks: &Checks) -> Result<Walked, BatchError> {
    let mut walked = Walked { max_timestamp: -1, dense: true };
    let mut faults = Vec::new();
    let mut total = 0usize;
    for (index, record) in (0i32..).zip(RecordIter::new(header, bytes)) {
        let record = record?;
        walked.max_timestamp = walked.max_timestamp.max(record.timestamp);
        walked.dense &= record.offset_delta == index;
        if let Some(fault) = fault_of(header, &record, index, checks) {
            total = total.saturating_add(1);
            if faults.len() < FAULTS_KEPT {
                faults.push(fault);
            }
        }
    }
    if total > 0 {
        return Err(BatchError::Refused { faults, total });
    }
    Ok(walked)
}

#[inline]
fn fault_of(header: &BatchHeader, record: &Record<'_>, index: i32, checks: &Checks) -> Option<RecordFault> {
    if checks.compacted && record.key.is_none() {
        return Some(RecordFault::KeyMissing { index });
    }
    if checks.timestamp_type == TimestampType::CreateTime && record.timestamp != -1 {
        let low = checks.now_ms.saturating_sub(checks.before_max_ms);
        let high = checks.now_ms.saturating_add(checks.after_max_ms);
        let Record { offset, timestamp, .. } = *record;
        return (timestamp < low || timestamp > high).then_some(RecordFault::TimestampOutOfRange { index, offset, timestamp, low, high });
    }
    (header.timestamp_type() == TimestampType::LogAppendTime).then_some(RecordFault::AppendTimeFromProducer { index })
}
