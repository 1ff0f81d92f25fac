//! Stored form: principal.
//!
//! Generated from facts/records/principal.msg by `cargo xtask codegen`; do not edit.

pub mod default_principal_data;
