//! From a partition's folder to a [`Log`]: what is sound stays, what is not goes, what is missing is made again.
//!
//! A stepper: the shell performs each [`Step`] in turn, and gives the bytes of each read. What it does, in this order:
//! 1. Leftovers: `.deleted` and `.cleaned` files go, a `.log.swap` takes the place of the segments that a compaction made it of (those
//!    that begin within its offsets), with indexes made anew. Indexes without a `.log` go, and segments that lie wholly below the log
//!    start: a power cut may bring back some that retention took, with gaps between them and what is kept.
//! 2. A segment is *scanned* if it may hold what was never synced (no clean stop, and its end is above the recovery point; the active
//!    one always counts as such), or if an index of it is missing or cannot be right. All others are taken by the last entries of
//!    their indexes; of the active one the headers behind the last entry are walked, to find the log end.
//! 3. The resume point, if there is one, the segment may hold what was never synced, and the last batch and the last index entries before
//!    it are those that it names: the scan of that segment begins there, with the producers that were known then. Else the newest sound producer snapshot that is not beyond the first unsynced segment; segments behind it are scanned too.
//! 4. Scans: whole batches with matching checksums and rising offsets stay. An unsynced segment is cut at the first that is not, and
//!    everything behind goes (L9, rule 20); a segment that begins below the end of the one before it goes as well. A synced one is never cut: its checksums are the readers' business, and what cannot be
//!    followed is reported ([`Recovered::damaged`]), not removed. Indexes are written anew.
//! 5. Leader epochs that begin beyond the log end and snapshots beyond it go; a snapshot at the log end is written if anything was scanned.
//!
//! Everything may be repeated: a crash in between leaves a folder that recovers to the same log.
//!
//! Not here: the journal (`journal`).
//! Source: semantics rules 19, 20, 83, 134. Invariants: L2, L5, L9.

#![deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod ends;
mod resumed;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use milena_protocol::batch::SplitError;
use milena_protocol::batch::header::{BatchHeader, HEADER_SIZE};
use milena_protocol::batch::split::{RawBatch, batches, size_of_next};

use super::Log;
use super::epochs::Epochs;
use super::index::{INDEX_ENTRY, IndexEntry};
use super::options::LogOptions;
use super::producers::{Marker, Producers};
use super::read::Peek;
use super::resume::ResumePoint;
use super::segment::{FileKind, Segment};
use super::time_index::{self, TIME_ENTRY};
use crate::planted::Planted;
use crate::repairs::{Repair, Repairs};
use crate::types::{LeaderEpoch, Now, Offset, Timestamp};

/// Bytes of log read at once; a larger batch is read whole.
const CHUNK: usize = 256 * 1024;
/// Bytes read at once while headers are walked.
const WALK_BYTES: usize = 16 * 1024;

/// A file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderFile {
    pub name: String,
    pub size: u64,
    /// When it last changed: the age of segments without timestamps counts from it.
    pub modified: Timestamp,
}

/// What is known before the folder is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    pub files: Vec<FolderFile>,
    /// Content of `leader-epoch-checkpoint`, if there is one.
    pub epochs: Option<Vec<u8>>,
    /// The directory was stopped cleanly: everything in it is sound.
    pub clean: bool,
    /// From the directory's checkpoint; 0 if it has none for this partition.
    pub recovery_point: Offset,
    /// From the directory's checkpoint, if it has one for this partition.
    pub log_start: Option<Offset>,
    /// Where the last compaction ended, from the directory's checkpoint: segments that begin below may have gaps behind their last
    /// batch, elsewhere a gap is what a power loss has left.
    pub cleaned_to: Option<Offset>,
    /// From the directory's file of resume points.
    pub resume: Option<Arc<ResumePoint>>,
}

/// What the shell does next; names are those of files in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Read and give the bytes to [`Recovery::on_bytes`]; fewer at the end of the file are no error.
    Read {
        file: String,
        position: u64,
        length: usize,
    },
    /// Make the file hold exactly these bytes. `sync`: they must be on stable storage, because nothing will look at them again. Without, a
    /// crash may leave any mixture of them and what was there.
    Write {
        file: String,
        bytes: Vec<u8>,
        sync: bool,
    },
    /// Make the file hold what it holds below `position`, and these bytes behind it. `sync`: as above.
    WriteFrom {
        file: String,
        position: u64,
        bytes: Vec<u8>,
        sync: bool,
    },
    /// Cut the file to this size, and sync it: what is appended next must not meet the old bytes again.
    Truncate {
        file: String,
        size: u64,
    },
    /// Remove it if it is there. `lastingly`: it must not come back with a power loss, so the folder is synced before the log is used.
    Remove {
        file: String,
        lastingly: bool,
    },
    Rename {
        from: String,
        to: String,
    },
    /// Sync the folder: what was renamed and removed so far is so after a power loss before anything that follows is.
    SyncNames,
    /// Nothing is left to do: take [`Recovery::finish`].
    Done,
}

