//! Stored form: log files.
//!
//! Generated from facts/records/log_files.msg by `cargo xtask codegen`; do not edit.

pub mod aborted_txn;
pub mod producer_snapshot;
pub mod quorum_state_data;
