//! What goes with the ends of a log: segments behind a place that is not sure, and at last snapshots and epochs beyond the end.

use super::super::producers::Producers;
use super::super::segment::{FileKind, Segment};
use super::{Found, Phase, Recovery, Step};
use crate::planted::Planted;
use crate::repairs::Repair;
use crate::types::Offset;

impl Recovery {
    /// What lies behind an unsynced segment that begins at `base` and ends at `end`, segment number `next` and those after it, goes where it
    /// overlaps, and where something is missing before it.
    pub(super) fn drop_behind(&mut self, base: Offset, next: usize, end: Offset, cut: bool) {
        let ahead = self.segments.get(next..).unwrap_or(&[]).iter().take_while(|found| found.segment.base < end).count();
        self.repairs.note_if(ahead > 0, Repair::OverlapRemoved);
        self.drop_range(next, next.saturating_add(ahead));
        let gap = base >= self.cleaned_to && self.segments.get(next).is_some_and(|next| next.segment.base > end);
        self.repairs.note_if(gap && !cut, Repair::BehindGapRemoved);
        self.repairs.note_if(cut && next < self.segments.len(), Repair::BehindCutRemoved);
        if (cut || gap) && !Planted::KeepBehindCut.is_on() {
            self.drop_from(next);
        }
    }

    /// Removes the segments from number `at` on: what lies behind a cut is not sure (L9).
    pub(super) fn drop_from(&mut self, at: usize) {
        self.drop_range(at.min(self.segments.len()), self.segments.len());
    }

    pub(super) fn drop_range(&mut self, from: usize, to: usize) {
        let dropped: Vec<Found> = self.segments.drain(from..to).collect();
        self.cut_bytes = dropped.iter().fold(self.cut_bytes, |cut, found| cut.saturating_add(found.size));
        self.remove_files(&dropped);
    }

    pub(super) fn remove_files(&mut self, segments: &[Found]) {
        for found in segments {
            // The `.log` goes last: a crash in between must not leave one that looks whole without its indexes.
            for kind in [FileKind::Index, FileKind::TimeIndex, FileKind::TxnIndex, FileKind::Log] {
                self.remove(kind.name(found.segment.base));
            }
        }
    }

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

    /// Those at the bases of segments stay, for truncation, and the newest; and the newest that the next recovery may take, should the power go
    /// before anything is synced. The others were at log ends of former stops.
    fn tidy_snapshots(&mut self) {
        let newest_to = |end| self.snapshots.range(..=end).next_back().map(|(offset, _)| *offset);
        let newest = newest_to(self.end);
        let next = newest_to(self.segments.iter().find(|found| found.unsynced).map_or(self.end, |found| found.segment.base));
        let bases: Vec<Offset> = self.segments.iter().map(|found| found.segment.base).collect();
        for &offset in self.snapshots.keys() {
            let kept = Some(offset) == newest || Some(offset) == next || (offset <= self.end && bases.binary_search(&offset).is_ok());
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

#[cfg(test)]
mod tests {
    use crate::log::FileKind;
    use crate::log::tests::{LOG_START, Partition, idempotent, small};
    use crate::types::ProducerId;

    /// It was at the end of a former stop, and no newer one counts while the active segment is not synced.
    #[test]
    fn the_snapshot_that_producers_came_from_stays() {
        let mut partition = Partition::new(small());
        let append = |partition: &mut Partition, producer, count| {
            (0..count).for_each(|sequence| drop(partition.append(idempotent(producer, 0, sequence, 1)).expect("in order")));
        };
        append(&mut partition, 7, 10);
        let (stopped_at, snapshot) = (partition.log.end(), partition.log.on_stop(&mut partition.effects));
        append(&mut partition, 8, 20);
        let active = partition.log.segments().back().expect("L2").base;
        assert!(stopped_at < active, "the segment that the snapshot lies in is closed");
        let mut files = partition.files;
        let stem = FileKind::Log.name(active);
        files.retain(|name, _| name.starts_with(stem.trim_end_matches("log")) && !name.ends_with("snapshot"));
        files.insert(FileKind::Snapshot.name(stopped_at), snapshot);
        files.insert(LOG_START.to_owned(), active.get().to_string().into_bytes());
        let (once, _) = Partition::recover(files, small(), false, 0);
        let (again, _) = Partition::recover(once.files.clone(), small(), false, 0);
        assert!(once.log.producers().get(ProducerId(7)).is_some());
        assert_eq!(again.log.producers(), once.log.producers());
    }
}
