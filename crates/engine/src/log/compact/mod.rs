//! Compaction: what is worth a pass, which segments it takes, which records stay, and how the log takes the result.
//!
//! A pass has two halves. The first reads what is new since the last one and notes the last offset of every key ([`Mapping`]); the
//! second reads everything from the log's begin to where the first came, and writes what stays into new segments ([`Cleaning`]).
//! Neighbours are joined as long as size, indexes and 32-bit offsets allow. The shell reads, writes and renames; each finished segment
//! is put in the place of its sources by [`Log::replace`], which refuses if they are not there any more.
//!
//! What stays: the last record of each key among what was mapped, and everything behind that; tombstones and markers of finished
//! transactions until their horizon is past, which the first pass that could have dropped them writes into their batch; the batch with
//! the last sequence of each known producer, and the last one of the pass, be it empty. Aborted records go. Offsets stay.
//!
//! Deliberately not here: files, throttle, threads (`broker/cleaner`); which topics are compacted (their options).
//!
//! Invariants, cited by tests:
//! - K1: the active segment, and what is at or above the last stable offset, is never touched.
//! - K2: the last record of every key stays, but a tombstone whose horizon is past.
//! - K3: a record that stays has its offset, key, value, headers and timestamp; no record comes back.
//! - K4: memory for keys is bounded by what was given, whatever is in the log.
//!
//! Reading order: this file, `key_map`, `mapping`, `transactions`, `cleaning`.
//! Source: KIP-58, KIP-354, KIP-534; semantics rules 64-66, 133-135.

#![deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod cleaning;
mod key_map;
mod mapping;
mod transactions;

use std::collections::BTreeMap;
use std::ops::Range;

use milena_protocol::batch::records::RecordsError;
use milena_protocol::batch::split::RawBatch;
use milena_protocol::batch::{BatchHeader, BuildError, HEADER_SIZE, RecordIter};

pub use cleaning::{Cleaning, Counts, Rewritten};
pub use key_map::KeyMap;
pub use mapping::{Flow, KeyMemory, Mapping};

use super::Log;
use super::options::LogOptions;
use super::segment::{FileKind, Segment};
use crate::types::{Now, Offset, ProducerEpoch, ProducerId, Timestamp};

/// Most bytes that one batch may inflate to.
const INFLATED_MAX: usize = 256 << 20;
const MILLION: u128 = 1_000_000;

/// What a pass over a log would find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Nothing before it has a later record of its key before it.
    pub first_dirty: Offset,
    /// Base of the first segment that must not be touched yet (K1).
    pub up_to: Offset,
    pub clean_bytes: u64,
    pub dirty_bytes: u64,
    /// `max.compaction.lag.ms` is exceeded.
    pub overdue: bool,
    /// It may become due by time alone.
    pub ripens: bool,
}

impl Candidate {
    /// Whether a pass is worth it.
    pub fn is_due(&self, options: &LogOptions) -> bool {
        let dirty = u128::from(self.dirty_bytes).saturating_mul(MILLION);
        let share = dirty > u128::from(options.min_dirty_share_ppm).saturating_mul(self.total());
        self.dirty_bytes > 0 && (self.overdue || share)
    }

    /// Which of two logs is the dirtier one: by share, not by size.
    pub fn share_cmp(&self, other: &Self) -> std::cmp::Ordering {
        let dirty = |one: &Self, of: &Self| u128::from(one.dirty_bytes).saturating_mul(of.total());
        dirty(self, other).cmp(&dirty(other, self))
    }

    fn total(&self) -> u128 {
        u128::from(self.clean_bytes).saturating_add(u128::from(self.dirty_bytes))
    }
}

/// A segment that a pass reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub base: Offset,
    pub generation: u32,
    pub size: u32,
    /// Base of the next segment.
    pub end: Offset,
    /// When it was made, or the largest timestamp in it.
    pub age_from: Timestamp,
    index_bytes: u64,
    time_bytes: u64,
}

/// What of a producer must stay, so that its sequences and epoch are known after the next recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LastOf {
    /// The batch that ends with this offset.
    Batch(Offset),
    /// A marker of this epoch: it has no batch in it.
    Marker(ProducerEpoch),
}

/// A pass, before it has read anything.
#[derive(Debug, Clone)]
pub struct Plan {
    pub sources: Vec<Source>,
    /// Segments whose `.txnindex` tells of aborted transactions, if they have one.
    pub transactions: Vec<(Offset, u32)>,
    pub first_dirty: Offset,
    pub up_to: Offset,
    options: LogOptions,
    now: Timestamp,
    producers: BTreeMap<ProducerId, LastOf>,
}

