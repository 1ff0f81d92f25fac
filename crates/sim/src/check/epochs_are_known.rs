//! Leader epochs are known: each batch that can be read stands in the checkpoint's epochs under its own leader epoch.
//!
//! Holds whenever a log is read; after a crash too, although the checkpoint is written late: followers truncate by it.
//! Source: KIP-101; ARCHITECTURE, promise 1; semantics, rule 35.

use milena_engine::log::Epochs;
use milena_engine::types::{LeaderEpoch, Offset};

use super::Violation;

/// `batches`: the offset of the first record and the leader epoch of each. What is below `log_start` counts as there.
pub fn check(
    name: &str,
    epochs: &Epochs,
    log_start: Offset,
    batches: impl Iterator<Item = (Offset, LeaderEpoch)>,
    found: &mut Vec<Violation>,
) {
    for (base, epoch) in batches {
        let known = epochs.epoch_of(base.max(log_start));
        if known != Some(epoch) {
            let what = format!("{name}: the batch at {base} is of epoch {epoch}, the checkpoint says {known:?}: {:?}", epochs.entries());
            found.push(Violation { invariant: "epochs_are_known", what });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_that_is_missing_is_found() {
        let mut epochs = Epochs::default();
        epochs.assign(LeaderEpoch(1), Offset(0));
        epochs.assign(LeaderEpoch(3), Offset(10));
        let look = |base, epoch| {
            let mut found = Vec::new();
            check("t-0", &epochs, Offset(2), std::iter::once((Offset(base), LeaderEpoch(epoch))), &mut found);
            found.len()
        };
        assert_eq!([look(0, 1), look(9, 1), look(10, 3), look(11, 3)], [0; 4]);
        assert_eq!([look(10, 2), look(9, 3), look(20, 4)], [1; 3]);
    }
}
