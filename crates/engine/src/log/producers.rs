//! Producers of one partition: their epochs and newest batches, by which repeats are recognised and gaps refused; the open
//! transactions; the snapshot file.
//!
//! ```text
//! snapshot   0  2    6    10                      entry   0        8  10   14       22   26       34   38       46
//!            +--+----+----+------ ...                     +--------+--+----+--------+----+--------+----+--------+
//!            |ve|crc |cnt |entries                        |producer|ep|last|last    |off.|timest. |coor|first   |
//!            |1 |    |    |                               |id      |  |seq |offset  |delt|        |ep. |txn off.|
//!            +--+----+----+------ ...                     +--------+--+----+--------+----+--------+----+--------+
//!                    |<- CRC-32C of byte 6 to the end     last offset -1: no batch; first txn offset -1: none open
//! ```
//!
//! Source: KIP-98, KIP-360; semantics rules 17–19; observed 9. Invariant: L6.

use std::collections::BTreeMap;

use milena_protocol::batch::control::{ControlType, EndTxnMarker};
use milena_protocol::batch::header::{BatchHeader, HEADER_SIZE, sequence_after};
use milena_protocol::batch::{RawBatch, RecordIter};
use milena_protocol::hash::crc32c;
use milena_protocol::wire::Cursor;

use crate::types::{Offset, ProducerEpoch, ProducerId, Sequence, Timestamp};

/// Batches remembered per producer. Part of the contract with clients, which have at most five in flight.
pub const BATCHES_REMEMBERED: usize = 5;

const SNAPSHOT_VERSION: i16 = 1;
const SNAPSHOT_HEADER: usize = 10;
const SNAPSHOT_ENTRY: usize = 46;

/// One remembered batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BatchFacts {
    pub last_sequence: Sequence,
    pub last_offset: Offset,
    /// Last offset minus first, and last sequence minus first.
    pub offset_delta: i32,
    pub timestamp: Timestamp,
}

impl BatchFacts {
    pub fn base_offset(&self) -> Offset {
        Offset(self.last_offset.get().saturating_sub(i64::from(self.offset_delta)))
    }

    fn first_sequence(&self) -> Sequence {
        let back = i64::from(self.last_sequence.get()) - i64::from(self.offset_delta);
        let around = if back < 0 { back.saturating_add(i64::from(i32::MAX) + 1) } else { back };
        Sequence(i32::try_from(around).unwrap_or(0))
    }
}

/// What is known of one producer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Producer {
    pub epoch: ProducerEpoch,
    /// -1: none has written a marker.
    pub coordinator_epoch: i32,
    /// Timestamp of the newest batch or marker; its idle time counts from it.
    pub last_timestamp: Timestamp,
    /// First offset of the open transaction.
    pub transaction: Option<Offset>,
    batches: [BatchFacts; BATCHES_REMEMBERED],
    remembered: usize,
}

impl Producer {
    fn new(epoch: ProducerEpoch) -> Self {
        Self {
            epoch,
            coordinator_epoch: -1,
            last_timestamp: Timestamp::NONE,
            transaction: None,
            batches: [BatchFacts::default(); BATCHES_REMEMBERED],
            remembered: 0,
        }
    }

    /// The remembered batches of the present epoch, oldest first.
    pub fn batches(&self) -> &[BatchFacts] {
        self.batches.get(..self.remembered).unwrap_or(&[])
    }

    /// The newest batch of the present epoch. `None` after a marker began the epoch.
    pub fn last_batch(&self) -> Option<BatchFacts> {
        self.batches().last().copied()
    }

    /// Offsets rise (L6). They do not where a damaged directory has overlapping segments: what lay there before is then forgotten.
    fn remember(&mut self, batch: BatchFacts) {
        let below = |known: &BatchFacts| known.last_offset < batch.base_offset();
        self.remembered = self.batches().iter().rposition(below).map_or(0, |last| last.saturating_add(1));
        if self.remembered == BATCHES_REMEMBERED {
            self.batches.rotate_left(1);
            self.remembered = BATCHES_REMEMBERED.saturating_sub(1);
        }
        if let Some(place) = self.batches.get_mut(self.remembered) {
            *place = batch;
            self.remembered = self.remembered.saturating_add(1);
        }
    }

