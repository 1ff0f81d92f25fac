//! The second half of a pass: which records stay, and the segments that are made of them.
//!
//! A batch that stays whole keeps its bytes. One that loses records, or gets its horizon, is made anew with its own codec, producer,
//! sequence and last offset. Batches of magic 0 and 1 stay whole as long as one of their records does, with their tombstones: to write
//! those formats is not worth a writer; Kafka cuts them.
//!
//! Source: KIP-534; semantics rules 64, 65, 135. Invariants: K2, K3.

use milena_protocol::batch::builder::{BatchBuilder, BatchOptions, HeaderPair, emptied};
use milena_protocol::batch::header::BatchHeader;
use milena_protocol::batch::records::record_bytes;
use milena_protocol::batch::split::{RawBatch, batches};
use milena_protocol::batch::{BuildError, Record, RecordIter, RecordsError};

use super::key_map::KeyMap;
use super::transactions::{Ending, Transactions};
use super::{INFLATED_MAX, Plan, Source, Unclean, checked, control_key};
use crate::log::index::IndexEntry;
use crate::log::producers::AbortedTransaction;
use crate::log::segment::Segment;
use crate::log::time_index;
use crate::types::{Offset, Timestamp};

/// What a pass has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub records_read: u64,
    pub records_kept: u64,
    pub bytes_read: u64,
    pub bytes_written: u64,
}

/// A segment made of its sources: what is known of it besides the bytes of its `.log`, which the shell has written already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    pub sources: Vec<Source>,
    pub segment: Segment,
    /// The bytes of `.index`, `.timeindex` and `.txnindex`.
    pub index: Vec<u8>,
    pub time_index: Vec<u8>,
    pub aborted: Vec<u8>,
    /// It is byte for byte its one source: there is nothing to put in place.
    pub unchanged: bool,
}

/// Whether a batch without records stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IfEmpty {
    Stays,
    Goes,
}

/// How a batch's records are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Judgement {
    /// All records go, whatever their keys.
    discard: bool,
    if_empty: IfEmpty,
    /// A marker that waits for its horizon.
    lone_marker: bool,
}

/// See the head of this file.
#[derive(Debug)]
pub struct Cleaning {
    plan: Plan,
    map: KeyMap,
    /// Exclusive: what lies at or behind it stays.
    end: Offset,
    transactions: Transactions,
    rewriting: Rewritten,
    /// No batch may begin below.
    next: Offset,
    counts: Counts,
    /// The last batch, if nothing of it stayed.
    dropped: Option<BatchHeader>,
    inflated: Vec<u8>,
    /// Of the batch in work: which records stay.
    flags: Vec<bool>,
    builder: BatchBuilder,
}

