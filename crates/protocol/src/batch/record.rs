//! The records of a batch of magic 2, read where they lie.
//!
//! ```text
//! length varint | attributes int8 | timestamp delta varlong | offset delta varint
//! | key length varint, key | value length varint, value | headers varint { key length varint, key, value length varint, value }*
//! ```
//!
//! `length` counts what follows it and must match what the fields take. A length below 0 stands for null.
//! Budget: no allocation; one pass, in which headers are stepped over and checked. They are read again when asked for.

use super::header::{BatchHeader, TimestampType, sequence_after};
use super::reader::{ReadError, Reader};

/// Why a record cannot be read. `index`: which record of the batch, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error("record {index} goes beyond the bytes of its batch")]
    Cut { index: i32 },
    #[error("record {index} has a varint that is too long")]
    VarintTooLong { index: i32 },
    #[error("record {index} has the negative length {length}")]
    NegativeLength { index: i32, length: i32 },
    #[error("record {index} takes other bytes than its length says")]
    LengthMismatch { index: i32 },
    #[error("record {index} has the negative number of headers {count}")]
    NegativeHeaders { index: i32, count: i32 },
    #[error("record {index} has a header without a key")]
    HeaderKeyNull { index: i32 },
    #[error("the batch claims {count} records")]
    NegativeCount { count: i32 },
    #[error("bytes follow the last of {count} records")]
    TrailingBytes { count: i32 },
}

/// One record, borrowed from the (decompressed) bytes of its batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    pub offset: i64,
    /// Milliseconds since 1970; the append time of the batch where its timestamp type says so.
    pub timestamp: i64,
    pub key: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
    pub headers: Headers<'a>,
    /// From the batch's base offset.
    pub offset_delta: i32,
    /// The record's own bits; none has a meaning yet.
    pub attributes: i8,
}

impl Record<'_> {
    /// The producer's number for this record in a batch with `header`; `None` without an idempotent producer.
    pub fn sequence(&self, header: &BatchHeader) -> Option<i32> {
        (header.base_sequence >= 0).then(|| sequence_after(header.base_sequence, self.offset_delta))
    }
}

/// The headers of a record, in order; a key may occur more than once, a value may be null. They were checked with their record.
#[derive(Debug, Clone, Copy, Default)]
pub struct Headers<'a> {
    count: i32,
    fields: &'a [u8],
}

impl PartialEq for Headers<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Headers<'_> {}

impl<'a> Headers<'a> {
    pub fn len(&self) -> usize {
        usize::try_from(self.count).unwrap_or(0)
    }

    pub fn is_empty(&self) -> bool {
        self.count <= 0
    }

    /// Key and value of each header. Kafka's writers make keys of UTF-8, but nothing checks it.
    pub fn iter(&self) -> impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)> + use<'a> {
        let mut reader = Reader::new(self.fields);
        (0..self.count).map_while(move |index| header(&mut reader, index).ok())
    }
}

/// The records in the bytes of one batch. Ends after its first error.
///
/// The last record is given only when nothing follows it, as Kafka does: a batch with more records than it counts is damaged.
/// A batch that counts 0 has no records, whatever bytes it has.
#[derive(Debug, Clone)]
pub struct RecordIter<'a> {
    reader: Reader<'a>,
    base_offset: i64,
    base_timestamp: i64,
    append_time: Option<i64>,
    count: i32,
    next: i32,
}

impl<'a> RecordIter<'a> {
    /// `records`: the bytes behind the header, decompressed if `header` names a codec.
    pub fn new(header: &BatchHeader, records: &'a [u8]) -> Self {
        RecordIter {
            reader: Reader::new(records),
            base_offset: header.base_offset,
            base_timestamp: header.base_timestamp,
            append_time: match header.timestamp_type() {
                TimestampType::CreateTime => None,
                TimestampType::LogAppendTime => Some(header.max_timestamp),
            },
            count: header.records_count,
            next: 0,
        }
    }

