//! A segment as the log knows it: numbers, no bytes; and how its files are called.

use crate::types::{Offset, Timestamp};

/// The files of a partition's folder that begin with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Batches.
    Log,
    /// Offset to position.
    Index,
    /// Timestamp to offset.
    TimeIndex,
    /// Aborted transactions; made when first needed.
    TxnIndex,
    /// Producer state up to, not including, the offset of the name.
    Snapshot,
}

impl FileKind {
    pub const ALL: [Self; 5] = [Self::Log, Self::Index, Self::TimeIndex, Self::TxnIndex, Self::Snapshot];

    pub fn suffix(self) -> &'static str {
        match self {
            Self::Log => ".log",
            Self::Index => ".index",
            Self::TimeIndex => ".timeindex",
            Self::TxnIndex => ".txnindex",
            Self::Snapshot => ".snapshot",
        }
    }

    /// The name of this file for `offset`: the base of the segment, or the end of what a snapshot covers.
    pub fn name(self, offset: Offset) -> String {
        format!("{:020}{}", offset.get(), self.suffix())
    }

    /// Which file `name` is; `None` for any other name, those with a further suffix included.
    pub fn of_name(name: &str) -> Option<(Self, Offset)> {
        let (digits, suffix) = name.split_at_checked(20)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let kind = Self::ALL.into_iter().find(|kind| kind.suffix() == suffix)?;
        Some((kind, Offset(digits.parse().ok()?)))
    }
}

/// A timestamp, and the offset it is remembered with: the last of its batch, as in the time index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOffset {
    pub timestamp: Timestamp,
    pub offset: Offset,
}

/// One segment. Of the active one these are the numbers with everything that is reserved, written or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Offset in the name of the files; no record in it has a smaller one.
    pub base: Offset,
    /// How many times compaction has put other files in the place of these since the log was opened: a plan that was made for the
    /// former ones does not fit the new ones.
    pub generation: u32,
    /// Bytes of `.log`.
    pub size: u32,
    /// Largest timestamp of the first batch: `segment.ms` counts from it. `None` while empty, or when it has none.
    pub first_timestamp: Option<Timestamp>,
    /// Largest timestamp of all, with the last offset of its batch. `None` while there is none.
    pub largest: Option<TimeOffset>,
    /// When it was made or, not knowing that, opened. For segments without timestamps.
    pub created: Timestamp,
    /// Bytes since the last index entry.
    pub unindexed: u32,
    /// Entries in `.index`.
    pub index_entries: u32,
    /// Entries in `.timeindex`.
    pub time_entries: u32,
    /// The last entry of `.timeindex`.
    pub last_time_entry: Option<TimeOffset>,
}

impl Segment {
    pub fn new(base: Offset, created: Timestamp) -> Self {
        Self {
            base,
            generation: 0,
            size: 0,
            first_timestamp: None,
            largest: None,
            created,
            unindexed: 0,
            index_entries: 0,
            time_entries: 0,
            last_time_entry: None,
        }
    }

    /// The time from which retention counts (rule 21).
    pub fn age_from(&self) -> Timestamp {
        self.largest.map_or(self.created, |largest| largest.timestamp)
    }

    /// Takes the timestamp of a batch into account. -1 (none) counts for nothing.
    pub(super) fn note_timestamp(&mut self, timestamp: Timestamp, last_offset: Offset) {
        if timestamp < Timestamp(0) {
            return;
        }
        if self.size == 0 {
            self.first_timestamp = Some(timestamp);
        }
        if self.largest.is_none_or(|largest| timestamp > largest.timestamp) {
            self.largest = Some(TimeOffset { timestamp, offset: last_offset });
        }
    }

    /// What the time index gains now: the largest timestamp, if it grew since the last entry (L5).
    pub(super) fn next_time_entry(&mut self) -> Option<(u32, TimeOffset)> {
        let largest = self.largest?;
        if self.last_time_entry.is_some_and(|last| largest.timestamp <= last.timestamp || largest.offset <= last.offset) {
            return None;
        }
        let place = self.time_entries;
        self.time_entries = place.saturating_add(1);
        self.last_time_entry = Some(largest);
        Some((place, largest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_there_and_back() {
        assert_eq!(FileKind::Log.name(Offset(122)), "00000000000000000122.log");
        for kind in FileKind::ALL {
            assert_eq!(FileKind::of_name(&kind.name(Offset(i64::MAX))), Some((kind, Offset(i64::MAX))));
        }
        let none =
            ["122.log", "00000000000000000122.log.deleted", "00000000000000000122", "leader-epoch-checkpoint", "+0000000000000000122.log"];
        for name in none {
            assert_eq!(FileKind::of_name(name), None, "{name}");
        }
    }
}