impl Cleaning {
    pub(super) fn new(plan: Plan, aborted: Vec<AbortedTransaction>, map: KeyMap, end: Offset) -> Self {
        Self {
            map,
            end,
            transactions: Transactions::new(aborted),
            rewriting: Rewritten::of(&[]),
            next: plan.sources.first().map_or(Offset::ZERO, |first| first.base),
            counts: Counts::default(),
            dropped: None,
            inflated: Vec::new(),
            flags: Vec::new(),
            builder: BatchBuilder::new(BatchOptions::default()),
            plan,
        }
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Where the next pass begins, once this one is done.
    pub fn end(&self) -> Offset {
        self.end
    }

    /// Keys that were mapped.
    pub fn keys(&self) -> usize {
        self.map.len()
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Begins a segment that is made of `sources`, neighbours of each other: one of [`Plan::groups`].
    pub fn begin(&mut self, sources: &[Source]) {
        self.rewriting = Rewritten::of(sources);
        self.dropped = None;
    }

    /// Takes the next batch of the sources; what stays of it is appended to `out`, which the shell writes to the new `.log` in order.
    pub fn on_batch(&mut self, batch: RawBatch<'_>, out: &mut Vec<u8>) -> Result<(), Unclean> {
        let (header, before) = (checked(batch)?, out.len());
        let (offset, last) = (Offset(batch.first_field()), Offset(batch.last_offset()));
        let first = if header.is_some() { offset } else { last };
        if first < self.next || last < first {
            return Err(Unclean::Order { offset: first, expected: self.next });
        }
        self.next = last.plus(1);
        self.counts.bytes_read = self.counts.bytes_read.saturating_add(length(batch.bytes().len()));
        match &header {
            Some(header) => self.judge(batch, header, out)?,
            None => self.judge_legacy(batch, out)?,
        }
        let written = out.get(before..).unwrap_or(&[]);
        self.dropped = header.filter(|_| written.is_empty());
        self.rewriting.unchanged &= written == batch.bytes();
        self.counts.bytes_written = self.counts.bytes_written.saturating_add(length(written.len()));
        self.rewriting.note(written, last, self.plan.options.index_interval_bytes)
    }

    /// Ends the segment. Of several sources the last batch stays, be it empty (appended to `out`): where a crash leaves files of some of
    /// them, recovery knows by it that they are part of this segment.
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<Rewritten, Unclean> {
        if let Some(last) = self.dropped.take().filter(|_| self.rewriting.sources.len() > 1) {
            let empty = emptied(&last);
            out.extend_from_slice(&empty);
            self.rewriting.note(&empty, Offset(last.last_offset()), self.plan.options.index_interval_bytes)?;
        }
        self.rewriting.close();
        Ok(std::mem::replace(&mut self.rewriting, Rewritten::of(&[])))
    }

    fn judge(&mut self, batch: RawBatch<'_>, header: &BatchHeader, out: &mut Vec<u8>) -> Result<(), Unclean> {
        let judgement = self.judgement(batch, header);
        let Self { inflated, flags, map, plan, end, builder, counts, .. } = self;
        let unreadable = |source: RecordsError| Unclean::Records { offset: Offset(header.base_offset), source };
        let bytes = record_bytes(batch.bytes(), header, INFLATED_MAX, inflated).map_err(unreadable)?;
        let tombstones_stay = header.delete_horizon().is_none_or(|horizon| plan.now.get() < horizon);
        let (mut all, mut any, mut tombstones) = (true, false, false);
        flags.clear();
        for record in RecordIter::new(header, bytes) {
            let record = record.map_err(|error| unreadable(error.into()))?;
            let stays = !judgement.discard && (header.is_control() || stays(map, *end, &record, tombstones_stay));
            flags.push(stays);
            (all, any) = (all && stays, any || stays);
            tombstones |= stays && !header.is_control() && record.value.is_none();
        }
        counts.records_read = counts.records_read.saturating_add(length(flags.len()));
        counts.records_kept = counts.records_kept.saturating_add(length(flags.iter().filter(|stays| **stays).count()));
        if !any {
            if judgement.if_empty == IfEmpty::Stays {
                out.extend_from_slice(&emptied(header));
            }
            return Ok(());
        }
        let needs_horizon = (tombstones || judgement.lone_marker) && header.delete_horizon().is_none();
        if all && !needs_horizon {
            out.extend_from_slice(batch.bytes());
            return Ok(());
        }
        let horizon = plan.now.get().saturating_add(plan.options.delete_retention_ms);
        let mut options = BatchOptions::of(header);
        if needs_horizon {
            options.delete_horizon = Some(horizon);
        }
        builder.reset(options);
        put_flagged(builder, RecordIter::new(header, bytes), flags)
            .map_err(|source| Unclean::Build { offset: Offset(header.base_offset), source })?;
        builder.extend_to(header.last_offset());
        builder.finish(out);
        Ok(())
    }

    /// Decides about a batch as a whole.
    fn judgement(&mut self, batch: RawBatch<'_>, header: &BatchHeader) -> Judgement {
        let past = header.delete_horizon().is_some_and(|horizon| horizon <= self.plan.now.get());
        let (discard, lone_marker) = if header.is_control() {
            let ending = self.transactions.on_control(header, control_key(batch, header));
            if let Ending::Aborted(aborted) = ending {
                self.rewriting.aborted.extend(aborted.to_bytes());
            }
            (ending == Ending::Alone && past, ending == Ending::Alone)
        } else {
            (self.transactions.on_records(header), false)
        };
        let ends_pass = Offset(header.last_offset()).plus(1) == self.end;
        let stays = ends_pass || self.plan.tells_of_producer(header);
        Judgement { discard, if_empty: if stays { IfEmpty::Stays } else { IfEmpty::Goes }, lone_marker }
    }

    fn judge_legacy(&mut self, batch: RawBatch<'_>, out: &mut Vec<u8>) -> Result<(), Unclean> {
        let unreadable = |source: RecordsError| Unclean::Records { offset: Offset(batch.first_field()), source };
        let mut any = false;
        for record in batch.records(INFLATED_MAX, &mut self.inflated).map_err(unreadable)? {
            let stays = stays(&self.map, self.end, &record.map_err(unreadable)?, true);
            self.counts.records_read = self.counts.records_read.saturating_add(1);
            self.counts.records_kept = self.counts.records_kept.saturating_add(u64::from(stays));
            any |= stays;
        }
        if any {
            out.extend_from_slice(batch.bytes());
        }
        Ok(())
    }
}

fn put_flagged(builder: &mut BatchBuilder, records: RecordIter<'_>, flags: &[bool]) -> Result<(), BuildError> {
    let mut headers: Vec<HeaderPair<'_>> = Vec::new();
    for (record, _) in records.map_while(Result::ok).zip(flags).filter(|(_, stays)| **stays) {
        headers.clear();
        headers.extend(record.headers.iter());
        builder.append_at(record.offset, record.timestamp, record.key, record.value, &headers)?;
    }
    Ok(())
}

/// K2. A record without key has no place in a compacted log (rule 135).
fn stays(map: &KeyMap, end: Offset, record: &Record<'_>, tombstones_stay: bool) -> bool {
    let offset = Offset(record.offset);
    if offset >= end {
        return true;
    }
    let Some(key) = record.key else { return false };
    map.get(key).is_none_or(|last| offset >= last) && (record.value.is_some() || tombstones_stay)
}

impl Rewritten {
    fn of(sources: &[Source]) -> Self {
        let base = sources.first().map_or(Offset::ZERO, |first| first.base);
        let age_from = sources.iter().map(|source| source.age_from).max().unwrap_or(Timestamp::NONE);
        Self {
            sources: sources.to_vec(),
            segment: Segment::new(base, age_from),
            index: Vec::new(),
            time_index: Vec::new(),
            aborted: Vec::new(),
            unchanged: sources.len() == 1,
        }
    }

    /// Counts a batch in that was written; the entries of the indexes are those that an append makes.
    fn note(&mut self, written: &[u8], last: Offset, interval: u32) -> Result<(), Unclean> {
        let too_large = Unclean::Build { offset: last, source: BuildError::TooLarge };
        let size = u32::try_from(written.len()).map_err(|_| too_large)?;
        let Some(Ok(batch)) = batches(written).next() else { return Ok(()) };
        let segment = &mut self.segment;
        segment.note_timestamp(time_index::timestamp_of(batch), last);
        if segment.unindexed > interval {
            let relative = u32::try_from(last.get().saturating_sub(segment.base.get())).map_err(|_| too_large)?;
            self.index.extend(IndexEntry { relative, position: segment.size }.to_bytes());
            segment.index_entries = segment.index_entries.saturating_add(1);
            if let Some((_, entry)) = segment.next_time_entry() {
                self.time_index.extend(time_index::to_bytes(segment.base, entry));
            }
            segment.unindexed = 0;
        }
        segment.size = segment.size.checked_add(size).filter(|size| i32::try_from(*size).is_ok()).ok_or(too_large)?;
        segment.unindexed = segment.unindexed.saturating_add(size);
        Ok(())
    }

    /// The last entry of a closed segment is its largest timestamp.
    fn close(&mut self) {
        if let Some((_, entry)) = self.segment.next_time_entry() {
            self.time_index.extend(time_index::to_bytes(self.segment.base, entry));
        }
    }
}

fn length(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
