//! Nothing acknowledged is lost.
//!
//! Holds: a record that was acknowledged with acks=1 or all is read back at its offset while the broker runs, after a clean stop and after
//! the death of its process; after a power cut, if it was below what a sync or a clean stop had made safe.
//! Not claimed: acks=0; after a power cut what no sync covered (`durability=page-cache`); what lies below the log start; what
//! compaction may take (`compacted_keeps_latest`).
//! Source: ARCHITECTURE, promise 2.

use std::collections::BTreeMap;

use super::{Look, Violation};
use crate::history::id_of;

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    if look.compacted_by.is_some() {
        return;
    }
    let read: BTreeMap<i64, _> = look.found.records.iter().map(|record| (record.offset, record)).collect();
    let lost = look.history.survivors(look.event).filter(|(_, offset)| *offset >= look.found.log_start).filter(|(id, offset)| {
        let there = read.get(offset).and_then(|record| id_of(record.value.as_deref()?));
        there != Some(*id)
    });
    let lost: Vec<_> = lost.collect();
    if let Some((id, offset)) = lost.first() {
        let what = format!(
            "{}: record {id}, acknowledged at offset {offset}, is not there after {:?} ({} such records; {} found, log start {})",
            look.name,
            look.event,
            lost.len(),
            look.found.records.len(),
            look.found.log_start,
        );
        found.push(Violation { invariant: "acknowledged_survives", what });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, sent};
    use super::*;
    use crate::history::Event;
    use milena_os::disk::sim::Crash;

    #[test]
    fn a_lost_record_is_named() {
        let history = sent(&[(1, Some(0)), (2, Some(1)), (3, None)]);
        let read = found(&[(0, 1)]);
        let mut violations = Vec::new();
        let look = Look { name: "t-0", event: Event::Crash(Crash::Process), history: &history, found: &read, compacted_by: None };
        check(&look, &mut violations);
        assert_eq!(violations.len(), 1);
        assert!(violations[0].what.contains("record 2, acknowledged at offset 1"), "{}", violations[0]);
    }

    #[test]
    fn a_power_cut_may_take_what_no_sync_covered() {
        let mut history = sent(&[(1, Some(0)), (2, Some(1))]);
        history.on_safe(1);
        let read = found(&[(0, 1)]);
        let mut violations = Vec::new();
        check(
            &Look { name: "t-0", event: Event::Crash(Crash::Power), history: &history, found: &read, compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations, []);
        check(
            &Look { name: "t-0", event: Event::Crash(Crash::Power), history: &history, found: &found(&[]), compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations.len(), 1);
    }
}
