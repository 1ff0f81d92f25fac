//! What a start found of an earlier life, and did about it: for the person who starts a broker, and for the simulation, which asks whether
//! every way through recovery was taken.

use std::collections::BTreeMap;
use std::fmt;

/// A way through recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// A segment was taken by its indexes, unread.
    SegmentTrusted,
    /// A segment that may hold what was never synced was read.
    SegmentRead,
    /// A synced one was read, for its indexes or for the producers.
    SyncedSegmentRead,
    /// A segment was read from its resume point on.
    Resumed,
    /// A resume point was not believed.
    ResumeDeclined,
    /// A segment was cut at a batch that is not whole.
    TailCut,
    /// Segments behind such a cut were removed.
    BehindCutRemoved,
    /// Segments behind a gap were removed: one between them is gone, or its end is.
    BehindGapRemoved,
    /// A segment that begins within the one before it was removed.
    OverlapRemoved,
    /// Segments below the log start were removed.
    BelowStartRemoved,
    /// A segment had no index, or no time index.
    IndexMissing,
    /// A synced segment's index could not be right.
    IndexWrong,
    /// An index without its segment was removed.
    StrayIndexRemoved,
    /// The producers came from a snapshot, and what lies behind it was replayed.
    SnapshotTaken,
    /// A snapshot could not be read, and an older one was looked for.
    SnapshotDamaged,
    /// There was no snapshot: the producers came from the whole log.
    SnapshotMissing,
    /// Snapshots beyond the log end were removed.
    SnapshotBeyondRemoved,
    /// The checkpoint of leader epochs could not be read.
    EpochsDamaged,
    /// Leader epochs beyond the log end were forgotten.
    EpochsCut,
    /// Leader epochs were learned from batches.
    EpochsLearned,
    /// `.deleted` files were removed.
    DeletedRemoved,
    /// `.cleaned` files were removed.
    CleanedRemoved,
    /// `.tmp` files were removed.
    TemporaryRemoved,
    /// A compacted segment was put in its place.
    SwapCompleted,
    /// What belonged to a swap that never was, was removed.
    StraySwapRemoved,
    /// The folder had no segment.
    BegunAnew,
    /// The log start lay beyond what was left.
    StartBeyondEnd,
    /// The journal had frames.
    JournalFound,
    /// A torn frame was met at the journal's end.
    JournalTorn,
    /// Frames of a former use of a file were passed over.
    JournalOldFrames,
    /// Batches were appended from the journal.
    JournalReplayed,
    /// Batches of the journal were in their segments already.
    JournalBehind,
    /// The journal held batches of partitions that are not here any more.
    JournalOfNobody,
    /// What was read back, and no journal held, was synced.
    ReadBackSynced,
}

impl Repair {
    pub const ALL: [Self; 34] = [
        Self::SegmentTrusted,
        Self::SegmentRead,
        Self::SyncedSegmentRead,
        Self::Resumed,
        Self::ResumeDeclined,
        Self::TailCut,
        Self::BehindCutRemoved,
        Self::BehindGapRemoved,
        Self::OverlapRemoved,
        Self::BelowStartRemoved,
        Self::IndexMissing,
        Self::IndexWrong,
        Self::StrayIndexRemoved,
        Self::SnapshotTaken,
        Self::SnapshotDamaged,
        Self::SnapshotMissing,
        Self::SnapshotBeyondRemoved,
        Self::EpochsDamaged,
        Self::EpochsCut,
        Self::EpochsLearned,
        Self::DeletedRemoved,
        Self::CleanedRemoved,
        Self::TemporaryRemoved,
        Self::SwapCompleted,
        Self::StraySwapRemoved,
        Self::BegunAnew,
        Self::StartBeyondEnd,
        Self::JournalFound,
        Self::JournalTorn,
        Self::JournalOldFrames,
        Self::JournalReplayed,
        Self::JournalBehind,
        Self::JournalOfNobody,
        Self::ReadBackSynced,
    ];

    /// That a file of this name, which belongs to nothing, was removed.
    pub(crate) fn leftover(name: &str) -> Self {
        match name {
            name if name.ends_with(".deleted") => Self::DeletedRemoved,
            name if name.ends_with(".cleaned") => Self::CleanedRemoved,
            _ => Self::TemporaryRemoved,
        }
    }
}

/// How often each was met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs {
    times: BTreeMap<Repair, u64>,
}

impl Repairs {
    pub fn note(&mut self, repair: Repair) {
        let times = self.times.entry(repair).or_default();
        *times = times.saturating_add(1);
    }

    pub fn note_if(&mut self, met: bool, repair: Repair) {
        if met {
            self.note(repair);
        }
    }

    pub fn add(&mut self, others: &Self) {
        for (repair, more) in &others.times {
            let times = self.times.entry(*repair).or_default();
            *times = times.saturating_add(*more);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (Repair, u64)> {
        self.times.iter().map(|(repair, times)| (*repair, *times))
    }
}

/// For a log line: `TailCut=3 JournalReplayed=2`.
impl fmt::Display for Repairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (repair, times) in &self.times {
            write!(f, "{separator}{repair:?}={times}")?;
            separator = " ";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_counted_and_said() {
        let mut repairs = Repairs::default();
        repairs.note(Repair::TailCut);
        repairs.note_if(false, Repair::BegunAnew);
        let again = repairs.clone();
        repairs.add(&again);
        assert_eq!(repairs.to_string(), "TailCut=2");
        assert!(Repair::ALL.is_sorted(), "each stands once, in its order");
    }
}
