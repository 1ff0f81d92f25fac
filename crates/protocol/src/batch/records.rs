//! The records of one batch of any magic and codec, behind one iterator.

use super::compression::{Codec, DecompressError, UnknownCodec, decompress};
use super::header::{BatchHeader, HEADER_SIZE, HeaderError};
use super::legacy::{LegacyError, LegacyRecords};
use super::record::{Record, RecordError, RecordIter};
use super::split::RawBatch;

/// Why the records of a batch cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordsError {
    #[error(transparent)]
    Header(#[from] HeaderError),
    #[error(transparent)]
    Codec(#[from] UnknownCodec),
    #[error(transparent)]
    Decompress(#[from] DecompressError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Legacy(#[from] LegacyError),
}

/// The records of one batch; ends after its first error.
#[derive(Debug, Clone)]
pub enum Records<'a> {
    Modern(RecordIter<'a>),
    Legacy(LegacyRecords<'a>),
}

impl<'a> RawBatch<'a> {
    /// The records of this batch, oldest first. The checksum is not verified: see [`RawBatch::checksum_matches`].
    ///
    /// `limit`: the most bytes that compressed records may inflate to. `scratch`: where they go; untouched without compression.
    /// Errors: the header, the codec or the compressed data are not sound; damage inside comes from the iterator.
    pub fn records(&self, limit: usize, scratch: &'a mut Vec<u8>) -> Result<Records<'a>, RecordsError> {
        if self.magic() < 2 {
            return Ok(Records::Legacy(LegacyRecords::new(*self, limit, scratch)?));
        }
        let header = self.header()?;
        Ok(Records::Modern(RecordIter::new(&header, record_bytes(self.bytes(), &header, limit, scratch)?)))
    }
}

/// The bytes behind the header of `batch` (one whole batch of magic 2), inflated into `scratch` if they are compressed.
pub fn record_bytes<'a>(batch: &'a [u8], header: &BatchHeader, limit: usize, scratch: &'a mut Vec<u8>) -> Result<&'a [u8], RecordsError> {
    let bytes = batch.get(HEADER_SIZE..).unwrap_or(&[]);
    match header.compression()? {
        Codec::None => Ok(bytes),
        // An emptied batch has none, and no codec makes anything of no bytes.
        _ if header.records_count == 0 => Ok(&[]),
        codec => {
            decompress(codec, bytes, limit, scratch)?;
            Ok(scratch)
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, RecordsError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Records::Modern(records) => records.next().map(|record| record.map_err(RecordsError::from)),
            Records::Legacy(records) => records.next().map(|record| record.map_err(RecordsError::from)),
        }
    }
}
