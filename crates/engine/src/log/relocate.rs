//! A log on its way into another folder: what is copied next, when the copy may take the original's place.
//!
//! The copy is the original, byte for byte and position for position: a [`Log`] is numbers, and those stay right when its files are
//! exchanged for others with the same bytes. So producers, leader epochs, log start and indexes need no care of their own.
//!
//! ```text
//! closed segments, each synced when it is whole ─▶ the active one follows appends ─▶ little is missing: Ready
//!                                   (nobody appends) what is missing, all synced ─▶ the folders change places
//! ```
//!
//! The shell asks [`Relocation::next`] again and again and does what it says; when that is [`Step::Ready`] it takes the append turn, asks
//! [`Relocation::last`] until nothing is left, and exchanges the files. Retention and compaction go on meanwhile: what they took or
//! replaced is taken away in the copy too.
//!
//! Deliberately not here: folders, throttle, threads (`broker/mover`); which directory (whoever asks).
//!
//! Invariants, cited by tests:
//! - V1: a segment is *whole* only if every byte of its files is copied and synced, and neither changes any more.
//! - V2: when [`Relocation::last`] ends, the copy has every byte below the log end.
//! - V3: after a restart only what was synced on both sides is taken over; everything else is copied again.
//!
//! Source: KIP-113; semantics rule 144.

#![deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::BTreeMap;

use super::Log;
use super::read::Peek;
use super::segment::{FileKind, Segment};
use crate::types::Offset;

/// Bytes of one [`Piece`] at most.
pub const PIECE_BYTES: u32 = 1 << 20;
/// With so many bytes missing, or fewer, the rest is copied while appends wait.
const REST_BYTES: u64 = 1 << 20;
/// With more bytes than that to be synced, they are synced before appends are made to wait.
const UNSYNCED_BYTES: u64 = 4 << 20;
/// Syncs ahead of the end. Against a producer that is faster than the disk they never end: then it waits for the last one.
const SYNCS_MAX: u32 = 3;

/// Bytes of a segment's `.log`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Base of the segment.
    pub segment: Offset,
    /// Which files of that base; see [`Segment::generation`].
    pub generation: u32,
    pub position: u32,
    /// At least 1.
    pub length: u32,
}

/// A segment of which only the small files are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// Base of the segment.
    pub segment: Offset,
    pub generation: u32,
    /// Bytes of `.index` and of `.timeindex`. If there are fewer, they come when their writer gets to it, and he writes them to wherever
    /// the partition lies then.
    pub index_bytes: u64,
    pub time_bytes: u64,
}

/// What the shell does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Take the files of this segment in the copy away, if there are any: the log has let go of them, or has others now.
    Remove { segment: Offset },
    /// Copy, and tell by [`Relocation::on_copied`].
    Copy(Piece),
    /// Copy the indexes, and `.txnindex` and `.snapshot` where there are such; sync the segment in the copy; tell by
    /// [`Relocation::on_whole`].
    Complete(Rest),
    /// A closed segment of the original is not synced, and may gain entries in its indexes: sync it.
    SyncOriginal,
    /// Sync what was copied of this segment, and tell by [`Relocation::on_synced`].
    SyncCopy { segment: Offset },
    /// Little is missing: take the append turn and go on with [`Relocation::last`].
    Ready,
}

/// A segment in the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Copied {
    generation: u32,
    /// Bytes of `.log`.
    bytes: u32,
    /// Where the next batch begins; within `bytes`, at their end, or once beyond. `None`: what is there is no batch, and is copied as it is.
    next_batch: Option<u32>,
    /// One past the last offset of the batch that ends there.
    next_offset: Offset,
    /// One past the last offset of the last batch that is there whole.
    reached: Offset,
    /// Where the segment ends, once it is whole (V1).
    whole: Option<Offset>,
}

/// See the head of this file.
#[derive(Debug, Clone, Default)]
pub struct Relocation {
    copied: BTreeMap<Offset, Copied>,
    /// Bytes of the segment that is not whole which were copied since its last sync.
    unsynced: u64,
    syncs: u32,
}

