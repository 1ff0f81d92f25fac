//! A producer's records stand in the order in which it sent them.
//!
//! Holds at every look: a workload's producer numbers its records upwards and has one request a partition under way.
//! Source: KIP-98; semantics, produce.

use std::collections::BTreeMap;

use super::{Look, Violation};
use crate::history::id_of;

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    let mut last = BTreeMap::new();
    for record in &look.found.records {
        let Some(id) = record.value.as_deref().and_then(id_of) else { continue };
        let Some(sent) = look.history.sent(id) else { continue };
        if let Some(before) = last.insert(sent.producer, id)
            && before > id
        {
            let what =
                format!("{}: at offset {}, record {id} of producer {} follows record {before}", look.name, record.offset, sent.producer);
            found.push(Violation { invariant: "order_is_kept", what });
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
    fn records_that_changed_places_are_found() {
        let history = sent(&[(1, None), (2, None)]);
        let mut violations = Vec::new();
        check(
            &Look { name: "t-0", event: Event::Running, history: &history, found: &found(&[(0, 2), (1, 1)]), compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations.len(), 1);
    }
}
