//! What went wrong with a simulated disk, by kind: for who wants to know whether everything has happened that may.

use std::collections::BTreeSet;

/// One way in which a disk or a crash takes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The process died; the kernel has everything.
    Killed,
    /// The power went within an operation, or the process died there.
    CutShort,
    /// A page that no sync covered is not there.
    WriteLost,
    /// A page came out as a mixture of two states, sector by sector.
    WriteTorn,
    /// Of two pages the one that lies behind is there, and the one before it is not.
    WriteReordered,
    /// A file is shorter than it was shown.
    LengthLost,
    /// A file has its length, and zeros where data was.
    ZerosLeft,
    /// A file is as long as it was before it was cut.
    CutUndone,
    /// A name that was given to a new file or directory is gone.
    NameLost,
    /// A rename has not been.
    RenameLost,
    /// A removed name is back.
    RemovalUndone,
    ReadFailed,
    WriteFailed,
    SyncFailed,
    /// A name could not be opened, changed or synced.
    NamesFailed,
    DiskFull,
}

impl Fault {
    pub const ALL: [Self; 16] = [
        Self::Killed,
        Self::CutShort,
        Self::WriteLost,
        Self::WriteTorn,
        Self::WriteReordered,
        Self::LengthLost,
        Self::ZerosLeft,
        Self::CutUndone,
        Self::NameLost,
        Self::RenameLost,
        Self::RemovalUndone,
        Self::ReadFailed,
        Self::WriteFailed,
        Self::SyncFailed,
        Self::NamesFailed,
        Self::DiskFull,
    ];
}

/// Kinds that occurred.
pub type Suffered = BTreeSet<Fault>;