    #[inline]
    fn step(&mut self) -> Result<Record<'a>, RecordError> {
        let index = self.next;
        if self.count < 0 {
            return Err(RecordError::NegativeCount { count: self.count });
        }
        let length = self.reader.varint().map_err(|error| read_error(error, index))?;
        let Ok(length) = usize::try_from(length) else { return Err(RecordError::NegativeLength { index, length }) };
        let body = self.reader.take(length).ok_or(RecordError::Cut { index })?;
        let fields = parse(body, index)?;
        self.next = self.next.saturating_add(1);
        if self.next == self.count && !self.reader.is_empty() {
            return Err(RecordError::TrailingBytes { count: self.count });
        }
        Ok(Record {
            // Java's arithmetic: a delta beyond 64 bits wraps, in a batch that nobody would take for sound.
            offset: self.base_offset.wrapping_add(i64::from(fields.offset_delta)),
            timestamp: self.append_time.unwrap_or_else(|| self.base_timestamp.wrapping_add(fields.timestamp_delta)),
            key: fields.key,
            value: fields.value,
            headers: fields.headers,
            offset_delta: fields.offset_delta,
            attributes: fields.attributes,
        })
    }
}

impl<'a> Iterator for RecordIter<'a> {
    type Item = Result<Record<'a>, RecordError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.next == self.count {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.next = self.count; // B3
        }
        Some(step)
    }
}

struct Fields<'a> {
    attributes: i8,
    timestamp_delta: i64,
    offset_delta: i32,
    key: Option<&'a [u8]>,
    value: Option<&'a [u8]>,
    headers: Headers<'a>,
}

#[inline]
fn parse(body: &[u8], index: i32) -> Result<Fields<'_>, RecordError> {
    let mut reader = Reader::new(body);
    let [attributes] = reader.fixed().ok_or(RecordError::LengthMismatch { index })?;
    let timestamp_delta = reader.varlong().map_err(|error| inside(error, index))?;
    let offset_delta = reader.varint().map_err(|error| inside(error, index))?;
    let key = sized(&mut reader, index)?;
    let value = sized(&mut reader, index)?;
    let count = reader.varint().map_err(|error| inside(error, index))?;
    if count < 0 {
        return Err(RecordError::NegativeHeaders { index, count });
    }
    let headers = Headers { count, fields: reader.rest() };
    for _ in 0..count {
        header(&mut reader, index)?;
    }
    if !reader.is_empty() {
        return Err(RecordError::LengthMismatch { index });
    }
    Ok(Fields { attributes: attributes.cast_signed(), timestamp_delta, offset_delta, key, value, headers })
}

#[inline]
fn sized<'a>(reader: &mut Reader<'a>, index: i32) -> Result<Option<&'a [u8]>, RecordError> {
    let length = reader.varint().map_err(|error| inside(error, index))?;
    match usize::try_from(length) {
        Ok(length) => reader.take(length).map(Some).ok_or(RecordError::LengthMismatch { index }),
        Err(_negative) => Ok(None),
    }
}

fn header<'a>(reader: &mut Reader<'a>, index: i32) -> Result<(&'a [u8], Option<&'a [u8]>), RecordError> {
    let key = sized(reader, index)?.ok_or(RecordError::HeaderKeyNull { index })?;
    Ok((key, sized(reader, index)?))
}

fn read_error(error: ReadError, index: i32) -> RecordError {
    match error {
        ReadError::Cut => RecordError::Cut { index },
        ReadError::VarintTooLong => RecordError::VarintTooLong { index },
    }
}

/// Within a record, bytes that end too early mean that its length is wrong.
fn inside(error: ReadError, index: i32) -> RecordError {
    match error {
        ReadError::Cut => RecordError::LengthMismatch { index },
        ReadError::VarintTooLong => RecordError::VarintTooLong { index },
    }
}
