//! Cuts bytes into batches of any magic, by their lengths alone: checksums and contents are the reader's business.

use super::header::{BatchHeader, HEADER_SIZE, HeaderError, LENGTH_END, MAGIC_AT, crc_matches};
use super::legacy;
use super::reader::Reader;

/// The least that a length field may say: what a message of magic 0 takes without key and value.
pub const LEAST_LENGTH: i32 = 14;

/// Why the next batch cannot be found. Nothing behind it can be found either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    #[error("length {length} is below the least of a batch ({LEAST_LENGTH})")]
    LengthTooSmall { length: i32 },
    #[error("length {length} does not fit a batch with the 12 bytes before it")]
    LengthOverflow { length: i32 },
    #[error("magic {magic} is not 0, 1 or 2")]
    UnknownMagic { magic: i8 },
}

/// One batch of any magic, whole by its length field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawBatch<'a> {
    bytes: &'a [u8],
    magic: i8,
}

impl<'a> RawBatch<'a> {
    /// All bytes of the batch: at least 26, and exactly what the length field says.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// 0, 1 or 2.
    pub fn magic(&self) -> i8 {
        self.magic
    }

    /// The offset at the front: of the first record in magic 2, of the last message in magic 0 and 1.
    pub fn first_field(&self) -> i64 {
        self.bytes.first_chunk().copied().map_or(0, i64::from_be_bytes)
    }

    /// The header of a batch of magic 2; another magic or a length below a header is the error.
    pub fn header(&self) -> Result<BatchHeader, HeaderError> {
        BatchHeader::parse(self.bytes)
    }

    /// Offset of the last record. A batch of magic 2 too short for its header gives the offset at its front.
    pub fn last_offset(&self) -> i64 {
        if self.magic < 2 { self.first_field() } else { self.header().map_or(self.first_field(), |header| header.last_offset()) }
    }

    /// Whether the bytes are whole: long enough for their format, with the checksum that they name.
    pub fn checksum_matches(&self) -> bool {
        if self.magic < 2 { legacy::crc_matches(self.bytes) } else { self.bytes.len() >= HEADER_SIZE && crc_matches(self.bytes) }
    }
}

/// Cuts `bytes` into batches from the front.
///
/// The iterator ends where fewer bytes are left than the next batch takes (a fetch may end in part of one); what was left is
/// [`Batches::rest`]. It ends after its first error. `Ok(None)` never stands for damage.
pub fn batches(bytes: &[u8]) -> Batches<'_> {
    Batches { rest: bytes, failed: false }
}

/// See [`batches`].
#[derive(Debug, Clone)]
pub struct Batches<'a> {
    rest: &'a [u8],
    failed: bool,
}

impl<'a> Batches<'a> {
    /// The bytes that no batch was made of yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next whole batch, and the bytes behind it. `None`: fewer bytes than a whole batch.
    fn cut(&self) -> Result<Option<(RawBatch<'a>, &'a [u8])>, SplitError> {
        let Some(size) = size_of_next(self.rest)? else { return Ok(None) };
        let Some(magic) = self.rest.get(MAGIC_AT).map(|byte| byte.cast_signed()) else { return Ok(None) };
        if !(0..=2).contains(&magic) {
            return Err(SplitError::UnknownMagic { magic });
        }
        Ok(self.rest.split_at_checked(size).map(|(bytes, rest)| (RawBatch { bytes, magic }, rest)))
    }
}

impl<'a> Iterator for Batches<'a> {
    type Item = Result<RawBatch<'a>, SplitError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match self.cut() {
            Ok(None) => None,
            Ok(Some((batch, rest))) => {
                self.rest = rest;
                Some(Ok(batch))
            }
            Err(error) => {
                self.failed = true;
                Some(Err(error))
            }
        }
    }
}

/// Bytes that the batch in front of `bytes` takes, by its length field; `None` when not even that is there.
///
/// Errors: a length that no batch has. Whoever reads a file asks this with the first 12 bytes, then reads the rest.
pub fn size_of_next(bytes: &[u8]) -> Result<Option<usize>, SplitError> {
    let mut fields = Reader::new(bytes);
    let Some(length) = fields.fixed::<8>().and_then(|_offset| fields.fixed()).map(i32::from_be_bytes) else { return Ok(None) };
    if length < LEAST_LENGTH {
        return Err(SplitError::LengthTooSmall { length });
    }
    if length > i32::MAX - 12 {
        return Err(SplitError::LengthOverflow { length });
    }
    Ok(usize::try_from(length).ok().and_then(|length| length.checked_add(LENGTH_END)))
}