    fn enter(&mut self, epoch: ProducerEpoch) {
        if epoch != self.epoch {
            self.epoch = epoch;
            self.remembered = 0;
        }
    }
}

/// Why a batch with a producer id is not appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProducerError {
    /// It is already there; the answer is that of the first time (rule 17).
    #[error("the batch is already at offset {base_offset}")]
    Duplicate { base_offset: Offset, last_offset: Offset, timestamp: Timestamp },
    #[error("producer {producer} is at sequence {last}; {found} does not follow")]
    OutOfOrder { producer: ProducerId, last: Sequence, found: Sequence },
    #[error("epoch {found} of producer {producer} is over; it is at {current}")]
    FencedEpoch { producer: ProducerId, found: ProducerEpoch, current: ProducerEpoch },
}

/// An aborted transaction, as `.txnindex` holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbortedTransaction {
    pub producer: ProducerId,
    pub first_offset: Offset,
    /// Offset of the abort marker.
    pub last_offset: Offset,
    /// After this abort.
    pub last_stable_offset: Offset,
}

/// Bytes of an entry in `.txnindex`.
pub const ABORTED_ENTRY: usize = 34;

impl AbortedTransaction {
    /// The entry of `.txnindex`: int16 version 0, then four int64s.
    pub fn to_bytes(self) -> [u8; ABORTED_ENTRY] {
        let mut bytes = [0; ABORTED_ENTRY];
        let fields = [self.producer.get(), self.first_offset.get(), self.last_offset.get(), self.last_stable_offset.get()];
        for (place, field) in bytes[2..].chunks_exact_mut(8).zip(fields) {
            place.copy_from_slice(&field.to_be_bytes());
        }
        bytes
    }

    /// Reads one entry; `None` for fewer bytes or another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut fields = Cursor::new(bytes);
        let version = fields.i16();
        let found = Self {
            producer: ProducerId(fields.i64()),
            first_offset: Offset(fields.i64()),
            last_offset: Offset(fields.i64()),
            last_stable_offset: Offset(fields.i64()),
        };
        (version == 0 && fields.check().is_ok()).then_some(found)
    }
}

/// The end of a transaction as the log holds it: a control batch with one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    pub committed: bool,
    pub coordinator_epoch: i32,
}

impl Marker {
    /// What the one record of a control batch says, if it ends a transaction.
    pub(super) fn of(header: &BatchHeader, batch: RawBatch<'_>) -> Option<Self> {
        let record = RecordIter::new(header, batch.bytes().get(HEADER_SIZE..)?).next()?.ok()?;
        let committed = match ControlType::of_key(record.key?)? {
            ControlType::Commit => true,
            ControlType::Abort => false,
            ControlType::LeaderChange
            | ControlType::SnapshotHeader
            | ControlType::SnapshotFooter
            | ControlType::KRaftVersion
            | ControlType::KRaftVoters => return None,
        };
        Some(Self { committed, coordinator_epoch: EndTxnMarker::coordinator_epoch_of(record.value?)? })
    }
}

/// All producers of one log, and the offset up to which their state counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Producers {
    known: BTreeMap<ProducerId, Producer>,
}

impl Producers {
    pub fn get(&self, producer: ProducerId) -> Option<&Producer> {
        self.known.get(&producer)
    }

    /// Every producer that is remembered, by id.
    pub fn iter(&self) -> impl Iterator<Item = (ProducerId, &Producer)> {
        self.known.iter().map(|(id, producer)| (*id, producer))
    }

