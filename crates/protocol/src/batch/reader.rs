//! A position in bytes that records are read from (fixed fields, varints, byte strings; never beyond the slice), and the way back.

/// Why a field could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadError {
    /// The bytes end inside the field.
    Cut,
    /// A varint goes on beyond its last legal byte (5, or 10 for a varlong).
    VarintTooLong,
}

/// Reads `bytes` from the front.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    #[inline]
    pub(super) fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*field)
    }

    #[inline]
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// A zig-zag varint of at most 5 bytes. The upper three value bits of the fifth byte are ignored, as Kafka's readers do.
    #[inline]
    pub(super) fn varint(&mut self) -> Result<i32, ReadError> {
        match self.short() {
            Some(value) => Ok(unzigzag32(value)),
            None => self.long_varint(),
        }
    }

    /// A zig-zag varlong of at most 10 bytes. The upper six value bits of the tenth byte are ignored.
    #[inline]
    pub(super) fn varlong(&mut self) -> Result<i64, ReadError> {
        match self.short() {
            Some(value) => Ok(unzigzag64(u64::from(value))),
            None => self.long_varlong(),
        }
    }

    /// A varint of one or two bytes, not yet un-zigzagged; `None` (and nothing read) for a longer or a cut one.
    ///
    /// Nearly all varints of records are such (lengths and deltas below 8192), and a walk over records is little else than varints.
    #[inline]
    fn short(&mut self) -> Option<u32> {
        let (&first, rest) = self.rest.split_first()?;
        if first < 0x80 {
            self.rest = rest;
            return Some(u32::from(first));
        }
        let (&second, rest) = rest.split_first()?;
        if second < 0x80 {
            self.rest = rest;
            return Some(u32::from(first & 0x7f) | u32::from(second) << 7);
        }
        None
    }

    fn long_varint(&mut self) -> Result<i32, ReadError> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let [byte] = self.fixed::<1>().ok_or(ReadError::Cut)?;
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                return Ok(unzigzag32(value));
            }
        }
        Err(ReadError::VarintTooLong)
    }

    fn long_varlong(&mut self) -> Result<i64, ReadError> {
        let mut value = 0u64;
        for shift in (0..70).step_by(7) {
            let [byte] = self.fixed::<1>().ok_or(ReadError::Cut)?;
            value |= u64::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                return Ok(unzigzag64(value));
            }
        }
        Err(ReadError::VarintTooLong)
    }
}

#[inline]
fn unzigzag32(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg()
}

#[inline]
fn unzigzag64(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg()
}

/// Appends `value` as a zig-zag varlong. Small values take the same bytes as a varint, so that this writes both.
pub(super) fn put_varlong(out: &mut Vec<u8>, value: i64) {
    let mut left = (value.wrapping_shl(1) ^ (value >> 63)).cast_unsigned();
    while left >= 0x80 {
        #[expect(clippy::cast_possible_truncation, reason = "the low seven bits are what goes out")]
        out.push(left as u8 | 0x80);
        left >>= 7;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 0x80")]
    out.push(left as u8);
}

/// Bytes that [`put_varlong`] appends for `value`: 1 to 10.
pub(super) fn varlong_size(value: i64) -> usize {
    let bits = 64u32.saturating_sub((value.wrapping_shl(1) ^ (value >> 63)).leading_zeros());
    usize::try_from(bits.div_ceil(7).max(1)).unwrap_or(10)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
mod tests {
    use super::*;
    use serde_json::Value;

    fn vectors(kind: &str) -> Vec<(Value, Vec<u8>)> {
        let text = include_str!("../../tests/golden/values.jsonl");
        let vectors = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).filter(|vector| vector["kind"] == kind);
        let digits =
            |hex: &str| hex.as_bytes().chunks(2).map(|two| u8::from_str_radix(str::from_utf8(two).unwrap(), 16).unwrap()).collect();
        vectors
            .map(|vector| {
                let bytes = digits(vector["hex"].as_str().unwrap());
                (vector, bytes)
            })
            .collect()
    }

    #[test]
    fn signed_varints_are_written_and_read_as_kafka_does() {
        for kind in ["varint", "varlong"] {
            for (vector, bytes) in vectors(kind) {
                let value = vector["value"].as_i64().unwrap();
                let mut out = Vec::new();
                put_varlong(&mut out, value);
                assert_eq!((out.len(), out), (varlong_size(value), bytes.clone()), "{vector}");
                assert_eq!(Reader::new(&bytes).varlong(), Ok(value));
                if kind == "varint" {
                    assert_eq!(Reader::new(&bytes).varint().map(i64::from), Ok(value));
                }
            }
        }
    }

    #[test]
    fn odd_varints_are_read_or_refused_as_kafka_does() {
        for kind in ["varint-parse", "varlong-parse"] {
            for (vector, bytes) in vectors(kind) {
                let mut reader = Reader::new(&bytes);
                let read = if kind == "varint-parse" { reader.varint().map(i64::from) } else { reader.varlong() };
                let expected = match vector["exception"].as_str() {
                    None => Ok(vector["value"].as_i64().unwrap()),
                    Some("BufferUnderflowException") => Err(ReadError::Cut),
                    Some(_illegal) => Err(ReadError::VarintTooLong),
                };
                assert_eq!(read, expected, "{vector}");
                if read.is_ok() {
                    assert_eq!(vector["bytes_read"].as_u64().unwrap(), (bytes.len() - reader.rest().len()) as u64, "{vector}");
                }
            }
        }
    }
}
