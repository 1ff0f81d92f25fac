//! The part of a recovery that finds out whether it may begin at the resume point.

use std::sync::Arc;

use milena_protocol::batch::header::HEADER_SIZE;

use super::super::index::{INDEX_ENTRY, IndexEntry};
use super::super::read::Peek;
use super::super::resume::ResumePoint;
use super::super::segment::FileKind;
use super::super::time_index::{self, TIME_ENTRY};
use super::{Found, Phase, Recovery, Step};
use crate::repairs::Repair;

impl Recovery {
    /// The point at the end of a log that a clean stop has left: everything is synced.
    pub(super) fn at_end(&self) -> Option<ResumePoint> {
        let active = self.segments.last().filter(|found| self.clean && !found.scan && found.segment.size > 0)?;
        ResumePoint::new(self.end, active.segment.clone(), self.tail.0, self.tail.1?, self.producers.clone())
    }

    pub(super) fn consider_resume(&mut self) {
        self.phase = Phase::ChooseSnapshot;
        let Some(point) = &self.resume else { return };
        let known = &point.segment;
        let holds = |size: Option<u64>, entries: u32, entry: u64| size.is_some_and(|size| size >= u64::from(entries).saturating_mul(entry));
        // A segment that was closed and synced since needs none.
        let Some(at) = self.segments.iter().position(|found| found.segment.base == known.base && found.unsynced) else {
            self.resume = None;
            return;
        };
        let fits = |found: &Found| {
            found.size >= u64::from(known.size)
                && holds(found.index, known.index_entries, 8)
                && holds(found.time_index, known.time_entries, 12)
        };
        if !self.segments.get(at).is_some_and(fits) {
            return self.decline_resume();
        }
        // A segment with aborted transactions is replayed whole, to know them all.
        if self.segments.get(at).is_some_and(|found| found.txn_index.is_some()) {
            self.resume = None;
            return;
        }
        self.phase = Phase::ResumeBatch(at);
        let (file, position) = (FileKind::Log.name(known.base), u64::from(point.last_batch));
        self.steps.push_back(Step::Read { file, position, length: HEADER_SIZE });
    }

    /// What the resume point says of the folder is not so.
    fn decline_resume(&mut self) {
        self.resume = None;
        self.resume_contradicted = true;
        self.repairs.note(Repair::ResumeDeclined);
        self.phase = Phase::ChooseSnapshot;
    }

    pub(super) fn on_resume_batch(&mut self, at: usize, bytes: &[u8]) {
        let Some(point) = &self.resume else { return };
        let ends_there = |batch: &Peek| {
            point.last_batch.checked_add(batch.size) == Some(point.segment.size) && batch.last_offset.plus(1) == point.offset
        };
        if !Peek::at(bytes).and_then(Result::ok).as_ref().is_some_and(ends_there) {
            return self.decline_resume();
        }
        let entries = u64::from(point.segment.index_entries);
        if entries == 0 {
            return self.ask_resume_time(at);
        }
        self.phase = Phase::ResumeIndex(at);
        let (file, position) = (FileKind::Index.name(point.segment.base), entries.saturating_sub(1).saturating_mul(8));
        self.steps.push_back(Step::Read { file, position, length: INDEX_ENTRY });
    }

    pub(super) fn on_resume_index(&mut self, at: usize, bytes: &[u8]) {
        let known = self.resume.as_ref().and_then(|point| point.last_index);
        if IndexEntry::from_bytes(bytes) == known { self.ask_resume_time(at) } else { self.decline_resume() }
    }

    fn ask_resume_time(&mut self, at: usize) {
        let Some(point) = &self.resume else { return };
        let entries = u64::from(point.segment.time_entries);
        if entries == 0 {
            return self.resume(at);
        }
        self.phase = Phase::ResumeTime(at);
        let (file, position) = (FileKind::TimeIndex.name(point.segment.base), entries.saturating_sub(1).saturating_mul(12));
        self.steps.push_back(Step::Read { file, position, length: TIME_ENTRY });
    }

    pub(super) fn on_resume_time(&mut self, at: usize, bytes: &[u8]) {
        let same = |point: &Arc<ResumePoint>| time_index::from_bytes(point.segment.base, bytes) == point.segment.last_time_entry;
        if self.resume.as_ref().is_some_and(same) { self.resume(at) } else { self.decline_resume() }
    }

    fn resume(&mut self, at: usize) {
        let Some(point) = &self.resume else { return };
        self.repairs.note(Repair::Resumed);
        self.recovery_point = self.recovery_point.max(point.offset);
        self.producers = point.producers.clone();
        let from = point.offset;
        // What lies before it was synced by then, whatever the older checkpoint of recovery points knows.
        for found in self.segments.get_mut(..at).unwrap_or(&mut []) {
            found.unsynced = false;
        }
        self.begin_replay(from);
    }
}
