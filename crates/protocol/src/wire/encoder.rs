//! Writes values behind one another into one buffer, and notes where the sender puts file data in.
//!
//! Like the cursor's, a fault sticks and is given by `encode` (W3), so that the generated writers are straight lines.
//! A tagged value is written behind one byte for its size; a size of 128 or more moves it up, which is rare and short.
//!
//! Budget: no allocation once the buffer has grown to the largest message.

use bytes::Bytes;

use super::{EncodeError, RawTaggedField, Records, Uuid};

/// Bytes that the sender puts in at `at` of the encoder's buffer, from where `token` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Splice {
    /// Position in `buf`: the bytes before it are sent first. Splices rise by it.
    pub at: usize,
    /// Bytes to send.
    pub length: u32,
    pub token: u32,
}

/// Kafka's writers cannot bring this tag nor any above it onto the wire; its readers take them.
const FIRST_UNUSABLE_TAG: u32 = i32::MAX as u32;

/// A buffer that messages are written to. Reuse it: `clear` keeps its room.
#[derive(Debug, Default)]
pub struct Encoder {
    pub buf: Vec<u8>,
    pub splices: Vec<Splice>,
    version: i16,
    error: Option<EncodeError>,
}

/// Where a message began, to go back to when it cannot be written.
pub(crate) struct Start {
    buf: usize,
    splices: usize,
}

/// The tagged section that is being written.
pub(crate) struct TagsWriter<'a> {
    unknown: &'a [RawTaggedField],
    count_at: usize,
    count: u32,
    size_at: usize,
}

impl Encoder {
    #[must_use]
    pub fn new() -> Self {
        Encoder::default()
    }

    /// Empties the buffer and the splices, and keeps their room.
    pub fn clear(&mut self) {
        self.buf.clear();
        self.splices.clear();
        self.error = None;
    }

    /// Bytes on the wire: the buffer and what the splices will bring.
    #[must_use]
    pub fn size(&self) -> usize {
        self.splices.iter().map(|splice| splice.length as usize).sum::<usize>() + self.buf.len()
    }

    pub(crate) fn begin(&mut self, message: &'static str, version: i16, low: i16, high: i16) -> Result<Start, EncodeError> {
        if version < low || version > high {
            return Err(EncodeError::Version { message, version });
        }
        self.version = version;
        Ok(Start { buf: self.buf.len(), splices: self.splices.len() })
    }

    pub(crate) fn finish(&mut self, start: Start) -> Result<(), EncodeError> {
        match self.error.take() {
            None => Ok(()),
            Some(error) => {
                self.buf.truncate(start.buf);
                self.splices.truncate(start.splices);
                Err(error)
            }
        }
    }

    #[cold]
    fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    /// A field is set that this version does not have.
    #[cold]
    pub(crate) fn absent(&mut self, field: &'static str) {
        self.fail(EncodeError::Absent { field, version: self.version });
    }

    #[cold]
    fn null(&mut self, field: &'static str) {
        self.fail(EncodeError::Null { field, version: self.version });
    }

    pub fn bool(&mut self, value: bool) {
        self.buf.push(u8::from(value));
    }

    pub fn i8(&mut self, value: i8) {
        self.buf.push(value.cast_unsigned());
    }

    pub fn i16(&mut self, value: i16) {
        self.buf.extend_from_slice(&value.to_be_bytes());
    }

    pub fn u16(&mut self, value: u16) {
        self.buf.extend_from_slice(&value.to_be_bytes());
    }

    pub fn i32(&mut self, value: i32) {
        self.buf.extend_from_slice(&value.to_be_bytes());
    }

    pub fn u32(&mut self, value: u32) {
        self.buf.extend_from_slice(&value.to_be_bytes());
    }

    pub fn i64(&mut self, value: i64) {
        self.buf.extend_from_slice(&value.to_be_bytes());
    }

    pub fn f64(&mut self, value: f64) {
        self.buf.extend_from_slice(&value.to_be_bytes());
    }

    pub fn uuid(&mut self, value: Uuid) {
        self.buf.extend_from_slice(&value.0);
    }