/// What came out.
#[derive(Debug)]
pub struct Recovered {
    pub log: Log,
    /// Bytes of log that were read to be sure of them.
    pub scanned_bytes: u64,
    /// Bytes that were not sound and are gone.
    pub cut_bytes: u64,
    /// The resume point that was begun at; after a clean stop, the one at the log end.
    pub resumed: Option<Arc<ResumePoint>>,
    /// The folder is not what the resume point says: that must not be believed later either.
    pub resume_contradicted: bool,
    /// The log's leader epochs are not those of the checkpoint that was read.
    pub epochs_changed: bool,
    /// Synced segments with places that no reader can pass; for the person who runs this.
    pub damaged: Vec<Damage>,
    pub repairs: Repairs,
}

/// A place in a synced segment behind which nothing can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    pub segment: Offset,
    pub position: u32,
    /// Bytes behind it that no reader gets.
    pub lost_bytes: u64,
}

/// See the head of this file.
#[derive(Debug)]
pub struct Recovery {
    options: LogOptions,
    now: Now,
    clean: bool,
    recovery_point: Offset,
    log_start: Offset,
    cleaned_to: Offset,
    /// Segments that a compaction left ready to be put in place, the next one last.
    swaps: Vec<Swap>,
    segments: Vec<Found>,
    snapshots: BTreeMap<Offset, u64>,
    /// Until it is found not to fit.
    resume: Option<Arc<ResumePoint>>,
    resume_contradicted: bool,
    /// The last index entry of the active segment, and where its last batch begins, as far as its indexes told.
    tail: (Option<IndexEntry>, Option<u32>),
    epochs: Epochs,
    epochs_changed: bool,
    producers: Producers,
    /// Batches from here on count for the producers.
    replay_from: Offset,
    steps: VecDeque<Step>,
    phase: Phase,
    scan: Scan,
    end: Offset,
    scanned_bytes: u64,
    cut_bytes: u64,
    damaged: Vec<Damage>,
    repairs: Repairs,
}

/// A segment in the folder.
#[derive(Debug, Clone)]
struct Found {
    segment: Segment,
    /// Size of `.log` in the folder.
    size: u64,
    index: Option<u64>,
    time_index: Option<u64>,
    txn_index: Option<u64>,
    /// May hold what was never synced.
    unsynced: bool,
    scan: bool,
}

/// A `.log.swap`, and the size of the `.txnindex.swap` beside it.
#[derive(Debug, Clone)]
struct Swap {
    base: Offset,
    size: u64,
    modified: Timestamp,
    txn_index: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The next swap, if there is one.
    Swap,
    /// Headers of a swap from a position on; its end as far as it is known.
    SwapWalk(u64, Offset),
    /// Look at the indexes of segment number `at`.
    Check(usize),
    IndexTail(usize),
    TimeTail(usize),
    /// First header of the active segment.
    Head(usize),
    /// Headers of the active segment from a position on.
    Tail(usize, u32),
    ConsiderResume,
    /// Whether segment number `at` is the one of the resume point: its last batch, the last entry of its index, of its time index.
    ResumeBatch(usize),
    ResumeIndex(usize),
    ResumeTime(usize),
    ChooseSnapshot,
    Snapshot(Offset),
    Scan(usize),
    Chunk(usize),
    Finish,
    Done,
}

/// The segment that is being scanned.
#[derive(Debug)]
struct Scan {
    segment: Segment,
    /// Bytes asked for.
    length: usize,
    /// No batch may begin below.
    next: Offset,
    /// What it went on from: a resume point.
    resumed: Option<Arc<ResumePoint>>,
    index: Vec<u8>,
    time_index: Vec<u8>,
    txn_index: Vec<u8>,
}

impl Scan {
    fn of(segment: &Segment, next: Offset) -> Self {
        let segment = Segment::new(segment.base, segment.created);
        Self { segment, length: CHUNK, next, resumed: None, index: Vec::new(), time_index: Vec::new(), txn_index: Vec::new() }
    }
}

/// Why a scan ends before the end of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unsound;

