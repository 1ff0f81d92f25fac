//! Offset indexes: `.index`, offset to position.
//!
//! ```text
//!  0    4    8
//!  +----+----+
//!  |rel |pos |   int32 offset minus base offset, int32 byte position in the .log; both rise (L5)
//!  +----+----+
//! ```
//!
//! An entry names a batch by its *last* offset; there is one about every `index.interval.bytes`, none for the first batch.
//! The newest entries of the active segment are in memory; older ones and those of cold segments are found in the file by
//! small reads. An index that misses entries makes a search longer, never wrong: after it, batch headers are walked.

use std::collections::VecDeque;

use super::segment::FileKind;
use crate::types::Offset;

/// Bytes of an entry.
pub const INDEX_ENTRY: usize = 8;

/// Entries of the active segment kept in memory: 2 KiB a partition that is written to, and 1 MiB of log behind its end.
const RECENT_ENTRIES: usize = 256;

/// Entries that are read at once when the search has come this close: a page.
const ENTRIES_AT_ONCE: u32 = 512;

/// One entry of `.index`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IndexEntry {
    /// Last offset of the batch minus the segment's base.
    pub relative: u32,
    /// Where the batch begins in `.log`.
    pub position: u32,
}

impl IndexEntry {
    pub fn to_bytes(self) -> [u8; INDEX_ENTRY] {
        let mut bytes = [0; INDEX_ENTRY];
        bytes[..4].copy_from_slice(&self.relative.to_be_bytes());
        bytes[4..].copy_from_slice(&self.position.to_be_bytes());
        bytes
    }

    /// The entry at the front of `bytes`; `None` for fewer than eight.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (relative, rest) = bytes.split_first_chunk::<4>()?;
        let (position, _) = rest.split_first_chunk::<4>()?;
        Some(Self { relative: u32::from_be_bytes(*relative), position: u32::from_be_bytes(*position) })
    }
}

/// Bytes that an index gains, and where. Entries of one file come in order, so that the shell can write a run of them at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexWrite {
    /// Base of the segment.
    pub segment: Offset,
    /// `Index` or `TimeIndex`.
    pub file: FileKind,
    /// Byte position in the file.
    pub position: u64,
    bytes: [u8; 12],
}

impl IndexWrite {
    pub(super) fn offset(segment: Offset, place: u32, entry: IndexEntry) -> Self {
        let mut bytes = [0; 12];
        bytes[..INDEX_ENTRY].copy_from_slice(&entry.to_bytes());
        Self { segment, file: FileKind::Index, position: u64::from(place).saturating_mul(8), bytes }
    }

    pub(super) fn time(segment: Offset, place: u32, bytes: [u8; 12]) -> Self {
        Self { segment, file: FileKind::TimeIndex, position: u64::from(place).saturating_mul(12), bytes }
    }

    pub fn bytes(&self) -> &[u8] {
        match self.file {
            FileKind::Index => &self.bytes[..INDEX_ENTRY],
            FileKind::TimeIndex | FileKind::Log | FileKind::TxnIndex | FileKind::Snapshot => &self.bytes,
        }
    }
}

/// The newest entries of the active segment.
#[derive(Debug, Clone, Default)]
pub(super) struct RecentIndex {
    entries: VecDeque<IndexEntry>,
    /// Entries of the segment that are older than these, in the file only.
    older: u32,
}

impl RecentIndex {
    /// A new active segment of which `older` entries are in the file.
    pub(super) fn reset(&mut self, older: u32) {
        self.entries.clear();
        self.older = older;
    }

    pub(super) fn push(&mut self, entry: IndexEntry) {
        if self.entries.len() == RECENT_ENTRIES {
            self.entries.pop_front();
            self.older = self.older.saturating_add(1);
        }
        self.entries.push_back(entry);
    }

    /// The newest entry; `None`: it is not in memory, or there is none.
    pub(super) fn last(&self) -> Option<IndexEntry> {
        self.entries.back().copied()
    }

    /// The largest entry not above `relative`, or how many entries of the file may hold it.
    pub(super) fn floor(&self, relative: u32) -> Result<IndexEntry, u32> {
        let above = self.entries.partition_point(|entry| entry.relative <= relative);
        match above.checked_sub(1).and_then(|index| self.entries.get(index)) {
            Some(entry) => Ok(*entry),
            None => Err(self.older),
        }
    }
}

