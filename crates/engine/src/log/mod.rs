//! One partition's log: which batches it has, where their bytes lie, and what may be appended next. Numbers only: no IO, no clock.
//!
//! The shell (`broker/disk`) holds the files and does what is said here. A batch goes through two events: [`Log::append`] reserves
//! its offsets and its place under the partition's lock; the shell writes the bytes without the lock, in the order of the
//! reservations; [`Log::on_written`] makes them visible. So a log has several ends: *reserved* (what the next batch gets), *log end*
//! (written; readers see no more), *durable end* (on stable storage), and acknowledgements follow the log end under `page-cache`,
//! the durable end under `power-safe`. Reads and searches by time are plans that the shell carries out: it reads what they ask for.
//!
//! Deliberately not here: validation of batches (`protocol::batch::validate`), high watermark and waiters (`replica`), tiering (it
//! comes), which bytes the journal holds (`journal`).
//!
//! Invariants, cited by assertions and tests:
//! - L1: log start ≤ log end ≤ reserved end; durable end, recovery point ≤ log end.
//! - L2: there is always a segment; bases rise; the last one is active, and only it is appended to.
//! - L3: the batches of a segment are contiguous from 0 to its size; a place is given once.
//! - L4: leader epochs and their starts both rise.
//! - L5: both parts of index entries rise; a missing or wrong index costs time, never records.
//! - L6: the remembered batches of a producer follow one another.
//! - L7: nothing at or above the log end is given to a reader.
//! - L8: after a failure nothing is taken or given until the log is loaded anew.
//! - L9: recovery keeps everything up to the first byte that is not sound, and nothing behind it.
//!
//! Reading order: this file, `segment`, `append`, `read`, `time_index`, `index`, `producers`, `epochs`, `retain`, `compact`,
//! `recover`, `resume`, `relocate`, `checkpoint`, `options`.

pub mod append;
pub mod checkpoint;
pub mod compact;
pub mod epochs;
pub mod index;
pub mod options;
pub mod producers;
pub mod read;
pub mod recover;
pub mod relocate;
pub mod resume;
pub mod retain;
pub mod segment;
pub mod time_index;

use std::collections::VecDeque;

use crate::types::{LeaderEpoch, Offset};

pub use append::{AppendError, Appended, Roll};
pub use epochs::Epochs;
pub use index::IndexWrite;
pub use options::{Durability, LogOptions};
pub use producers::{AbortedTransaction, ProducerError, Producers};
pub use read::{Ask, Damaged, FileRead, Found, ReadError, Search, Slice};
pub use recover::{Folder, FolderFile, Recovered, Recovery, Step};
pub use resume::ResumePoint;
pub use segment::{FileKind, Segment, TimeOffset};
pub use time_index::{TimeFound, TimeSearch, TimeTarget};

use append::Pending;
use index::RecentIndex;
use read::RecentBatch;

/// Batches whose places are kept in memory: readers at the end need no file to find them.
const RECENT_BATCHES: usize = 64;

/// What the shell does after an event. One is used again for every event; [`Effects::clear`] keeps its room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effects {
    /// Index entries to write. Losing one costs time after a crash, nothing else.
    pub index: Vec<IndexWrite>,
    /// Segments to make, besides those that come with [`Appended`].
    pub rolled: Vec<Roll>,
    /// Segments whose files are to go.
    pub deleted: Vec<Offset>,
    /// Entries that the `.txnindex` of a segment gains.
    pub aborted: Vec<(Offset, AbortedTransaction)>,
    /// `leader-epoch-checkpoint` is to be written, from [`Log::epochs`].
    pub epochs_changed: bool,
}

impl Effects {
    /// Empties it for the next event.
    pub fn clear(&mut self) {
        self.index.clear();
        self.rolled.clear();
        self.deleted.clear();
        self.aborted.clear();
        self.epochs_changed = false;
    }
}

/// One partition's log. See the head of this file.
#[derive(Debug, Clone)]
pub struct Log {
    options: LogOptions,
    segments: VecDeque<Segment>,
    epochs: Epochs,
    producers: Producers,
    start: Offset,
    /// Reserved end: the offset that the next batch gets.
    next: Offset,
    end: Offset,
    durable: Offset,
    /// What is on stable storage, which may be known before it is known that the segment has it too.
    stable: Offset,
    /// Everything below is in segments whose `.log` is synced.
    synced: Offset,
    recovery_point: Offset,
    /// Segment and position of the log end.
    written: (Offset, u32),
    /// Segments with lower bases are whole: the shell has written every index entry of theirs.
    indexed: Offset,
    pending: VecDeque<Pending>,
    recent: VecDeque<RecentBatch>,
    recent_index: RecentIndex,
    /// Index entries of written batches that were not given to the shell yet.
    unwritten: Vec<IndexWrite>,
    /// Segments or producers are not what a clean stop left.
    touched: bool,
    offline: bool,
}

