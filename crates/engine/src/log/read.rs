//! Where the batches lie that a reader asked for: a plan that the shell carries out with small reads, or none at all.
//!
//! Budget: no allocation. A read of the newest batches needs no file; of the active segment at most one small read in the usual case;
//! of a cold one about ten.
//!
//! Source: semantics rules 23, 24, 82, 86. Invariant: L7.

use milena_protocol::batch::header::{LENGTH_END, MAGIC_AT};
use milena_protocol::batch::split::LEAST_LENGTH;

use super::Log;
use super::index::IndexSearch;
use super::segment::FileKind;
use crate::types::Offset;

/// Bytes of log that are read at once while batch headers are walked.
const WALK_BYTES: usize = 4096;
/// Bytes of a header that tell where a batch ends: offset, length, magic, and the last offset delta of magic 2.
const PEEK_BYTES: usize = 27;

/// What a reader wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// First record of interest; the batch around it is given whole (rule 23).
    pub from: Offset,
    /// Exclusive: a batch whose last record is not below it is left out.
    pub up_to: Offset,
    /// Most bytes of the slice.
    pub max_bytes: u32,
    /// Give the first batch even if it alone is larger than `max_bytes` (rule 24).
    pub at_least_one: bool,
}

/// Why nothing can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("offset {asked} is not in {start}..={end}")]
    OutOfRange { asked: Offset, start: Offset, end: Offset },
    #[error("the log is offline since a write of it failed")]
    Offline,
}

/// Bytes of a segment's `.log`: whole batches, but for the last, which may be cut by `max_bytes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// Base of the segment.
    pub segment: Offset,
    /// Which files of that base; see [`Segment::generation`](super::Segment::generation).
    pub generation: u32,
    pub position: u32,
    /// At least 1.
    pub length: u32,
}

/// What the shell reads next for a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRead {
    /// Base of the segment.
    pub segment: Offset,
    /// Which files of that base: if they are gone, or others have their place, ask the log again.
    pub generation: u32,
    pub file: FileKind,
    pub position: u64,
    /// At most; fewer bytes at the file's end are no error.
    pub length: usize,
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// There is nothing to give: the reader is at the end, or the first batch is too large for what was asked.
    Nothing,
    Slice(Slice),
    /// No batch of this segment has the offset (compaction removed it): ask the log again, from this offset on.
    NextSegment(Offset),
}

/// A segment is not what the log knows of it. The log directory is in doubt and goes offline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no batch at position {position} of segment {segment}")]
pub struct Damaged {
    pub segment: Offset,
    pub position: u32,
}

/// The way to a slice. Holds what it needs, so that the log may move on meanwhile: read while [`Search::next_read`] asks, then
/// take [`Search::found`].
///
/// A segment that retention or compaction takes meanwhile is still found through an open file; if the file is gone, ask the log again.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    ask: Ask,
    segment: Offset,
    generation: u32,
    /// Bytes of the segment that are below `ask.up_to` for sure or may be; nothing behind them is read.
    size: u32,
    next_segment: Option<Offset>,
    /// The whole of `size` is below `ask.up_to`, so that the end needs no search.
    whole: bool,
    /// Entries of the index file.
    entries: u32,
    start: Option<Place>,
    step: Step,
}

/// A batch in its segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    position: u32,
    size: u32,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Index(IndexSearch),
    /// The first batch whose last offset is not below the goal is at `position` or behind it; so says the index, if `indexed`.
    Walk {
        position: u32,
        indexed: bool,
    },
    Done(Found),
}

/// A batch that was written a short while ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RecentBatch {
    pub(super) base_offset: Offset,
    pub(super) last_offset: Offset,
    pub(super) segment: Offset,
    pub(super) position: u32,
    pub(super) size: u32,
}

impl Log {
    /// Plans a read.
    ///
    /// `ask.from`: log start ..= log end. `ask.up_to` beyond the log end counts as the log end (L7).
    /// Errors: `from` outside; the log is offline. Reading at the end finds nothing and is no error.
    pub fn read(&self, ask: Ask) -> Result<Search, ReadError> {
        if self.is_offline() {
            return Err(ReadError::Offline);
        }
        if ask.from < self.start() || ask.from > self.end() {
            return Err(ReadError::OutOfRange { asked: ask.from, start: self.start(), end: self.end() });
        }
        let ask = Ask { up_to: ask.up_to.min(self.end()), ..ask };
        Ok(self.search(ask))
    }

