//! Nothing is stored twice: a record that was sent once, or repeated by an idempotent producer, is there at most once.
//!
//! Holds at every look; the workloads repeat a request only with the sequence numbers of its first try.
//! Source: KIP-98.

use std::collections::BTreeMap;

use super::{Look, Violation};
use crate::history::id_of;

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    let mut seen = BTreeMap::new();
    for record in &look.found.records {
        let Some(id) = record.value.as_deref().and_then(id_of) else { continue };
        if let Some(before) = seen.insert(id, record.offset) {
            let what = format!("{}: record {id} is at offset {before} and at {}", look.name, record.offset);
            found.push(Violation { invariant: "nothing_twice", what });
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, sent};
    use super::*;
    use crate::history::Event;

    #[test]
    fn a_repeat_is_found() {
        let history = sent(&[(1, None)]);
        let mut violations = Vec::new();
        check(
            &Look { name: "t-0", event: Event::Running, history: &history, found: &found(&[(0, 1), (1, 2), (2, 1)]), compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations.len(), 1);
        assert!(violations[0].what.contains("at offset 0 and at 2"));
    }
}
