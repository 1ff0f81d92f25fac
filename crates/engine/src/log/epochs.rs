//! Which leader epoch began at which offset: the file `leader-epoch-checkpoint`, and the answers to OffsetForLeaderEpoch.
//!
//! Source: KIP-101, KIP-279, KIP-320; semantics rule 89. Invariant: L4.

use super::checkpoint::{self, CheckpointError};
use crate::types::{LeaderEpoch, Offset};

/// An epoch and the offset of its first record (or where that would be).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EpochStart {
    pub epoch: LeaderEpoch,
    pub start: Offset,
}

/// The epochs of one log, oldest first; both parts rise (L4).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Epochs {
    entries: Vec<EpochStart>,
}

impl Epochs {
    /// Reads `leader-epoch-checkpoint`. Entries that do not rise are a damaged file.
    pub fn parse(text: &[u8]) -> Result<Self, CheckpointError> {
        let mut epochs = Self::default();
        checkpoint::parse(text, |number, fields| {
            let (Some(epoch), Some(start), None) = (fields.next(), fields.next(), fields.next()) else {
                return Err(CheckpointError::Line { number });
            };
            let (Ok(epoch), Ok(start)) = (epoch.parse().map(LeaderEpoch), start.parse().map(Offset)) else {
                return Err(CheckpointError::Line { number });
            };
            if epochs.entries.last().is_some_and(|last| last.epoch >= epoch || last.start >= start) {
                return Err(CheckpointError::Line { number });
            }
            epochs.entries.push(EpochStart { epoch, start });
            Ok(())
        })?;
        Ok(epochs)
    }

    /// The text of `leader-epoch-checkpoint`.
    pub fn to_text(&self) -> String {
        checkpoint::text(self.entries.iter().map(|entry| format!("{} {}", entry.epoch, entry.start)))
    }

    pub fn entries(&self) -> &[EpochStart] {
        &self.entries
    }

    pub fn latest(&self) -> Option<EpochStart> {
        self.entries.last().copied()
    }

    /// Notes that `epoch` begins at `start`; `false` if it is known already, or older than the latest.
    ///
    /// An epoch that begins where another one did takes its place: that one has no records.
    pub fn assign(&mut self, epoch: LeaderEpoch, start: Offset) -> bool {
        if epoch < LeaderEpoch(0) || self.entries.last().is_some_and(|last| last.epoch >= epoch) {
            return false;
        }
        while self.entries.last().is_some_and(|last| last.start >= start) {
            self.entries.pop();
        }
        self.entries.push(EpochStart { epoch, start });
        true
    }

    /// Where the records of `asked` end: the largest known epoch that is not above it, and the start of the next one (for the latest
    /// epoch, `log_end`). `None`: an epoch later than any known, or nothing known. Below every known epoch, the answer is `asked`
    /// itself and where the first known one begins. Source: rule 89.
    pub fn end_offset_for(&self, asked: LeaderEpoch, log_end: Offset) -> Option<(LeaderEpoch, Offset)> {
        let latest = self.latest()?;
        if asked < LeaderEpoch(0) {
            return None;
        }
        if asked == latest.epoch {
            return Some((asked, log_end));
        }
        let above = self.entries.partition_point(|entry| entry.epoch <= asked);
        let next = self.entries.get(above)?;
        let floor = above.checked_sub(1).and_then(|index| self.entries.get(index)).map_or(asked, |entry| entry.epoch);
        Some((floor, next.start))
    }

    /// The epoch of the record at `offset`; `None` below every known start.
    pub fn epoch_of(&self, offset: Offset) -> Option<LeaderEpoch> {
        let above = self.entries.partition_point(|entry| entry.start <= offset);
        above.checked_sub(1).and_then(|index| self.entries.get(index)).map(|entry| entry.epoch)
    }

    /// Forgets epochs that begin at or beyond `end`; whether any did.
    pub fn truncate_from_end(&mut self, end: Offset) -> bool {
        let kept = self.entries.partition_point(|entry| entry.start < end);
        let cut = kept < self.entries.len();
        self.entries.truncate(kept);
        cut
    }