    pub fn len(&self) -> usize {
        self.known.len()
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether a client's batch may be appended. Any first sequence is taken from a producer that is not known (rule 18), a new
    /// epoch begins at 0, and the last five batches are recognised.
    pub fn check(&self, header: &BatchHeader) -> Result<(), ProducerError> {
        if !header.has_producer_id() {
            return Ok(());
        }
        let id = ProducerId(header.producer_id);
        let Some(producer) = self.known.get(&id) else { return Ok(()) };
        let found = ProducerEpoch(header.producer_epoch);
        if found < producer.epoch {
            return Err(ProducerError::FencedEpoch { producer: id, found, current: producer.epoch });
        }
        let first = Sequence(header.base_sequence);
        if found > producer.epoch {
            return if first == Sequence(0) { Ok(()) } else { Err(out_of_order(id, producer, first)) };
        }
        let last = Sequence(header.last_sequence());
        if let Some(batch) = producer.batches().iter().find(|batch| batch.first_sequence() == first && batch.last_sequence == last) {
            let (base_offset, last_offset) = (batch.base_offset(), batch.last_offset);
            return Err(ProducerError::Duplicate { base_offset, last_offset, timestamp: batch.timestamp });
        }
        // After a marker an epoch has no batch yet: it begins at 0, as sequence -1 plus one does.
        let expected = producer.last_batch().map_or(0, |batch| sequence_after(batch.last_sequence.get(), 1));
        if first == Sequence(expected) { Ok(()) } else { Err(out_of_order(id, producer, first)) }
    }

    /// Remembers a batch that was given its place; what [`Producers::check`] says has been heeded, or it comes out of the log itself.
    pub fn note(&mut self, header: &BatchHeader) {
        if !header.has_producer_id() || header.is_control() {
            return;
        }
        let epoch = ProducerEpoch(header.producer_epoch);
        let producer = self.known.entry(ProducerId(header.producer_id)).or_insert_with(|| Producer::new(epoch));
        producer.enter(epoch);
        producer.last_timestamp = Timestamp(header.max_timestamp);
        producer.remember(BatchFacts {
            last_sequence: Sequence(header.last_sequence()),
            last_offset: Offset(header.last_offset()),
            offset_delta: header.last_offset_delta,
            timestamp: Timestamp(header.max_timestamp),
        });
        if header.is_transactional() && producer.transaction.is_none() {
            producer.transaction = Some(Offset(header.base_offset));
        }
    }

    /// Ends the producer's transaction; what `.txnindex` gains, if it was aborted and had records.
    pub fn note_marker(&mut self, header: &BatchHeader, marker: Marker) -> Option<AbortedTransaction> {
        let id = ProducerId(header.producer_id);
        let epoch = ProducerEpoch(header.producer_epoch);
        let producer = self.known.entry(id).or_insert_with(|| Producer::new(epoch));
        producer.enter(epoch);
        producer.coordinator_epoch = marker.coordinator_epoch;
        producer.last_timestamp = Timestamp(header.max_timestamp);
        let first_offset = producer.transaction.take()?;
        if marker.committed {
            return None;
        }
        let last_offset = Offset(header.last_offset());
        let last_stable_offset = self.first_unstable().unwrap_or(last_offset.plus(1));
        Some(AbortedTransaction { producer: id, first_offset, last_offset, last_stable_offset })
    }

    /// First offset of the oldest open transaction.
    pub fn first_unstable(&self) -> Option<Offset> {
        self.known.values().filter_map(|producer| producer.transaction).min()
    }

    /// Forgets producers that wrote nothing for `idle_ms` and have no open transaction.
    pub fn expire(&mut self, now: Timestamp, idle_ms: i64) {
        let oldest = now.get().saturating_sub(idle_ms);
        self.known.retain(|_, producer| producer.transaction.is_some() || producer.last_timestamp.get() > oldest);
    }

    /// The bytes of a snapshot file.
    pub fn to_snapshot(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(SNAPSHOT_HEADER.saturating_add(self.known.len().saturating_mul(SNAPSHOT_ENTRY)));
        bytes.extend(SNAPSHOT_VERSION.to_be_bytes());
        bytes.extend([0; 4]);
        bytes.extend(i32::try_from(self.known.len()).unwrap_or(i32::MAX).to_be_bytes());
        for (id, producer) in &self.known {
            let none = BatchFacts {
                last_sequence: Sequence::NONE,
                last_offset: Offset::NONE,
                offset_delta: 0,
                timestamp: producer.last_timestamp,
            };
            let last = producer.last_batch().unwrap_or(none);
            bytes.extend(id.get().to_be_bytes());
            bytes.extend(producer.epoch.get().to_be_bytes());
            bytes.extend(last.last_sequence.get().to_be_bytes());
            bytes.extend(last.last_offset.get().to_be_bytes());
            bytes.extend(last.offset_delta.to_be_bytes());
            bytes.extend(producer.last_timestamp.get().to_be_bytes());
            bytes.extend(producer.coordinator_epoch.to_be_bytes());
            bytes.extend(producer.transaction.unwrap_or(Offset::NONE).get().to_be_bytes());
        }
        let crc = crc32c(&bytes[6..]);
        bytes[2..6].copy_from_slice(&crc.to_be_bytes());
        bytes
    }

    /// Reads a snapshot file. `None` for damage of any kind: an older snapshot and more replay give the same state.
    pub fn from_snapshot(bytes: &[u8]) -> Option<Self> {
        let mut fields = Cursor::new(bytes);
        let version = fields.i16();
        let crc = fields.u32();
        if version != SNAPSHOT_VERSION || crc != crc32c(bytes.get(6..)?) {
            return None;
        }
        let count = usize::try_from(fields.i32()).ok()?;
        if count.checked_mul(SNAPSHOT_ENTRY)? != bytes.len().checked_sub(SNAPSHOT_HEADER)? {
            return None;
        }
        let mut known = BTreeMap::new();
        for _ in 0..count {
            let (id, producer) = entry(&mut fields);
            known.insert(id, producer);
        }
        fields.check().is_ok().then_some(Self { known })
    }

    /// Everything that is known, remembered batches too, as resume points hold it.
    pub(super) fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend(u32::try_from(self.known.len()).unwrap_or(u32::MAX).to_be_bytes());
        for (id, producer) in &self.known {
            bytes.extend(id.get().to_be_bytes());
            bytes.extend(producer.epoch.get().to_be_bytes());
            bytes.extend(producer.coordinator_epoch.to_be_bytes());
            bytes.extend(producer.last_timestamp.get().to_be_bytes());
            bytes.extend(producer.transaction.unwrap_or(Offset::NONE).get().to_be_bytes());
            bytes.push(u8::try_from(producer.batches().len()).unwrap_or(0));
            for batch in producer.batches() {
                bytes.extend(batch.last_sequence.get().to_be_bytes());
                bytes.extend(batch.last_offset.get().to_be_bytes());
                bytes.extend(batch.offset_delta.to_be_bytes());
                bytes.extend(batch.timestamp.get().to_be_bytes());
            }
        }
    }

