//! Making record batches, and reading what a fetch brought.

use bytes::Bytes;
use milena_protocol::Records;
use milena_protocol::batch::builder::{BatchBuilder, BatchOptions};
use milena_protocol::batch::split::batches;

/// Compressed batches of tests inflate to less.
const INFLATED_MAX: usize = 64 << 20;

/// One record read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub offset: i64,
    /// ms since 1970.
    pub timestamp: i64,
    pub key: Option<Bytes>,
    pub value: Option<Bytes>,
}

/// What is wrong with bytes that should be record batches.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchesError {
    #[error("the batch at offset {offset} has another checksum than it says")]
    Checksum { offset: i64 },
    #[error("{0}")]
    Unreadable(String),
}

/// A batch of values without keys, all of one time (ms since 1970).
pub fn of_values(timestamp: i64, values: &[&[u8]]) -> Records {
    of_values_with(BatchOptions::default(), timestamp, values)
}

/// A batch of records with keys, all of one time (ms since 1970); without a value one is a tombstone.
pub fn of_keys(timestamp: i64, records: &[(&[u8], Option<&[u8]>)]) -> Records {
    of_keys_with(BatchOptions::default(), timestamp, records)
}

/// As [`of_keys`], with the batch's other fields: codec, producer, sequence.
pub fn of_keys_with(options: BatchOptions, timestamp: i64, records: &[(&[u8], Option<&[u8]>)]) -> Records {
    let mut builder = BatchBuilder::new(options);
    for (key, value) in records {
        builder.append(timestamp, Some(key), *value, &[]).expect("tests make small batches");
    }
    Records::Bytes(builder.build().into())
}

/// As [`of_values`], with the batch's other fields: codec, producer, sequence.
pub fn of_values_with(options: BatchOptions, timestamp: i64, values: &[&[u8]]) -> Records {
    let mut builder = BatchBuilder::new(options);
    for value in values {
        builder.append(timestamp, None, Some(value), &[]).expect("tests make small batches");
    }
    Records::Bytes(builder.build().into())
}

/// Every record of whole batches; half a batch at the end, as a fetch may bring, is left out. Checksums are verified.
pub fn read(records: &Records) -> Result<Vec<Stored>, BatchesError> {
    match records.bytes() {
        Some(bytes) => read_bytes(bytes),
        None => Ok(Vec::new()),
    }
}

/// As [`read`], of bare bytes.
pub fn read_bytes(bytes: &[u8]) -> Result<Vec<Stored>, BatchesError> {
    let unreadable = |error: &dyn std::fmt::Display| BatchesError::Unreadable(error.to_string());
    let mut found = Vec::new();
    for batch in batches(bytes) {
        let batch = batch.map_err(|error| unreadable(&error))?;
        if !batch.checksum_matches() {
            return Err(BatchesError::Checksum { offset: batch.first_field() });
        }
        if batch.header().is_ok_and(|header| header.is_control()) {
            continue;
        }
        let mut scratch = Vec::new();
        for record in batch.records(INFLATED_MAX, &mut scratch).map_err(|error| unreadable(&error))? {
            let record = record.map_err(|error| unreadable(&error))?;
            found.push(Stored {
                offset: record.offset,
                timestamp: record.timestamp,
                key: record.key.map(Bytes::copy_from_slice),
                value: record.value.map(Bytes::copy_from_slice),
            });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_read() {
        let records = of_values(5, &[b"a", b"bb"]);
        let found = read(&records).unwrap();
        let values: Vec<_> = found.iter().map(|record| (record.offset, record.value.as_deref().unwrap_or_default())).collect();
        assert_eq!(values, [(0, &b"a"[..]), (1, b"bb")]);
        assert!(found.iter().all(|record| record.timestamp == 5));
        assert_eq!(read(&Records::Null), Ok(Vec::new()));
    }

    #[test]
    fn half_a_batch_is_left_out_and_a_flipped_bit_found() {
        let mut bytes = of_values(5, &[b"a"]).bytes().unwrap().to_vec();
        let whole = bytes.len();
        bytes.extend_from_within(..30);
        assert_eq!(read_bytes(&bytes).unwrap().len(), 1);
        bytes[whole - 1] ^= 1;
        assert_eq!(read_bytes(&bytes), Err(BatchesError::Checksum { offset: 0 }));
    }
}