/// Why a log cannot be compacted. It stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unclean {
    #[error("the batch at offset {offset} does not have the checksum that it names")]
    Checksum { offset: Offset },
    #[error("the batch at offset {offset} lies behind offset {expected}")]
    Order { offset: Offset, expected: Offset },
    #[error("the batch at offset {offset} cannot be read: {source}")]
    Records { offset: Offset, source: RecordsError },
    #[error("the batch at offset {offset} cannot be written: {source}")]
    Build { offset: Offset, source: BuildError },
    #[error("at position {position} of segment {segment} there is no batch")]
    NoBatch { segment: Offset, position: u64 },
}

/// Why a compacted segment is not taken: nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplaceError {
    #[error("segment {segment} is not there any more")]
    SourceGone { segment: Offset },
    #[error("the log is offline since a write of it failed")]
    Offline,
}

impl Log {
    /// What a pass would find. `None`: the log is not compacted.
    ///
    /// `cleaned_to`: where the last pass ended, as the directory's checkpoint says; outside the log it counts for nothing (rule 133).
    pub fn compaction(&self, now: Now, high_watermark: Offset, cleaned_to: Option<Offset>) -> Option<Candidate> {
        if !self.options.compact || self.is_offline() {
            return None;
        }
        let inside = |offset: &Offset| *offset >= self.start() && *offset <= self.end();
        let first_dirty = cleaned_to.filter(inside).unwrap_or(self.start());
        let first = self.segment_of(first_dirty);
        let closed = self.segments.len().saturating_sub(1);
        let dirty = || self.segments.iter().take(closed).skip(first).filter(|segment| segment.size > 0);
        let lag = self.options.min_compaction_lag_ms;
        let youngest = now.wall.get().saturating_sub(lag);
        let young = dirty().find(|segment| lag > 0 && segment.age_from().get() > youngest).map(|segment| segment.base);
        let limit = self.last_stable(high_watermark).min(self.active().base).min(self.end());
        let up_to = self.segments.get(self.segment_of(young.map_or(limit, |young| limit.min(young)))).map_or(first_dirty, |at| at.base);
        let bytes = |segments: &mut dyn Iterator<Item = &Segment>| segments.map(|segment| u64::from(segment.size)).sum::<u64>();
        let max_lag = self.options.max_compaction_lag_ms;
        let oldest = now.wall.get().saturating_sub(max_lag);
        // Not known since a restart counts as old: one pass too many.
        let overdue = dirty().any(|segment| segment.first_timestamp.is_none_or(|first| first.get() < oldest));
        Some(Candidate {
            first_dirty,
            up_to,
            clean_bytes: bytes(&mut self.segments.iter().take_while(|segment| segment.base < first_dirty)),
            dirty_bytes: bytes(&mut self.segments.iter().skip(first).take_while(|segment| segment.base < up_to)),
            overdue: max_lag < i64::MAX && overdue,
            ripens: dirty().next().is_some() && (lag > 0 || max_lag < i64::MAX),
        })
    }

    /// Plans the pass that [`Log::compaction`] found.
    pub fn plan_compaction(&self, now: Now, candidate: &Candidate) -> Plan {
        let ends = self.segments.iter().skip(1).map(|next| next.base);
        let sources = self.segments.iter().zip(ends).take_while(|(segment, _)| segment.base < candidate.up_to);
        let last_of = |(id, producer): (ProducerId, &super::producers::Producer)| {
            let last = producer.last_batch().map_or(LastOf::Marker(producer.epoch), |batch| LastOf::Batch(batch.last_offset));
            (id, last)
        };
        Plan {
            sources: sources.map(|(segment, end)| Source::of(segment, end)).collect(),
            transactions: self.segments.iter().map(|segment| (segment.base, segment.generation)).collect(),
            first_dirty: candidate.first_dirty,
            up_to: candidate.up_to,
            options: self.options,
            now: now.wall,
            producers: self.producers.iter().map(last_of).collect(),
        }
    }