impl Recovery {
    pub fn new(folder: Folder, options: LogOptions, now: Now) -> Self {
        let (epochs, epochs_changed) = match folder.epochs.as_deref().map(Epochs::parse) {
            Some(Ok(epochs)) => (epochs, false),
            // A damaged file is like none: epochs come from the batches that are scanned, and with the next leader.
            Some(Err(_)) => (Epochs::default(), true),
            None => (Epochs::default(), false),
        };
        let mut recovery = Self {
            options,
            now,
            clean: folder.clean,
            recovery_point: folder.recovery_point,
            log_start: folder.log_start.unwrap_or(Offset::ZERO),
            cleaned_to: folder.cleaned_to.unwrap_or(Offset::ZERO),
            swaps: Vec::new(),
            segments: Vec::new(),
            snapshots: BTreeMap::new(),
            resume: folder.resume,
            resume_contradicted: false,
            tail: (None, None),
            epochs,
            epochs_changed,
            producers: Producers::default(),
            replay_from: Offset::ZERO,
            steps: VecDeque::new(),
            phase: Phase::Swap,
            scan: Scan::of(&Segment::new(Offset::ZERO, now.wall), Offset::ZERO),
            end: Offset::ZERO,
            scanned_bytes: 0,
            cut_bytes: 0,
            damaged: Vec::new(),
            repairs: Repairs::default(),
        };
        recovery.repairs.note_if(recovery.epochs_changed, Repair::EpochsDamaged);
        recovery.take_files(folder.files);
        recovery
    }

    /// The next thing to do. After a [`Step::Read`] comes [`Recovery::on_bytes`], before this is called again.
    #[allow(clippy::should_implement_trait, reason = "it never ends with None, and is fed in between")]
    pub fn next(&mut self) -> Step {
        loop {
            if let Some(step) = self.steps.pop_front() {
                return step;
            }
            match self.phase {
                Phase::Swap => self.next_swap(),
                Phase::Check(at) => self.check(at),
                Phase::ConsiderResume => self.consider_resume(),
                Phase::ChooseSnapshot => self.choose_snapshot(),
                Phase::Scan(at) => self.begin_scan(at),
                Phase::Chunk(at) => self.ask_chunk(at),
                Phase::Finish => self.tidy(),
                Phase::Done => return Step::Done,
                Phase::SwapWalk(..)
                | Phase::IndexTail(_)
                | Phase::TimeTail(_)
                | Phase::Head(_)
                | Phase::Tail(..)
                | Phase::ResumeBatch(_)
                | Phase::ResumeIndex(_)
                | Phase::ResumeTime(_)
                | Phase::Snapshot(_) => {
                    unreachable!("the bytes of the last read were not given")
                }
            }
        }
    }

    /// Takes the bytes of the last [`Step::Read`].
    pub fn on_bytes(&mut self, bytes: &[u8]) {
        match self.phase {
            Phase::SwapWalk(position, end) => self.on_swap(position, end, bytes),
            Phase::IndexTail(at) => self.on_index_tail(at, bytes),
            Phase::TimeTail(at) => self.on_time_tail(at, bytes),
            Phase::Head(at) => self.on_head(at, bytes),
            Phase::Tail(at, position) => self.on_tail(at, position, bytes),
            Phase::ResumeBatch(at) => self.on_resume_batch(at, bytes),
            Phase::ResumeIndex(at) => self.on_resume_index(at, bytes),
            Phase::ResumeTime(at) => self.on_resume_time(at, bytes),
            Phase::Snapshot(offset) => self.on_snapshot(offset, bytes),
            Phase::Chunk(at) => self.on_chunk(at, bytes),
            Phase::Swap
            | Phase::Check(_)
            | Phase::ConsiderResume
            | Phase::ChooseSnapshot
            | Phase::Scan(_)
            | Phase::Finish
            | Phase::Done => {
                unreachable!("nothing was asked")
            }
        }
    }

    /// The log, after [`Step::Done`].
    pub fn finish(self) -> Recovered {
        assert!(self.phase == Phase::Done, "recovery is not over");
        let resumed = self.resume.clone().or_else(|| self.at_end().map(Arc::new));
        let segments: VecDeque<Segment> = self.segments.into_iter().map(|found| found.segment).collect();
        let scanned = self.scanned_bytes > 0;
        let mut log = Log::assemble(self.options, segments, self.epochs, self.producers, self.log_start, self.end);
        log.touched = !self.clean || scanned;
        if !self.clean {
            // Read back is not synced: after a power loss this would have to be read again.
            log.recovery_point = self.recovery_point.min(self.end);
            // What is below a log start was synced before that was noted, or is not missed.
            log.synced = log.recovery_point.max(log.start);
            log.durable = log.recovery_point;
            log.stable = log.recovery_point;
        }
        Recovered {
            log,
            scanned_bytes: self.scanned_bytes,
            cut_bytes: self.cut_bytes,
            resumed,
            resume_contradicted: self.resume_contradicted,
            epochs_changed: self.epochs_changed,
            damaged: self.damaged,
            repairs: self.repairs,
        }
    }

