//! A disk in memory that does to its files all that a disk may do, from a seed.
//!
//! ```text
//!   write ──▶ live pages ──(write-back, when it likes)──▶ durable pages     create, rename, remove ──▶ live names
//!                 │                                            ▲                                          │
//!                 └───────────── sync_data / sync_all ─────────┘                                      sync_dir
//!                                                                                                         ▼
//!   Crash::Process   live pages and names stay: the kernel has them.                                durable names
//!   Crash::Power     durable pages and names stay, and of the rest whatever chance keeps:
//!                      pages    kept, lost, or torn between sectors of 512 bytes, page by page, in no order
//!                      length   the synced one, the one shown, or one between; zeros stand where data was not kept
//!                      names    each made, removed or renamed entry by itself; a rename or an exchange is atomic; an entry that rests on a lost one is lost
//! ```
//!
//! It also fails while running: `EIO` by chance or on demand (a failed write may have written a beginning; a failed sync drops pages that the
//! next sync does not repair), a full disk (a beginning is written, as far as space goes), and power that goes off after a number of
//! operations, in the middle of whatever runs then ([`SimDisk::power_off_after`]).
//!
//! It can say of all its files that they are not in memory ([`SimDisk::set_cold`]), though reading them takes no time. It can pass over calls of
//! a kind as if they had never been made ([`SimDisk::leave_out`]): that is a process that forgets them, or a disk that lies.
//!
//! Not modelled: bytes that rot (tests overwrite bytes to that end), slowness (time is the clock's), permissions, links.
//! With [`Faults::NONE`] and no crash it is a memory disk.
//! Every operation with its outcome goes into [`SimDisk::trace`]: same seed, same calls, same trace.

mod content;
mod faults;
mod names;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, IoSlice};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::content::{Content, PAGE};
pub use self::faults::{Fault, Suffered};
use self::names::{Inode, Names, ROOT};
use super::{Metadata, OpenOptions};
use crate::entropy::Random;

/// What goes wrong by chance while the machine runs; in operations of a thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Faults {
    /// The kernel writes some dirty pages of the file back, unasked: a crash then finds an older state of a page.
    pub write_back: u32,
    pub read_error: u32,
    pub write_error: u32,
    pub sync_error: u32,
    /// Errors of opening, renaming, removing and directory syncs.
    pub name_error: u32,
}

impl Faults {
    /// Nothing fails; only a crash loses.
    pub const NONE: Self = Self { write_back: 0, read_error: 0, write_error: 0, sync_error: 0, name_error: 0 };
    /// Nothing fails, but the kernel is at work.
    pub const WRITE_BACK: Self = Self { write_back: 60, ..Self::NONE };

    fn of(&self, operation: Operation) -> u32 {
        match operation {
            Operation::Read => self.read_error,
            Operation::Write | Operation::SetLength => self.write_error,
            Operation::Sync => self.sync_error,
            Operation::Open
            | Operation::SyncDirectory
            | Operation::Rename
            | Operation::Remove
            | Operation::CreateDirectory
            | Operation::List => self.name_error,
        }
    }
}

/// What a crash ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// kill -9: the process. Everything written stays.
    Process,
    /// The power: everything that no sync has promised may go.
    Power,
}

/// Kinds of operation, for [`SimDisk::fail_next`] and the trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    Open,
    Read,
    Write,
    SetLength,
    Sync,
    SyncDirectory,
    Rename,
    Remove,
    CreateDirectory,
    List,
}

impl Operation {
    /// What it is called when one of this kind fails.
    fn failed(self) -> Fault {
        match self {
            Self::Read => Fault::ReadFailed,
            Self::Write | Self::SetLength => Fault::WriteFailed,
            Self::Sync => Fault::SyncFailed,
            Self::Open | Self::SyncDirectory | Self::Rename | Self::Remove | Self::CreateDirectory | Self::List => Fault::NamesFailed,
        }
    }
}

/// See the module. Shared by [`super::Disk::Sim`] and whoever makes it fail.
#[derive(Debug)]
pub struct SimDisk {
    state: Mutex<State>,
    cold: AtomicBool,
    cannot_exchange: AtomicBool,
    open_files_limit: AtomicUsize,
    read_aheads: AtomicU64,
}

