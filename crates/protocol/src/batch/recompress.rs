//! A batch in another codec: `compression.type` other than `producer`, and compressed batches whose offsets do not count up.

use super::builder::{BatchBuilder, BatchOptions, BuildError};
use super::compression::{Codec, compress};
use super::header::{
    BatchHeader, CONTROL_BIT, DELETE_HORIZON_BIT, HEADER_SIZE, LENGTH_END, LOG_APPEND_TIME_BIT, TRANSACTIONAL_BIT, renew_crc,
};
use super::record::{Record, RecordIter};
use super::records::{RecordsError, record_bytes};

/// How a batch is to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub codec: Codec,
    /// See [`compress`]; `None`: Kafka's default.
    pub level: Option<i32>,
    /// The most bytes that compressed records may inflate to.
    pub inflated_limit: usize,
}

/// Why a batch cannot be stored in another codec.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecompressError {
    #[error(transparent)]
    Records(#[from] RecordsError),
    #[error(transparent)]
    Build(#[from] BuildError),
}

/// Appends `batch` (one whole, checked batch of magic 2) to `out` in the codec of `target`; header fields stay, unused attribute bits go.
///
/// Records whose offsets count up from the base offset are compressed as they are; others are numbered anew.
/// `scratch` holds the inflated records meanwhile. Errors: as reading the records; `out` may hold part of a batch then.
pub fn recompress(batch: &[u8], target: &Target, scratch: &mut Vec<u8>, out: &mut Vec<u8>) -> Result<(), RecompressError> {
    let header = BatchHeader::parse(batch).map_err(RecordsError::from)?;
    let bytes = record_bytes(batch, &header, target.inflated_limit, scratch)?;
    let mut dense = true;
    for (index, record) in (0i32..).zip(RecordIter::new(&header, bytes)) {
        dense &= record.map_err(RecordsError::from)?.offset_delta == index;
    }
    if dense { put_compressed(&header, bytes, target, out) } else { put_numbered(&header, bytes, target, out) }
}

fn put_compressed(header: &BatchHeader, bytes: &[u8], target: &Target, out: &mut Vec<u8>) -> Result<(), RecompressError> {
    let start = out.len();
    out.extend_from_slice(&[0; HEADER_SIZE]);
    compress(target.codec, target.level, bytes, out);
    let (_before, batch) = out.split_at_mut(start);
    let kept = LOG_APPEND_TIME_BIT | TRANSACTIONAL_BIT | CONTROL_BIT | DELETE_HORIZON_BIT;
    let header = BatchHeader {
        batch_length: i32::try_from(batch.len().saturating_sub(LENGTH_END)).map_err(|_too_large| BuildError::TooLarge)?,
        attributes: target.codec.bits() | header.attributes & kept,
        ..*header
    };
    if let Some(front) = batch.first_chunk_mut() {
        *front = header.to_bytes();
    }
    renew_crc(batch);
    Ok(())
}

fn put_numbered(header: &BatchHeader, bytes: &[u8], target: &Target, out: &mut Vec<u8>) -> Result<(), RecompressError> {
    let mut builder = BatchBuilder::new(BatchOptions { codec: target.codec, level: target.level, ..BatchOptions::of(header) });
    let mut headers = Vec::new();
    for record in RecordIter::new(header, bytes) {
        let record: Record<'_> = record.map_err(RecordsError::from)?;
        headers.clear();
        headers.extend(record.headers.iter());
        builder.append(record.timestamp, record.key, record.value, &headers)?;
    }
    builder.finish(out);
    Ok(())
}