    // --- 1: what the folder holds -------------------------------------------------------------------------------------------

    fn take_files(&mut self, files: Vec<FolderFile>) {
        let mut kept: BTreeMap<(Offset, FileKind), (u64, Timestamp)> = BTreeMap::new();
        let mut swaps: BTreeMap<String, FolderFile> = BTreeMap::new();
        for file in files {
            if [".deleted", ".cleaned", ".tmp"].iter().any(|suffix| file.name.ends_with(suffix)) {
                // Should one come back, it is removed again.
                self.repairs.note(Repair::leftover(&file.name));
                self.steps.push_back(Step::Remove { file: file.name, lastingly: false });
            } else if let Some(name) = file.name.strip_suffix(".swap").map(str::to_owned) {
                swaps.insert(name, file);
            } else if let Some((kind, base)) = FileKind::of_name(&file.name) {
                kept.entry((base, kind)).or_insert((file.size, file.modified));
            }
        }
        for (&(base, kind), &(size, modified)) in &kept {
            let file = |kind| kept.get(&(base, kind)).map(|(size, _)| *size);
            match kind {
                FileKind::Snapshot => {
                    self.snapshots.insert(base, size);
                }
                FileKind::Log => self.segments.push(Found {
                    segment: Segment::new(base, modified),
                    size,
                    index: file(FileKind::Index),
                    time_index: file(FileKind::TimeIndex),
                    txn_index: file(FileKind::TxnIndex),
                    unsynced: false,
                    scan: false,
                }),
                FileKind::Index | FileKind::TimeIndex | FileKind::TxnIndex => {
                    if file(FileKind::Log).is_none() && !swaps.contains_key(&FileKind::Log.name(base)) {
                        self.repairs.note(Repair::StrayIndexRemoved);
                        self.remove(kind.name(base));
                    }
                }
            }
        }
        self.take_swaps(&swaps);
    }

    /// A `.log.swap` is renamed to that name after the files beside it, so those without one are of a swap that never was. Its indexes
    /// are made anew.
    fn take_swaps(&mut self, files: &BTreeMap<String, FolderFile>) {
        for (name, file) in files.iter().rev() {
            let txn_of = |base: Offset| files.get(&FileKind::TxnIndex.name(base));
            match FileKind::of_name(name) {
                Some((FileKind::Log, base)) => {
                    let txn_index = txn_of(base).map(|txn| txn.size);
                    self.swaps.push(Swap { base, size: file.size, modified: file.modified, txn_index });
                }
                Some((FileKind::TxnIndex, base)) if files.contains_key(&FileKind::Log.name(base)) => {}
                Some(_) | None => {
                    self.repairs.note(Repair::StraySwapRemoved);
                    self.remove(file.name.clone());
                }
            }
        }
    }

    fn next_swap(&mut self) {
        match self.swaps.last() {
            Some(swap) => {
                let base = swap.base;
                self.walk_swap(0, base);
            }
            None => {
                self.drop_below_start();
                self.mark_unsynced();
                self.phase = Phase::Check(0);
            }
        }
    }

    fn walk_swap(&mut self, position: u64, end: Offset) {
        let Some(swap) = self.swaps.last() else { return };
        if position >= swap.size {
            return self.complete_swap(end);
        }
        let file = format!("{}.swap", FileKind::Log.name(swap.base));
        self.phase = Phase::SwapWalk(position, end);
        self.steps.push_back(Step::Read { file, position, length: WALK_BYTES });
    }

    fn on_swap(&mut self, begin: u64, known: Offset, bytes: &[u8]) {
        let (mut position, mut end) = (begin, known);
        loop {
            let skip = usize::try_from(position.saturating_sub(begin)).unwrap_or(usize::MAX);
            match Peek::at(bytes.get(skip..).unwrap_or(&[])) {
                Some(Ok(batch)) => {
                    position = position.saturating_add(u64::from(batch.size));
                    end = end.max(batch.last_offset.plus(1));
                }
                None if position > begin => return self.walk_swap(position, end),
                // It was synced before it got its name; what is not sound in it is the scan's business.
                None | Some(Err(_)) => return self.complete_swap(end),
            }
        }
    }