impl Log {
    /// A log without records that begins at `start`, with one empty segment, whose files are the shell's to make.
    pub fn empty(options: LogOptions, start: Offset, now: crate::types::Now) -> Self {
        let segments = VecDeque::from([Segment::new(start, now.wall)]);
        Self::assemble(options, segments, Epochs::default(), Producers::default(), start, start)
    }

    fn assemble(
        options: LogOptions,
        segments: VecDeque<Segment>,
        epochs: Epochs,
        producers: Producers,
        start: Offset,
        end: Offset,
    ) -> Self {
        let active = segments.back().expect("L2");
        let written = (active.base, active.size);
        let mut recent_index = RecentIndex::default();
        recent_index.reset(active.index_entries);
        let log = Self {
            options,
            segments,
            epochs,
            producers,
            start,
            next: end,
            end,
            durable: end,
            stable: end,
            synced: end,
            recovery_point: end,
            indexed: written.0,
            written,
            pending: VecDeque::new(),
            recent: VecDeque::new(),
            recent_index,
            unwritten: Vec::new(),
            touched: false,
            offline: false,
        };
        log.check_invariants();
        log
    }

    /// First offset that may be read.
    pub fn start(&self) -> Offset {
        self.start
    }

    /// Log end, exclusive: everything below is written and may be read by replicas.
    pub fn end(&self) -> Offset {
        self.end
    }

    /// Reserved end: the offset that the next batch gets.
    pub fn reserved_end(&self) -> Offset {
        self.next
    }

    /// Durable end, exclusive: everything below is on stable storage.
    pub fn durable_end(&self) -> Offset {
        self.durable
    }

    /// The end that acks=all and the high watermark follow: see [`Durability`].
    pub fn acknowledgeable(&self) -> Offset {
        match self.options.durability {
            Durability::PageCache => self.end,
            Durability::PowerSafe => self.durable,
        }
    }

    /// Everything below is on disk, segments and all; recovery need not look at it.
    pub fn recovery_point(&self) -> Offset {
        self.recovery_point
    }

    /// The last stable offset for this high watermark: no transaction below it is open (rule 27).
    pub fn last_stable(&self, high_watermark: Offset) -> Offset {
        self.producers.first_unstable().map_or(high_watermark, |first| first.min(high_watermark))
    }

    /// Bytes of all segments, with what is reserved.
    pub fn size(&self) -> u64 {
        self.segments.iter().map(|segment| u64::from(segment.size)).sum()
    }

    /// Oldest first; the last one is active.
    pub fn segments(&self) -> &VecDeque<Segment> {
        &self.segments
    }

    /// Whether `offset` lies in an older segment than the log end: a fetch there is answered at once (rule 86).
    pub fn is_in_older_segment(&self, offset: Offset) -> bool {
        offset < self.end && self.segments.get(self.segment_of(offset)).is_some_and(|segment| segment.base < self.written.0)
    }

    pub fn epochs(&self) -> &Epochs {
        &self.epochs
    }

    pub fn producers(&self) -> &Producers {
        &self.producers
    }

    pub fn options(&self) -> &LogOptions {
        &self.options
    }

    /// Takes new options; they apply from the next event on, to what is there already too (rule 81).
    ///
    /// But for `durability`, which is that of the start: acknowledged records could not become uncommitted again.
    pub fn set_options(&mut self, options: LogOptions) {
        self.options = LogOptions { durability: self.options.durability, ..options };
    }

    pub fn is_offline(&self) -> bool {
        self.offline
    }

    /// This broker leads in `epoch` from now on: the epoch begins at the log end, although it has no records yet.
    /// Nothing may be reserved and not written.
    pub fn on_leader_epoch(&mut self, epoch: LeaderEpoch, effects: &mut Effects) {
        effects.epochs_changed |= self.epochs.assign(epoch, self.next);
    }

    /// Where the records of `epoch` end: see [`Epochs::end_offset_for`].
    pub fn end_offset_for(&self, epoch: LeaderEpoch) -> Option<(LeaderEpoch, Offset)> {
        self.epochs.end_offset_for(epoch, self.end)
    }

    /// Everything below `up_to` is on stable storage. The durable end never moves back, and never beyond the log end: what is not yet
    /// known to be written counts once it is.
    pub fn on_durable(&mut self, up_to: Offset) {
        self.stable = self.stable.max(up_to.min(self.next));
        self.durable = self.durable.max(self.stable.min(self.end));
    }