impl Relocation {
    /// Goes on with a copy that an earlier life has begun (V3). `found`: the size of a file in its folder, if there is one. `synced`: up to
    /// where the copy is known to be on stable storage. What is not taken over is to be removed: see [`Relocation::keeps`].
    pub fn resume(log: &Log, synced: Offset, found: impl Fn(Offset, FileKind) -> Option<u64>) -> Self {
        let mut copied = BTreeMap::new();
        let ends = log.segments.iter().skip(1).map(|next| next.base);
        for (segment, end) in log.segments.iter().zip(ends) {
            let same = |kind, bytes: u64| found(segment.base, kind) == Some(bytes);
            let sound = end <= synced
                && end <= log.recovery_point()
                && same(FileKind::Log, u64::from(segment.size))
                && same(FileKind::Index, index_bytes(segment))
                && same(FileKind::TimeIndex, time_bytes(segment));
            if !sound {
                break;
            }
            copied.insert(segment.base, Copied { bytes: segment.size, whole: Some(end), ..Copied::of(segment) });
        }
        Self { copied, ..Self::default() }
    }

    /// Whether anything of the segment is in the copy.
    pub fn keeps(&self, segment: Offset) -> bool {
        self.copied.contains_key(&segment)
    }

    /// What to do next while appends go on.
    pub fn next(&self, log: &Log) -> Step {
        if let Some(segment) = self.outdated(log) {
            return Step::Remove { segment };
        }
        for (at, segment) in log.segments.iter().enumerate() {
            let copied = self.of(segment);
            if copied.whole.is_some() {
                continue;
            }
            let closed = log.segments.get(at.saturating_add(1)).map(|next| next.base);
            let missing = missing(log, at, segment, &copied);
            let rest = closed.is_none() && missing.is_none_or(|piece| u64::from(piece.length) < REST_BYTES);
            match (missing, closed) {
                (Some(piece), _) if !rest => return Step::Copy(piece),
                // Reserved and not written yet, or written and not synced: the original's closed segments are synced first.
                (_, Some(end)) if end > log.recovery_point() => return Step::SyncOriginal,
                (_, Some(_)) => return Step::Complete(Rest::of(segment)),
                (_, None) if self.unsynced > UNSYNCED_BYTES && self.syncs < SYNCS_MAX => return Step::SyncCopy { segment: segment.base },
                (_, None) => {}
            }
        }
        Step::Ready
    }

    /// What is left to do while nobody appends; `None`: nothing (V2). A segment that is only reserved yet has no bytes to copy.
    pub fn last(&self, log: &Log) -> Option<Step> {
        if let Some(segment) = self.outdated(log) {
            return Some(Step::Remove { segment });
        }
        for (at, segment) in log.segments.iter().enumerate().take_while(|(_, segment)| segment.base <= log.written.0) {
            let copied = self.of(segment);
            if copied.whole.is_none() {
                let piece = missing(log, at, segment, &copied).map(Step::Copy);
                return Some(piece.unwrap_or(Step::Complete(Rest::of(segment))));
            }
        }
        None
    }

    /// `piece` was copied. `bytes`: the piece's, so that it is known which offsets that brings.
    pub fn on_copied(&mut self, piece: Piece, bytes: &[u8]) {
        let fresh = Copied { generation: piece.generation, ..Copied::at(piece.segment) };
        self.copied.entry(piece.segment).or_insert(fresh).take(piece.position, bytes);
        self.unsynced = self.unsynced.saturating_add(u64::from(piece.length));
    }

    /// Everything of a segment is copied and synced. In the end, with appends waiting, the active one counts as well.
    pub fn on_whole(&mut self, log: &Log, rest: Rest) {
        let next = log.segments.iter().map(|segment| segment.base).find(|base| *base > rest.segment);
        let end = next.map_or(log.end(), |next| next.min(log.end()));
        let fresh = Copied { generation: rest.generation, ..Copied::at(rest.segment) };
        self.copied.entry(rest.segment).or_insert(fresh).whole = Some(end);
        (self.unsynced, self.syncs) = (0, 0);
    }

