//! One partition at its leader: what is acknowledged, what a reader may see, and the sessions in which readers ask.
//!
//! Deliberately not here: where bytes lie (`engine/log`), followers (they come with the cluster), who waits on which
//! connection (`broker/connection`).
//!
//! Invariants, cited by assertions and tests:
//! - R1: log start ≤ high watermark ≤ log end.
//! - R2: the high watermark never moves back while a leader leads.
//! - R3: a waiter is released once, and only after what it waits for is below the high watermark (or leadership is lost).
//! - R4: a session answers a partition when there is news of it, and only then.
//!
//! Reading order: `leader`, `view`, `fetch_session`.

pub mod fetch_session;
pub mod leader;
pub mod view;