    /// Base-128, low group first.
    pub fn uvarint(&mut self, mut value: u32) {
        while value > 0x7f {
            self.buf.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.buf.push(value as u8);
    }

    /// The length in front of bytes or an array.
    pub(crate) fn length(&mut self, length: usize, flexible: bool) {
        const LIMIT: usize = i32::MAX as usize - 1;
        match i32::try_from(length) {
            Ok(short) if length <= LIMIT => {
                if flexible {
                    self.uvarint(short.cast_unsigned() + 1);
                } else {
                    self.i32(short);
                }
            }
            _ => self.fail(EncodeError::Long { length, limit: LIMIT }),
        }
    }

    fn null_length(&mut self, flexible: bool) {
        if flexible { self.uvarint(0) } else { self.i32(-1) }
    }

    fn string_bytes(&mut self, value: &[u8], flexible: bool) {
        const LIMIT: usize = i16::MAX as usize;
        match i16::try_from(value.len()) {
            Ok(length) if !flexible => self.i16(length),
            Ok(_) => self.length(value.len(), true),
            Err(_) => return self.fail(EncodeError::LongString { length: value.len(), limit: LIMIT, version: self.version }),
        }
        self.buf.extend_from_slice(value);
    }

    fn null_string(&mut self, flexible: bool, nullable: bool, field: &'static str) {
        match (nullable, flexible) {
            (false, _) => self.null(field),
            (true, true) => self.uvarint(0),
            (true, false) => self.i16(-1),
        }
    }

    pub(crate) fn string(&mut self, value: &str, flexible: bool) {
        self.string_bytes(value.as_bytes(), flexible);
    }

    pub(crate) fn nullable_string(&mut self, value: Option<&str>, flexible: bool, nullable: bool, field: &'static str) {
        match value {
            Some(value) => self.string(value, flexible),
            None => self.null_string(flexible, nullable, field),
        }
    }

    pub(crate) fn raw_string(&mut self, value: Option<&Bytes>, flexible: bool, nullable: bool, field: &'static str) {
        match value {
            Some(value) => self.string_bytes(value, flexible),
            None => self.null_string(flexible, nullable, field),
        }
    }

    pub(crate) fn bytes(&mut self, value: &[u8], flexible: bool) {
        self.length(value.len(), flexible);
        self.buf.extend_from_slice(value);
    }

    pub(crate) fn nullable_bytes(&mut self, value: Option<&Bytes>, flexible: bool, nullable: bool, field: &'static str) {
        match value {
            Some(value) => self.bytes(value, flexible),
            None if nullable => self.null_length(flexible),
            None => self.null(field),
        }
    }

    pub(crate) fn records(&mut self, value: &Records, flexible: bool, nullable: bool, field: &'static str) {
        match value {
            Records::Null => self.nullable_bytes(None, flexible, nullable, field),
            Records::Bytes(bytes) => self.bytes(bytes, flexible),
            Records::Splice { length, token } => {
                self.length(*length as usize, flexible);
                self.splices.push(Splice { at: self.buf.len(), length: *length, token: *token });
            }
        }
    }

    /// The mark in front of a nullable struct.
    pub(crate) fn struct_mark(&mut self, follows: bool, in_tag: bool, nullable: bool, field: &'static str) {
        match (follows, in_tag) {
            (true, _) => self.i8(1),
            (false, _) if !nullable => self.null(field),
            (false, true) => self.i8(0),
            (false, false) => self.i8(-1),
        }
    }

    pub(crate) fn array<T>(&mut self, values: &[T], flexible: bool, version: i16, write: fn(&T, &mut Encoder, i16)) {
        self.length(values.len(), flexible);
        for value in values {
            write(value, self, version);
        }
    }

    pub(crate) fn nullable_array<T>(
        &mut self,
        values: Option<&[T]>,
        flexible: bool,
        nullable: bool,
        field: &'static str,
        version: i16,
        write: fn(&T, &mut Encoder, i16),
    ) {
        match values {
            Some(values) => self.array(values, flexible, version, write),
            None if nullable => self.null_length(flexible),
            None => self.null(field),
        }
    }

    /// What stands in front of a metadata record: a frame version, which is 1, the record id and the version.
    pub(crate) fn metadata_frame(&mut self, id: i16, version: i16) {
        self.uvarint(1);
        self.uvarint(u32::from(id.cast_unsigned()));
        self.uvarint(u32::from(version.cast_unsigned()));
    }

    /// A whole tagged section that holds only what the version does not know.
    pub(crate) fn unknown_tags(&mut self, unknown: &[RawTaggedField]) {
        if unknown.is_empty() {
            return self.buf.push(0);
        }
        let tags = self.begin_tags(unknown);
        self.end_tags(tags);
    }

    /// A version without tagged sections cannot carry the unknown tags of another.
    pub(crate) fn no_tags(&mut self, unknown: &[RawTaggedField]) {
        if !unknown.is_empty() {
            self.absent("unknown_tagged_fields");
        }
    }

    pub(crate) fn begin_tags<'a>(&mut self, unknown: &'a [RawTaggedField]) -> TagsWriter<'a> {
        let count_at = self.buf.len();
        self.buf.push(0);
        TagsWriter { unknown, count_at, count: 0, size_at: 0 }
    }

    /// Begins a known tag: the unknown ones below it go first.
    pub(crate) fn begin_tag(&mut self, tags: &mut TagsWriter<'_>, tag: u32) {
        self.unknown_below(tags, u64::from(tag));
        if let Some(same) = tags.unknown.first()
            && same.tag == tag
        {
            self.fail(EncodeError::Tag { tag });
        }
        tags.count += 1;
        self.uvarint(tag);
        tags.size_at = self.buf.len();
        self.buf.push(0);
    }

    pub(crate) fn end_tag(&mut self, tags: &TagsWriter<'_>) {
        let size = self.buf.len() - tags.size_at - 1;
        self.fill_in(tags.size_at, size);
    }

    pub(crate) fn end_tags(&mut self, mut tags: TagsWriter<'_>) {
        self.unknown_below(&mut tags, u64::MAX);
        self.fill_in(tags.count_at, tags.count as usize);
    }

    fn unknown_below(&mut self, tags: &mut TagsWriter<'_>, limit: u64) {
        while let Some((next, rest)) = tags.unknown.split_first()
            && u64::from(next.tag) < limit
        {
            let rises = rest.first().is_none_or(|after| after.tag > next.tag);
            if !rises || next.tag >= FIRST_UNUSABLE_TAG {
                self.fail(EncodeError::Tag { tag: next.tag });
            }
            tags.unknown = rest;
            tags.count += 1;
            self.uvarint(next.tag);
            match u32::try_from(next.data.len()) {
                Ok(size) => self.uvarint(size),
                Err(_) => self.fail(EncodeError::Long { length: next.data.len(), limit: u32::MAX as usize }),
            }
            self.buf.extend_from_slice(&next.data);
        }
    }

    /// Puts a uvarint where one byte was kept for it.
    fn fill_in(&mut self, at: usize, value: usize) {
        let Ok(mut value) = u32::try_from(value) else {
            return self.fail(EncodeError::Long { length: value, limit: u32::MAX as usize });
        };
        if value < 0x80
            && let Some(byte) = self.buf.get_mut(at)
        {
            *byte = value as u8;
            return;
        }
        let mut bytes = [0; 5];
        let mut length = 0;
        for byte in &mut bytes {
            length += 1;
            *byte = value as u8 & 0x7f;
            value >>= 7;
            if value == 0 {
                break;
            }
            *byte |= 0x80;
        }
        self.buf.splice(at..=at, bytes.into_iter().take(length));
    }
}

// Elements of arrays of numbers, strings and ids.

pub(crate) fn write_i8(value: &i8, out: &mut Encoder, _: i16) {
    out.i8(*value);
}

pub(crate) fn write_i16(value: &i16, out: &mut Encoder, _: i16) {
    out.i16(*value);
}

pub(crate) fn write_i32(value: &i32, out: &mut Encoder, _: i16) {
    out.i32(*value);
}

pub(crate) fn write_i64(value: &i64, out: &mut Encoder, _: i16) {
    out.i64(*value);
}

pub(crate) fn write_uuid(value: &Uuid, out: &mut Encoder, _: i16) {
    out.uuid(*value);
}

#[expect(clippy::ptr_arg, reason = "an element of a Vec<String>")]
pub(crate) fn write_plain_string(value: &String, out: &mut Encoder, _: i16) {
    out.string(value, false);
}

#[expect(clippy::ptr_arg, reason = "an element of a Vec<String>")]
pub(crate) fn write_compact_string(value: &String, out: &mut Encoder, _: i16) {
    out.string(value, true);
}
