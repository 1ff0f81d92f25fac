//! The journal of a log directory: which bytes it holds, where they go, what may be overwritten, what recovery must replay.
//!
//! A batch of a `power-safe` partition goes to its segment, as any other, and into the journal, which one thread writes with one
//! data-synchronous write for all that came meanwhile. The partition's durable end follows the journal. Segments are synced later, in
//! the background; what a file of the journal holds may be overwritten once every partition in it is synced that far.
//!
//! ```text
//! appended ──▶ frame 7 ─ frame 8 ─ … ─▶ file full ──▶ its partitions are synced ──▶ file free ──▶ written again
//! ```
//!
//! Invariants
//! - J1: frames are numbered; one is written only after the one before it is on stable storage.
//! - J2: the batches of one partition stand in the journal in offset order, without gap from the end of what was synced.
//! - J3: a file is written again only when everything in it is in synced segments, or belongs to no partition any more.
//!
//! Not here: writing and reading files (`broker/journal`); the metadata log, which syncs itself.
//!
//! Source: DESIGN §4. Reading order: `frame`, `space`.

pub mod frame;
pub mod space;

pub use frame::{Frame, FrameError, Key};
pub use space::{Place, Space};

/// Frames begin at multiples of it, as direct writes demand.
pub const ALIGN: usize = 4096;

/// Bytes that a frame of `length` bytes takes.
pub fn aligned(length: u64) -> u64 {
    length.next_multiple_of(ALIGN as u64)
}

#[cfg(test)]
mod tests;