    /// Removes what the swap was made of, then puts it in place: whenever this is cut short, the same happens again.
    fn complete_swap(&mut self, end: Offset) {
        self.phase = Phase::Swap;
        let Some(swap) = self.swaps.pop() else { return };
        self.repairs.note(Repair::SwapCompleted);
        let covered = |found: &Found| found.segment.base > swap.base && found.segment.base < end;
        let gone: Vec<Found> = self.segments.extract_if(.., |found| covered(found)).collect();
        self.remove_files(&gone);
        let former = self.segments.iter().position(|found| found.segment.base == swap.base).map(|at| self.segments.remove(at));
        for kind in [FileKind::Index, FileKind::TimeIndex] {
            self.remove(kind.name(swap.base));
        }
        if swap.txn_index.is_some() {
            let to = FileKind::TxnIndex.name(swap.base);
            self.steps.push_back(Step::Rename { from: format!("{to}.swap"), to });
        }
        self.steps.push_back(Step::SyncNames);
        let to = FileKind::Log.name(swap.base);
        self.steps.push_back(Step::Rename { from: format!("{to}.swap"), to });
        let at = self.segments.partition_point(|found| found.segment.base < swap.base);
        self.segments.insert(
            at,
            Found {
                segment: Segment::new(swap.base, swap.modified),
                size: swap.size,
                index: None,
                time_index: None,
                txn_index: swap.txn_index.or(former.and_then(|former| former.txn_index)),
                unsynced: false,
                scan: false,
            },
        );
    }

    /// The segment that holds the log start was never retired; those before it were, whatever is there of them.
    fn drop_below_start(&mut self) {
        let first = self.segments.iter().rposition(|found| found.segment.base <= self.log_start).unwrap_or(0);
        let below: Vec<Found> = self.segments.drain(..first).collect();
        self.repairs.note_if(!below.is_empty(), Repair::BelowStartRemoved);
        self.remove_files(&below);
    }

    fn mark_unsynced(&mut self) {
        let ends: Vec<Option<Offset>> = self.segments.iter().skip(1).map(|next| Some(next.segment.base)).chain([None]).collect();
        for (found, end) in self.segments.iter_mut().zip(ends) {
            found.unsynced = !self.clean && end.is_none_or(|end| end > self.recovery_point);
            found.scan = found.unsynced;
        }
    }

    // --- 2: segments that are taken by their indexes --------------------------------------------------------------------------

    fn check(&mut self, at: usize) {
        let last = at.saturating_add(1) == self.segments.len();
        let Some(found) = self.segments.get_mut(at) else {
            self.phase = Phase::ConsiderResume;
            return;
        };
        found.segment.size = u32::try_from(found.size).unwrap_or(u32::MAX);
        let sizes_fit =
            found.index.is_some_and(|size| size.is_multiple_of(8)) && found.time_index.is_some_and(|size| size.is_multiple_of(12));
        self.repairs.note_if(found.index.is_none() || found.time_index.is_none(), Repair::IndexMissing);
        if found.scan || found.size == 0 || !sizes_fit || found.time_index == Some(0) {
            found.scan |= found.size > 0 || !sizes_fit;
            self.phase = Phase::Check(at.saturating_add(1));
            if last {
                self.end = found.segment.base;
            }
            return;
        }
        self.phase = Phase::IndexTail(at);
        let size = found.index.unwrap_or(0);
        let (file, position) = (FileKind::Index.name(found.segment.base), size.saturating_sub(8));
        self.steps.push_back(Step::Read { file, position, length: INDEX_ENTRY });
    }

    fn on_index_tail(&mut self, at: usize, bytes: &[u8]) {
        let Some(found) = self.segments.get_mut(at) else { return };
        let entries = found.index.unwrap_or(0) / 8;
        let entry = IndexEntry::from_bytes(bytes).unwrap_or_default();
        let sound = entries == 0 || (entry.position > 0 && entry.position < found.segment.size);
        if !sound {
            self.repairs.note(Repair::IndexWrong);
            found.scan = true;
            self.phase = Phase::Check(at.saturating_add(1));
            return;
        }
        found.segment.index_entries = u32::try_from(entries).unwrap_or(u32::MAX);
        self.tail = ((entries > 0).then_some(entry), None);
        // Kept for the walk behind the last entry, which turns it into the bytes since then.
        found.segment.unindexed = entry.position;
        self.phase = Phase::TimeTail(at);
        let (file, position) = (FileKind::TimeIndex.name(found.segment.base), found.time_index.unwrap_or(0).saturating_sub(12));
        self.steps.push_back(Step::Read { file, position, length: TIME_ENTRY });
    }

