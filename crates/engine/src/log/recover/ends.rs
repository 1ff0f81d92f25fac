//! The last part of a recovery: what goes with the ends of the log.

use super::super::producers::Producers;
use super::super::segment::{FileKind, Segment};
use super::{Found, Phase, Recovery, Step};
use crate::repairs::Repair;
use crate::types::Offset;

impl Recovery {
    pub(super) fn tidy(&mut self) {
        // The log start was moved beyond what is left: those records were given up before they were lost.
        let beyond = self.segments.last().is_some() && self.log_start > self.end;
        if beyond {
            self.repairs.note(Repair::StartBeyondEnd);
            self.drop_from(0);
        }
        if self.segments.is_empty() {
            self.repairs.note(Repair::BegunAnew);
            self.begin_anew();
        }
        let first = self.segments.first().map_or(self.log_start, |found| found.segment.base);
        self.log_start = self.log_start.max(first);
        let scanned = self.segments.iter().any(|found| found.scan);
        if scanned && self.end > first {
            self.snapshots.insert(self.end, 0);
            self.steps.push_back(Step::Write { file: FileKind::Snapshot.name(self.end), bytes: self.producers.to_snapshot(), sync: false });
        }
        self.tidy_snapshots();
        // An epoch that begins at the log end stays: it is the one in which the next batch comes, unless a later one takes its place.
        let cut = self.epochs.truncate_from_end(self.end.plus(1));
        self.repairs.note_if(cut, Repair::EpochsCut);
        self.epochs_changed |= cut;
        self.epochs_changed |= self.epochs.truncate_from_start(self.log_start);
        self.phase = Phase::Done;
    }

    /// Those at the bases of segments stay, for truncation, and the newest. The others were at log ends of former stops.
    fn tidy_snapshots(&mut self) {
        let newest = self.snapshots.range(..=self.end).next_back().map(|(offset, _)| *offset);
        let bases: Vec<Offset> = self.segments.iter().map(|found| found.segment.base).collect();
        for &offset in self.snapshots.keys() {
            let kept = Some(offset) == newest || (offset <= self.end && bases.binary_search(&offset).is_ok());
            if !kept {
                self.repairs.note_if(offset > self.end, Repair::SnapshotBeyondRemoved);
                // One beyond the end would be taken for the newest, one day; an older one only takes space.
                self.steps.push_back(Step::Remove { file: FileKind::Snapshot.name(offset), lastingly: offset > self.end });
            }
        }
    }

    pub(super) fn remove(&mut self, file: String) {
        self.steps.push_back(Step::Remove { file, lastingly: true });
    }

    fn begin_anew(&mut self) {
        let base = self.log_start;
        // What they tell of is gone, and goes before anything tells that the log begins here: the next recovery would take the newest.
        for offset in std::mem::take(&mut self.snapshots).into_keys() {
            self.remove(FileKind::Snapshot.name(offset));
        }
        self.steps.push_back(Step::SyncNames);
        for kind in [FileKind::Log, FileKind::Index, FileKind::TimeIndex] {
            self.steps.push_back(Step::Write { file: kind.name(base), bytes: Vec::new(), sync: false });
        }
        let segment = Segment::new(base, self.now.wall);
        self.segments.push(Found { segment, size: 0, index: None, time_index: None, txn_index: None, unsynced: false, scan: false });
        self.producers = Producers::default();
        self.end = base;
    }
}
