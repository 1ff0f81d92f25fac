//! What is stored: internal topics, control records, consumer blobs, log files.
//!
//! Generated from facts/records/*.msg by `cargo xtask codegen`; do not edit.

pub mod cluster_metadata;
pub mod consumer_offsets;
pub mod consumer_protocol;
pub mod control;
pub mod log_files;
pub mod principal;
pub mod remote_log_metadata;
pub mod share_group_state;
pub mod transaction_state;
