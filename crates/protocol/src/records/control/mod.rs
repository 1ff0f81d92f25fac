//! Stored form: control.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

pub mod control_record_key;
pub mod end_txn_marker;
pub mod k_raft_version_record;
pub mod leader_change_message;
pub mod snapshot_footer_record;
pub mod snapshot_header_record;
pub mod voters_record;
