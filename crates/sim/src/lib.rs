//! The deterministic simulator: worlds, workloads, fault plans, checkers.
//!
//! A world runs in one thread from one seed: same seed, same trace. A world that fails prints the command that runs it again.
//! Not here: mocks. What runs is the log and the broker that ship, on `os`'s simulated disk, network, time and entropy.
//!
//! Reading order: `history` (what clients did and were told), `check` (one invariant per file), `log_world`, `broker_world`, `world` (their names), `planted` (bugs on purpose), `jobs`.

pub mod broker_world;
pub mod check;
pub mod history;
pub mod jobs;
pub mod log_world;
pub mod outcome;
pub mod planted;
pub mod table;
pub mod world;