    fn search(&self, ask: Ask) -> Search {
        let index = self.segment_of(ask.from);
        let segment = &self.segments()[index];
        let next_segment = self.segments().get(index.saturating_add(1)).map(|next| next.base);
        let size = self.written_size(index);
        let end_offset = next_segment.map_or(self.end(), |next| next.min(self.end()));
        let mut search = Search {
            ask,
            segment: segment.base,
            generation: segment.generation,
            size,
            next_segment: next_segment.filter(|next| *next < self.end()),
            whole: ask.up_to >= end_offset,
            entries: segment.index_entries,
            start: None,
            step: Step::Done(Found::Nothing),
        };
        if ask.from >= ask.up_to {
            return search;
        }
        if let Some(batch) = self.recent_batch(segment.base, ask.from) {
            search.start = Some(Place { position: batch.position, size: batch.size });
            if search.whole || batch.last_offset >= ask.up_to {
                search.finish(if search.whole { size } else { batch.position });
                return search;
            }
            if let Some(end) = self.recent_batch(segment.base, ask.up_to) {
                search.finish(end.position);
                return search;
            }
        }
        search.step = self.index_step(index, search.goal(), search.entries);
        search
    }

    /// The first recent batch of `segment` whose last offset is not below `goal`, if it is known that none before it is.
    fn recent_batch(&self, segment: Offset, goal: Offset) -> Option<RecentBatch> {
        let recent = self.recent();
        let first = recent.front().filter(|first| first.segment == segment)?;
        if goal < first.base_offset {
            return None;
        }
        recent.get(recent.partition_point(|batch| batch.last_offset < goal)).copied()
    }

    /// Looks into the entries in memory first; they are the active segment's.
    fn index_step(&self, index: usize, goal: Offset, entries: u32) -> Step {
        let relative = relative(self.segments()[index].base, goal);
        if index.saturating_add(1) < self.segments().len() {
            return Step::Index(IndexSearch::new(relative, entries)).settled();
        }
        match self.recent_index().floor(relative) {
            Ok(entry) => Step::Walk { position: entry.position, indexed: true },
            Err(older) => Step::Index(IndexSearch::new(relative, older)).settled(),
        }
    }
}

fn relative(base: Offset, offset: Offset) -> u32 {
    u32::try_from(offset - base).unwrap_or(u32::MAX)
}

impl Step {
    fn settled(self) -> Self {
        match self {
            Self::Index(search) if search.next_read().is_none() => Self::Walk { position: search.position(), indexed: true },
            Self::Index(_) | Self::Walk { .. } | Self::Done(_) => self,
        }
    }
}

impl Search {
    /// What to read next; `None` when the search is over.
    pub fn next_read(&self) -> Option<FileRead> {
        match self.step {
            Step::Index(search) => {
                let (position, length) = search.next_read()?;
                Some(FileRead { segment: self.segment, generation: self.generation, file: FileKind::Index, position, length })
            }
            Step::Walk { position, .. } => {
                let left = usize::try_from(self.size.saturating_sub(position)).unwrap_or(0);
                let length = left.min(WALK_BYTES);
                Some(FileRead {
                    segment: self.segment,
                    generation: self.generation,
                    file: FileKind::Log,
                    position: u64::from(position),
                    length,
                })
            }
            Step::Done(_) => None,
        }
    }

    /// Takes the bytes of the last [`Search::next_read`].
    ///
    /// Errors: there is no batch where one must be; the log is in doubt.
    pub fn on_bytes(&mut self, bytes: &[u8]) -> Result<(), Damaged> {
        match self.step {
            Step::Index(mut search) => {
                search.on_bytes(bytes);
                // An index that points behind the bytes is wrong; the segment is walked from its begin then.
                let walk = if search.position() < self.size { search.position() } else { 0 };
                self.step = if search.next_read().is_some() { Step::Index(search) } else { Step::Walk { position: walk, indexed: true } };
                Ok(())
            }
            // A wrong index costs time, never records (L5): without it the segment is walked from its begin.
            Step::Walk { position, indexed } if indexed && position > 0 && !self.fits(bytes) => {
                self.step = Step::Walk { position: 0, indexed: false };
                Ok(())
            }
            Step::Walk { position, .. } => self.walk(position, bytes),
            Step::Done(_) => Ok(()),
        }
    }

    /// How it ended; `None` while [`Search::next_read`] still asks.
    pub fn found(&self) -> Option<Found> {
        match self.step {
            Step::Done(found) => Some(found),
            Step::Index(_) | Step::Walk { .. } => None,
        }
    }

