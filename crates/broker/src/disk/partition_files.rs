//! One partition's folder: its segment files, their indexes, its checkpoint of leader epochs.
//!
//! One descriptor per open segment and kind; those of closed segments that were not used for a while are given up. No lock is held
//! across a system call: the table of open files is looked into and let go, then the file is used.
//!
//! A segment that is deleted is renamed first (`.deleted`), so that a crash in between leaves no half of one; who is reading it goes
//! on through the open file (rule 82). Compaction puts other files in the place of a segment's: they are of the next *generation*
//! (`compacted`), and a plan that was made for the former ones finds them in an open file or not at all.
//!
//! Budget: an append is one system call; index entries two more every 64 of them.

use std::collections::BTreeMap;
use std::io::{self, IoSlice};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milena_engine::log::{AbortedTransaction, Effects, FileKind, FileRead, Found, IndexWrite, Roll, Search, TimeFound, TimeSearch};
use milena_engine::types::Offset;
use milena_os::disk::{Disk, File, OpenOptions};

use super::log_directory::PARTITION_METADATA;
use super::open_files::{Allowance, OpenFiles};

/// Open files of closed segments that are kept per partition.
const COLD_FILES_MAX: usize = 8;
/// Bytes that a search reads at once at most.
const SEARCH_BYTES: usize = 4096;
/// Bytes of index entries that go to the kernel in one call.
const INDEX_RUN_BYTES: usize = 1024;
/// Name of the checkpoint of leader epochs.
pub const EPOCHS_FILE: &str = milena_engine::log::checkpoint::LEADER_EPOCHS;

/// A run of bytes in a segment file.
#[derive(Debug, Clone)]
pub struct FileSlice {
    pub file: Arc<File>,
    pub position: u64,
    pub length: u32,
}

/// What a search may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pages {
    All,
    /// What is in memory.
    Warm,
}

/// How a search for bytes ended.
#[derive(Debug)]
pub enum Located {
    Nothing,
    Slice(FileSlice),
    /// Ask the log again, from this offset on.
    NextSegment(Offset),
}

/// Which file: of which segment, in which generation, of which kind.
pub(crate) type Key = (Offset, u32, FileKind);

#[derive(Debug, Default)]
pub(super) struct Open {
    files: BTreeMap<Key, (Arc<File>, u64)>,
    /// What all partitions keep open counts here.
    all: Arc<OpenFiles>,
    /// Of segments that were compacted since the folder was opened; 0 for all others.
    generations: BTreeMap<Offset, u32>,
    /// A segment whose files do not have their names yet: its open ones are kept.
    renaming: Option<Offset>,
    /// The folder is on its way out: what has its name from now on is another's.
    gone: bool,
    /// Counts uses, to know the coldest.
    used: u64,
    active: Offset,
}

/// Whether this partition may still give names in its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Ours,
    /// The topic was deleted, or the partition moved: another folder may have the place of this one.
    Gone,
}

/// The files of one partition. Shared; every method may be called from any thread.
#[derive(Debug)]
pub struct PartitionFiles {
    disk: Disk,
    folder: PathBuf,
    open: Mutex<Open>,
    /// Orders who writes the checkpoint of leader epochs; it guards no memory, so it may be held while that blocks.
    epochs_turn: Mutex<()>,
    /// The checkpoint of leader epochs is behind the log.
    epochs_changed: AtomicBool,
    /// Orders who renames files of segments, and says whether the folder is gone; may be held while that blocks.
    pub(super) names: Mutex<Names>,
    /// The folder's name, and whose it is, are on stable storage.
    named: AtomicBool,
    /// The names in the folder have been synced since it was opened.
    names_synced: AtomicBool,
}

/// A checkpoint of leader epochs that is written and not synced.
#[derive(Debug)]
pub(crate) struct EpochsBeside<'a> {
    files: &'a PartitionFiles,
    _turn: MutexGuard<'a, ()>,
}

impl EpochsBeside<'_> {
    /// It is synced: it takes the former one's place, which is to be synced too.
    pub(crate) fn put_in_place(self) -> io::Result<()> {
        self.files.disk.put_in_place(&self.files.folder.join(EPOCHS_FILE)).inspect_err(|_| self.files.note_epochs())
    }
}

impl PartitionFiles {
    /// The files in `folder`, of which the segment `active` is appended to. Nothing is opened yet.
    pub fn new(disk: Disk, folder: PathBuf, active: Offset) -> Self {
        let mut open = Open::default();
        open.active = active;
        Self {
            disk,
            folder,
            open: Mutex::new(open),
            epochs_turn: Mutex::new(()),
            epochs_changed: AtomicBool::new(false),
            names: Mutex::new(Names::Ours),
            named: AtomicBool::new(false),
            names_synced: AtomicBool::new(false),
        }
    }

