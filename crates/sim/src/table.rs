//! Which kinds of fault led through which ways of recovery: what the worlds have met, as a table.
//!
//! A cell counts lives: those that began after a fault of the row and took the way of the column, once each. A world that never goes some way
//! shows nothing about it, so every cell that can be is to be met [`LEAST`] times; those that cannot are named in [`cannot_be`], and meeting
//! one is a fault of that list.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use milena_engine::repairs::{Repair, Repairs};
use milena_os::disk::sim::{Fault, Suffered};

/// How often each cell is to be met.
pub const LEAST: u64 = 100;

/// What happened before a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A clean stop.
    Stopped,
    Suffered(Fault),
}

/// What happened since a start that succeeded.
#[derive(Debug, Clone, Default)]
pub struct Causes(BTreeSet<Cause>);

impl Causes {
    /// A crash: what it took, and what had failed before.
    pub fn on_crash(&mut self, suffered: Suffered) {
        self.0.remove(&Cause::Stopped);
        self.0.extend(suffered.into_iter().map(Cause::Suffered));
    }

    /// A clean stop; its process is gone too.
    pub fn on_stop(&mut self, mut suffered: Suffered) {
        suffered.remove(&Fault::Killed);
        self.on_crash(suffered);
        self.0.insert(Cause::Stopped);
    }
}

/// See the head of this file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table(BTreeMap<(Cause, Repair), u64>);

impl Table {
    /// A start succeeded: what led to it, and what it did. Forgets the causes.
    pub fn count(&mut self, causes: &mut Causes, repairs: &Repairs) {
        for cause in std::mem::take(&mut causes.0) {
            for (repair, _) in repairs.iter() {
                *self.0.entry((cause, repair)).or_default() += 1;
            }
        }
    }

    pub fn add(&mut self, other: &Self) {
        for (cell, lives) in &other.0 {
            *self.0.entry(*cell).or_default() += lives;
        }
    }

    fn at(&self, cause: Cause, repair: Repair) -> u64 {
        self.0.get(&(cause, repair)).copied().unwrap_or(0)
    }

    /// Cells that are met too rarely, and those that should not have been met.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for repair in Repair::ALL {
            for cause in causes() {
                let lives = self.at(cause, repair);
                match cannot_be(cause, repair) {
                    None if lives < LEAST => faults.push(format!("{} then {repair:?}: {lives} times", head(cause))),
                    Some(reason) if lives > 0 => faults.push(format!("{} then {repair:?}: {lives} times, though {reason}", head(cause))),
                    None | Some(_) => {}
                }
            }
        }
        faults
    }
}

fn causes() -> impl Iterator<Item = Cause> {
    [Cause::Stopped].into_iter().chain(Fault::ALL.map(Cause::Suffered))
}

/// Short, to stand above a column.
fn head(cause: Cause) -> &'static str {
    match cause {
        Cause::Stopped => "stop",
        Cause::Suffered(fault) => match fault {
            Fault::Killed => "killed",
            Fault::CutShort => "cut",
            Fault::WriteLost => "lost",
            Fault::WriteTorn => "torn",
            Fault::WriteReordered => "reorder",
            Fault::LengthLost => "length",
            Fault::ZerosLeft => "zeros",
            Fault::CutUndone => "uncut",
            Fault::NameLost => "name",
            Fault::RenameLost => "rename",
            Fault::RemovalUndone => "undone",
            Fault::ReadFailed => "read",
            Fault::WriteFailed => "write",
            Fault::SyncFailed => "sync",
            Fault::NamesFailed => "names",
            Fault::DiskFull => "full",
        },
    }
}

/// Why a cell stays empty; `None`: it can be met.
fn cannot_be(cause: Cause, repair: Repair) -> Option<&'static str> {
    match (cause, repair) {
        (_, Repair::OverlapRemoved) => Some("segments overlap where somebody has put files into a folder, or a disk has rotted"),
        (_, Repair::EpochsDamaged) => Some("the checkpoint of leader epochs is replaced as a whole, by a rename of a synced file"),
        (_, Repair::StraySwapRemoved) => {
            Some("only a swap with aborted transactions has more files than one, and no world has transactions yet")
        }
        (
            Cause::Stopped,
            Repair::SegmentTrusted
            | Repair::SyncedSegmentRead
            | Repair::BelowStartRemoved
            | Repair::SnapshotTaken
            | Repair::SnapshotMissing
            | Repair::DeletedRemoved,
        ) => None,
        (Cause::Stopped, _) => Some("a clean stop leaves everything synced, and takes the journal away"),
        (Cause::Suffered(_), _) => None,
    }
}

/// One line a way of recovery, one column a kind of fault; `-` is what cannot be.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:22}", "")?;
        causes().try_for_each(|cause| write!(f, "{:>8}", head(cause)))?;
        for repair in Repair::ALL {
            write!(f, "\n{:22}", format!("{repair:?}"))?;
            for cause in causes() {
                match (self.at(cause, repair), cannot_be(cause, repair)) {
                    (0, Some(_)) => write!(f, "{:>8}", "-")?,
                    (lives, _) => write!(f, "{lives:>8}")?,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_counts_once_for_each_cause_and_repair() {
        let (mut table, mut causes, mut repairs) = (Table::default(), Causes::default(), Repairs::default());
        repairs.note(Repair::TailCut);
        repairs.note(Repair::TailCut);
        causes.on_crash([Fault::WriteTorn, Fault::CutShort].into());
        table.count(&mut causes, &repairs);
        table.count(&mut causes, &repairs);
        assert_eq!(table.at(Cause::Suffered(Fault::WriteTorn), Repair::TailCut), 1);
        assert_eq!(table.at(Cause::Suffered(Fault::CutShort), Repair::TailCut), 1);
        assert_eq!(table.at(Cause::Suffered(Fault::WriteTorn), Repair::BegunAnew), 0);
        assert!(table.faults().len() > 100);
    }
}
