//! Makes batches of magic 2.
//!
//! Budget: a builder that is used again allocates only while it grows; records are written once, compressed once.

use super::compression::{Codec, compress};
use super::header::{
    BatchHeader, CONTROL_BIT, DELETE_HORIZON_BIT, HEADER_SIZE, LENGTH_END, LOG_APPEND_TIME_BIT, TRANSACTIONAL_BIT, TimestampType, renew_crc,
};
use super::reader::{put_varlong, varlong_size};

/// What a batch is besides its records. The default: offset 0, no leader epoch, no compression, no producer, create time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchOptions {
    pub base_offset: i64,
    pub partition_leader_epoch: i32,
    pub codec: Codec,
    /// See [`compress`]; `None`: Kafka's default.
    pub level: Option<i32>,
    pub producer_id: i64,
    pub producer_epoch: i16,
    pub base_sequence: i32,
    pub transactional: bool,
    pub control: bool,
    /// The time (ms since 1970) that every record gets instead of its own.
    pub append_time: Option<i64>,
    /// The time (ms since 1970) after which the cleaner may drop tombstones and markers of this batch.
    pub delete_horizon: Option<i64>,
}

impl BatchOptions {
    /// Those of a batch that there is, to make another of its records. A codec that nobody knows counts as none.
    pub fn of(header: &BatchHeader) -> Self {
        Self {
            base_offset: header.base_offset,
            partition_leader_epoch: header.partition_leader_epoch,
            codec: header.compression().unwrap_or(Codec::None),
            level: None,
            producer_id: header.producer_id,
            producer_epoch: header.producer_epoch,
            base_sequence: header.base_sequence,
            transactional: header.is_transactional(),
            control: header.is_control(),
            append_time: (header.timestamp_type() == TimestampType::LogAppendTime).then_some(header.max_timestamp),
            delete_horizon: header.delete_horizon(),
        }
    }
}

impl Default for BatchOptions {
    fn default() -> Self {
        BatchOptions {
            base_offset: 0,
            partition_leader_epoch: -1,
            codec: Codec::None,
            level: None,
            producer_id: -1,
            producer_epoch: -1,
            base_sequence: -1,
            transactional: false,
            control: false,
            append_time: None,
            delete_horizon: None,
        }
    }
}

/// Why a record does not fit its batch; the batch is as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    #[error("offset {offset} cannot follow in a batch that starts at {base_offset} and has reached {last_offset}")]
    Offset { offset: i64, base_offset: i64, last_offset: i64 },
    #[error("the batch would exceed 2 GiB")]
    TooLarge,
}

/// Key and value of a record header.
pub type HeaderPair<'a> = (&'a [u8], Option<&'a [u8]>);

/// A batch in the making.
#[derive(Debug, Clone)]
pub struct BatchBuilder {
    options: BatchOptions,
    records: Vec<u8>,
    count: i32,
    base_timestamp: i64,
    max_timestamp: i64,
    last_offset: i64,
}

impl BatchBuilder {
    pub fn new(options: BatchOptions) -> Self {
        BatchBuilder {
            options,
            records: Vec::new(),
            count: 0,
            base_timestamp: options.delete_horizon.unwrap_or(-1),
            max_timestamp: -1,
            last_offset: options.base_offset.wrapping_sub(1),
        }
    }

    /// Starts another batch with the buffers of this one.
    pub fn reset(&mut self, options: BatchOptions) {
        let mut records = std::mem::take(&mut self.records);
        records.clear();
        *self = BatchBuilder { records, ..BatchBuilder::new(options) };
    }