    /// With the files that are kept open counted in `all`.
    pub fn counted_in(self, all: Arc<OpenFiles>) -> Self {
        self.open().all = all;
        self
    }

    /// As it is, in another folder that has the same bytes. `segments`: base and generation of each.
    pub(crate) fn elsewhere(&self, folder: PathBuf, segments: impl Iterator<Item = (Offset, u32)>) -> Self {
        let mut open = Open::default();
        open.all = Arc::clone(&self.open().all);
        for (base, generation) in segments {
            open.active = base;
            if generation > 0 {
                open.generations.insert(base, generation);
            }
        }
        let files = Self::new(self.disk.clone(), folder, open.active);
        *files.open() = open;
        files
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the files of a segment, and knows it as the active one. The folder must be there; files that are there keep their
    /// bytes: whoever got a place in the segment first may have written already.
    pub fn create_segment(&self, base: Offset) -> io::Result<()> {
        for kind in [FileKind::Log, FileKind::Index, FileKind::TimeIndex] {
            self.create(base, kind)?;
        }
        self.open().active = base;
        Ok(())
    }

    /// Writes batches that lie behind one another.
    pub fn write(&self, segment: Offset, position: u64, batches: &mut [IoSlice<'_>]) -> io::Result<()> {
        self.file_to_write(segment, FileKind::Log)?.write_vectored_all_at(position, batches)
    }

    /// Closes a segment and opens the next: the snapshot of the producers and the last index entries first, then the new files.
    ///
    /// A crash in between is repaired when the folder is opened: an index that misses entries, or whole files, is made again. But a power
    /// loss must not take the first segment's name and leave this one's: the log would begin here.
    pub fn roll(&self, roll: &Roll) -> io::Result<()> {
        if !self.names_synced.load(Ordering::Acquire) {
            self.sync_names()?;
        }
        self.write_indexes(&roll.entries)?;
        let snapshot = self.disk.open(&self.path(roll.opened, FileKind::Snapshot), OpenOptions::REPLACE)?;
        snapshot.write_all_at(0, &roll.snapshot)?;
        self.create_segment(roll.opened)?;
        let Some(bytes) = roll.reserve else { return Ok(()) };
        self.reserve(roll.opened, bytes)?;
        if roll.closed_size == 0 {
            return Ok(());
        }
        match self.file(roll.closed, FileKind::Log) {
            Ok(closed) => closed.set_len(u64::from(roll.closed_size)),
            // Retention took it meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Takes space for a segment's `.log`. A disk that is too full for it is met by the writes, if it still is then.
    pub fn reserve(&self, segment: Offset, bytes: u32) -> io::Result<()> {
        match self.file_to_write(segment, FileKind::Log)?.reserve(u64::from(bytes)) {
            Err(error) if error.kind() != io::ErrorKind::StorageFull => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Writes index entries, those of a file that lie behind one another together.
    pub fn write_indexes(&self, entries: &[IndexWrite]) -> io::Result<()> {
        for kind in [FileKind::Index, FileKind::TimeIndex] {
            let mut run = [0; INDEX_RUN_BYTES];
            let mut length = 0;
            let mut first: Option<&IndexWrite> = None;
            for entry in entries.iter().filter(|entry| entry.file == kind) {
                let follows = first.is_some_and(|first| entry.segment == first.segment && entry.position == first.position + length as u64);
                if !follows || length + entry.bytes().len() > INDEX_RUN_BYTES {
                    self.write_index(first, &run[..length])?;
                    (first, length) = (Some(entry), 0);
                }
                run[length..length + entry.bytes().len()].copy_from_slice(entry.bytes());
                length += entry.bytes().len();
            }
            self.write_index(first, &run[..length])?;
        }
        Ok(())
    }

    fn write_index(&self, first: Option<&IndexWrite>, bytes: &[u8]) -> io::Result<()> {
        match first {
            Some(first) => self.file_to_write(first.segment, first.file)?.write_all_at(first.position, bytes),
            None => Ok(()),
        }
    }

    /// Performs everything of `effects` but the removal of retired files.
    ///
    /// Returns the retired files, for [`PartitionFiles::remove`] once `file.delete.delay.ms` has passed.
    pub fn perform(&self, effects: &Effects) -> io::Result<Vec<PathBuf>> {
        effects.rolled.iter().try_for_each(|roll| self.roll(roll))?;
        self.write_indexes(&effects.index)?;
        for (segment, aborted) in &effects.aborted {
            self.append_aborted(*segment, *aborted)?;
        }
        if effects.epochs_changed {
            self.note_epochs();
        }
        if !effects.deleted.is_empty() {
            // The log begins with the next one, whose name must not go with the power while a later one's stays.
            self.sync_names()?;
        }
        let mut retired = Vec::new();
        for segment in &effects.deleted {
            self.retire(*segment, &mut retired)?;
        }
        Ok(retired)
    }

    /// The log's leader epochs have changed: their checkpoint is written with the next flush, before the recovery point passes any of
    /// their records (rule 35). Until then it may be behind: records above the recovery point are read again after a crash, and tell
    /// their epochs; an epoch without records has been seen by nobody.
    pub fn note_epochs(&self) {
        self.epochs_changed.store(true, Ordering::Release);
    }

    /// Replaces the checkpoint of leader epochs, synced.
    ///
    /// `text` is asked for when it is this call's turn to write, so that the last one to write has the newest.
    pub fn write_epochs(&self, text: impl FnOnce() -> io::Result<String>) -> io::Result<()> {
        self.note_epochs();
        self.write_changed_epochs(text)
    }

    /// As [`PartitionFiles::write_epochs`], unless the checkpoint says it all. Whoever comes while another one writes waits for that.
    fn write_changed_epochs(&self, text: impl FnOnce() -> io::Result<String>) -> io::Result<()> {
        let _one_at_a_time = self.epochs_turn.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.epochs_changed.swap(false, Ordering::AcqRel) {
            return Ok(());
        }
        let written = text().and_then(|text| self.disk.write_atomically(&self.folder.join(EPOCHS_FILE), text.as_bytes()));
        written.inspect_err(|_| self.note_epochs())
    }

    /// Writes a checkpoint of leader epochs beside the one that is behind; `None`: that says it all. Others wait until it is in place.
    pub(crate) fn begin_epochs(&self, text: impl FnOnce() -> io::Result<String>) -> io::Result<Option<EpochsBeside<'_>>> {
        let turn = self.epochs_turn.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.epochs_changed.swap(false, Ordering::AcqRel) {
            return Ok(None);
        }
        let written = text().and_then(|text| self.disk.write_beside(&self.folder.join(EPOCHS_FILE), text.as_bytes()));
        written.inspect_err(|_| self.note_epochs())?;
        Ok(Some(EpochsBeside { files: self, _turn: turn }))
    }

    /// Carries a search out. Errors: `NotFound` if retention or compaction took the files meanwhile: plan anew.
    pub fn find(&self, search: Search) -> io::Result<Located> {
        self.find_in(search, Pages::All)
    }

    /// As [`PartitionFiles::find`], in what is in memory. Errors: also `WouldBlock` if that is not enough.
    pub fn find_warm(&self, search: Search) -> io::Result<Located> {
        self.find_in(search, Pages::Warm)
    }

    fn find_in(&self, mut search: Search, pages: Pages) -> io::Result<Located> {
        // Most searches are over before anything is read: then no room is made for it.
        if search.next_read().is_some() {
            self.read_on(&mut search, pages)?;
        }
        match search.found() {
            None | Some(Found::Nothing) => Ok(Located::Nothing),
            Some(Found::NextSegment(offset)) => Ok(Located::NextSegment(offset)),
            Some(Found::Slice(slice)) => Ok(Located::Slice(FileSlice {
                file: self.file_of((slice.segment, slice.generation, FileKind::Log))?,
                position: u64::from(slice.position),
                length: slice.length,
            })),
        }
    }

    fn read_on(&self, search: &mut Search, pages: Pages) -> io::Result<()> {
        let mut bytes = [0; SEARCH_BYTES];
        while let Some(ask) = search.next_read() {
            let length = ask.length.min(SEARCH_BYTES);
            let read = self.read_asked(ask, &mut bytes[..length], pages)?;
            search.on_bytes(&bytes[..read]).map_err(damaged)?;
        }
        Ok(())
    }

    /// Carries a search by time out. Errors: as [`PartitionFiles::find`].
    pub fn find_time(&self, search: TimeSearch) -> io::Result<TimeFound> {
        self.find_time_in(search, Pages::All)
    }

    /// As [`PartitionFiles::find_time`], in what is in memory. Errors: also `WouldBlock` if that is not enough.
    pub fn find_time_warm(&self, search: TimeSearch) -> io::Result<TimeFound> {
        self.find_time_in(search, Pages::Warm)
    }

    fn find_time_in(&self, mut search: TimeSearch, pages: Pages) -> io::Result<TimeFound> {
        let mut bytes = Vec::new();
        while let Some(ask) = search.next_read() {
            bytes.resize(ask.length, 0);
            let read = self.read_asked(ask, &mut bytes, pages)?;
            search.on_bytes(bytes.get(..read).unwrap_or(&[])).map_err(damaged)?;
        }
        Ok(search.found().unwrap_or(TimeFound::Nothing))
    }

    fn read_asked(&self, ask: FileRead, bytes: &mut [u8], pages: Pages) -> io::Result<usize> {
        let file = self.file_of((ask.segment, ask.generation, ask.file))?;
        let mut filled = 0;
        while filled < bytes.len() {
            let (position, rest) = (ask.position + filled as u64, &mut bytes[filled..]);
            let read = match pages {
                Pages::All => file.read_at(position, rest)?,
                Pages::Warm => file.read_warm_at(position, rest)?.ok_or(io::ErrorKind::WouldBlock)?,
            };
            match read {
                0 => break,
                read => filled += read,
            }
        }
        Ok(filled)
    }

    /// The content of a slice, for those who look into batches themselves.
    pub fn read(&self, slice: &FileSlice, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.resize(slice.length as usize, 0);
        slice.file.read_exact_at(slice.position, bytes)
    }

    /// Whether the checkpoint of leader epochs is to be written.
    pub(super) fn are_epochs_behind(&self) -> bool {
        self.epochs_changed.load(Ordering::Acquire)
    }

    /// Puts everything on stable storage that recovery will not look at once the recovery point has passed `segments`: the epochs first,
    /// of which `epochs` gives the text of now, then [`PartitionFiles::sync`].
    pub fn flush(&self, segments: impl IntoIterator<Item = Offset>, epochs: impl FnOnce() -> io::Result<String>) -> io::Result<()> {
        self.write_changed_epochs(epochs)?;
        self.sync(segments)
    }

    /// Syncs every file of `segments` and the folder. A segment that retention took meanwhile needs no sync.
    pub fn sync(&self, segments: impl IntoIterator<Item = Offset>) -> io::Result<()> {
        for segment in segments {
            for kind in [FileKind::Log, FileKind::Index, FileKind::TimeIndex] {
                match self.file(segment, kind) {
                    Ok(file) => file.sync_data()?,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
        self.sync_names()?;
        // The folder's own name, and whose it is, were written when the partition was made; once is enough.
        if let Some(parent) = self.folder.parent()
            && !self.named.load(Ordering::Acquire)
        {
            self.disk.sync_dir(parent)?;
            match self.disk.open(&self.folder.join(PARTITION_METADATA), OpenOptions::READ_WRITE) {
                Ok(file) => file.sync_data()?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
            self.named.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// The whole file system was synced.
    pub(crate) fn on_all_synced(&self) {
        self.names_synced.store(true, Ordering::Release);
        self.named.store(true, Ordering::Release);
    }

    fn sync_names(&self) -> io::Result<()> {
        self.disk.sync_dir(&self.folder)?;
        self.names_synced.store(true, Ordering::Release);
        Ok(())
    }

    /// An open file of a segment as it is now.
    pub fn file(&self, segment: Offset, kind: FileKind) -> io::Result<Arc<File>> {
        let generation = self.open().generation(segment);
        self.file_of((segment, generation, kind))
    }

    /// An open file. Errors: `NotFound` if the files of that generation are gone, and none is open.
    pub(crate) fn file_of(&self, key: Key) -> io::Result<Arc<File>> {
        let gone = || io::Error::from(io::ErrorKind::NotFound);
        {
            let mut open = self.open();
            open.used += 1;
            let used = open.used;
            if let Some((file, last)) = open.files.get_mut(&key) {
                *last = used;
                return Ok(Arc::clone(file));
            }
            if !open.has_names(key) {
                return Err(gone());
            }
        }
        let file = Arc::new(self.disk.open(&self.path(key.0, key.2), OpenOptions::READ_WRITE)?);
        // Others may have got the name just before it was opened.
        if self.keep(key, &file) { Ok(file) } else { Err(gone()) }
    }

    /// As [`PartitionFiles::file`], made if it is missing: retention may have rolled a segment whose files it has yet to make.
    pub(super) fn file_to_write(&self, segment: Offset, kind: FileKind) -> io::Result<Arc<File>> {
        match self.file(segment, kind) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.create(segment, kind)?;
                self.file(segment, kind)
            }
            opened => opened,
        }
    }

    /// Renames the files of a segment out of the way; readers that hold one go on (rule 82). `retired`: gains their new names.
    pub fn retire(&self, segment: Offset, retired_files: &mut Vec<PathBuf>) -> io::Result<()> {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if *names == Names::Gone {
            return Ok(());
        }
        self.open().forget(segment);
        self.rename_away(segment, retired_files)
    }

    /// As [`PartitionFiles::retire`], for who orders names himself.
    pub(super) fn rename_away(&self, segment: Offset, retired_files: &mut Vec<PathBuf>) -> io::Result<()> {
        for kind in FileKind::ALL {
            let path = self.path(segment, kind);
            let mut retired = path.clone().into_os_string();
            retired.push(".deleted");
            let retired = PathBuf::from(retired);
            match self.disk.rename(&path, &retired) {
                Ok(()) => retired_files.push(retired),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Takes retired files away.
    pub fn remove(disk: &Disk, retired: &[PathBuf]) -> io::Result<()> {
        for path in retired {
            match disk.remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    fn append_aborted(&self, segment: Offset, aborted: AbortedTransaction) -> io::Result<()> {
        let file = self.disk.open(&self.path(segment, FileKind::TxnIndex), OpenOptions::CREATE)?;
        file.write_all_at(file.len()?, &aborted.to_bytes())
    }

    fn create(&self, segment: Offset, kind: FileKind) -> io::Result<()> {
        let file = Arc::new(self.disk.open(&self.path(segment, kind), OpenOptions::CREATE)?);
        self.keep((segment, 0, kind), &file);
        Ok(())
    }

    /// Keeps an open file; `false`: its name is another file's by now.
    fn keep(&self, key: Key, file: &Arc<File>) -> bool {
        let mut open = self.open();
        if !open.has_names(key) {
            return false;
        }
        open.insert(key, file);
        true
    }

    /// The folder is about to be renamed: no name in it is changed or opened from here on.
    pub(crate) fn give_up_names(&self) {
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) = Names::Gone;
        self.open().gone = true;
    }

    pub(super) fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn disk(&self) -> &Disk {
        &self.disk
    }

    pub(super) fn path(&self, offset: Offset, kind: FileKind) -> PathBuf {
        self.folder.join(kind.name(offset))
    }
}

impl Open {
    fn generation(&self, segment: Offset) -> u32 {
        self.generations.get(&segment).copied().unwrap_or(0)
    }

    /// Whether the names in the folder are those of this generation's files.
    fn has_names(&self, (segment, generation, _): Key) -> bool {
        !self.gone && self.generation(segment) == generation && self.renaming != Some(segment)
    }

    fn insert(&mut self, key: Key, file: &Arc<File>) {
        if self.files.insert(key, (Arc::clone(file), self.used)).is_none() {
            self.all.add(1);
        }
        let (active, renaming) = (self.active, self.renaming);
        match self.all.allowance() {
            Allowance::Usual if self.files.len() > COLD_FILES_MAX => {
                let kept = |base: &Offset| *base == active || Some(*base) == renaming;
                let coldest = self.files.iter().filter(|((base, ..), _)| !kept(base)).min_by_key(|(_, (_, last))| *last);
                if let Some(key) = coldest.map(|(key, _)| *key) {
                    self.keep_only(|other| *other != key);
                }
            }
            Allowance::Usual => {}
            Allowance::ActiveLog => {
                self.keep_only(|(base, _, kind)| Some(*base) == renaming || (*base == active && *kind == FileKind::Log))
            }
            Allowance::None => self.keep_only(|(base, ..)| Some(*base) == renaming),
        }
    }

    /// Lets go of the other files; who holds one goes on.
    fn keep_only(&mut self, mut kept: impl FnMut(&Key) -> bool) {
        let before = self.files.len();
        self.files.retain(|key, _| kept(key));
        self.all.take(before - self.files.len());
    }

    /// Lets go of a segment's files; who holds one goes on.
    pub(super) fn forget(&mut self, segment: Offset) {
        self.keep_only(|(base, ..)| *base != segment);
        self.generations.remove(&segment);
    }

    /// From here on a segment's files are these.
    pub(super) fn publish(&mut self, segment: Offset, generation: u32, files: [(FileKind, Arc<File>); 3]) {
        self.forget(segment);
        self.generations.insert(segment, generation);
        self.renaming = Some(segment);
        for (kind, file) in files {
            self.insert((segment, generation, kind), &file);
        }
    }

    /// The files that were published have their names.
    pub(super) fn on_renamed(&mut self) {
        self.renaming = None;
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.all.take(self.files.len());
    }
}

fn damaged(damaged: milena_engine::log::Damaged) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, damaged)
}