    /// Everything below is in synced segments: whatever else holds it, a journal, may let go of it.
    pub fn synced(&self) -> Offset {
        self.synced
    }

    /// Segments below this base are closed and have all their index entries: once synced, recovery need not look at them.
    pub fn indexed(&self) -> Offset {
        self.indexed
    }

    /// What the last [`Log::on_written`] gave out is in its files.
    pub fn on_indexed(&mut self) {
        self.indexed = self.written.0;
    }

    /// The files of every segment are synced up to `up_to`, as they were when that was the log end: recovery begins there, or at the
    /// first segment before it whose last index entries are still on their way.
    pub fn on_flushed(&mut self, up_to: Offset) {
        let up_to = up_to.min(self.end);
        self.synced = self.synced.max(up_to);
        let unfinished = self.segments.iter().any(|segment| segment.base > self.indexed && segment.base <= up_to);
        self.recovery_point = self.recovery_point.max(if unfinished { self.indexed.min(up_to) } else { up_to });
        self.on_durable(up_to);
    }

    /// Bases of the segments that hold something above the recovery point; the active one always counts.
    pub fn unsynced_segments(&self) -> Vec<Offset> {
        let first = self.segment_of(self.recovery_point);
        self.segments.iter().skip(first).map(|segment| segment.base).collect()
    }

    /// Whether `flush.messages` asks for a sync once everything that has its offset is written.
    pub fn flush_is_due(&self) -> bool {
        self.next - self.synced >= self.options.flush_messages
    }

    /// Whether the folder is still as the last clean stop left it: then there is nothing to leave for the next life.
    pub fn is_as_found(&self) -> bool {
        !self.touched
    }

    /// What a clean stop leaves: the snapshot of the producers at the log end, and what the active segment's indexes gain, the last
    /// entry of the time index among it (`effects.index`).
    ///
    /// Nothing may be reserved and not written.
    pub fn on_stop(&mut self, effects: &mut Effects) -> Vec<u8> {
        let active = self.segments.back_mut().expect("L2");
        let base = active.base;
        let closing = active.next_time_entry().map(|(place, entry)| IndexWrite::time(base, place, time_index::to_bytes(base, entry)));
        effects.index.append(&mut self.unwritten);
        effects.index.extend(closing);
        self.producers.to_snapshot()
    }

    /// Gives the index entries that were kept back, for a checkpoint.
    pub fn take_index(&mut self, effects: &mut Effects) {
        effects.index.append(&mut self.unwritten);
    }

    /// Holds the invariants against the state. For tests and simulation, after every event.
    pub fn check_invariants(&self) {
        assert!(self.start <= self.end && self.end <= self.next, "L1: {} {} {}", self.start, self.end, self.next);
        assert!(self.durable <= self.end && self.recovery_point <= self.end && self.synced <= self.end, "L1");
        assert!(!self.segments.is_empty(), "L2");
        for (before, after) in self.segments.iter().zip(self.segments.iter().skip(1)) {
            assert!(before.base < after.base, "L2: {} before {}", before.base, after.base);
        }
        assert!(self.active().base <= self.next, "L2: the active segment begins within the log");
        assert_eq!(self.pending.is_empty(), self.end == self.next, "L3: what is not written is pending");
        self.epochs.check_invariants();
        self.producers.check_invariants();
    }

    fn active(&self) -> &Segment {
        self.segments.back().expect("L2")
    }

    /// Index of the segment that holds `offset`, or would.
    fn segment_of(&self, offset: Offset) -> usize {
        self.segments.partition_point(|segment| segment.base <= offset).saturating_sub(1)
    }

    /// Bytes of a segment that are written.
    fn written_size(&self, index: usize) -> u32 {
        let Some(segment) = self.segments.get(index) else { return 0 };
        match segment.base.cmp(&self.written.0) {
            std::cmp::Ordering::Less => segment.size,
            std::cmp::Ordering::Equal => self.written.1,
            std::cmp::Ordering::Greater => 0,
        }
    }

    fn recent(&self) -> &VecDeque<RecentBatch> {
        &self.recent
    }

    fn recent_index(&self) -> &RecentIndex {
        &self.recent_index
    }

    fn remember(&mut self, batch: RecentBatch) {
        if self.recent.back().is_some_and(|last| last.segment != batch.segment) {
            self.recent.clear();
        }
        if self.recent.len() == RECENT_BATCHES {
            self.recent.pop_front();
        }
        self.recent.push_back(batch);
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod any_history;

#[cfg(test)]
mod old_formats;
