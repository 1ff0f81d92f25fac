//! Time indexes, `.timeindex`, and the search for the first record at or after a time.
//!
//! ```text
//!  0        8    12
//!  +--------+----+
//!  |time    |rel |   int64 timestamp, int32 offset minus base offset; both rise (L5)
//!  +--------+----+
//! ```
//!
//! An entry says: every record with a later timestamp has a larger offset.
//! It is written together with an offset index entry when the largest timestamp grew since, and once more when the segment closes,
//! so that the last entry of a closed segment is its largest timestamp.
//!
//! Source: KIP-33, KIP-734 (the offset of the largest timestamp); semantics rule 29.

use milena_protocol::batch::legacy::LegacyMessage;
use milena_protocol::batch::split::{RawBatch, batches};

use super::Log;
use super::index::IndexSearch;
use super::read::{Damaged, FileRead, Peek, ReadError};
use super::segment::{FileKind, TimeOffset};
use crate::types::{Offset, Timestamp};

/// Bytes of an entry.
pub const TIME_ENTRY: usize = 12;

/// Bytes that are read at once while batches are walked; a larger batch is read whole.
const WALK_BYTES: usize = 64 * 1024;

/// The most bytes that one batch may inflate to while its records are looked at.
const INFLATED_LIMIT: usize = 256 << 20;

/// Entries that are read at once when the search has come this close.
const ENTRIES_AT_ONCE: u32 = 340;

/// Writes an entry.
pub(super) fn to_bytes(base: Offset, entry: TimeOffset) -> [u8; TIME_ENTRY] {
    let mut bytes = [0; TIME_ENTRY];
    bytes[..8].copy_from_slice(&entry.timestamp.get().to_be_bytes());
    bytes[8..].copy_from_slice(&u32::try_from(entry.offset - base).unwrap_or(u32::MAX).to_be_bytes());
    bytes
}

/// Reads the entry at the front of `bytes`; `None` for fewer than twelve.
pub(super) fn from_bytes(base: Offset, bytes: &[u8]) -> Option<TimeOffset> {
    let (timestamp, rest) = bytes.split_first_chunk::<8>()?;
    let (relative, _) = rest.split_first_chunk::<4>()?;
    let relative = i64::from(u32::from_be_bytes(*relative));
    Some(TimeOffset { timestamp: Timestamp(i64::from_be_bytes(*timestamp)), offset: base.plus(relative) })
}

/// The largest timestamp of a batch's records. An emptied batch keeps one, but has no record that a search could give.
pub(super) fn timestamp_of(batch: RawBatch<'_>) -> Timestamp {
    match batch.header() {
        Ok(header) if header.records_count == 0 => Timestamp::NONE,
        Ok(header) => Timestamp(header.max_timestamp),
        Err(_) => LegacyMessage::parse(batch).map_or(Timestamp::NONE, |message| Timestamp(message.timestamp)),
    }
}

/// What a time search looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeTarget {
    /// The first record with this timestamp or a later one.
    AtOrAfter(Timestamp),
    /// The first record with the largest timestamp of the log.
    Largest,
}

/// The way to the record. Read while [`TimeSearch::next_read`] asks, then take [`TimeSearch::found`].
#[derive(Debug, Clone)]
pub struct TimeSearch {
    target: Timestamp,
    from: Offset,
    up_to: Offset,
    segment: Offset,
    generation: u32,
    size: u32,
    next_segment: Option<Offset>,
    index_entries: u32,
    step: Step,
    scratch: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Time {
        low: u32,
        high: u32,
        floor: Option<TimeOffset>,
    },
    Index(IndexSearch),
    /// `indexed`: the position is what an index says.
    Walk {
        position: u32,
        length: usize,
        indexed: bool,
    },
    Done(TimeFound),
}

/// How a time search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFound {
    /// No record is as late.
    Nothing,
    /// The record's own timestamp and offset.
    Record(TimeOffset),
    /// Not in this segment after all: call [`Log::find_time`] again with `from` at this offset.
    NextSegment(Offset),
}

