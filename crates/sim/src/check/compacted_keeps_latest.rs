//! Of each key the last record stays.
//!
//! Holds: in a compacted partition, a record that was acknowledged and must have survived `event` is there, or a later one of its key is.
//! Not claimed: what lies below the log start. No workload here sends tombstones (the engine's property test does).
//! Source: semantics rules 64, 134.

use std::collections::BTreeMap;

use super::{Look, Violation};
use crate::history::id_of;

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    let Some(key_of) = look.compacted_by else { return };
    let mut last: BTreeMap<Vec<u8>, i64> = BTreeMap::new();
    for record in &look.found.records {
        let id = record.value.as_deref().and_then(id_of);
        if let Some(key) = record.key.as_deref() {
            if id.map(key_of).as_deref() != Some(key) {
                let what = format!("{}: the record at offset {} has another one's key", look.name, record.offset);
                found.push(Violation { invariant: "compacted_keeps_latest", what });
                return;
            }
            last.insert(key.to_vec(), record.offset);
        }
    }
    let gone = |(id, offset): &(u64, i64)| last.get(&key_of(*id)).is_none_or(|last| last < offset);
    let lost: Vec<_> = look.history.survivors(look.event).filter(|(_, offset)| *offset >= look.found.log_start).filter(gone).collect();
    if let Some((id, offset)) = lost.first() {
        let what = format!(
            "{}: record {id}, acknowledged at offset {offset}, is gone after {:?}, and no later one has its key ({} such records; {} found)",
            look.name,
            look.event,
            lost.len(),
            look.found.records.len(),
        );
        found.push(Violation { invariant: "compacted_keeps_latest", what });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, sent};
    use super::*;
    use crate::history::Event;

    #[test]
    fn a_key_that_is_gone_is_found() {
        let history = sent(&[(1, Some(0)), (3, Some(1)), (2, Some(2))]);
        let odd = |id: u64| vec![u8::from(id % 2 == 1)];
        let look = |records: &[(i64, u64)]| {
            let mut read = found(records);
            for record in &mut read.records {
                record.key = record.value.as_deref().and_then(id_of).map(|id| odd(id).into());
            }
            let mut violations = Vec::new();
            let look = Look { name: "t-0", event: Event::Running, history: &history, found: &read, compacted_by: Some(odd) };
            check(&look, &mut violations);
            violations.len()
        };
        assert_eq!(look(&[(1, 3), (2, 2)]), 0, "the first is shadowed");
        assert_eq!(look(&[(0, 1), (2, 2)]), 1, "an older one is no stand-in");
        assert_eq!(look(&[(1, 3)]), 1);
    }
}