#[derive(Debug, Clone)]
struct State {
    random: Random,
    faults: Faults,
    names: Names,
    files: BTreeMap<Inode, OpenFile>,
    next_inode: Inode,
    /// Counts crashes; a handle of an earlier life is dead.
    life: u32,
    locks: BTreeSet<PathBuf>,
    capacity: u64,
    used: u64,
    planned: VecDeque<(Operation, io::ErrorKind)>,
    /// Calls that do nothing: kind, and what the path contains.
    left_out: Vec<(Operation, &'static str)>,
    operations: u64,
    off_at: Option<u64>,
    trace: u64,
    /// Since the crash before.
    suffered: Suffered,
}

#[derive(Debug, Clone, Default)]
struct OpenFile {
    content: Content,
    handles: u32,
    named: bool,
}

/// Whether the machine goes off in the middle of this operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    Normal,
    /// A write leaves a beginning; then this error.
    Failing(io::ErrorKind),
}

/// What a machine without power answers.
const OFF: io::ErrorKind = io::ErrorKind::HostUnreachable;

/// A simulated EIO: `Other`, as the kernel's EIO has no kind of its own in std.
const BROKEN: io::ErrorKind = io::ErrorKind::Other;

impl SimDisk {
    /// An empty disk with room for 1 TiB, whose misdeeds follow from `seed` and the calls alone.
    pub fn new(seed: u64, faults: Faults) -> Arc<Self> {
        let state = State {
            random: Random::new(seed),
            faults,
            names: Names::new(),
            files: BTreeMap::new(),
            next_inode: ROOT + 1,
            life: 0,
            locks: BTreeSet::new(),
            capacity: 1 << 40,
            used: 0,
            planned: VecDeque::new(),
            left_out: Vec::new(),
            operations: 0,
            off_at: None,
            trace: 0xcbf2_9ce4_8422_2325,
            suffered: Suffered::new(),
        };
        Arc::new(Self {
            state: Mutex::new(state),
            cold: AtomicBool::new(false),
            cannot_exchange: AtomicBool::new(false),
            open_files_limit: AtomicUsize::new(usize::MAX),
            read_aheads: AtomicU64::new(0),
        })
    }

    /// Ends the process or the machine: every open file and lock is dead, what is lost is lost, and the disk serves again.
    ///
    /// Returns what was lost now, and what has failed since the crash before.
    pub fn crash(&self, crash: Crash) -> Suffered {
        let mut state = self.state();
        state.note(Note::Crash(crash));
        state.life += 1;
        state.locks.clear();
        state.off_at = None;
        state.planned.clear();
        match crash {
            Crash::Power => state.lose_power(),
            Crash::Process => drop(state.suffered.insert(Fault::Killed)),
        }
        for file in state.files.values_mut() {
            file.handles = 0;
        }
        state.forget_unreachable();
        std::mem::take(&mut state.suffered)
    }

    /// The next operation of this kind fails with an I/O error. Calls add up.
    pub fn fail_next(&self, operation: Operation) {
        self.state().planned.push_back((operation, BROKEN));
    }

    /// From now on, also after crashes, calls of this kind do nothing and say that they have, where the path (of a rename: the new one)
    /// contains `path`. For [`Operation::Rename`], [`Operation::SyncDirectory`], [`Operation::SetLength`] and [`Operation::Sync`] of one file.
    pub fn leave_out(&self, operation: Operation, path: &'static str) {
        self.state().left_out.push((operation, path));
    }

    /// What fails by chance from now on.
    pub fn set_faults(&self, faults: Faults) {
        self.state().faults = faults;
    }

    /// From now on `bytes` more may be written (rounded down to pages); existing content stays.
    pub fn set_free(&self, bytes: u64) {
        let mut state = self.state();
        state.capacity = state.used.saturating_add(bytes);
    }

    /// The power goes off within the `operations`-th operation from now (1: the next), which fails, as all do until [`SimDisk::crash`].
    pub fn power_off_after(&self, operations: u64) {
        let mut state = self.state();
        state.off_at = Some(state.operations + operations.max(1));
    }

