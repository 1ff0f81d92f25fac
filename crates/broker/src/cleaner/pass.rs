//! One pass over one partition, in steps: reads the sources in big pieces, hands batches to the engine, writes what stays.
//!
//! The steps hold no lock and may run on any thread, one after another. A pass that is dropped leaves `.cleaned` files, which the next
//! one of the same segments or the next start removes.

use std::io;
use std::ops::Range;

use milena_engine::log::compact::{Cleaning, Counts, Flow, KeyMemory, Mapping, Plan, Source, Unclean};
use milena_engine::log::producers::{ABORTED_ENTRY, AbortedTransaction};
use milena_engine::log::{FileKind, compact};
use milena_engine::types::Offset;
use milena_protocol::batch::batches;
use milena_protocol::batch::split::size_of_next;

use crate::disk::PartitionFiles;
use crate::disk::compacted::{Fresh, Ready};

/// Bytes that are gathered before they are written.
const WRITE_BYTES: usize = 1 << 20;

/// Why a pass ends before its end. The log stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum PassError {
    #[error(transparent)]
    Unclean(#[from] Unclean),
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Retention was faster, or the log lacks a file that it should have.
    #[error("the files of segment {segment} are gone")]
    Gone { segment: Offset, generation: u32 },
    #[error("memory for keys ({bytes} bytes) does not hold one batch's; give more by log.cleaner.dedupe.buffer.size")]
    NoRoom { bytes: u64 },
}

/// What a step did.
#[derive(Debug)]
pub enum Progress {
    /// So many bytes were read and written.
    Moved(u64),
    /// A segment is ready to be put in place; then the next step.
    Ready(Box<Ready>),
    /// The pass is over; the next one begins here.
    Done { end: Offset, counts: Counts },
}

/// See the head of this file.
#[derive(Debug)]
pub struct Pass {
    stage: Stage,
    input: Input,
    memory: KeyMemory,
    out: Vec<u8>,
    fresh: Option<Fresh>,
    /// Base of the segment whose `.cleaned` files there are.
    writing: Option<Offset>,
}

#[derive(Debug)]
enum Stage {
    /// Reads the transaction indexes.
    Begin(Box<Plan>),
    Map(Box<Mapping>, Vec<Source>),
    Clean(Box<Rewriting>),
    Over,
}

#[derive(Debug)]
struct Rewriting {
    cleaning: Cleaning,
    groups: Vec<Range<usize>>,
    /// The group in work, and the source in it.
    group: usize,
    source: usize,
}

/// Reads one source after another.
#[derive(Debug)]
struct Input {
    piece: usize,
    position: u64,
    bytes: Vec<u8>,
}

impl Pass {
    /// `piece`: bytes that are read at once; a larger batch is read whole.
    pub fn new(plan: Plan, memory: KeyMemory, piece: usize) -> Self {
        let input = Input { piece: piece.clamp(4096, 8 << 20), position: 0, bytes: Vec::new() };
        Self { stage: Stage::Begin(Box::new(plan)), input, memory, out: Vec::new(), fresh: None, writing: None }
    }

