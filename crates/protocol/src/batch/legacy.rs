//! Message sets of magic 0 and 1: what old segments hold. They are read, never written.
//!
//! ```text
//!  0        8    12   16 17 18       (26)                        magic 0 has no timestamp:
//!  +--------+----+----+-+-+--------+----+---- .. +----+---- ..   its key length stands at 18
//!  |offset  |size|crc |m|a|time    |key |key     |val.|value
//!  |        |    |    | |t|stamp   |len.|        |len.|
//!  +--------+----+----+-+-+--------+----+---- .. +----+---- ..
//!                      |<--- covered by the crc (CRC-32, IEEE), to the end of the message
//! ```
//!
//! A message whose attributes name a codec is a wrapper: its value is a compressed message set. Wrappers do not nest, and the
//! inner messages have the wrapper's magic. Offsets of inner messages: absolute in magic 0; in magic 1 counted from the first, the
//! wrapper's own being that of the last. A wrapper offset of 0 stands for base 0, because some old librdkafka wrote it so.

use super::compression::{Codec, DecompressError, UnknownCodec, decompress_magic_0};
use super::header::{LOG_APPEND_TIME_BIT, TimestampType};
use super::reader::Reader;
use super::record::{Headers, Record};
use super::split::{Batches, RawBatch, SplitError, batches};

const CRC_AT: usize = 12;
const CRC_FROM: usize = 16;

/// Why a message cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LegacyError {
    #[error("the message ends inside its fields")]
    Cut,
    #[error("magic {magic} is not that of the message around it")]
    InnerMagic { magic: i8 },
    #[error("a compressed message inside a compressed message")]
    Nested,
    #[error("a compressed message without messages in it")]
    NoInnerMessages,
    #[error("a compressed message without value")]
    NoValue,
    #[error("zstd does not exist in magic 0 and 1")]
    Zstd,
    #[error(transparent)]
    Codec(#[from] UnknownCodec),
    #[error(transparent)]
    Decompress(#[from] DecompressError),
    #[error(transparent)]
    Split(#[from] SplitError),
}

/// One message of magic 0 or 1, field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegacyMessage<'a> {
    /// Absolute, or inside a wrapper of magic 1 relative; of a wrapper that of its last message.
    pub offset: i64,
    pub crc: u32,
    /// 0 or 1.
    pub magic: i8,
    /// Bits 0–2 compression, bit 3 (magic 1) timestamp type.
    pub attributes: i8,
    /// Milliseconds since 1970; -1 in magic 0.
    pub timestamp: i64,
    pub key: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
}

impl<'a> LegacyMessage<'a> {
    /// Reads the message that `message` holds. Bytes behind its fields are ignored, as Kafka does.
    pub fn parse(message: RawBatch<'a>) -> Result<Self, LegacyError> {
        Self::fields(message.bytes()).ok_or(LegacyError::Cut)
    }

    fn fields(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let offset = i64::from_be_bytes(reader.fixed()?);
        let _size = reader.fixed::<4>()?;
        let crc = u32::from_be_bytes(reader.fixed()?);
        let magic = i8::from_be_bytes(reader.fixed()?);
        let attributes = i8::from_be_bytes(reader.fixed()?);
        let timestamp = if magic == 0 { -1 } else { i64::from_be_bytes(reader.fixed()?) };
        let key = sized(&mut reader)?;
        let value = sized(&mut reader)?;
        Some(LegacyMessage { offset, crc, magic, attributes, timestamp, key, value })
    }

    /// How the value is compressed. Errors: codec numbers 4 (zstd) to 7.
    pub fn compression(&self) -> Result<Codec, LegacyError> {
        match Codec::from_attributes(i16::from(self.attributes))? {
            Codec::Zstd => Err(LegacyError::Zstd),
            codec => Ok(codec),
        }
    }

    /// `None` in magic 0, which has no timestamps.
    pub fn timestamp_type(&self) -> Option<TimestampType> {
        let append_time = i16::from(self.attributes) & LOG_APPEND_TIME_BIT != 0;
        (self.magic > 0).then_some(if append_time { TimestampType::LogAppendTime } else { TimestampType::CreateTime })
    }

    fn record(&self) -> Record<'a> {
        Record {
            offset: self.offset,
            timestamp: self.timestamp,
            key: self.key,
            value: self.value,
            headers: Headers::default(),
            offset_delta: 0,
            attributes: self.attributes,
        }
    }
}

