//! What came of one run.

use crate::check::Violation;
use crate::table::Table;

/// Same seed, same outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What clients of the world did.
    pub operations: u64,
    pub crashes: u64,
    /// A hash over everything the disk was asked and answered.
    pub trace: u64,
    pub violations: Vec<Violation>,
    /// Which faults led through which ways of recovery.
    pub table: Table,
}
