//! Every decision the cluster makes. Deterministic: no async, no IO, no clock, no randomness it was not handed.
pub mod group;
pub mod journal;
pub mod log;
pub mod metadata;
pub mod planted;
pub mod repairs;
pub mod replica;
pub mod telemetry;
pub mod types;
