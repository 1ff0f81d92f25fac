//! A recovered log recovers to the same log, and so does one whose recovery was cut short.
//!
//! Holds where no power was lost in between: every step of a recovery may be repeated.
//! Source: the head of `engine/log/recover`.

use milena_engine::log::Log;
use milena_engine::types::{LeaderEpoch, Offset};

use super::Violation;

/// What is compared of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    start: Offset,
    end: Offset,
    /// Base and bytes.
    segments: Vec<(Offset, u32)>,
    /// Without what begins at the log end, where each start begins an epoch.
    epochs: Vec<(LeaderEpoch, Offset)>,
    producers: Vec<u8>,
}

impl Likeness {
    pub fn of(log: &Log) -> Self {
        Self {
            start: log.start(),
            end: log.end(),
            segments: log.segments().iter().map(|segment| (segment.base, segment.size)).collect(),
            epochs: log.epochs().entries().iter().map(|entry| (entry.epoch, entry.start)).filter(|(_, start)| *start < log.end()).collect(),
            producers: log.producers().to_snapshot(),
        }
    }
}

/// `once`: as it was recovered in one go; `again`: after another start, or several.
pub fn check(name: &str, once: &Likeness, again: &Likeness, found: &mut Vec<Violation>) {
    if once != again {
        let what = format!("{name}: once it was {once:?}, and then {again:?}");
        found.push(Violation { invariant: "recovers_to_the_same", what });
    }
}

#[cfg(test)]
mod tests {
    use milena_engine::log::{Effects, LogOptions};
    use milena_engine::types::{Monotonic, Now, Timestamp};

    use super::*;

    #[test]
    fn another_end_is_found_and_another_epoch_without_records_is_not() {
        let now = Now { wall: Timestamp(0), monotonic: Monotonic::default() };
        let mut log = Log::empty(LogOptions::DEFAULT, Offset(5), now);
        let look = |once: &Log, again: &Log| {
            let mut found = Vec::new();
            check("t-0", &Likeness::of(once), &Likeness::of(again), &mut found);
            found.len()
        };
        let once = log.clone();
        log.on_leader_epoch(LeaderEpoch(3), &mut Effects::default());
        assert_eq!(look(&once, &log), 0);
        assert_eq!(look(&once, &Log::empty(LogOptions::DEFAULT, Offset(6), now)), 1);
    }
}
