//! Reads values from the bytes of one frame or record.
//!
//! A fault does not return at once: it sticks, the rest counts as empty, and every later read gives an empty value, so that
//! the generated readers are straight lines without a branch a field. Only `decode` lets a value out, and it gives the fault instead (W2).
//!
//! Budget: no allocation but the values themselves; with `of_bytes` byte fields share the frame.

#![deny(clippy::arithmetic_side_effects)]

use bytes::Bytes;

use super::tagged::put_in_order;
use super::{DecodeError, DecodeProblem, RawTaggedField, Records, Uuid};

/// Memory that any frame may use for its values, in bytes, whatever its size.
const FREE_MEMORY: usize = 64 * 1024;
/// Memory that a frame may use for its values beyond that, in bytes a byte. The largest honest ratio is 13, of arrays of one-letter strings.
const MEMORY_PER_BYTE: usize = 16;

/// Memory that one kept tag costs: three times its size, because the list grows by doubling, and old and new stand side by side meanwhile.
const TAG_MEMORY: usize = 3 * size_of::<RawTaggedField>();

/// Kafka holds compact strings, too, to what the plain length can say.
const LONGEST_STRING: usize = i16::MAX as usize;

/// A position in bytes that came from outside.
#[derive(Debug)]
pub struct Cursor<'a> {
    rest: &'a [u8],
    length: usize,
    memory: usize,
    source: Option<&'a Bytes>,
    error: Option<DecodeError>,
}

/// The tagged section that is being read.
pub(crate) struct Tags {
    left: u32,
    size: usize,
}

