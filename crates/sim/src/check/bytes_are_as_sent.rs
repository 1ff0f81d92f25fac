//! What is read was sent: every record's value is, byte for byte, one that a producer sent to this partition.
//!
//! Holds at every look. Checksums are verified where the records are read. Not claimed: that everything sent is there.

use super::{Look, Violation};
use crate::history::id_of;

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    let stranger = look.found.records.iter().find(|record| {
        let id = record.value.as_deref().and_then(id_of);
        id.is_none_or(|id| look.history.sent(id).is_none())
    });
    if let Some(record) = stranger {
        let first: Vec<u8> = record.value.iter().flat_map(|value| value.iter().copied().take(12)).collect();
        let what = format!("{}: the record at offset {} was never sent here, or is forgotten: {first:02x?}…", look.name, record.offset);
        found.push(Violation { invariant: "bytes_are_as_sent", what });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, sent};
    use super::*;
    use crate::history::Event;

    #[test]
    fn strangers_and_torn_values_are_found() {
        let history = sent(&[(1, None)]);
        let mut torn = found(&[(0, 1)]);
        let mut violations = Vec::new();
        check(&Look { name: "t-0", event: Event::Running, history: &history, found: &torn, compacted_by: None }, &mut violations);
        assert_eq!(violations, []);
        check(
            &Look { name: "t-0", event: Event::Running, history: &history, found: &found(&[(0, 2)]), compacted_by: None },
            &mut violations,
        );
        assert_eq!(violations.len(), 1);
        torn.records[0].value = Some(vec![0; 40].into());
        check(&Look { name: "t-0", event: Event::Running, history: &history, found: &torn, compacted_by: None }, &mut violations);
        assert_eq!(violations.len(), 2);
    }
}
