//! The deterministic simulator: worlds, workloads, fault plans, checkers.