/// The records in one message: itself, or those inside it.
#[derive(Debug, Clone)]
pub struct LegacyRecords<'a> {
    shape: Shape<'a>,
}

#[derive(Debug, Clone)]
enum Shape<'a> {
    /// Not compressed: the message, until it was given.
    One(Option<LegacyMessage<'a>>),
    Set(InnerSet<'a>),
}

#[derive(Debug, Clone)]
struct InnerSet<'a> {
    messages: Batches<'a>,
    magic: i8,
    /// What an inner offset counts from.
    base_offset: i64,
    append_time: Option<i64>,
    failed: bool,
}

impl<'a> LegacyRecords<'a> {
    /// `scratch` holds the inflated messages of a wrapper while they are read; `limit` is the most bytes that they may take.
    pub fn new(message: RawBatch<'a>, limit: usize, scratch: &'a mut Vec<u8>) -> Result<Self, LegacyError> {
        let message = LegacyMessage::parse(message)?;
        let codec = message.compression()?;
        if codec == Codec::None {
            return Ok(LegacyRecords { shape: Shape::One(Some(message)) });
        }
        let value = message.value.ok_or(LegacyError::NoValue)?;
        if message.magic == 0 {
            decompress_magic_0(codec, value, limit, scratch)?;
        } else {
            super::compression::decompress(codec, value, limit, scratch)?;
        }
        InnerSet::new(&message, scratch).map(|set| LegacyRecords { shape: Shape::Set(set) })
    }
}

impl<'a> InnerSet<'a> {
    fn new(wrapper: &LegacyMessage<'_>, inflated: &'a [u8]) -> Result<Self, LegacyError> {
        let mut last = None;
        for message in batches(inflated) {
            last = Some(message?.first_field());
        }
        let last = last.ok_or(LegacyError::NoInnerMessages)?;
        let relative = wrapper.magic > 0 && wrapper.offset != 0;
        Ok(InnerSet {
            messages: batches(inflated),
            magic: wrapper.magic,
            base_offset: if relative { wrapper.offset.wrapping_sub(last) } else { 0 },
            append_time: (wrapper.timestamp_type() == Some(TimestampType::LogAppendTime)).then_some(wrapper.timestamp),
            failed: false,
        })
    }

    fn step(&mut self) -> Option<Result<Record<'a>, LegacyError>> {
        if self.failed {
            return None;
        }
        let record = self.messages.next()?.map_err(LegacyError::from).and_then(|message| self.inner(message));
        self.failed = record.is_err(); // B3
        Some(record)
    }

    fn inner(&self, message: RawBatch<'a>) -> Result<Record<'a>, LegacyError> {
        if message.magic() != self.magic {
            return Err(LegacyError::InnerMagic { magic: message.magic() });
        }
        let message = LegacyMessage::parse(message)?;
        if message.compression()? != Codec::None {
            return Err(LegacyError::Nested);
        }
        let mut record = message.record();
        record.offset = record.offset.wrapping_add(self.base_offset);
        record.timestamp = self.append_time.unwrap_or(record.timestamp);
        Ok(record)
    }
}

impl<'a> Iterator for LegacyRecords<'a> {
    type Item = Result<Record<'a>, LegacyError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.shape {
            Shape::One(message) => message.take().map(|message| Ok(message.record())),
            Shape::Set(set) => set.step(),
        }
    }
}

/// Whether the CRC-32 in `message` (exactly one message of magic 0 or 1) is that of its bytes from the magic byte on.
pub fn crc_matches(message: &[u8]) -> bool {
    let stored = message.get(CRC_AT..).and_then(<[u8]>::first_chunk).copied().map(u32::from_be_bytes);
    let covered = message.get(CRC_FROM..).map(crc32fast::hash);
    stored.is_some() && stored == covered
}

#[expect(clippy::option_option, reason = "outside: enough bytes; inside: not null")]
fn sized<'a>(reader: &mut Reader<'a>) -> Option<Option<&'a [u8]>> {
    match usize::try_from(i32::from_be_bytes(reader.fixed()?)) {
        Ok(length) => reader.take(length).map(Some),
        Err(_negative) => Some(None),
    }
}