    /// Does a piece of the work. Not to be called again after an error or [`Progress::Done`].
    pub fn step(&mut self, files: &PartitionFiles) -> Result<Progress, PassError> {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Begin(plan) => {
                let aborted = read_aborted(files, &plan)?;
                let dirty = plan.dirty().copied().collect();
                self.stage = Stage::Map(Box::new(Mapping::new(*plan, aborted, self.memory)), dirty);
                Ok(Progress::Moved(0))
            }
            Stage::Map(mapping, dirty) => self.map(files, mapping, dirty),
            Stage::Clean(rewriting) => self.clean(files, rewriting),
            Stage::Over => Err(io::Error::other("the pass is over").into()),
        }
    }

    /// The pass ends before its end: the segment that it was writing goes at once, because the disk may be full of it.
    pub fn give_up(&mut self, files: &PartitionFiles) {
        if let Some(base) = self.writing.take()
            && let Err(error) = files.discard_cleaned(base)
        {
            tracing::warn!(folder = %files.folder().display(), %error, "cleaned_files_left");
        }
    }

    fn map(&mut self, files: &PartitionFiles, mut mapping: Box<Mapping>, mut dirty: Vec<Source>) -> Result<Progress, PassError> {
        let Some(source) = dirty.first().copied() else { return self.begin_cleaning(*mapping) };
        let (mut flow, mut taken) = (Flow::More, 0);
        let no_batch = self.input.no_batch(&source);
        for batch in batches(self.input.read(files, &source)?) {
            let batch = batch.map_err(|_| no_batch)?;
            taken += batch.bytes().len() as u64;
            flow = mapping.on_batch(batch)?;
            if flow == Flow::Full {
                break;
            }
        }
        self.input.position += taken;
        if flow == Flow::Full {
            self.begin_cleaning(*mapping)?;
            return Ok(Progress::Moved(taken));
        }
        if self.input.position >= u64::from(source.size) {
            mapping.on_source_end(source.end);
            self.input.position = 0;
            dirty.remove(0);
        }
        self.stage = Stage::Map(mapping, dirty);
        Ok(Progress::Moved(taken))
    }

    fn begin_cleaning(&mut self, mapping: Mapping) -> Result<Progress, PassError> {
        self.input.position = 0;
        let cleaning = mapping.finish().ok_or(PassError::NoRoom { bytes: self.memory.bytes })?;
        let groups = cleaning.plan().groups(cleaning.end());
        self.stage = Stage::Clean(Box::new(Rewriting { cleaning, groups, group: 0, source: 0 }));
        Ok(Progress::Moved(0))
    }

    fn clean(&mut self, files: &PartitionFiles, mut rewriting: Box<Rewriting>) -> Result<Progress, PassError> {
        let Rewriting { cleaning, groups, group, source } = &mut *rewriting;
        let Some(range) = groups.get(*group).cloned() else {
            let (end, counts) = (cleaning.end(), cleaning.counts());
            return Ok(Progress::Done { end, counts });
        };
        let sources = cleaning.plan().sources.get(range).unwrap_or(&[]).to_vec();
        let Some(reading) = sources.get(*source).copied() else {
            let rewritten = cleaning.finish(&mut self.out)?;
            let fresh = self.flush()?.ok_or_else(|| io::Error::other("a group has a source"))?;
            (*group, *source) = (*group + 1, 0);
            self.stage = Stage::Clean(rewriting);
            if rewritten.unchanged {
                files.discard_cleaned(rewritten.segment.base)?;
                self.writing = None;
                return Ok(Progress::Moved(0));
            }
            let ready = files.finish_cleaned(fresh, rewritten)?;
            self.writing = None;
            return Ok(Progress::Ready(Box::new(ready)));
        };
        if self.fresh.is_none() {
            cleaning.begin(&sources);
            self.writing = Some(reading.base);
            self.fresh = Some(files.begin_cleaned(reading.base)?);
        }
        let (before, mut taken) = (cleaning.counts().bytes_written, 0);
        let no_batch = self.input.no_batch(&reading);
        for batch in batches(self.input.read(files, &reading)?) {
            let batch = batch.map_err(|_| no_batch)?;
            taken += batch.bytes().len() as u64;
            cleaning.on_batch(batch, &mut self.out)?;
        }
        self.input.position += taken;
        if self.input.position >= u64::from(reading.size) {
            self.input.position = 0;
            *source += 1;
        }
        let moved = taken + (cleaning.counts().bytes_written - before);
        self.stage = Stage::Clean(rewriting);
        if self.out.len() >= WRITE_BYTES {
            self.fresh = self.flush()?;
        }
        Ok(Progress::Moved(moved))
    }

    /// Writes what was gathered.
    fn flush(&mut self) -> io::Result<Option<Fresh>> {
        let Some(mut fresh) = self.fresh.take() else { return Ok(None) };
        fresh.write(&self.out)?;
        self.out.clear();
        Ok(Some(fresh))
    }
}

impl Input {
    /// Whole batches from the present position on; the caller moves it. None at the end.
    fn read(&mut self, files: &PartitionFiles, source: &Source) -> Result<&[u8], PassError> {
        let left = usize::try_from(u64::from(source.size).saturating_sub(self.position)).unwrap_or(usize::MAX);
        let file = files.file_of((source.base, source.generation, FileKind::Log)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => PassError::Gone { segment: source.base, generation: source.generation },
            _ => error.into(),
        })?;
        let mut length = self.piece.min(left);
        loop {
            self.bytes.resize(length, 0);
            file.read_exact_at(self.position, &mut self.bytes)?;
            let next = size_of_next(&self.bytes).map_err(|_| self.no_batch(source))?;
            match next {
                _ if left == 0 => return Ok(&[]),
                Some(size) if size <= length => return Ok(&self.bytes),
                // A length beyond the segment is wrong: nothing is read, nor allocated, for it.
                Some(size) if size <= left => length = size,
                Some(_) | None => return Err(self.no_batch(source).into()),
            }
        }
    }

    fn no_batch(&self, source: &Source) -> Unclean {
        Unclean::NoBatch { segment: source.base, position: self.position }
    }
}

fn read_aborted(files: &PartitionFiles, plan: &Plan) -> io::Result<Vec<AbortedTransaction>> {
    let mut aborted = Vec::new();
    for (base, _) in &plan.transactions {
        let name = compact::name_while(FileKind::TxnIndex, *base, compact::Stage::InPlace);
        match files.disk().read(&files.folder().join(name)) {
            Ok(bytes) => aborted.extend(bytes.chunks_exact(ABORTED_ENTRY).filter_map(AbortedTransaction::from_bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(aborted)
}
