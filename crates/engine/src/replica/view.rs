//! What a reader may see of a partition: consumers up to the high watermark, readers of committed transactions up to the last
//! stable offset, replicas up to the log end.
//!
//! Source: KIP-98, KIP-320; semantics rules 27, 31, 32, 85. Invariant: R1.

use crate::types::{LeaderEpoch, Offset};

/// For whom a read is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isolation {
    /// A consumer that takes everything below the high watermark.
    ReadUncommitted,
    /// A consumer that takes finished transactions only.
    ReadCommitted,
    /// A follower, or a tool that looks past the high watermark.
    Replica,
}

/// A partition's ends at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub epoch: LeaderEpoch,
    pub log_start: Offset,
    /// Exclusive.
    pub high_watermark: Offset,
    /// Exclusive; the high watermark, or the first offset of the oldest open transaction if that is smaller.
    pub last_stable: Offset,
    /// Exclusive; written, not only reserved.
    pub log_end: Offset,
}

/// Why a read is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    #[error("the reader's leader epoch {found} is older than {current}")]
    FencedEpoch { found: i32, current: LeaderEpoch },
    #[error("the reader's leader epoch {found} is newer than {current}; this broker lags behind the metadata")]
    UnknownEpoch { found: i32, current: LeaderEpoch },
    #[error("offset {asked} is not in {log_start}..={end}")]
    OutOfRange { asked: Offset, log_start: Offset, end: Offset },
}

impl View {
    /// Holds the epoch a reader believes in against the leader's. -1 is unchecked (KIP-320).
    pub fn check_epoch(&self, found: i32) -> Result<(), ViewError> {
        match found {
            -1 => Ok(()),
            older if older < self.epoch.get() => Err(ViewError::FencedEpoch { found, current: self.epoch }),
            newer if newer > self.epoch.get() => Err(ViewError::UnknownEpoch { found, current: self.epoch }),
            _ => Ok(()),
        }
    }

    /// The first offset that `isolation` may not see.
    pub fn end(&self, isolation: Isolation) -> Offset {
        match isolation {
            Isolation::ReadUncommitted => self.high_watermark,
            Isolation::ReadCommitted => self.last_stable,
            Isolation::Replica => self.log_end,
        }
    }

    /// Whether a fetch at `asked` has an answer: records, or the empty one at or above what may be seen (rule 85).
    pub fn check_offset(&self, asked: Offset) -> Result<(), ViewError> {
        if asked < self.log_start || asked > self.log_end {
            return Err(ViewError::OutOfRange { asked, log_start: self.log_start, end: self.log_end });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        View { epoch: LeaderEpoch(3), log_start: Offset(5), high_watermark: Offset(20), last_stable: Offset(15), log_end: Offset(25) }
    }

    #[test]
    fn epochs() {
        let current = LeaderEpoch(3);
        let cases = [
            ("unchecked", -1, Ok(())),
            ("older", 2, Err(ViewError::FencedEpoch { found: 2, current })),
            ("the same", 3, Ok(())),
            ("newer", 4, Err(ViewError::UnknownEpoch { found: 4, current })),
        ];
        for (name, found, expected) in cases {
            assert_eq!(view().check_epoch(found), expected, "{name}");
        }
    }

    #[test]
    fn ends() {
        let cases = [(Isolation::ReadUncommitted, 20), (Isolation::ReadCommitted, 15), (Isolation::Replica, 25)];
        for (isolation, end) in cases {
            assert_eq!(view().end(isolation), Offset(end), "{isolation:?}");
        }
    }

    #[test]
    fn offsets_at_each_boundary() {
        for (asked, answered) in [(4, false), (5, true), (20, true), (21, true), (25, true), (26, false)] {
            assert_eq!(view().check_offset(Offset(asked)).is_ok(), answered, "{asked}");
        }
    }
}
