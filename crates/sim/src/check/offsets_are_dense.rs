//! Offsets are dense: from the log start on, each record's is one more than the one before.
//!
//! Holds at every look, for topics that are not compacted; in those that are, offsets rise. The log start is never beyond what somebody asked for, and never negative.
//! Source: ARCHITECTURE, promise 1 (Kafka's log); semantics, log.

use super::{Look, Violation};

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    let mut violated = |what: String| found.push(Violation { invariant: "offsets_are_dense", what: format!("{}: {what}", look.name) });
    let start = look.found.log_start;
    if start < 0 || start > look.history.start_asked() {
        violated(format!("the log starts at {start}; nobody asked for more than {}", look.history.start_asked()));
    }
    if look.compacted_by.is_some() {
        let back = look.found.records.windows(2).find(|pair| pair[0].offset >= pair[1].offset);
        if let Some(pair) = back {
            violated(format!("offset {} follows {}", pair[1].offset, pair[0].offset));
        }
        return;
    }
    let gap = look.found.records.iter().zip(start..).find(|(record, expected)| record.offset != *expected);
    if let Some((record, expected)) = gap {
        violated(format!("offset {} follows where {expected} must", record.offset));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, sent};
    use super::*;
    use crate::history::Event;

    #[test]
    fn a_gap_is_found() {
        let history = sent(&[]);
        let mut violations = Vec::new();
        check(
            &Look { name: "t-0", event: Event::Running, history: &history, found: &found(&[(0, 1), (1, 2)]), compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations, []);
        check(
            &Look { name: "t-0", event: Event::Running, history: &history, found: &found(&[(0, 1), (2, 2)]), compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations.len(), 1);
    }
}