impl Log {
    /// Plans the search for a record by time among `from`..`up_to` (both are held against the log's ends).
    ///
    /// Errors: the log is offline. Source: rule 29.
    pub fn find_time(&self, target: TimeTarget, from: Offset, up_to: Offset) -> Result<TimeSearch, ReadError> {
        if self.is_offline() {
            return Err(ReadError::Offline);
        }
        let (from, up_to) = (from.max(self.start()), up_to.min(self.end()));
        let first = self.segment_of(from);
        let candidates = self.segments().iter().enumerate().skip(first).filter_map(|(at, segment)| Some((at, segment.largest?)));
        let (target, chosen) = match target {
            TimeTarget::AtOrAfter(target) => {
                (target, candidates.map(|(at, largest)| (at, largest.timestamp)).find(|(_, largest)| *largest >= target).map(|(at, _)| at))
            }
            TimeTarget::Largest => {
                let best = candidates.fold(None, |best: Option<(usize, TimeOffset)>, (at, largest)| match best {
                    Some((_, so_far)) if so_far.timestamp >= largest.timestamp => best,
                    _ => Some((at, largest)),
                });
                (best.map_or(Timestamp::NONE, |(_, largest)| largest.timestamp), best.map(|(at, _)| at))
            }
        };
        let mut search = TimeSearch {
            target,
            from,
            up_to,
            segment: Offset::ZERO,
            generation: 0,
            size: 0,
            next_segment: None,
            index_entries: 0,
            step: Step::Done(TimeFound::Nothing),
            scratch: Vec::new(),
        };
        if let Some(at) = chosen.filter(|_| from < up_to) {
            let segment = &self.segments()[at];
            search.segment = segment.base;
            search.generation = segment.generation;
            search.size = self.written_size(at);
            search.next_segment = self.segments().get(at.saturating_add(1)).map(|next| next.base).filter(|next| *next < up_to);
            search.index_entries = segment.index_entries;
            search.step = Step::Time { low: 0, high: segment.time_entries, floor: None };
            search.settle();
        }
        Ok(search)
    }
}

impl TimeSearch {
    /// What to read next; `None` when the search is over.
    pub fn next_read(&self) -> Option<FileRead> {
        let (file, position, length) = match self.step {
            Step::Time { low, high, .. } => {
                let (entry, count) =
                    if high.saturating_sub(low) <= ENTRIES_AT_ONCE { (low, high.saturating_sub(low)) } else { (middle(low, high), 1) };
                let length = usize::try_from(count).unwrap_or(0).saturating_mul(TIME_ENTRY);
                (FileKind::TimeIndex, u64::from(entry).saturating_mul(12), length)
            }
            Step::Index(search) => {
                let (position, length) = search.next_read()?;
                (FileKind::Index, position, length)
            }
            Step::Walk { position, length, .. } => {
                let left = usize::try_from(self.size.saturating_sub(position)).unwrap_or(0);
                (FileKind::Log, u64::from(position), length.min(left))
            }
            Step::Done(_) => return None,
        };
        Some(FileRead { segment: self.segment, generation: self.generation, file, position, length })
    }

    /// Takes the bytes of the last [`TimeSearch::next_read`]. Errors: there is no batch where one must be.
    pub fn on_bytes(&mut self, bytes: &[u8]) -> Result<(), Damaged> {
        match self.step {
            Step::Time { low, high, floor } => self.step = self.time_step(low, high, floor, bytes),
            Step::Index(mut search) => {
                search.on_bytes(bytes);
                self.step = Step::Index(search);
            }
            // A wrong index costs time, never records (L5).
            Step::Walk { position, indexed, .. } if indexed && position > 0 && !matches!(Peek::at(bytes), Some(Ok(_))) => {
                self.step = Step::Walk { position: 0, length: WALK_BYTES, indexed: false };
            }
            Step::Walk { position, .. } => self.walk(position, bytes)?,
            Step::Done(_) => {}
        }
        self.settle();
        Ok(())
    }

    /// How it ended; `None` while [`TimeSearch::next_read`] still asks.
    pub fn found(&self) -> Option<TimeFound> {
        match self.step {
            Step::Done(found) => Some(found),
            Step::Time { .. } | Step::Index(_) | Step::Walk { .. } => None,
        }
    }

