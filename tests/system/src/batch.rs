//! Record batches (magic 2) that carry a serial number, and the check that a stored batch is the one that was sent.
//!
//! Every record of a batch has a value of one size whose first eight bytes are the batch's serial number; the rest is a
//! pattern that depends on the record's place. So a batch that was read back tells which one it is, and can be compared whole.

use std::time::SystemTime;

use anyhow::{Context as _, Result, ensure};

/// Bytes from the start of a batch to its first record.
pub const HEADER: usize = 61;
/// Bytes of a batch that `batch_length` does not count.
const BEFORE_LENGTH: usize = 12;
/// Where the bytes begin that the checksum covers.
const CHECKED_FROM: usize = 21;

/// Who produces: -1 in each field for a producer without idempotence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Producer {
    pub id: i64,
    pub epoch: i16,
}

impl Producer {
    pub const NONE: Self = Self { id: -1, epoch: -1 };
}

/// A batch of which only serial number and sequence change from one sending to the next.
#[derive(Debug, Clone)]
pub struct Template {
    bytes: Vec<u8>,
    producer: Producer,
    /// Where each record's value begins.
    values: Vec<usize>,
}

impl Template {
    /// `records`: how many, at least 1. `value_size`: bytes of each value, at least 8.
    ///
    /// Every record is of this moment: a broker forgets producers whose last batch is more than a day old by its own timestamp.
    pub fn new(records: usize, value_size: usize, producer: Producer) -> Self {
        assert!(records >= 1 && value_size >= 8);
        let timestamp_ms = now_ms();
        let count = i32::try_from(records).expect("a batch holds at most 2^31 records");
        let mut bytes = header(count, timestamp_ms, timestamp_ms, producer);
        let mut values = Vec::new();
        for place in 0..count {
            values.push(push_record(&mut bytes, place, value_size));
        }
        measure(&mut bytes);
        Self { bytes, producer, values }
    }

    /// Who this template produces for.
    pub fn producer(&self) -> Producer {
        self.producer
    }

    /// Bytes of the whole batch.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The batch with this serial number; `sequence` is -1 for a producer without idempotence.
    pub fn sealed(&mut self, serial: u64, sequence: i32) -> &[u8] {
        for at in &self.values {
            self.bytes[*at..at + 8].copy_from_slice(&serial.to_be_bytes());
        }
        seal(&mut self.bytes, sequence);
        &self.bytes
    }

    /// The serial number of a stored batch that this template made; anything else than what was sent is an error.
    pub fn serial_of(&mut self, stored: &Stored<'_>) -> Result<u64> {
        let first = *self.values.first().expect("a template has records");
        let serial = stored.bytes.get(first..first + 8).context("a batch too short for its serial number")?;
        let serial = u64::from_be_bytes(serial.try_into()?);
        let sequence = i32::from_be_bytes(stored.bytes[53..57].try_into()?);
        // Base offset and leader epoch are the broker's; everything else must be as it was sent.
        let sent = self.sealed(serial, sequence);
        ensure!(stored.bytes.len() == sent.len(), "batch {serial} has {} bytes, {} were sent", stored.bytes.len(), sent.len());
        ensure!(stored.bytes[16..] == sent[16..], "batch {serial} is not what was sent");
        Ok(serial)
    }
}

/// Milliseconds since 1970.
pub fn now_ms() -> i64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is later than 1970");
    i64::try_from(now.as_millis()).expect("it is not yet the year 292 million")
}

