//! How many files of partitions are kept open, all partitions together: a process may have only so many (`ulimit -n`), and connections
//! need theirs.
//!
//! ```text
//!   files kept          a partition keeps
//!   below 1/2           those of its active segment, and a few of closed ones
//!   below 3/4           the active `.log`
//!   above               none: each use opens and closes
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};

/// Shared by the partitions of a broker.
#[derive(Debug)]
pub struct OpenFiles {
    kept: AtomicUsize,
    limit: usize,
}

/// How many files one partition may keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowance {
    Usual,
    ActiveLog,
    None,
}

impl OpenFiles {
    /// `limit`: of the whole process.
    pub fn new(limit: usize) -> Self {
        Self { kept: AtomicUsize::new(0), limit }
    }

    /// Files that are kept open now.
    pub fn kept(&self) -> usize {
        self.kept.load(Ordering::Relaxed)
    }

    pub(super) fn allowance(&self) -> Allowance {
        match self.kept() {
            kept if kept <= self.limit / 2 => Allowance::Usual,
            kept if kept <= self.limit / 4 * 3 => Allowance::ActiveLog,
            _ => Allowance::None,
        }
    }

    pub(super) fn add(&self, files: usize) {
        self.kept.fetch_add(files, Ordering::Relaxed);
    }

    pub(super) fn take(&self, files: usize) {
        self.kept.fetch_sub(files, Ordering::Relaxed);
    }
}

impl Default for OpenFiles {
    /// Without a limit.
    fn default() -> Self {
        Self::new(usize::MAX)
    }
}