    /// The largest entry below the target: everything up to its offset is too early.
    fn time_step(&self, low: u32, high: u32, floor: Option<TimeOffset>, bytes: &[u8]) -> Step {
        let early = |entry: &TimeOffset| entry.timestamp < self.target && entry.offset > self.segment;
        if high.saturating_sub(low) > ENTRIES_AT_ONCE {
            let middle = middle(low, high);
            return match from_bytes(self.segment, bytes).filter(early) {
                Some(entry) => Step::Time { low: middle.saturating_add(1), high, floor: Some(entry) },
                None => Step::Time { low, high: middle, floor },
            };
        }
        let entries = bytes.chunks_exact(TIME_ENTRY).filter_map(|bytes| from_bytes(self.segment, bytes));
        let floor = entries.take_while(early).last().or(floor);
        Step::Time { low: high, high, floor }
    }

    /// Goes on to the next step while this one has nothing to read.
    fn settle(&mut self) {
        if let Step::Time { low, high, floor } = self.step
            && low >= high
        {
            let known = floor.map_or(self.from, |floor| floor.offset.max(self.from));
            let relative = u32::try_from(known - self.segment).unwrap_or(0);
            self.step = Step::Index(IndexSearch::new(relative, self.index_entries));
        }
        if let Step::Index(search) = self.step
            && search.next_read().is_none()
        {
            let position = if search.position() < self.size { search.position() } else { 0 };
            self.step = Step::Walk { position, length: WALK_BYTES, indexed: true };
        }
        if let Step::Walk { position, .. } = self.step
            && position >= self.size
        {
            self.step = Step::Done(self.next_segment.map_or(TimeFound::Nothing, TimeFound::NextSegment));
        }
    }

    fn walk(&mut self, begin: u32, bytes: &[u8]) -> Result<(), Damaged> {
        let mut position = begin;
        let segment = self.segment;
        let damaged = |position| Damaged { segment, position };
        loop {
            let skip = usize::try_from(position.saturating_sub(begin)).unwrap_or(usize::MAX);
            let rest = bytes.get(skip..).unwrap_or(&[]);
            let Some(peek) = Peek::at(rest) else {
                // The header is cut: by the end of this read, or there is none.
                if position == begin && position < self.size {
                    return Err(damaged(position));
                }
                self.step = Step::Walk { position, length: WALK_BYTES, indexed: false };
                return Ok(());
            };
            let peek = peek.map_err(|_| damaged(position))?;
            let end = position.checked_add(peek.size).filter(|end| *end <= self.size).ok_or(damaged(position))?;
            let size = usize::try_from(peek.size).unwrap_or(usize::MAX);
            if rest.len() < size {
                if position == begin && bytes.len() >= size {
                    return Err(damaged(position));
                }
                self.step = Step::Walk { position, length: size.max(WALK_BYTES), indexed: false };
                return Ok(());
            }
            let batch = batches(rest.get(..size).unwrap_or(&[])).next().and_then(Result::ok).ok_or(damaged(position))?;
            if let Some(found) = self.look_into(batch, peek.last_offset) {
                self.step = Step::Done(found);
                return Ok(());
            }
            position = end;
        }
    }

    /// The first record of `batch` that is late enough, if any; or the end of the search, if the batch is beyond what may be seen.
    fn look_into(&mut self, batch: RawBatch<'_>, last_offset: Offset) -> Option<TimeFound> {
        if last_offset < self.from {
            return None;
        }
        if batch.header().is_ok_and(|header| header.max_timestamp < self.target.get()) {
            return None;
        }
        // A batch that cannot be unpacked has no record that could be named; the reader will meet it in its place.
        let records = batch.records(INFLATED_LIMIT, &mut self.scratch).ok()?;
        for record in records.map_while(Result::ok) {
            let found = TimeOffset { timestamp: Timestamp(record.timestamp), offset: Offset(record.offset) };
            if found.offset >= self.up_to {
                return Some(TimeFound::Nothing);
            }
            if found.timestamp >= self.target && found.offset >= self.from {
                return Some(TimeFound::Record(found));
            }
        }
        None
    }
}

fn middle(low: u32, high: u32) -> u32 {
    low.saturating_add(high.saturating_sub(low) / 2)
}
