//! Stored form: consumer protocol.
//!
//! Generated from facts/records/consumer_protocol.msg by `cargo xtask codegen`; do not edit.

pub mod consumer_protocol_assignment;
pub mod consumer_protocol_subscription;