impl<'a> Cursor<'a> {
    /// Reads `bytes`; byte fields are copied out of it.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let memory = bytes.len().saturating_mul(MEMORY_PER_BYTE).saturating_add(FREE_MEMORY);
        Cursor { rest: bytes, length: bytes.len(), memory, source: None, error: None }
    }

    /// Reads `bytes`; byte fields share it, and keep it alive as long as they live.
    #[must_use]
    pub fn of_bytes(bytes: &'a Bytes) -> Self {
        Cursor { source: Some(bytes), ..Cursor::new(bytes) }
    }

    /// The same, but what is decoded may use at most `bytes` of memory.
    #[must_use]
    pub fn with_memory(mut self, bytes: usize) -> Self {
        self.memory = bytes;
        self
    }

    /// Bytes not read yet; none after a fault.
    #[must_use]
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// The bytes not read yet; empty after a fault.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The first fault, if there was one.
    pub fn check(&self) -> Result<(), DecodeError> {
        self.error.map_or(Ok(()), Err)
    }

    pub(crate) fn finish<T>(&self, value: T) -> Result<T, DecodeError> {
        self.check().map(|()| value)
    }

    /// Refuses a version outside `low..=high`.
    pub(crate) fn begin(&mut self, message: &'static str, version: i16, low: i16, high: i16) -> Result<(), DecodeError> {
        if version < low || version > high {
            self.fail(DecodeProblem::Version { message, version });
        }
        self.check()
    }

    #[cold]
    pub(crate) fn fail(&mut self, problem: DecodeProblem) {
        if self.error.is_none() {
            self.error = Some(DecodeError { at: self.length.saturating_sub(self.rest.len()), problem });
        }
        self.rest = &[];
    }

    pub(crate) fn failed(&self) -> bool {
        self.error.is_some()
    }

    /// The next `size` bytes; empty when there are fewer.
    pub(crate) fn take(&mut self, size: usize) -> &'a [u8] {
        match self.rest.split_at_checked(size) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail(DecodeProblem::Short { wanted: size, left: self.rest.len() });
                &[]
            }
        }
    }

    fn array_of<const N: usize>(&mut self) -> [u8; N] {
        match self.rest.split_first_chunk::<N>() {
            Some((taken, rest)) => {
                self.rest = rest;
                *taken
            }
            None => {
                self.fail(DecodeProblem::Short { wanted: N, left: self.rest.len() });
                [0; N]
            }
        }
    }

    pub fn bool(&mut self) -> bool {
        self.i8() != 0
    }

    pub fn i8(&mut self) -> i8 {
        i8::from_be_bytes(self.array_of())
    }

    pub fn i16(&mut self) -> i16 {
        i16::from_be_bytes(self.array_of())
    }

    pub fn u16(&mut self) -> u16 {
        u16::from_be_bytes(self.array_of())
    }

    pub fn i32(&mut self) -> i32 {
        i32::from_be_bytes(self.array_of())
    }

    pub fn u32(&mut self) -> u32 {
        u32::from_be_bytes(self.array_of())
    }

    pub fn i64(&mut self) -> i64 {
        i64::from_be_bytes(self.array_of())
    }

    pub fn f64(&mut self) -> f64 {
        f64::from_be_bytes(self.array_of())
    }

    pub fn uuid(&mut self) -> Uuid {
        Uuid(self.array_of())
    }

    /// Base-128, low group first. Kafka drops what a fifth byte holds above bit 31, and so does this.
    pub fn uvarint(&mut self) -> u32 {
        let start = self.rest;
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let Some((byte, rest)) = self.rest.split_first() else {
                let left = start.len();
                self.rest = start;
                self.fail(DecodeProblem::Short { wanted: left.saturating_add(1), left });
                return 0;
            };
            self.rest = rest;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        self.rest = start;
        self.fail(DecodeProblem::LongVarint);
        0
    }

    /// The length in front of bytes or an array; any negative number stands for null, as in Kafka.
    fn length(&mut self, flexible: bool) -> Option<usize> {
        let length = if flexible { self.uvarint().cast_signed().wrapping_sub(1) } else { self.i32() };
        usize::try_from(length).ok()
    }

    /// The bytes of a string or byte field; `None` for null.
    pub(crate) fn slice(&mut self, length: Option<usize>, nullable: bool) -> Option<&'a [u8]> {
        match length {
            Some(length) => Some(self.take(length)),
            None if nullable && !self.failed() => None,
            None => {
                self.fail(DecodeProblem::Null);
                Some(&[])
            }
        }
    }

    pub(crate) fn string_slice(&mut self, flexible: bool, nullable: bool) -> Option<&'a [u8]> {
        let length = if flexible { self.length(true) } else { usize::try_from(self.i16()).ok() };
        if let Some(length) = length
            && length > LONGEST_STRING
        {
            self.fail(DecodeProblem::LongString { length });
        }
        self.slice(length, nullable)
    }

    pub(crate) fn bytes_slice(&mut self, flexible: bool, nullable: bool) -> Option<&'a [u8]> {
        let length = self.length(flexible);
        self.slice(length, nullable)
    }

    /// Text, borrowed; a fault when it is not UTF-8.
    pub(crate) fn str_slice(&mut self, flexible: bool, nullable: bool) -> Option<&'a str> {
        let bytes = self.string_slice(flexible, nullable)?;
        match str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(_) => {
                self.fail(DecodeProblem::NotUtf8);
                Some("")
            }
        }
    }

    /// Counts `size` bytes of memory against what this frame may use; false, and a fault, when it is too much.
    fn charge(&mut self, size: usize) -> bool {
        match self.memory.checked_sub(size) {
            Some(left) => {
                self.memory = left;
                true
            }
            None => {
                self.fail(DecodeProblem::Memory { wanted: size, left: self.memory });
                false
            }
        }
    }

    fn owned_text(&mut self, bytes: &[u8]) -> String {
        if self.charge(bytes.len()) { String::from_utf8_lossy(bytes).into_owned() } else { String::new() }
    }

    fn owned_bytes(&mut self, bytes: &'a [u8]) -> Bytes {
        match self.source {
            _ if bytes.is_empty() => Bytes::new(),
            Some(source) => source.slice_ref(bytes),
            None => {
                if self.charge(bytes.len()) {
                    Bytes::copy_from_slice(bytes)
                } else {
                    Bytes::new()
                }
            }
        }
    }

    pub(crate) fn string(&mut self, flexible: bool) -> String {
        let bytes = self.string_slice(flexible, false).unwrap_or_default();
        self.owned_text(bytes)
    }

    pub(crate) fn nullable_string(&mut self, flexible: bool, nullable: bool) -> Option<String> {
        let bytes = self.string_slice(flexible, nullable)?;
        Some(self.owned_text(bytes))
    }

    /// A string of whatever bytes.
    pub(crate) fn raw_string(&mut self, flexible: bool, nullable: bool) -> Option<Bytes> {
        let bytes = self.string_slice(flexible, nullable)?;
        Some(self.owned_bytes(bytes))
    }

    pub(crate) fn bytes(&mut self, flexible: bool) -> Bytes {
        let bytes = self.bytes_slice(flexible, false).unwrap_or_default();
        self.owned_bytes(bytes)
    }

    pub(crate) fn nullable_bytes(&mut self, flexible: bool, nullable: bool) -> Option<Bytes> {
        let bytes = self.bytes_slice(flexible, nullable)?;
        Some(self.owned_bytes(bytes))
    }

    pub(crate) fn records(&mut self, flexible: bool, nullable: bool) -> Records {
        self.nullable_bytes(flexible, nullable).map_or(Records::Null, Records::Bytes)
    }

    /// Whether a nullable struct follows. In a tagged section its mark is a uvarint, elsewhere one byte.
    pub(crate) fn struct_follows(&mut self, in_tag: bool) -> bool {
        if in_tag { self.uvarint() != 0 } else { self.i8() >= 0 && !self.failed() }
    }

    /// The count in front of an array whose elements take at least `size` bytes each; `None` for null.
    pub(crate) fn count(&mut self, flexible: bool, nullable: bool, size: usize) -> Option<usize> {
        let at = self.rest;
        match self.length(flexible) {
            Some(count) if count.saturating_mul(size) <= self.rest.len() => Some(count),
            Some(count) => {
                let left = self.rest.len();
                self.rest = at;
                self.fail(DecodeProblem::Count { count, size, left });
                Some(0)
            }
            None if nullable && !self.failed() => None,
            None => {
                self.fail(DecodeProblem::Null);
                Some(0)
            }
        }
    }

    /// `size`: the fewest bytes that an element takes on the wire; at least 1.
    pub(crate) fn array<T>(&mut self, flexible: bool, size: usize, version: i16, read: fn(&mut Cursor<'a>, i16) -> T) -> Vec<T> {
        self.nullable_array(flexible, false, size, version, read).unwrap_or_default()
    }

    pub(crate) fn nullable_array<T>(
        &mut self,
        flexible: bool,
        nullable: bool,
        size: usize,
        version: i16,
        read: fn(&mut Cursor<'a>, i16) -> T,
    ) -> Option<Vec<T>> {
        let count = self.count(flexible, nullable, size)?;
        if !self.charge(count.saturating_mul(size_of::<T>())) {
            return Some(Vec::new());
        }
        let mut elements = Vec::with_capacity(count);
        for _ in 0..count {
            if self.failed() {
                break;
            }
            elements.push(read(self, version));
        }
        Some(elements)
    }

    /// What stands in front of a metadata record: a frame version, which is 1, the record id and the version.
    pub(crate) fn metadata_frame(&mut self) -> Result<(i16, i16), DecodeError> {
        let frame = self.uvarint();
        if frame != 1 && !self.failed() {
            self.fail(DecodeProblem::Frame { version: frame });
        }
        let [id, version] = [self.uvarint(), self.uvarint()].map(|number| i16::try_from(number).unwrap_or(-1));
        self.finish((id, version))
    }

    /// Begins a tagged section.
    pub(crate) fn tags(&mut self) -> Tags {
        Tags { left: self.uvarint(), size: 0 }
    }

    /// The next tag of the section, with its value to be read or kept.
    pub(crate) fn next_tag(&mut self, tags: &mut Tags) -> Option<u32> {
        tags.left = tags.left.checked_sub(1)?;
        let tag = self.uvarint();
        tags.size = self.uvarint() as usize;
        if self.failed() { None } else { Some(tag) }
    }

    /// Passes over the value of a tag that this version does not know.
    pub(crate) fn skip_tag(&mut self, tags: &Tags) {
        self.take(tags.size);
    }

    /// Keeps the value of a tag that this version does not know.
    pub(crate) fn keep_tag(&mut self, tags: &Tags, tag: u32, kept: &mut Vec<RawTaggedField>) {
        let data = self.take(tags.size);
        if !self.failed() && self.charge(TAG_MEMORY) {
            let data = self.owned_bytes(data);
            kept.push(RawTaggedField { tag, data });
        }
    }

    /// A whole tagged section of which this version knows no tag.
    pub(crate) fn unknown_tags(&mut self) -> Vec<RawTaggedField> {
        let mut kept = Vec::new();
        let mut tags = self.tags();
        while let Some(tag) = self.next_tag(&mut tags) {
            self.keep_tag(&tags, tag, &mut kept);
        }
        self.order_tags(&mut kept);
        kept
    }

    /// Brings the kept tags into the order in which they may be written.
    pub(crate) fn order_tags(&self, kept: &mut Vec<RawTaggedField>) {
        put_in_order(kept);
    }

    /// Passes over a whole tagged section.
    pub(crate) fn skip_tags(&mut self) {
        let mut tags = self.tags();
        while self.next_tag(&mut tags).is_some() {
            self.skip_tag(&tags);
        }
    }
}
