//! A group is where it was: its committed offset is the last acknowledged one, or a later one whose answer was lost.
//!
//! Holds while the broker runs, after a clean stop and after the death of its process; after a power cut for commits that a clean stop had
//! made safe. Not claimed: after a power cut, commits that no sync covered (`durability=page-cache`): an older one may come back, never a foreign one.
//! Source: ARCHITECTURE, promise 2; semantics, offsets of groups.

use super::Violation;
use crate::history::{CommitHistory, Event};

/// `name`: group and partition, for the message. `found`: what OffsetFetch gives; `None` for none.
pub fn check(name: &str, event: Event, history: &CommitHistory, found: Option<i64>, violations: &mut Vec<Violation>) {
    let allowed = history.allowed(event);
    if !allowed.contains(&found) {
        let what = format!("{name}: committed offset {found:?} after {event:?}; expected one of {allowed:?}");
        violations.push(Violation { invariant: "commits_survive", what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_that_went_back_is_found() {
        let mut history = CommitHistory::default();
        for offset in [3, 4] {
            history.on_sent(offset);
            history.on_acknowledged();
        }
        let mut violations = Vec::new();
        check("g", Event::Stop, &history, Some(4), &mut violations);
        assert_eq!(violations, []);
        check("g", Event::Stop, &history, Some(3), &mut violations);
        check("g", Event::Stop, &history, None, &mut violations);
        assert_eq!(violations.len(), 2);
    }
}