    /// Puts a rewritten segment in the place of its sources. From here on readers' plans are for its files.
    ///
    /// Errors: see [`ReplaceError`]; the files that were written are to be removed.
    pub fn replace(&mut self, sources: &[Source], mut segment: Segment) -> Result<Segment, ReplaceError> {
        if self.is_offline() {
            return Err(ReplaceError::Offline);
        }
        let first = self.segments.partition_point(|found| found.base < segment.base);
        for (at, source) in (first..).zip(sources) {
            let found = self.segments.get(at).filter(|_| at.saturating_add(1) < self.segments.len());
            let same = |found: &&Segment| (found.base, found.generation, found.size) == (source.base, source.generation, source.size);
            found.filter(same).ok_or(ReplaceError::SourceGone { segment: source.base })?;
        }
        let behind = first.saturating_add(sources.len());
        segment.generation = sources.iter().map(|source| source.generation).max().unwrap_or(0).saturating_add(1);
        if sources.iter().any(|source| source.base == self.written.0) {
            // Everything written lies in what is replaced; the next segment is the active one.
            self.written = (self.active().base, 0);
        }
        self.recent.clear();
        self.segments.drain(first..behind);
        self.segments.insert(first, segment.clone());
        self.touched = true;
        Ok(segment)
    }
}

impl Source {
    fn of(segment: &Segment, end: Offset) -> Self {
        Self {
            base: segment.base,
            generation: segment.generation,
            size: segment.size,
            end,
            age_from: segment.age_from(),
            index_bytes: u64::from(segment.index_entries).saturating_mul(8),
            time_bytes: u64::from(segment.time_entries).saturating_mul(12),
        }
    }
}

impl Plan {
    /// The sources that hold something to be mapped.
    pub fn dirty(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| source.end > self.first_dirty)
    }

    /// Which sources become one segment, up to the one that holds `end`: sizes are those before the pass, so that what comes out fits.
    pub fn groups(&self, end: Offset) -> Vec<Range<usize>> {
        let count = self.sources.partition_point(|source| source.base < end);
        let mut groups = Vec::new();
        let mut rest = 0..count;
        while let Some(first) = rest.next().and_then(|at| Some((at, self.sources.get(at)?))) {
            let (begin, head) = first;
            let (mut log, mut index, mut time) = (u64::from(head.size), head.index_bytes, head.time_bytes);
            let joins = |source: &Source| {
                log = log.saturating_add(u64::from(source.size));
                index = index.saturating_add(source.index_bytes);
                time = time.saturating_add(source.time_bytes);
                let fits = log <= u64::from(self.options.segment_bytes) && index.max(time) <= u64::from(self.options.index_bytes);
                fits && (source.size == 0 || source.end.get().saturating_sub(1).saturating_sub(head.base.get()) <= i64::from(i32::MAX))
            };
            let more = self.sources.get(rest.clone()).unwrap_or(&[]).iter().take_while({
                let mut joins = joins;
                move |source| joins(source)
            });
            let end = begin.saturating_add(1).saturating_add(more.count());
            groups.push(begin..end);
            rest = end..count;
        }
        groups
    }

    /// Whether a batch must stay although it has no record left: its producer's last sequence (or epoch) is known by it alone.
    fn tells_of_producer(&self, header: &BatchHeader) -> bool {
        header.has_producer_id()
            && self.producers.get(&ProducerId(header.producer_id)).is_some_and(|last| match last {
                LastOf::Batch(offset) => Offset(header.last_offset()) == *offset,
                LastOf::Marker(epoch) => header.is_control() && header.producer_epoch == epoch.get(),
            })
    }
}

/// The names that files of a rewritten segment have until they are in place.
pub fn name_while(kind: FileKind, base: Offset, stage: Stage) -> String {
    let suffix = match stage {
        Stage::Cleaned => ".cleaned",
        Stage::Swap => ".swap",
        Stage::InPlace => "",
    };
    format!("{}{suffix}", kind.name(base))
}

/// How far a rewritten segment is; recovery removes the first and completes the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Cleaned,
    Swap,
    InPlace,
}

/// A batch of the log with what is needed of it: its header if it is of magic 2, and its checksum held against its bytes.
fn checked(batch: RawBatch<'_>) -> Result<Option<BatchHeader>, Unclean> {
    let offset = Offset(batch.first_field());
    if !batch.checksum_matches() {
        return Err(Unclean::Checksum { offset });
    }
    match batch.magic() {
        2 => Ok(Some(batch.header().map_err(|error| Unclean::Records { offset, source: error.into() })?)),
        _ => Ok(None),
    }
}

/// The key of a control batch's one record; `None`: it was emptied, or cannot be read.
fn control_key<'a>(batch: RawBatch<'a>, header: &BatchHeader) -> Option<&'a [u8]> {
    RecordIter::new(header, batch.bytes().get(HEADER_SIZE..)?).next()?.ok()?.key
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests;