    fn on_time_tail(&mut self, at: usize, bytes: &[u8]) {
        let next = self.segments.get(at.saturating_add(1)).map(|next| next.segment.base);
        let last = next.is_none();
        let Some(found) = self.segments.get_mut(at) else { return };
        let base = found.segment.base;
        let entry = time_index::from_bytes(base, bytes).filter(|entry| entry.timestamp > Timestamp(0));
        let entry = entry.filter(|entry| entry.offset >= base && next.is_none_or(|next| entry.offset < next));
        let Some(entry) = entry else {
            self.repairs.note(Repair::IndexWrong);
            found.scan = true;
            self.phase = Phase::Check(at.saturating_add(1));
            return;
        };
        found.segment.time_entries = u32::try_from(found.time_index.unwrap_or(0) / 12).unwrap_or(u32::MAX);
        found.segment.largest = Some(entry);
        found.segment.last_time_entry = Some(entry);
        if !last {
            self.phase = Phase::Check(at.saturating_add(1));
            return;
        }
        self.phase = Phase::Head(at);
        self.steps.push_back(Step::Read { file: FileKind::Log.name(base), position: 0, length: HEADER_SIZE });
    }

    fn on_head(&mut self, at: usize, bytes: &[u8]) {
        let Some(found) = self.segments.get_mut(at) else { return };
        let first = BatchHeader::parse(bytes).ok().map(|header| Timestamp(header.max_timestamp));
        found.segment.first_timestamp =
            first.or(found.segment.largest.map(|largest| largest.timestamp)).filter(|first| *first >= Timestamp(0));
        self.ask_tail(at, self.segments.get(at).map_or(0, |found| found.segment.unindexed));
    }

    fn ask_tail(&mut self, at: usize, position: u32) {
        let Some(found) = self.segments.get(at) else { return };
        self.phase = Phase::Tail(at, position);
        let file = FileKind::Log.name(found.segment.base);
        self.steps.push_back(Step::Read { file, position: u64::from(position), length: WALK_BYTES });
    }

    fn on_tail(&mut self, at: usize, begin: u32, bytes: &[u8]) {
        let Some(found) = self.segments.get_mut(at) else { return };
        let mut position = begin;
        loop {
            let skip = usize::try_from(position.saturating_sub(begin)).unwrap_or(usize::MAX);
            if position == found.segment.size {
                found.segment.unindexed = position.saturating_sub(found.segment.unindexed);
                found.scan |= found.segment.largest.is_some_and(|largest| largest.offset >= self.end);
                self.phase = Phase::Check(at.saturating_add(1));
                return;
            }
            match Peek::at(bytes.get(skip..).unwrap_or(&[])) {
                Some(Ok(batch)) => {
                    let Some(end) = position.checked_add(batch.size).filter(|end| *end <= found.segment.size) else { break };
                    self.end = batch.last_offset.plus(1);
                    self.tail.1 = Some(position);
                    position = end;
                }
                None if position > begin => return self.ask_tail(at, position),
                None | Some(Err(_)) => break,
            }
        }
        // A clean stop leaves no torn tail; whatever this is, the scan finds out.
        found.scan = true;
        found.unsynced = true;
        self.phase = Phase::Check(at.saturating_add(1));
    }

    // --- 3: producers ---------------------------------------------------------------------------------------------------------

    fn choose_snapshot(&mut self) {
        // An empty one counts: it may have lost all that the snapshot at its former end tells of.
        let unsynced = self.segments.iter().find(|found| found.unsynced && !Planted::TrustSnapshot.is_on());
        let limit = unsynced.map_or(Offset(i64::MAX), |found| found.segment.base);
        match self.snapshots.range(..=limit).next_back() {
            Some((&offset, &size)) => {
                self.phase = Phase::Snapshot(offset);
                let length = usize::try_from(size).unwrap_or(0);
                self.steps.push_back(Step::Read { file: FileKind::Snapshot.name(offset), position: 0, length });
            }
            None => {
                self.repairs.note(Repair::SnapshotMissing);
                // Folders of old brokers have no snapshots, and no producers either: not worth reading everything.
                let nothing_to_replay = self.clean && unsynced.is_none();
                self.begin_replay(if nothing_to_replay { Offset(i64::MAX) } else { Offset::ZERO });
            }
        }
    }