/// The header of a batch without compression; length, sequence and checksum are still to come.
pub(crate) fn header(count: i32, first_timestamp_ms: i64, last_timestamp_ms: i64, producer: Producer) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(0_i64.to_be_bytes()); // base offset: the broker's to give
    bytes.extend(0_i32.to_be_bytes()); // length: in `measure`
    bytes.extend((-1_i32).to_be_bytes()); // leader epoch: the broker's to give
    bytes.push(2);
    bytes.extend(0_u32.to_be_bytes()); // checksum: in `seal`
    bytes.extend(0_i16.to_be_bytes());
    bytes.extend((count - 1).to_be_bytes());
    bytes.extend(first_timestamp_ms.to_be_bytes());
    bytes.extend(last_timestamp_ms.to_be_bytes());
    bytes.extend(producer.id.to_be_bytes());
    bytes.extend(producer.epoch.to_be_bytes());
    bytes.extend((-1_i32).to_be_bytes()); // sequence: in `seal`
    bytes.extend(count.to_be_bytes());
    bytes
}

/// Writes the length of a batch that has all its records.
pub(crate) fn measure(bytes: &mut [u8]) {
    let length = i32::try_from(bytes.len() - BEFORE_LENGTH).expect("a batch is shorter than 2 GiB");
    bytes[8..12].copy_from_slice(&length.to_be_bytes());
}

/// Writes the sequence and then the checksum of what is complete otherwise.
pub(crate) fn seal(bytes: &mut [u8], sequence: i32) {
    bytes[53..57].copy_from_slice(&sequence.to_be_bytes());
    let crc = crc32c(&bytes[CHECKED_FROM..]);
    bytes[17..21].copy_from_slice(&crc.to_be_bytes());
}

/// Appends one record; gives where its value begins.
fn push_record(bytes: &mut Vec<u8>, place: i32, value_size: usize) -> usize {
    let mut head = vec![0_u8]; // attributes
    push_varint(&mut head, 0); // timestamp delta
    push_varint(&mut head, i64::from(place));
    push_varint(&mut head, -1); // no key
    let value_length = i64::try_from(value_size).expect("a value is shorter than 2 GiB");
    push_varint(&mut head, value_length);
    let length = i64::try_from(head.len()).expect("a few bytes") + value_length + 1;
    push_varint(bytes, length);
    bytes.extend(&head);
    let value_at = bytes.len();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ place.unsigned_abs() as u64;
    for _ in 0..value_size {
        // xorshift: cheap, and does not compress.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.push((state >> 24) as u8);
    }
    push_varint(bytes, 0); // no headers
    value_at
}

pub(crate) fn push_varint(bytes: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    while rest >= 0x80 {
        bytes.push((rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// CRC-32C, as batches carry it.
pub fn crc32c(bytes: &[u8]) -> u32 {
    u32::try_from(crc_fast::checksum(crc_fast::CrcAlgorithm::Crc32Iscsi, bytes)).expect("a CRC of 32 bits")
}

/// A whole batch as the broker gave it, checksum verified.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'a> {
    pub bytes: &'a [u8],
    pub base_offset: i64,
    pub last_offset: i64,
}

/// Splits what a fetch brought into whole batches; a cut one at the end is left out, as the protocol allows.
pub fn split(mut records: &[u8]) -> Result<Vec<Stored<'_>>> {
    let mut found = Vec::new();
    while records.len() >= HEADER {
        let length = i32::from_be_bytes(records[8..12].try_into()?);
        let size = BEFORE_LENGTH + usize::try_from(length).context("a negative batch length")?;
        ensure!(size >= HEADER, "a batch of {size} bytes");
        let Some((bytes, rest)) = records.split_at_checked(size) else { break };
        let base_offset = i64::from_be_bytes(bytes[..8].try_into()?);
        ensure!(bytes[16] == 2, "a batch of magic {} at offset {base_offset}", bytes[16]);
        let stored_crc = u32::from_be_bytes(bytes[17..21].try_into()?);
        ensure!(stored_crc == crc32c(&bytes[CHECKED_FROM..]), "the checksum of the batch at offset {base_offset} is wrong");
        let last_offset = base_offset + i64::from(i32::from_be_bytes(bytes[23..27].try_into()?));
        found.push(Stored { bytes, base_offset, last_offset });
        records = rest;
    }
    Ok(found)
}