/// Search for the largest entry not above an offset in an index file, by reads of one entry, then of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexSearch {
    relative: u32,
    /// Entries before `low` are not above, entries from `high` on are above.
    low: u32,
    high: u32,
    floor: IndexEntry,
}

impl IndexSearch {
    pub(super) fn new(relative: u32, entries: u32) -> Self {
        Self { relative, low: 0, high: entries, floor: IndexEntry::default() }
    }

    /// Byte position and length of the next read; `None` once found.
    pub(super) fn next_read(&self) -> Option<(u64, usize)> {
        let width = self.high.saturating_sub(self.low);
        let at = |entry: u32| u64::from(entry).saturating_mul(8);
        match width {
            0 => None,
            width if width <= ENTRIES_AT_ONCE => Some((at(self.low), usize::try_from(width).unwrap_or(0).saturating_mul(INDEX_ENTRY))),
            _ => Some((at(self.middle()), INDEX_ENTRY)),
        }
    }

    fn middle(&self) -> u32 {
        self.low.saturating_add(self.high.saturating_sub(self.low) / 2)
    }

    /// `bytes`: what the read gave, fewer at the file's end. An entry that is not there counts as above.
    pub(super) fn on_bytes(&mut self, bytes: &[u8]) {
        if self.high.saturating_sub(self.low) <= ENTRIES_AT_ONCE {
            for entry in bytes.chunks_exact(INDEX_ENTRY).filter_map(IndexEntry::from_bytes) {
                // Zeros behind the last entry are not data (L5: entries rise).
                if entry == IndexEntry::default() || entry.relative > self.relative {
                    break;
                }
                self.floor = entry;
            }
            self.low = self.high;
            return;
        }
        let middle = self.middle();
        match IndexEntry::from_bytes(bytes) {
            Some(entry) if entry.relative <= self.relative && entry.position > 0 => {
                self.floor = entry;
                self.low = middle.saturating_add(1);
            }
            Some(_) | None => self.high = middle,
        }
    }

    /// Where to begin to walk: the batch of the largest entry that was found, or the segment's begin.
    pub(super) fn position(&self) -> u32 {
        self.floor.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entries: &[IndexEntry], relative: u32, announced: u32) -> u32 {
        let file: Vec<u8> = entries.iter().flat_map(|entry| entry.to_bytes()).collect();
        let mut search = IndexSearch::new(relative, announced);
        while let Some((position, length)) = search.next_read() {
            let begin = usize::try_from(position).unwrap().min(file.len());
            search.on_bytes(&file[begin..(begin + length).min(file.len())]);
        }
        search.position()
    }

    #[test]
    fn the_floor_is_found_in_files_of_any_size() {
        for count in [0u32, 1, 2, 511, 512, 513, 5000] {
            let entries: Vec<IndexEntry> = (1..=count).map(|n| IndexEntry { relative: n * 10, position: n * 1000 }).collect();
            for relative in [0, 9, 10, 11, 25, 5119, 5120, 5121, 5130, 49_999, 50_000, 60_000] {
                let expected = entries.iter().rev().find(|entry| entry.relative <= relative).map_or(0, |entry| entry.position);
                assert_eq!(found(&entries, relative, count), expected, "{relative} among {count}");
                // The file may be shorter than what is announced (entries reserved, not written), or end in zeros.
                assert_eq!(found(&entries, relative, count + 3000), expected, "{relative} among {count}, more announced");
                let mut zeros = entries.clone();
                zeros.extend([IndexEntry::default(); 40]);
                assert_eq!(found(&zeros, relative, count + 40), expected, "{relative} among {count} and zeros");
            }
        }
    }

    #[test]
    fn recent_entries_forget_the_oldest() {
        let mut recent = RecentIndex::default();
        recent.reset(7);
        assert_eq!(recent.floor(100), Err(7));
        for n in 1..=300 {
            recent.push(IndexEntry { relative: n * 10, position: n });
        }
        assert_eq!(recent.floor(3000), Ok(IndexEntry { relative: 3000, position: 300 }));
        assert_eq!(recent.floor(455), Ok(IndexEntry { relative: 450, position: 45 }));
        assert_eq!(recent.floor(100), Err(7 + 44));
    }
}