    fn on_snapshot(&mut self, offset: Offset, bytes: &[u8]) {
        if let Some(producers) = Producers::from_snapshot(bytes) {
            self.producers = producers;
            self.repairs.note(Repair::SnapshotTaken);
            self.begin_replay(offset);
        } else {
            self.repairs.note(Repair::SnapshotDamaged);
            self.snapshots.remove(&offset);
            self.remove(FileKind::Snapshot.name(offset));
            self.phase = Phase::ChooseSnapshot;
        }
    }

    fn begin_replay(&mut self, from: Offset) {
        self.replay_from = from;
        let ends: Vec<Offset> = self.segments.iter().skip(1).map(|next| next.segment.base).chain([self.end]).collect();
        for (found, end) in self.segments.iter_mut().zip(ends) {
            found.scan |= found.size > 0 && end > from;
        }
        self.phase = Phase::Scan(0);
    }

    // --- 4: scans -------------------------------------------------------------------------------------------------------------

    fn begin_scan(&mut self, at: usize) {
        let Some(found) = self.segments.get(at) else {
            self.phase = Phase::Finish;
            return;
        };
        if !found.scan {
            self.repairs.note_if(found.size > 0, Repair::SegmentTrusted);
            self.phase = Phase::Scan(at.saturating_add(1));
            return;
        }
        self.repairs.note(if found.unsynced { Repair::SegmentRead } else { Repair::SyncedSegmentRead });
        self.scan = Scan::of(&found.segment, found.segment.base);
        if let Some(point) = self.resume.as_ref().filter(|point| point.segment.base == found.segment.base) {
            self.scan.segment = Segment { created: found.segment.created, ..point.segment.clone() };
            self.scan.next = point.offset;
            self.scan.resumed = Some(Arc::clone(point));
        }
        self.phase = Phase::Chunk(at);
    }

    fn ask_chunk(&mut self, at: usize) {
        let Some(found) = self.segments.get(at) else { return };
        let position = u64::from(self.scan.segment.size);
        if position >= found.size {
            self.end_scan(at);
            return;
        }
        let left = usize::try_from(found.size.saturating_sub(position)).unwrap_or(usize::MAX);
        let (file, length) = (FileKind::Log.name(found.segment.base), self.scan.length.min(left));
        self.steps.push_back(Step::Read { file, position, length });
    }

    fn on_chunk(&mut self, at: usize, bytes: &[u8]) {
        let Some(found) = self.segments.get(at) else { return };
        let (synced, left) = (!found.unsynced, found.size.saturating_sub(u64::from(self.scan.segment.size)));
        let at_end = u64::try_from(bytes.len()).unwrap_or(u64::MAX) >= left;
        let mut cut = batches(bytes);
        for batch in &mut cut {
            if batch.map_err(|_: SplitError| Unsound).and_then(|batch| self.take_batch(batch, synced)).is_err() {
                return self.end_scan(at);
            }
        }
        let rest = cut.rest();
        let taken = bytes.len().saturating_sub(rest.len());
        match size_of_next(rest) {
            _ if rest.is_empty() && taken > 0 => self.scan.length = CHUNK,
            // A length beyond the file is torn or wrong: nothing is read, nor allocated, for it.
            Ok(Some(size)) if !at_end && u64::try_from(size).is_ok_and(|size| size <= left) => self.scan.length = size.max(CHUNK),
            Ok(None) if !at_end && taken > 0 => self.scan.length = CHUNK,
            Ok(_) | Err(_) => self.end_scan(at),
        }
    }

    /// Counts one batch in, if it is sound.
    fn take_batch(&mut self, batch: RawBatch<'_>, synced: bool) -> Result<(), Unsound> {
        if !synced && !batch.checksum_matches() {
            return Err(Unsound);
        }
        let size = u32::try_from(batch.bytes().len()).map_err(|_| Unsound)?;
        let end = self.scan.segment.size.checked_add(size).ok_or(Unsound)?;
        let first = match batch.magic() {
            2 => batch.header().map(|header| Offset(header.base_offset)).map_err(|_| Unsound)?,
            _ => Offset(batch.first_field()),
        };
        let timestamp = time_index::timestamp_of(batch);
        let last = Offset(batch.last_offset());
        let base = self.scan.segment.base;
        if first < self.scan.next || last < first || relative(base, last).is_none() {
            return Err(Unsound);
        }
        if let Ok(header) = batch.header() {
            let learned = self.epochs.assign(LeaderEpoch(header.partition_leader_epoch), first);
            self.repairs.note_if(learned, Repair::EpochsLearned);
            self.epochs_changed |= learned;
            if first >= self.replay_from {
                self.replay(&header, batch);
            }
        }
        self.index(size, last, timestamp);
        self.scan.segment.size = end;
        self.scan.next = last.plus(1);
        Ok(())
    }