    /// What was copied of the active segment is synced.
    pub fn on_synced(&mut self) {
        self.unsynced = 0;
        self.syncs = self.syncs.saturating_add(1);
    }

    /// The files of a segment are gone.
    pub fn on_removed(&mut self, segment: Offset) {
        self.copied.remove(&segment);
    }

    /// Bytes of segments in the copy.
    pub fn bytes(&self) -> u64 {
        self.copied.values().map(|copied| u64::from(copied.bytes)).sum()
    }

    /// Up to where the copy has everything, exclusive; 0 before it has anything.
    pub fn end(&self) -> Offset {
        let synced = self.synced();
        self.copied.values().find(|copied| copied.whole.is_none()).map_or(synced, |copied| copied.reached.max(synced))
    }

    /// Up to where the copy is on stable storage, exclusive: for the checkpoint of its directory.
    pub fn synced(&self) -> Offset {
        self.copied.values().map_while(|copied| copied.whole).last().unwrap_or(Offset::ZERO)
    }

    fn of(&self, segment: &Segment) -> Copied {
        self.copied.get(&segment.base).copied().unwrap_or_else(|| Copied::of(segment))
    }

    /// A segment in the copy that the log does not have (any more) like that.
    fn outdated(&self, log: &Log) -> Option<Offset> {
        let mut segments = log.segments.iter().peekable();
        for (base, copied) in &self.copied {
            while segments.next_if(|segment| segment.base < *base).is_some() {}
            let same = segments.peek().is_some_and(|segment| segment.base == *base && segment.generation == copied.generation);
            if !same {
                return Some(*base);
            }
        }
        None
    }
}

impl Copied {
    fn at(base: Offset) -> Self {
        Self { generation: 0, bytes: 0, next_batch: Some(0), next_offset: base, reached: base, whole: None }
    }

    fn of(segment: &Segment) -> Self {
        Self { generation: segment.generation, ..Self::at(segment.base) }
    }

    /// Counts bytes that were copied, and follows the batches' heads in them, so that it is known up to which offset they go. A head that
    /// they end within is copied again with what comes next.
    fn take(&mut self, position: u32, bytes: &[u8]) {
        let end = position.saturating_add(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.bytes = end;
        while let Some(next) = self.next_batch.filter(|next| *next < end) {
            self.reached = self.next_offset;
            let head = next.checked_sub(position).and_then(|skip| bytes.get(usize::try_from(skip).ok()?..));
            match head.and_then(Peek::at) {
                Some(Ok(batch)) => {
                    self.next_batch = next.checked_add(batch.size);
                    self.next_offset = batch.last_offset.plus(1);
                }
                None if next > position => {
                    self.bytes = next;
                    return;
                }
                Some(Err(_)) | None => self.next_batch = None,
            }
        }
        if self.next_batch == Some(end) {
            self.reached = self.next_offset;
        }
    }
}

impl Log {
    /// Its files are the copy's from here on: everything that is written is in them, synced.
    pub fn on_relocated(&mut self) {
        self.on_indexed();
        let end = self.end;
        self.on_flushed(end);
        // What a clean stop leaves beside the segments is not there.
        self.touched = true;
    }
}

impl Rest {
    fn of(segment: &Segment) -> Self {
        Self { segment: segment.base, generation: segment.generation, index_bytes: index_bytes(segment), time_bytes: time_bytes(segment) }
    }
}

fn index_bytes(segment: &Segment) -> u64 {
    u64::from(segment.index_entries).saturating_mul(8)
}

fn time_bytes(segment: &Segment) -> u64 {
    u64::from(segment.time_entries).saturating_mul(12)
}

/// The next bytes of the segment that are written and not copied.
fn missing(log: &Log, at: usize, segment: &Segment, copied: &Copied) -> Option<Piece> {
    let length = log.written_size(at).checked_sub(copied.bytes).filter(|length| *length > 0)?.min(PIECE_BYTES);
    Some(Piece { segment: segment.base, generation: segment.generation, position: copied.bytes, length })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests;