    /// Whether the power has gone off.
    pub fn is_off(&self) -> bool {
        let state = self.state();
        state.off_at.is_some_and(|at| state.operations >= at)
    }

    /// Number of operations so far.
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// Whether nothing is in memory from now on, whatever is read.
    pub fn set_cold(&self, cold: bool) {
        self.cold.store(cold, Ordering::Release);
    }

    /// From now on two names cannot be exchanged, as on some file systems.
    pub fn forbid_exchange(&self) {
        self.cannot_exchange.store(true, Ordering::Release);
    }

    /// What the process is told that it may have open; nothing is refused.
    pub fn set_open_files_limit(&self, limit: usize) {
        self.open_files_limit.store(limit, Ordering::Release);
    }

    pub(super) fn open_files_limit(&self) -> usize {
        self.open_files_limit.load(Ordering::Acquire)
    }

    /// How often a range was read ahead.
    pub fn read_aheads(&self) -> u64 {
        self.read_aheads.load(Ordering::Acquire)
    }

    /// A hash over every operation so far: its kind, file, range, bytes and outcome.
    pub fn trace(&self) -> u64 {
        self.state().trace
    }

    /// A disk of its own with the same content, which goes on from here by itself; nothing is open on it.
    pub fn fork(&self) -> Arc<Self> {
        let mut state = self.state().clone();
        state.locks.clear();
        state.off_at = None;
        state.planned.clear();
        for file in state.files.values_mut() {
            file.handles = 0;
        }
        Arc::new(Self {
            state: Mutex::new(state),
            cold: AtomicBool::new(false),
            cannot_exchange: AtomicBool::new(self.cannot_exchange.load(Ordering::Acquire)),
            open_files_limit: AtomicUsize::new(self.open_files_limit()),
            read_aheads: AtomicU64::new(0),
        })
    }

    /// What a file holds, for who looks from outside: no operation, and nothing can fail. `None`: there is no such file.
    pub fn peek(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        let content = &state.files.get(&state.find(path).ok()?)?.content;
        let mut bytes = vec![0; usize::try_from(content.len()).ok()?];
        content.read(0, &mut bytes);
        Some(bytes)
    }

    /// The names in a directory, as [`SimDisk::peek`]; none where it is missing.
    pub fn peek_names(&self, path: &Path) -> Vec<String> {
        let state = self.state();
        state.find(path).ok().and_then(|inode| state.names.list(inode)).unwrap_or_default()
    }

    /// How many files are open, each as often as it is.
    pub fn open_files(&self) -> usize {
        self.state().files.values().map(|file| file.handles as usize).sum()
    }

    /// Adds something to the trace that the world around the disk wants compared too.
    pub fn note(&self, what: u64) {
        self.state().mix(what);
    }

    pub(super) fn total_bytes(&self) -> u64 {
        self.state().capacity
    }

    pub(super) fn free_bytes(&self) -> u64 {
        let state = self.state();
        state.capacity.saturating_sub(state.used)
    }

