//! The invariants: one file each. A checker looks at what a world did and what is found, and says what cannot be.

pub mod acknowledged_survives;
pub mod bytes_are_as_sent;
pub mod commits_survive;
pub mod compacted_keeps_latest;
pub mod epochs_are_known;
pub mod indexes_agree;
pub mod log_start_stays;
pub mod memory_is_bounded;
pub mod nothing_twice;
pub mod offsets_are_dense;
pub mod order_is_kept;
pub mod producers_equal_replay;
pub mod recovers_to_the_same;

use std::fmt;

use crate::history::{Event, FoundPartition, PartitionHistory, ValueId};

/// A broken invariant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Name of the checker's file.
    pub invariant: &'static str,
    pub what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.what)
    }
}

/// One look at a partition.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// How the partition is called in messages.
    pub name: &'a str,
    pub event: Event,
    pub history: &'a PartitionHistory,
    pub found: &'a FoundPartition,
    /// By which key the partition is compacted; `None`: it is not.
    pub compacted_by: Option<fn(ValueId) -> Vec<u8>>,
}

/// Every invariant of a partition.
pub fn partition(look: &Look<'_>, found: &mut Vec<Violation>) {
    log_start_stays::check(look, found);
    offsets_are_dense::check(look, found);
    bytes_are_as_sent::check(look, found);
    nothing_twice::check(look, found);
    order_is_kept::check(look, found);
    acknowledged_survives::check(look, found);
    compacted_keeps_latest::check(look, found);
}

#[cfg(test)]
mod tests {
    use milena_testkit::batches::Stored;

    use super::*;
    use crate::history::value_of;

    /// Records of one producer: number, and where it was acknowledged.
    pub(super) fn sent(records: &[(ValueId, Option<i64>)]) -> PartitionHistory {
        let mut history = PartitionHistory::default();
        for (id, acknowledged_at) in records {
            history.on_sent(*id, 0);
            if let Some(offset) = acknowledged_at {
                history.on_acknowledged(*id, *offset);
            }
        }
        history
    }

    /// Records read: offset and number.
    pub(super) fn found(records: &[(i64, ValueId)]) -> FoundPartition {
        let records =
            records.iter().map(|(offset, id)| Stored { offset: *offset, timestamp: 0, key: None, value: Some(value_of(*id).into()) });
        FoundPartition { log_start: 0, records: records.collect() }
    }

    #[test]
    fn a_sound_partition_passes_and_settles() {
        let mut history = sent(&[(1, Some(0)), (2, None), (3, Some(2)), (4, None)]);
        let read = found(&[(0, 1), (1, 2), (2, 3)]);
        let mut violations = Vec::new();
        partition(
            &Look {
                name: "t-0",
                event: Event::Crash(milena_os::disk::sim::Crash::Process),
                history: &history,
                found: &read,
                compacted_by: None,
            },
            &mut violations,
        );
        assert_eq!(violations, []);
        history.settle(&read);
        assert_eq!(history.survivors(Event::Running).collect::<Vec<_>>(), [(1, 0), (2, 1), (3, 2)]);
        assert_eq!(history.count(), 3, "what was not found is forgotten");
    }
}
