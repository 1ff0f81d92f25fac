//! Bugs on purpose: rules that this house holds, each of which can be broken to see whether the simulation notices.
//!
//! Compiled in by the feature `planted` alone, which only the simulator turns on; the binary refuses to be built with it. Without it
//! [`Planted::is_on`] is a constant, and a line that asks costs nothing. One bug at a time, per thread: a world of the simulator runs in one.
//!
//! Not here: bugs that leave out a call to the disk, which need no line of ours (`sim/src/planted.rs` has all of them, by name).

/// A rule that is broken where the code asks for it. Each is asked for in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planted {
    /// Recovery keeps the index files of a segment that it has read, as they are (L5).
    TrustIndexes,
    /// Recovery takes the newest snapshot of the producers, also one that tells of batches that were lost.
    TrustSnapshot,
    /// Recovery keeps the segments behind a torn batch (L9).
    KeepBehindCut,
    /// A frame of the journal is taken for whole although its checksum says that it is torn.
    ReplayTorn,
    /// A file of the journal is written again although a partition in it is not synced (J3).
    RecycleEarly,
    /// The journal is not replayed beyond what recovery found.
    ReplayNothing,
    /// What recovery read back, and the journal does not hold, counts as committed without a sync.
    ReadBackUnsynced,
}

/// Whether this build can plant bugs.
pub const COMPILED_IN: bool = cfg!(feature = "planted");

impl Planted {
    /// Whether the rule is broken in this thread.
    #[cfg(not(feature = "planted"))]
    #[inline(always)]
    pub const fn is_on(self) -> bool {
        false
    }

    /// Whether the rule is broken in this thread.
    #[cfg(feature = "planted")]
    pub fn is_on(self) -> bool {
        ON.get() == Some(self)
    }
}

#[cfg(feature = "planted")]
thread_local! {
    static ON: std::cell::Cell<Option<Planted>> = const { std::cell::Cell::new(None) };
}

/// Breaks a rule in this thread, or none.
#[cfg(feature = "planted")]
pub fn plant(bug: Option<Planted>) {
    ON.set(bug);
}
