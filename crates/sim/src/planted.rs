//! The bugs that the simulation must find: by name, what each breaks, and in which world it shows.
//!
//! Most leave out a call to the disk, which [`SimDisk::leave_out`] does without a line in what ships; the others break a rule of the engine where
//! [`milena_engine::planted`] is asked, which takes the feature `planted`.
//!
//! A new mechanism of storage brings its bugs here; one that nothing finds within [`SEEDS_MAX`] seeds is a hole in the simulation.

use milena_engine::planted::Planted;
use milena_os::disk::sim::{Operation, SimDisk};

use crate::world::World;

/// Seeds within which each must be found.
pub const SEEDS_MAX: u64 = 500;

/// A bug on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bug {
    pub name: &'static str,
    /// What is forgotten.
    pub what: &'static str,
    pub world: World,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Calls of a kind are left out where the path contains this.
    LeftOut(Operation, &'static str),
    /// A line of the engine or the broker goes wrong.
    Line(Planted),
}

/// This build has no lines that could go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotCompiledIn;

const fn left_out(name: &'static str, what: &'static str, world: World, operation: Operation, path: &'static str) -> Bug {
    Bug { name, what, world, how: How::LeftOut(operation, path) }
}

const fn line(name: &'static str, what: &'static str, world: World, planted: Planted) -> Bug {
    Bug { name, what, world, how: How::Line(planted) }
}

impl Bug {
    pub const ALL: [Self; 16] = [
        left_out("acknowledge-before-sync", "the journal's writes are not synced", World::Broker, Operation::Sync, "/milena-journal."),
        left_out("skip-directory-sync", "no directory is synced", World::Log, Operation::SyncDirectory, "/"),
        line("trust-indexes", "recovery keeps indexes as they are", World::Log, Planted::TrustIndexes),
        line("trust-snapshot", "recovery takes a snapshot of producers beyond what is left", World::Log, Planted::TrustSnapshot),
        line("keep-behind-cut", "recovery keeps segments behind a torn batch or a gap", World::Log, Planted::KeepBehindCut),
        line("replay-torn", "the journal's torn entries are replayed", World::Broker, Planted::ReplayTorn),
        line("replay-nothing", "the journal is not replayed", World::Broker, Planted::ReplayNothing),
        line(
            "recycle-early",
            "a file of the journal is written again before its partitions are synced",
            World::Broker,
            Planted::RecycleEarly,
        ),
        line("read-back-unsynced", "what a start reads back counts as committed", World::Broker, Planted::ReadBackUnsynced),
        left_out("checkpoint-before-sync", "the recovery point passes what is not synced", World::Log, Operation::Sync, ".log"),
        left_out(
            "forget-log-start",
            "a log start that was moved is not noted",
            World::Log,
            Operation::Rename,
            "/log-start-offset-checkpoint",
        ),
        left_out("forget-deletion", "the same, behind DeleteRecords", World::Broker, Operation::Rename, "/log-start-offset-checkpoint"),
        left_out("forget-cut", "a torn tail is not cut off the file", World::Log, Operation::SetLength, ".log"),
        left_out("forget-epochs", "leader epochs are not noted", World::Log, Operation::Rename, "/leader-epoch-checkpoint"),
        left_out("swap-unsynced", "a compacted segment takes its place unsynced", World::Log, Operation::Sync, ".log.cleaned"),
        left_out("metadata-unsynced", "the metadata log is not synced", World::Broker, Operation::Sync, "/__cluster_metadata-0/0000"),
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bug| bug.name == name)
    }

    /// Whether it needs a line that this build may not have.
    pub fn is_compiled_in(self) -> bool {
        milena_engine::planted::COMPILED_IN || matches!(self.how, How::LeftOut(..))
    }

    /// What a world does with its disk at its beginning.
    pub(crate) fn plant_in(self, disk: &SimDisk) {
        if let How::LeftOut(operation, path) = self.how {
            disk.leave_out(operation, path);
        }
    }
}

/// Plants what takes a line in this thread, and takes what was planted before away.
pub(crate) fn plant_line(bug: Option<Bug>) -> Result<(), NotCompiledIn> {
    let line = bug.and_then(|bug| match bug.how {
        How::Line(line) => Some(line),
        How::LeftOut(..) => None,
    });
    plant(line)
}

#[cfg(feature = "planted")]
fn plant(line: Option<Planted>) -> Result<(), NotCompiledIn> {
    milena_engine::planted::plant(line);
    Ok(())
}

#[cfg(not(feature = "planted"))]
fn plant(line: Option<Planted>) -> Result<(), NotCompiledIn> {
    line.map_or(Ok(()), |_| Err(NotCompiledIn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bug_has_a_name_of_its_own() {
        for bug in Bug::ALL {
            assert_eq!(Bug::named(bug.name), Some(bug));
        }
    }

    /// Those that need no feature; the others are planted by CI (`cargo xtask simulate`).
    #[test]
    fn a_bug_that_is_planted_is_found() {
        for name in ["checkpoint-before-sync", "acknowledge-before-sync"] {
            let bug = Bug::named(name).expect("it is in the list");
            let found = (0..40).find(|seed| !bug.world.run_with(*seed, Some(bug)).violations.is_empty());
            assert!(found.is_some(), "{name}");
        }
    }
}
