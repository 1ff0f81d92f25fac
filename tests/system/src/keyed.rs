//! Record batches (magic 2) of keyed records, and what a stored batch holds record by record.
//!
//! A compacted batch is not the one that was sent: it has lost records, and its header tells so. So here records are compared, where
//! `batch` compares batches whole. Uncompressed, without headers, outside transactions; anything else is an error.

use anyhow::{Context as _, Result, bail, ensure};

use crate::batch::{HEADER, Producer, Stored, header, measure, push_varint, seal};

/// Attributes that a batch without compression may have: the horizon of its tombstones is in place of its first timestamp.
const HORIZON: i16 = 0x40;

/// A record with a key; without value it is a tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    pub key: Vec<u8>,
    pub value: Option<Vec<u8>>,
}

/// A record as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub offset: i64,
    pub timestamp_ms: i64,
    pub record: Keyed,
}

/// A batch of records, at least one, of one moment.
pub fn batch(producer: Producer, sequence: i32, timestamp_ms: i64, records: &[Keyed]) -> Vec<u8> {
    let count = i32::try_from(records.len()).expect("a batch holds at most 2^31 records");
    let mut bytes = header(count, timestamp_ms, timestamp_ms, producer);
    for (place, record) in (0..).zip(records) {
        let mut body = vec![0_u8]; // attributes
        push_varint(&mut body, 0); // timestamp delta
        push_varint(&mut body, place);
        push_bytes(&mut body, Some(&record.key));
        push_bytes(&mut body, record.value.as_deref());
        push_varint(&mut body, 0); // no headers
        push_varint(&mut bytes, size(&body));
        bytes.extend(body);
    }
    measure(&mut bytes);
    seal(&mut bytes, sequence);
    bytes
}

fn push_bytes(into: &mut Vec<u8>, bytes: Option<&[u8]>) {
    push_varint(into, bytes.map_or(-1, size));
    into.extend(bytes.unwrap_or_default());
}

fn size(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).expect("shorter than 2 GiB")
}

/// The records of a batch whose checksum is right already. None is as good as some: compaction leaves empty batches.
pub fn records(stored: &Stored<'_>) -> Result<Vec<Found>> {
    let bytes = stored.bytes;
    let attributes = i16::from_be_bytes(bytes[21..23].try_into()?);
    ensure!(attributes & !HORIZON == 0, "a batch of attributes {attributes:#x}");
    let first_timestamp = i64::from_be_bytes(bytes[27..35].try_into()?);
    let count = i32::from_be_bytes(bytes[57..61].try_into()?);
    let mut rest = Rest(&bytes[HEADER..]);
    let mut found = Vec::new();
    for _ in 0..count {
        let length = rest.varint()?;
        let mut body = Rest(rest.take(length)?);
        ensure!(body.take(1)? == [0], "a record with attributes");
        let timestamp_ms = first_timestamp + body.varint()?;
        let offset = stored.base_offset + body.varint()?;
        let key = body.bytes()?.context("a record without key")?;
        let record = Keyed { key, value: body.bytes()? };
        ensure!(body.varint()? == 0 && body.0.is_empty(), "the record at offset {offset} has headers, or bytes behind it");
        found.push(Found { offset, timestamp_ms, record });
    }
    ensure!(rest.0.is_empty(), "{} bytes behind the last of {count} records", rest.0.len());
    Ok(found)
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: i64) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(count)?).context("a record ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn varint(&mut self) -> Result<i64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed());
            }
        }
        bail!("a number of more than 64 bits")
    }

    /// Null is none.
    fn bytes(&mut self) -> Result<Option<Vec<u8>>> {
        let length = self.varint()?;
        if length < 0 { Ok(None) } else { Ok(Some(self.take(length)?.to_vec())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::split;

    #[test]
    fn what_was_written_is_read() {
        let sent: Vec<Keyed> = (0..3_u8).map(|n| Keyed { key: vec![n; 300], value: (n != 1).then(|| vec![n; 70]) }).collect();
        let mut bytes = batch(Producer { id: 7, epoch: 0 }, 5, 1_700_000_000_000, &sent);
        let found = split(&bytes).and_then(|batches| records(&batches[0])).expect("it is whole");
        assert_eq!(found.iter().map(|found| found.offset).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(found.iter().all(|found| found.timestamp_ms == 1_700_000_000_000));
        assert_eq!(found.into_iter().map(|found| found.record).collect::<Vec<_>>(), sent);
        bytes[70] ^= 1;
        assert!(split(&bytes).is_err(), "the checksum does not see a turned bit");
    }
}
