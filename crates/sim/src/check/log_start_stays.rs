//! A log start that anybody was told of is never lower again, whatever happens in between: records that were gone stay gone.
//!
//! Holds at every look. Source: semantics rule 22.

use super::{Look, Violation};

pub fn check(look: &Look<'_>, found: &mut Vec<Violation>) {
    let (start, told) = (look.found.log_start, look.history.start_told());
    if start < told {
        let what = format!("{}: the log starts at {start}, and it was told that it starts at {told}", look.name);
        found.push(Violation { invariant: "log_start_stays", what });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, sent};
    use super::*;
    use crate::history::Event;

    #[test]
    fn a_start_that_moves_back_is_found() {
        let mut history = sent(&[]);
        let (mut violations, read) = (Vec::new(), found(&[(0, 1)]));
        check(&Look { name: "t-0", event: Event::Running, history: &history, found: &read, compacted_by: None }, &mut violations);
        assert_eq!(violations, []);
        history.on_start_told(1);
        check(&Look { name: "t-0", event: Event::Running, history: &history, found: &read, compacted_by: None }, &mut violations);
        assert_eq!(violations.len(), 1);
    }
}