    pub(super) fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin_names(Operation::CreateDirectory, path)?;
        let mut at = ROOT;
        for name in components(path)? {
            at = match state.names.lookup(at, &name) {
                Some(inode) if state.names.is_directory(inode) => inode,
                Some(_) => return Err(io::ErrorKind::AlreadyExists.into()),
                None => {
                    let inode = state.take_inode();
                    state.names.make_directory(at, &name, inode);
                    inode
                }
            };
        }
        Ok(())
    }

    pub(super) fn read_dir(&self, path: &Path) -> io::Result<Vec<String>> {
        let mut state = self.state();
        state.begin_names(Operation::List, path)?;
        let inode = state.find(path)?;
        state.names.list(inode).ok_or_else(|| io::ErrorKind::NotADirectory.into())
    }

    pub(super) fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let mut state = self.state();
        state.begin_names(Operation::List, path)?;
        let inode = state.find(path)?;
        let len = state.files.get(&inode).map_or(0, |file| file.content.len());
        Ok(Metadata { is_dir: state.names.is_directory(inode), len, modified_ms: 0 })
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        if state.is_left_out(Operation::Rename, to) {
            return Ok(());
        }
        state.begin_names(Operation::Rename, from)?;
        state.note(Note::Path(to));
        let (from_parent, from_name) = state.find_entry(from)?;
        let (to_parent, to_name) = state.find_entry(to)?;
        let inode = state.names.lookup(from_parent, &from_name).ok_or(io::ErrorKind::NotFound)?;
        if (from_parent, &from_name) == (to_parent, &to_name) {
            return Ok(());
        }
        let replaced = state.names.lookup(to_parent, &to_name);
        if let Some(replaced) = replaced {
            match (state.names.is_directory(inode), state.names.list(replaced)) {
                (false, None) => {}
                (true, Some(entries)) if entries.is_empty() => {}
                (true, Some(_)) => return Err(io::ErrorKind::DirectoryNotEmpty.into()),
                (true, None) => return Err(io::ErrorKind::NotADirectory.into()),
                (false, Some(_)) => return Err(io::ErrorKind::IsADirectory.into()),
            }
        }
        state.names.rename((from_parent, from_name), (to_parent, to_name), inode);
        if let Some(replaced) = replaced {
            state.unname(replaced);
        }
        Ok(())
    }

    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if self.cannot_exchange.load(Ordering::Acquire) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let mut state = self.state();
        state.begin_names(Operation::Rename, one)?;
        state.note(Note::Path(other));
        let mut sides = Vec::new();
        for path in [one, other] {
            let (parent, name) = state.find_entry(path)?;
            let inode = state.names.lookup(parent, &name).ok_or(io::ErrorKind::NotFound)?;
            sides.push(((parent, name), inode));
        }
        if let (Some(second), Some(first)) = (sides.pop(), sides.pop()) {
            state.names.exchange(first, second);
        }
        Ok(())
    }

    pub(super) fn remove_file(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin_names(Operation::Remove, path)?;
        let (parent, name) = state.find_entry(path)?;
        let inode = state.names.lookup(parent, &name).ok_or(io::ErrorKind::NotFound)?;
        if state.names.is_directory(inode) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        state.names.unlink(parent, &name);
        state.unname(inode);
        Ok(())
    }

    pub(super) fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        // Entry by entry, each an operation of its own: the power may go off between any two.
        for name in self.read_dir(path)? {
            let child = path.join(name);
            if self.metadata(&child)?.is_dir { self.remove_dir_all(&child)? } else { self.remove_file(&child)? }
        }
        let mut state = self.state();
        state.begin_names(Operation::Remove, path)?;
        let (parent, name) = state.find_entry(path)?;
        state.names.unlink(parent, &name);
        Ok(())
    }

    pub(super) fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        if state.is_left_out(Operation::SyncDirectory, path) {
            return Ok(());
        }
        state.begin_names(Operation::SyncDirectory, path)?;
        let inode = state.find(path)?;
        state.names.sync(inode);
        Ok(())
    }

    /// Everything at once, as `syncfs` does it.
    pub(super) fn sync_all(&self) -> io::Result<()> {
        let mut guard = self.state();
        let state = &mut *guard;
        let course = state.begin(Operation::Sync)?;
        for file in state.files.values_mut() {
            match course {
                Course::Normal => file.content.sync(),
                // Which names have been written by then is the power loss's choice.
                Course::Failing(OFF) => file.content.write_some_back(&mut state.random),
                Course::Failing(_) => file.content.fail_sync(&mut state.random),
            }
        }
        if course == Course::Normal {
            state.names.sync_all();
        }
        state.fail(course)
    }

    pub(super) fn open(self: &Arc<Self>, path: &Path, options: OpenOptions) -> io::Result<SimFile> {
        let mut state = self.state();
        state.begin_names(Operation::Open, path)?;
        if (options.create || options.create_new || options.truncate) && !options.write {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let (parent, name) = state.find_entry(path)?;
        let inode = match state.names.lookup(parent, &name) {
            Some(_) if options.create_new => return Err(io::ErrorKind::AlreadyExists.into()),
            Some(inode) if state.names.is_directory(inode) => return Err(io::ErrorKind::IsADirectory.into()),
            Some(inode) => inode,
            None if options.create || options.create_new => state.make_file(parent, &name),
            None => return Err(io::ErrorKind::NotFound.into()),
        };
        if options.truncate {
            state.resize(inode, 0)?;
        }
        let file = state.files.get_mut(&inode).ok_or(io::ErrorKind::NotFound)?;
        file.handles += 1;
        let life = state.life;
        drop(state);
        Ok(SimFile { disk: Arc::clone(self), inode, path: path.to_owned(), life, read: options.read, write: options.write })
    }

    /// `Some(life)` if the lock was free and is taken now.
    pub(super) fn lock(&self, path: &Path) -> io::Result<Option<u32>> {
        let mut state = self.state();
        state.begin_names(Operation::Open, path)?;
        let life = state.life;
        Ok(state.locks.insert(path.to_owned()).then_some(life))
    }

    pub(super) fn unlock(&self, path: &Path, life: u32) {
        let mut state = self.state();
        if state.life == life {
            state.locks.remove(path);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take_inode(&mut self) -> Inode {
        let inode = self.next_inode;
        self.next_inode += 1;
        inode
    }

    fn make_file(&mut self, parent: Inode, name: &str) -> Inode {
        let inode = self.take_inode();
        self.files.insert(inode, OpenFile { named: true, ..OpenFile::default() });
        self.names.link(parent, name, inode);
        inode
    }

    fn find(&self, path: &Path) -> io::Result<Inode> {
        components(path)?.iter().try_fold(ROOT, |at, name| {
            let missing = if self.names.is_directory(at) { io::ErrorKind::NotFound } else { io::ErrorKind::NotADirectory };
            self.names.lookup(at, name).ok_or_else(|| missing.into())
        })
    }

    /// The directory that a path ends in (which must exist), and the last name (which need not).
    fn find_entry(&self, path: &Path) -> io::Result<(Inode, String)> {
        let mut names = components(path)?;
        let last = names.pop().ok_or(io::ErrorKind::InvalidInput)?;
        let mut parent = ROOT;
        for name in names {
            parent = self.names.lookup(parent, &name).ok_or(io::ErrorKind::NotFound)?;
        }
        if self.names.is_directory(parent) { Ok((parent, last)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// A file has lost its name; its space returns when nobody has it open.
    fn unname(&mut self, inode: Inode) {
        if let Some(file) = self.files.get_mut(&inode) {
            file.named = false;
            if file.handles == 0 {
                self.used -= file.content.space();
            }
        }
        // Counting is cheap, walking all names is not: now and then is enough to keep memory bounded.
        if self.next_inode.is_multiple_of(256) {
            self.forget_unreachable();
        }
    }

    fn forget_unreachable(&mut self) {
        let reachable = self.names.reachable();
        self.files.retain(|inode, file| file.handles > 0 || reachable.contains(inode));
        self.names.forget_unreachable(&reachable);
        self.used = self.files.values().filter(|file| file.named || file.handles > 0).map(|file| file.content.space()).sum();
    }

    fn lose_power(&mut self) {
        self.names.lose_power(&mut self.random, &mut self.suffered);
        let reachable = self.names.reachable();
        let mut of_nobody = Suffered::new();
        for (inode, file) in &mut self.files {
            file.named = reachable.contains(inode);
            file.content.lose_power(&mut self.random, if file.named { &mut self.suffered } else { &mut of_nobody });
        }
    }

    fn is_left_out(&self, operation: Operation, path: &Path) -> bool {
        let path = path.as_os_str().as_encoded_bytes();
        let holds = |part: &str| path.windows(part.len()).any(|window| window == part.as_bytes());
        self.left_out.iter().any(|(left_out, part)| *left_out == operation && holds(part))
    }

    /// Counts an operation, and decides whether it goes wrong. Errors: only that the machine is off already.
    fn begin(&mut self, operation: Operation) -> io::Result<Course> {
        self.operations += 1;
        self.note(Note::Begin(operation));
        if let Some(off_at) = self.off_at {
            if self.operations > off_at {
                return Err(OFF.into());
            }
            if self.operations == off_at {
                self.suffered.insert(Fault::CutShort);
                return Ok(Course::Failing(OFF));
            }
        }
        if let Some(index) = self.planned.iter().position(|(planned, _)| *planned == operation) {
            let kind = self.planned.remove(index).map_or(BROKEN, |(_, kind)| kind);
            self.suffered.insert(operation.failed());
            return Ok(Course::Failing(kind));
        }
        let fails = self.random.chance(self.faults.of(operation));
        if fails {
            self.suffered.insert(operation.failed());
        }
        Ok(if fails { Course::Failing(BROKEN) } else { Course::Normal })
    }

    /// As `begin`, for operations that happen whole or not at all.
    fn begin_names(&mut self, operation: Operation, path: &Path) -> io::Result<()> {
        let course = self.begin(operation)?;
        self.note(Note::Path(path));
        self.fail(course)
    }

    fn fail(&mut self, course: Course) -> io::Result<()> {
        match course {
            Course::Normal => Ok(()),
            Course::Failing(kind) => {
                self.mix(u64::MAX);
                Err(if kind == BROKEN { io::Error::other("simulated I/O error") } else { kind.into() })
            }
        }
    }

    fn content(&mut self, inode: Inode) -> io::Result<&mut Content> {
        Ok(&mut self.files.get_mut(&inode).ok_or(OFF)?.content)
    }

    fn write(&mut self, inode: Inode, position: u64, bytes: &[u8]) -> io::Result<()> {
        let course = self.begin(Operation::Write)?;
        self.note(Note::Range(inode, position, bytes));
        let wanted = match course {
            Course::Normal => bytes.len(),
            Course::Failing(_) => usize::try_from(self.random.below(bytes.len() as u64)).unwrap_or(0),
        };
        let fits = self.fitting(inode, position, wanted)?;
        let before = self.content(inode)?.space();
        self.content(inode)?.write(position, &bytes[..fits]);
        self.used += self.content(inode)?.space() - before;
        self.write_back_by_chance(inode);
        self.fail(course)?;
        if fits < bytes.len() {
            self.suffered.insert(Fault::DiskFull);
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    /// How many of `len` bytes at `position` there is space for.
    fn fitting(&mut self, inode: Inode, position: u64, len: usize) -> io::Result<usize> {
        let free = self.capacity.saturating_sub(self.used) / PAGE as u64;
        let content = self.content(inode)?;
        let mut fits = len;
        while fits > 0 && content.pages_missing(position, fits as u64) > free {
            // Back to the last page boundary before the end.
            let end = position + fits as u64;
            let boundary = (end - 1) / PAGE as u64 * PAGE as u64;
            fits = usize::try_from(boundary.saturating_sub(position)).unwrap_or(0);
        }
        Ok(fits)
    }

    fn resize(&mut self, inode: Inode, len: u64) -> io::Result<()> {
        let content = self.content(inode)?;
        let before = content.space();
        content.set_len(len);
        let after = content.space();
        self.used = self.used.saturating_sub(before) + after;
        Ok(())
    }

    fn write_back_by_chance(&mut self, inode: Inode) {
        if self.random.chance(self.faults.write_back)
            && let Some(file) = self.files.get_mut(&inode)
        {
            file.content.write_some_back(&mut self.random);
        }
    }
}

/// What goes into the trace.
enum Note<'a> {
    Begin(Operation),
    Path(&'a Path),
    Range(Inode, u64, &'a [u8]),
    Crash(Crash),
}

impl State {
    fn note(&mut self, note: Note<'_>) {
        match note {
            Note::Begin(operation) => self.mix(operation as u64 + 1),
            Note::Path(path) => self.mix_bytes(path.as_os_str().as_encoded_bytes()),
            Note::Range(inode, position, bytes) => {
                self.mix(inode);
                self.mix(position);
                self.mix_bytes(bytes);
            }
            Note::Crash(crash) => self.mix(0x100 + crash as u64),
        }
    }

    /// One word into the hash: FNV's step, eight bytes at a time, and a turn so that high bits reach low ones.
    fn mix(&mut self, word: u64) {
        self.trace = (self.trace ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    }

    fn mix_bytes(&mut self, bytes: &[u8]) {
        self.mix(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }
}

/// The names of a path below the root. Relative paths begin at the root too: a simulated process has no other directory.
fn components(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for component in path.components() {
        match component {
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
            Component::ParentDir => {
                names.pop();
            }
            Component::Normal(name) => names.push(name.to_str().ok_or(io::ErrorKind::InvalidFilename)?.to_owned()),
        }
    }
    Ok(names)
}

/// An open file of a [`SimDisk`]; dead after a crash.
#[derive(Debug)]
pub struct SimFile {
    disk: Arc<SimDisk>,
    inode: Inode,
    /// By which it was opened.
    path: PathBuf,
    life: u32,
    read: bool,
    write: bool,
}

impl SimFile {
    pub(super) fn is_warm(&self) -> bool {
        !self.disk.cold.load(Ordering::Acquire)
    }

    pub(super) fn read_ahead(&self) {
        self.disk.read_aheads.fetch_add(1, Ordering::AcqRel);
    }

    pub(super) fn read_at(&self, position: u64, bytes: &mut [u8]) -> io::Result<usize> {
        let mut state = self.state(self.read)?;
        let course = state.begin(Operation::Read)?;
        state.fail(course)?;
        let read = state.content(self.inode)?.read(position, bytes);
        state.note(Note::Range(self.inode, position, &bytes[..read]));
        Ok(read)
    }

    pub(super) fn write_all_at(&self, position: u64, bytes: &[u8]) -> io::Result<()> {
        self.state(self.write)?.write(self.inode, position, bytes)
    }

    pub(super) fn write_vectored_all_at(&self, position: u64, slices: &mut [IoSlice<'_>]) -> io::Result<()> {
        // One operation, as it is one system call: its loss is the loss of any part of it.
        let bytes: Vec<u8> = slices.iter().flat_map(|slice| slice.iter().copied()).collect();
        self.write_all_at(position, &bytes)
    }

    pub(super) fn sync(&self) -> io::Result<()> {
        let mut guard = self.state(true)?;
        let state = &mut *guard;
        if state.is_left_out(Operation::Sync, &self.path) {
            return Ok(());
        }
        let course = state.begin(Operation::Sync)?;
        state.mix(self.inode);
        let file = state.files.get_mut(&self.inode).ok_or(OFF)?;
        match course {
            Course::Normal => file.content.sync(),
            // Cut off, not refused: what it had not written yet is still to be written, should only the process have died.
            Course::Failing(OFF) => file.content.write_some_back(&mut state.random),
            Course::Failing(_) => file.content.fail_sync(&mut state.random),
        }
        state.fail(course)
    }

    pub(super) fn set_len(&self, len: u64) -> io::Result<()> {
        let mut state = self.state(self.write)?;
        if state.is_left_out(Operation::SetLength, &self.path) {
            return Ok(());
        }
        let course = state.begin(Operation::SetLength)?;
        state.mix(self.inode);
        state.mix(len);
        state.fail(course)?;
        state.resize(self.inode, len)
    }

    pub(super) fn len(&self) -> io::Result<u64> {
        Ok(self.state(true)?.content(self.inode)?.len())
    }

    pub(super) fn allocate(&self, len: u64) -> io::Result<()> {
        let mut state = self.state(self.write)?;
        let course = state.begin(Operation::SetLength)?;
        state.mix(self.inode);
        state.mix(len);
        state.fail(course)?;
        let free = state.capacity.saturating_sub(state.used) / PAGE as u64;
        let content = state.content(self.inode)?;
        let missing = content.pages_missing(0, len);
        if missing > free {
            state.suffered.insert(Fault::DiskFull);
            return Err(io::ErrorKind::StorageFull.into());
        }
        state.content(self.inode)?.allocate(len);
        state.used += missing * PAGE as u64;
        Ok(())
    }

    /// Errors: the file was not opened for this, or a crash has ended whoever opened it.
    fn state(&self, permitted: bool) -> io::Result<MutexGuard<'_, State>> {
        if !permitted {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let state = self.disk.state();
        if state.life != self.life {
            return Err(OFF.into());
        }
        Ok(state)
    }
}

impl Drop for SimFile {
    fn drop(&mut self) {
        let mut state = self.disk.state();
        if state.life != self.life {
            return;
        }
        let Some(file) = state.files.get_mut(&self.inode) else { return };
        file.handles -= 1;
        if file.handles == 0 && !file.named {
            let space = file.content.space();
            state.used -= space;
        }
    }
}

#[cfg(test)]
mod tests;