    fn replay(&mut self, header: &BatchHeader, batch: RawBatch<'_>) {
        if !header.is_control() {
            self.producers.note(header);
        } else if let Some(marker) = Marker::of(header, batch)
            && let Some(aborted) = self.producers.note_marker(header, marker)
        {
            self.scan.txn_index.extend(aborted.to_bytes());
        }
    }

    /// The same entries as [`Log::append`] decided.
    fn index(&mut self, size: u32, last: Offset, timestamp: Timestamp) {
        let segment = &mut self.scan.segment;
        segment.note_timestamp(timestamp, last);
        if segment.unindexed > self.options.index_interval_bytes {
            let relative = relative(segment.base, last).unwrap_or(u32::MAX);
            self.scan.index.extend(IndexEntry { relative, position: segment.size }.to_bytes());
            segment.index_entries = segment.index_entries.saturating_add(1);
            if let Some((_, entry)) = segment.next_time_entry() {
                self.scan.time_index.extend(time_index::to_bytes(segment.base, entry));
            }
            segment.unindexed = 0;
        }
        segment.unindexed = segment.unindexed.saturating_add(size);
    }

    fn end_scan(&mut self, at: usize) {
        let active = at.saturating_add(1) == self.segments.len();
        let Some(found) = self.segments.get_mut(at) else { return };
        let scanned = u64::from(self.scan.segment.size);
        let lost = found.size.saturating_sub(scanned);
        let resumed = self.scan.resumed.take();
        let (skipped, entries, time_entries) = resumed
            .as_deref()
            .map_or((0, 0, 0), |point| (point.segment.size, u64::from(point.segment.index_entries), u64::from(point.segment.time_entries)));
        self.scanned_bytes = self.scanned_bytes.saturating_add(scanned.saturating_sub(u64::from(skipped)));
        // Where nothing came behind the resume point, nothing was scanned.
        found.scan = resumed.is_none() || scanned > u64::from(skipped) || lost > 0;
        let base = found.segment.base;
        if lost > 0 && found.unsynced {
            self.repairs.note(Repair::TailCut);
            self.steps.push_back(Step::Truncate { file: FileKind::Log.name(base), size: scanned });
            self.cut_bytes = self.cut_bytes.saturating_add(lost);
        } else if lost > 0 {
            self.damaged.push(Damage { segment: base, position: self.scan.segment.size, lost_bytes: lost });
        }
        let unsynced = found.unsynced;
        let cut = lost > 0 && unsynced;
        // Only a segment that was replayed whole knows all its aborted transactions.
        let replayed = base >= self.replay_from || resumed.is_some();
        let had_transactions = found.txn_index.is_some();
        // The last entry of a closed segment is its largest timestamp.
        if !active
            && !cut
            && let Some((_, entry)) = self.scan.segment.next_time_entry()
        {
            self.scan.time_index.extend(time_index::to_bytes(base, entry));
        }
        found.segment = self.scan.segment.clone();
        let end = self.scan.next;
        let indexes = [
            (FileKind::Index, &mut self.scan.index, found.index, entries.saturating_mul(8)),
            (FileKind::TimeIndex, &mut self.scan.time_index, found.time_index, time_entries.saturating_mul(12)),
        ];
        for (kind, bytes, size, position) in indexes {
            if bytes.is_empty() && size == Some(position) || Planted::TrustIndexes.is_on() && size.is_some_and(|size| size > 0) {
                continue;
            }
            let (file, bytes, sync) = (kind.name(base), std::mem::take(bytes), !unsynced);
            self.steps.push_back(match position {
                0 => Step::Write { file, bytes, sync },
                position => Step::WriteFrom { file, position, bytes, sync },
            });
        }
        if replayed && !self.scan.txn_index.is_empty() {
            self.steps.push_back(Step::Write {
                file: FileKind::TxnIndex.name(base),
                bytes: std::mem::take(&mut self.scan.txn_index),
                sync: !unsynced,
            });
        } else if replayed && had_transactions {
            self.remove(FileKind::TxnIndex.name(base));
        }
        let next = at.saturating_add(1);
        if unsynced {
            self.drop_behind(base, next, end, cut);
        }
        if next == self.segments.len() {
            self.end = end;
        }
        self.phase = Phase::Scan(next);
    }
}

/// `None`: not within the reach of an index.
fn relative(base: Offset, offset: Offset) -> Option<u32> {
    u32::try_from(offset.get().saturating_sub(base.get())).ok()
}