    /// Reads what [`Producers::put`] wrote; `None`: it is cut short, or cannot be.
    pub(super) fn take(fields: &mut Cursor<'_>) -> Option<Self> {
        let mut known = BTreeMap::new();
        for _ in 0..fields.u32() {
            let id = ProducerId(fields.i64());
            let mut producer = Producer::new(ProducerEpoch(fields.i16()));
            producer.coordinator_epoch = fields.i32();
            producer.last_timestamp = Timestamp(fields.i64());
            producer.transaction = Some(Offset(fields.i64())).filter(|first| *first >= Offset(0));
            for _ in 0..fields.i8() {
                let last_sequence = Sequence(fields.i32());
                let last_offset = Offset(fields.i64());
                let offset_delta = fields.i32();
                producer.remember(BatchFacts { last_sequence, last_offset, offset_delta, timestamp: Timestamp(fields.i64()) });
            }
            fields.check().ok()?;
            known.insert(id, producer);
        }
        fields.check().is_ok().then_some(Self { known })
    }

    /// L6.
    pub fn check_invariants(&self) {
        for (id, producer) in &self.known {
            for (before, after) in producer.batches().iter().zip(producer.batches().iter().skip(1)) {
                assert!(before.last_offset < after.base_offset(), "L6: producer {id}, {before:?} before {after:?}");
            }
        }
    }
}

fn entry(fields: &mut Cursor<'_>) -> (ProducerId, Producer) {
    let id = ProducerId(fields.i64());
    let mut producer = Producer::new(ProducerEpoch(fields.i16()));
    let last_sequence = Sequence(fields.i32());
    let last_offset = Offset(fields.i64());
    let offset_delta = fields.i32();
    producer.last_timestamp = Timestamp(fields.i64());
    producer.coordinator_epoch = fields.i32();
    producer.transaction = Some(Offset(fields.i64())).filter(|first| *first >= Offset(0));
    if last_offset >= Offset(0) {
        producer.remember(BatchFacts { last_sequence, last_offset, offset_delta, timestamp: producer.last_timestamp });
    }
    (id, producer)
}

fn out_of_order(producer: ProducerId, known: &Producer, found: Sequence) -> ProducerError {
    let last = known.last_batch().map_or(Sequence::NONE, |batch| batch.last_sequence);
    ProducerError::OutOfOrder { producer, last, found }
}