    /// Forgets what lies wholly below `start`; the epoch of the record there begins at `start` now. Whether anything changed.
    pub fn truncate_from_start(&mut self, start: Offset) -> bool {
        let above = self.entries.partition_point(|entry| entry.start <= start);
        let Some(floor) = above.checked_sub(1) else { return false };
        let changed = floor > 0 || self.entries.get(floor).is_some_and(|entry| entry.start != start);
        self.entries.drain(..floor);
        if let Some(first) = self.entries.first_mut() {
            first.start = start;
        }
        changed
    }

    /// L4.
    pub fn check_invariants(&self) {
        for (before, after) in self.entries.iter().zip(self.entries.iter().skip(1)) {
            assert!(before.epoch < after.epoch && before.start < after.start, "L4: {before:?} before {after:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Epoch 2 from 10, epoch 4 from 20, epoch 5 from 25.
    fn epochs() -> Epochs {
        let mut epochs = Epochs::default();
        for (epoch, start) in [(2, 10), (4, 20), (5, 25)] {
            assert!(epochs.assign(LeaderEpoch(epoch), Offset(start)));
        }
        epochs
    }

    fn pairs(epochs: &Epochs) -> Vec<(i32, i64)> {
        epochs.entries().iter().map(|entry| (entry.epoch.get(), entry.start.get())).collect()
    }

    #[test]
    fn the_end_of_an_epoch() {
        let cases = [
            ("latest: the log end", 5, Some((5, 30))),
            ("known", 2, Some((2, 20))),
            ("between two", 3, Some((2, 20))),
            ("older than any", 1, Some((1, 10))),
            ("to come", 6, None),
            ("none", -1, None),
        ];
        for (name, asked, expected) in cases {
            let found = epochs().end_offset_for(LeaderEpoch(asked), Offset(30));
            assert_eq!(found.map(|(epoch, end)| (epoch.get(), end.get())), expected, "{name}");
        }
        assert_eq!(Epochs::default().end_offset_for(LeaderEpoch(0), Offset(30)), None, "nothing known");
    }

    #[test]
    fn an_epoch_without_records_gives_way() {
        let mut epochs = epochs();
        assert!(!epochs.assign(LeaderEpoch(5), Offset(28)), "known");
        assert!(!epochs.assign(LeaderEpoch(3), Offset(28)), "older");
        assert!(epochs.assign(LeaderEpoch(7), Offset(25)));
        assert_eq!(pairs(&epochs), [(2, 10), (4, 20), (7, 25)]);
    }

    #[test]
    fn truncation() {
        for (end, left) in [(26, vec![(2, 10), (4, 20), (5, 25)]), (25, vec![(2, 10), (4, 20)]), (10, vec![])] {
            let mut epochs = epochs();
            epochs.truncate_from_end(Offset(end));
            assert_eq!(pairs(&epochs), left, "from the end, {end}");
        }
        let cases = [
            (5, false, vec![(2, 10), (4, 20), (5, 25)]),
            (10, false, vec![(2, 10), (4, 20), (5, 25)]),
            (15, true, vec![(2, 15), (4, 20), (5, 25)]),
            (20, true, vec![(4, 20), (5, 25)]),
            (40, true, vec![(5, 40)]),
        ];
        for (start, changed, left) in cases {
            let mut epochs = epochs();
            assert_eq!(epochs.truncate_from_start(Offset(start)), changed, "from the start, {start}");
            assert_eq!(pairs(&epochs), left, "from the start, {start}");
        }
    }

    #[test]
    fn text_there_and_back() {
        assert_eq!(epochs().to_text(), "0\n3\n2 10\n4 20\n5 25\n");
        assert_eq!(Epochs::parse(epochs().to_text().as_bytes()), Ok(epochs()));
        assert!(Epochs::parse(b"0\n2\n3 5\n3 6\n").is_err(), "epochs rise");
        assert!(Epochs::parse(b"0\n2\n3 5\n").is_err(), "a line is missing");
    }
}