    /// First the start, then the end: the first batch whose last offset is not below this.
    fn goal(&self) -> Offset {
        if self.start.is_none() { self.ask.from } else { self.ask.up_to }
    }

    fn walk(&mut self, begin: u32, bytes: &[u8]) -> Result<(), Damaged> {
        let mut position = begin;
        loop {
            if position >= self.size {
                self.pass_end();
                return Ok(());
            }
            let skip = usize::try_from(position.saturating_sub(begin)).unwrap_or(usize::MAX);
            let rest = bytes.get(skip..).unwrap_or(&[]);
            let Some(batch) = Peek::at(rest) else { return self.ask_again(begin, position) };
            let batch = batch.map_err(|_| Damaged { segment: self.segment, position })?;
            let end = position.checked_add(batch.size).filter(|end| *end <= self.size);
            let end = end.ok_or(Damaged { segment: self.segment, position })?;
            if batch.last_offset >= self.goal() {
                if self.start.is_some() || batch.last_offset >= self.ask.up_to {
                    self.finish(position);
                    return Ok(());
                }
                self.start = Some(Place { position, size: batch.size });
                if self.whole || self.reach(position) <= end {
                    self.finish(self.size);
                    return Ok(());
                }
            } else if self.start.is_some_and(|start| self.reach(start.position) <= end) {
                self.finish(end);
                return Ok(());
            }
            position = end;
        }
    }

    /// The header at `position` was cut by the end of what was read.
    fn ask_again(&mut self, begin: u32, position: u32) -> Result<(), Damaged> {
        if position == begin {
            return Err(Damaged { segment: self.segment, position });
        }
        self.step = Step::Walk { position, indexed: false };
        Ok(())
    }

    /// Whether what an index points to can be the batch before the goal.
    fn fits(&self, bytes: &[u8]) -> bool {
        matches!(Peek::at(bytes), Some(Ok(batch)) if batch.first_offset <= self.goal())
    }

    /// The walk came to the end of the bytes.
    fn pass_end(&mut self) {
        match (self.start, self.next_segment) {
            (Some(_), _) => self.finish(self.size),
            (None, Some(next)) => self.step = Step::Done(Found::NextSegment(next)),
            (None, None) => self.step = Step::Done(Found::Nothing),
        }
    }

    /// Where the slice ends at the latest, whatever comes behind.
    fn reach(&self, start: u32) -> u32 {
        start.saturating_add(self.ask.max_bytes)
    }

    /// `end`: position behind the last batch that may be given.
    fn finish(&mut self, end: u32) {
        let Some(start) = self.start.filter(|start| start.position < end) else {
            self.step = Step::Done(Found::Nothing);
            return;
        };
        let most = if self.ask.at_least_one { self.ask.max_bytes.max(start.size) } else { self.ask.max_bytes };
        self.step = Step::Done(if most < start.size {
            Found::Nothing
        } else {
            let length = most.min(end.saturating_sub(start.position));
            Found::Slice(Slice { segment: self.segment, generation: self.generation, position: start.position, length })
        });
    }
}

/// Where the batch at the front of some bytes ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Peek {
    pub(super) size: u32,
    /// Of magic 0 and 1: the last, as the first is not told.
    pub(super) first_offset: Offset,
    pub(super) last_offset: Offset,
}

/// Bytes that no batch begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoBatch;

impl Peek {
    /// `None`: too few bytes to tell. Any magic.
    pub(super) fn at(bytes: &[u8]) -> Option<Result<Self, NoBatch>> {
        let bytes = bytes.get(..PEEK_BYTES.min(bytes.len()))?;
        let offset = i64::from_be_bytes(*bytes.first_chunk()?);
        let length = i32::from_be_bytes(*bytes.get(8..)?.first_chunk()?);
        let magic = *bytes.get(MAGIC_AT)?;
        if length < LEAST_LENGTH {
            return Some(Err(NoBatch));
        }
        let size = u32::try_from(length).ok().and_then(|length| length.checked_add(u32::try_from(LENGTH_END).ok()?));
        let Some(size) = size else { return Some(Err(NoBatch)) };
        let last_offset = match magic {
            0 | 1 => offset,
            2 => offset.saturating_add(i64::from(i32::from_be_bytes(*bytes.get(23..)?.first_chunk()?))),
            _ => return Some(Err(NoBatch)),
        };
        Some(Ok(Self { size, first_offset: Offset(offset), last_offset: Offset(last_offset) }))
    }
}
