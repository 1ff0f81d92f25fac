//! Putting a rewritten segment in the place of its sources, so that a crash at any moment leaves the one or the other.
//!
//! 1. `.log.cleaned`, `.index.cleaned` … are written and synced: until step 3 recovery removes them.
//! 2. The log takes the new segment: readers' plans are for its files from then on, which are open already.
//! 3. `.log.cleaned` is renamed to `.log.swap`, synced: until step 5 recovery removes the sources and puts this in their place.
//! 4. Sources other than the first are renamed to `.deleted`, the indexes get their names, synced.
//! 5. `.log.swap` is renamed to `.log`, over the first source's.
//!
//! Deliberately not here: what is in the new segment (`engine/log/compact`), when (`cleaner`).
//! Source: semantics rule 134.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use milena_engine::log::FileKind;
use milena_engine::log::compact::{Rewritten, Stage, name_while};
use milena_engine::types::Offset;
use milena_os::disk::{File, OpenOptions};

use super::PartitionFiles;
use super::partition_files::Names;

/// Bytes that are written before they are synced: in pieces, so that no sync at the end holds up everybody's.
const SYNC_BYTES: u64 = 32 << 20;

/// A segment's `.log` while it is written.
#[derive(Debug)]
pub struct Fresh {
    base: Offset,
    file: Arc<File>,
    written: u64,
    synced: u64,
}

/// A rewritten segment whose files are synced; nobody knows of it yet.
#[derive(Debug)]
pub struct Ready {
    rewritten: Rewritten,
    files: [(FileKind, Arc<File>); 3],
    has_transactions: bool,
}

impl Ready {
    pub fn rewritten(&self) -> &Rewritten {
        &self.rewritten
    }
}

/// What became of a rewritten segment.
#[derive(Debug, PartialEq, Eq)]
pub enum Placed {
    /// It is in place; these files of its sources are to be removed later.
    InPlace(Vec<PathBuf>),
    /// Its sources were not there any more, or the topic is gone. Nothing has changed.
    NotWanted,
}

impl Fresh {
    /// Appends bytes.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all_at(self.written, bytes)?;
        self.written += bytes.len() as u64;
        if self.written - self.synced >= SYNC_BYTES {
            self.file.sync_data()?;
            self.synced = self.written;
        }
        Ok(())
    }
}

impl PartitionFiles {
    /// Begins a segment that will have the name of `base`.
    pub fn begin_cleaned(&self, base: Offset) -> io::Result<Fresh> {
        let file = self.create_staged(FileKind::Log, base, Stage::Cleaned)?;
        Ok(Fresh { base, file: Arc::new(file), written: 0, synced: 0 })
    }

    /// Writes the indexes and syncs everything. A `.txnindex` is written, empty if need be, where there was one.
    pub fn finish_cleaned(&self, fresh: Fresh, rewritten: Rewritten) -> io::Result<Ready> {
        fresh.file.sync_all()?;
        let index = self.write_staged(FileKind::Index, fresh.base, &rewritten.index)?;
        let time_index = self.write_staged(FileKind::TimeIndex, fresh.base, &rewritten.time_index)?;
        let former = self.folder().join(FileKind::TxnIndex.name(fresh.base));
        let has_transactions = !rewritten.aborted.is_empty() || self.disk().exists(&former)?;
        if has_transactions {
            self.write_staged(FileKind::TxnIndex, fresh.base, &rewritten.aborted)?;
        }
        let files = [(FileKind::Log, fresh.file), (FileKind::Index, index), (FileKind::TimeIndex, time_index)];
        Ok(Ready { rewritten, files, has_transactions })
    }

    /// Removes what was written for a segment that will not be.
    pub fn discard_cleaned(&self, base: Offset) -> io::Result<()> {
        let staged = FileKind::ALL.map(|kind| self.staged(kind, base, Stage::Cleaned));
        Self::remove(self.disk(), &staged)
    }

    /// Puts a segment in its place. `publish`: makes the log take it, and calls what it is given with the new generation, all under the
    /// partition's lock; `false`: the log refused.
    ///
    /// Errors: names could not be changed; the log directory is in doubt.
    pub fn put_in_place(&self, ready: Ready, publish: impl FnOnce(&Rewritten, &mut dyn FnMut(u32)) -> bool) -> io::Result<Placed> {
        let Ready { rewritten, files, has_transactions } = ready;
        let base = rewritten.segment.base;
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let mut files = Some(files);
        let mut give_files = |generation| {
            if let Some(files) = files.take() {
                self.open().publish(base, generation, files);
            }
        };
        if *names == Names::Gone || !publish(&rewritten, &mut give_files) {
            self.discard_cleaned(base)?;
            return Ok(Placed::NotWanted);
        }
        if has_transactions {
            self.rename_staged(FileKind::TxnIndex, base, Stage::Cleaned, Stage::Swap)?;
            self.disk().sync_dir(self.folder())?;
        }
        self.rename_staged(FileKind::Log, base, Stage::Cleaned, Stage::Swap)?;
        self.disk().sync_dir(self.folder())?;
        let mut retired = Vec::new();
        for source in rewritten.sources.iter().filter(|source| source.base != base) {
            self.open().forget(source.base);
            self.rename_away(source.base, &mut retired)?;
        }
        for kind in [FileKind::Index, FileKind::TimeIndex] {
            self.rename_staged(kind, base, Stage::Cleaned, Stage::InPlace)?;
        }
        if has_transactions {
            self.rename_staged(FileKind::TxnIndex, base, Stage::Swap, Stage::InPlace)?;
        }
        self.disk().sync_dir(self.folder())?;
        self.rename_staged(FileKind::Log, base, Stage::Swap, Stage::InPlace)?;
        self.open().on_renamed();
        Ok(Placed::InPlace(retired))
    }

    fn staged(&self, kind: FileKind, base: Offset, stage: Stage) -> PathBuf {
        self.folder().join(name_while(kind, base, stage))
    }

    fn create_staged(&self, kind: FileKind, base: Offset, stage: Stage) -> io::Result<File> {
        self.disk().open(&self.staged(kind, base, stage), OpenOptions::REPLACE)
    }

    fn write_staged(&self, kind: FileKind, base: Offset, bytes: &[u8]) -> io::Result<Arc<File>> {
        let file = self.create_staged(kind, base, Stage::Cleaned)?;
        file.write_all_at(0, bytes)?;
        file.sync_all()?;
        Ok(Arc::new(file))
    }

    fn rename_staged(&self, kind: FileKind, base: Offset, from: Stage, to: Stage) -> io::Result<()> {
        self.disk().rename(&self.staged(kind, base, from), &self.staged(kind, base, to))
    }
}