    /// Records so far.
    pub fn count(&self) -> i32 {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Bytes of the batch so far, before compression.
    pub fn uncompressed_size(&self) -> usize {
        self.records.len().saturating_add(HEADER_SIZE)
    }

    /// Appends a record at the next offset. `timestamp`: ms since 1970.
    pub fn append(
        &mut self,
        timestamp: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[HeaderPair<'_>],
    ) -> Result<(), BuildError> {
        self.append_at(self.last_offset.wrapping_add(1), timestamp, key, value, headers)
    }

    /// Appends a record at `offset`, which must be beyond the last one: the cleaner leaves gaps.
    pub fn append_at(
        &mut self,
        offset: i64,
        timestamp: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[HeaderPair<'_>],
    ) -> Result<(), BuildError> {
        let BatchOptions { base_offset, .. } = self.options;
        let refused = BuildError::Offset { offset, base_offset, last_offset: self.last_offset };
        let delta = offset.checked_sub(base_offset).and_then(|delta| i32::try_from(delta).ok()).ok_or(refused)?;
        if delta < 0 || (offset <= self.last_offset && !self.is_empty()) {
            return Err(refused);
        }
        let base_timestamp = if self.is_empty() { self.options.delete_horizon.unwrap_or(timestamp) } else { self.base_timestamp };
        let fields = Fields { timestamp_delta: timestamp.wrapping_sub(base_timestamp), offset_delta: delta, key, value, headers };
        let length = fields.size();
        let grown = self.uncompressed_size().saturating_add(length).saturating_add(5);
        let (Ok(length), true) = (i64::try_from(length), i32::try_from(grown).is_ok()) else { return Err(BuildError::TooLarge) };
        put_varlong(&mut self.records, length);
        fields.put(&mut self.records);
        self.base_timestamp = base_timestamp;
        self.max_timestamp = self.max_timestamp.max(timestamp);
        self.last_offset = offset;
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    /// Makes the batch end at `last_offset` although its last records are gone, as the cleaner must. Smaller ones change nothing.
    pub fn extend_to(&mut self, last_offset: i64) {
        self.last_offset = self.last_offset.max(last_offset);
    }

    /// Appends the batch to `out`, compressed; the builder keeps its records. A batch without records is legal only after cleaning.
    pub fn finish(&self, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend_from_slice(&[0; HEADER_SIZE]);
        if !self.is_empty() {
            compress(self.options.codec, self.options.level, &self.records, out);
        }
        let (_before, batch) = out.split_at_mut(start);
        let header = self.header(batch.len());
        if let Some(front) = batch.first_chunk_mut() {
            *front = header.to_bytes();
        }
        renew_crc(batch);
    }

    /// The batch as bytes of its own.
    pub fn build(&self) -> Vec<u8> {
        let mut batch = Vec::with_capacity(self.uncompressed_size());
        self.finish(&mut batch);
        batch
    }

    fn header(&self, size: usize) -> BatchHeader {
        let options = &self.options;
        let bit = |bit, set| if set { bit } else { 0 };
        BatchHeader {
            base_offset: options.base_offset,
            // Compression may add a little to records just below the limit: the length is then cut, and no reader takes the batch.
            batch_length: i32::try_from(size.saturating_sub(LENGTH_END)).unwrap_or(i32::MAX),
            partition_leader_epoch: options.partition_leader_epoch,
            magic: 2,
            crc: 0,
            attributes: if self.is_empty() { 0 } else { options.codec.bits() }
                | bit(LOG_APPEND_TIME_BIT, options.append_time.is_some())
                | bit(TRANSACTIONAL_BIT, options.transactional)
                | bit(CONTROL_BIT, options.control)
                | bit(DELETE_HORIZON_BIT, options.delete_horizon.is_some()),
            last_offset_delta: i32::try_from(self.last_offset.wrapping_sub(options.base_offset)).unwrap_or(i32::MAX),
            base_timestamp: self.base_timestamp,
            max_timestamp: options.append_time.unwrap_or(self.max_timestamp),
            producer_id: options.producer_id,
            producer_epoch: options.producer_epoch,
            base_sequence: options.base_sequence,
            records_count: self.count,
        }
    }
}

/// The 61 bytes that the cleaner leaves of a batch none of whose records stay: offsets and producer survive, for sequence checks.
pub fn emptied(header: &BatchHeader) -> [u8; HEADER_SIZE] {
    let left = BatchHeader {
        batch_length: 49,
        attributes: header.attributes & (LOG_APPEND_TIME_BIT | TRANSACTIONAL_BIT | CONTROL_BIT),
        base_timestamp: -1,
        records_count: 0,
        ..*header
    };
    let mut bytes = left.to_bytes();
    renew_crc(&mut bytes);
    bytes
}

struct Fields<'a> {
    timestamp_delta: i64,
    offset_delta: i32,
    key: Option<&'a [u8]>,
    value: Option<&'a [u8]>,
    headers: &'a [HeaderPair<'a>],
}

impl Fields<'_> {
    /// Bytes of the record behind its length.
    fn size(&self) -> usize {
        let fixed = 1usize
            .saturating_add(varlong_size(self.timestamp_delta))
            .saturating_add(varlong_size(i64::from(self.offset_delta)))
            .saturating_add(sized_size(self.key))
            .saturating_add(sized_size(self.value))
            .saturating_add(varlong_size(length(self.headers.len())));
        self.headers.iter().fold(fixed, |sum, (key, value)| sum.saturating_add(sized_size(Some(key))).saturating_add(sized_size(*value)))
    }

    fn put(&self, out: &mut Vec<u8>) {
        out.push(0);
        put_varlong(out, self.timestamp_delta);
        put_varlong(out, i64::from(self.offset_delta));
        put_sized(out, self.key);
        put_sized(out, self.value);
        put_varlong(out, length(self.headers.len()));
        for (key, value) in self.headers {
            put_sized(out, Some(key));
            put_sized(out, *value);
        }
    }
}

fn sized_size(bytes: Option<&[u8]>) -> usize {
    bytes.map_or(1, |bytes| varlong_size(length(bytes.len())).saturating_add(bytes.len()))
}

fn put_sized(out: &mut Vec<u8>, bytes: Option<&[u8]>) {
    put_varlong(out, bytes.map_or(-1, |bytes| length(bytes.len())));
    out.extend_from_slice(bytes.unwrap_or(&[]));
}

fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
