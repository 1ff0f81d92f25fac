//! The journal of one log directory: what `power-safe` partitions append is on stable storage once it is in here.
//!
//! ```text
//! append turn ──copies batches──▶ staging ──(one thread, one direct write for all that came meanwhile)──▶ file
//!                                                                        │ (an event)
//!   acknowledgements ◀── high watermark ◀── durable end of every touched partition, by a task of the runtime
//! ```
//!
//! - The thread sleeps while nothing is staged. What is staged beyond [`STAGED_MAX`] stops sockets from being read ([`Journal::room`]); nothing
//!   spins, and nothing is refused. What was read before that is charged to the memory for requests in flight until it is written, in frames of
//!   [`FRAME_MAX`]: many connections stage far more together than one does.
//! - When half of the journal is full, the partitions in it are synced in the background and their files are written again. Only if that
//!   is too slow the thread does it itself, and everybody waits.
//! - A file is made, zeroed and synced before it is needed: a write into it then changes no metadata of the file system.
//! - A write that fails takes the touched partitions out of service and the broker down; nothing is tried again, because nobody knows
//!   what the disk has.
//!
//! Files: `DIRECTORY/milena-journal.N`; a clean stop removes them, so a directory that Milena has left is Kafka's again.
//!
//! Not here: what a frame looks like and which file may be written again (`engine/journal`); the metadata log, which syncs itself.
//!
//! Budget: a copy of the batches and one lock an append; per group one write, one wake-up of the thread, one of the runtime. The thread takes
//! no partition's lock, but in a checkpoint of its own.
//!
//! Invariants: J1, J2, J3 of `engine/journal`.

mod found;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use milena_engine::journal::{ALIGN, Key, Place, Space, aligned, frame};
use milena_engine::log::Log;
use milena_engine::repairs::Repairs;
use milena_engine::types::{Now, Offset, Waiter};
use milena_os::Os;
use milena_os::disk::{AlignedBuffer, Disk, DurableFile, Durably, OpenOptions};
use milena_os::event::Event;
use milena_os::thread::Worker;
use tokio::sync::Notify;

use crate::admission::{Admission, Charge};
use crate::context::Broker;
use crate::disk::PartitionFiles;
use crate::partition::syncing::sync_all_written;
use crate::partition::{OutOfService, Partition};
use found::{Found, Replayed};

/// Bytes that may wait for the write under way before sockets are no longer read.
pub const STAGED_MAX: usize = 8 * 1024 * 1024;
/// Bytes of entries in one frame, unless a single batch has more.
const FRAME_MAX: usize = 2 * STAGED_MAX;
/// Room that a staging buffer keeps between writes.
const KEEP_CAPACITY: usize = FRAME_MAX + ALIGN;
/// The first file is small, so that a new broker acknowledges within milliseconds.
const FIRST_FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Files after it; also an eighth of the journal at most, so that some are full while others are written.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// A file is zeroed in pieces of this size.
const ZEROS: usize = 1024 * 1024;

/// What is to be written next.
#[derive(Debug)]
struct Staged {
    /// Room for the frame's head, then entries.
    buffer: AlignedBuffer,
    entries: u32,
    touched: Vec<Touched>,
    /// For the entries.
    charge: Option<Charge>,
}

#[derive(Debug)]
struct Touched {
    partition: Arc<Partition>,
    key: Key,
    /// One past the last offset.
    end: Offset,
}

impl Staged {
    fn new() -> Self {
        Self { buffer: AlignedBuffer::with_capacity(ALIGN), entries: 0, touched: Vec::new(), charge: None }
    }

    /// Adds an entry: `length` bytes of batches, up to `end`.
    fn push<'a>(&mut self, partition: &Arc<Partition>, end: Offset, length: usize, batches: impl Iterator<Item = &'a [u8]>) {
        let key = Key { topic: partition.topic_id, partition: partition.index };
        if self.buffer.is_empty() {
            self.buffer.extend_from_slice(&[0; frame::HEAD]);
        }
        let head = frame::entry_head(key, u32::try_from(length).expect("a batch, or less than a frame"));
        self.buffer.extend_from_slice(&head);
        batches.for_each(|batch| self.buffer.extend_from_slice(batch));
        self.entries += 1;
        match self.touched.last_mut() {
            Some(last) if Arc::ptr_eq(&last.partition, partition) => last.end = end,
            Some(_) | None => self.touched.push(Touched { partition: Arc::clone(partition), key, end }),
        }
    }

    fn charge(&mut self, bytes: usize, admission: Option<&Arc<Admission>>) {
        match (&mut self.charge, admission) {
            (Some(charge), _) => charge.enter_more(bytes),
            (none @ None, Some(admission)) => *none = Some(admission.enter(bytes)),
            (None, None) => {}
        }
    }

    fn clear(&mut self) {
        if self.buffer.capacity() > KEEP_CAPACITY {
            self.buffer = AlignedBuffer::with_capacity(ALIGN);
        }
        self.buffer.clear();
        self.entries = 0;
        self.touched.clear();
        self.charge = None;
    }
}

#[derive(Debug)]
struct Staging {
    staged: Staged,
    /// Frames before it that are full.
    full: VecDeque<Staged>,
    /// A job is at work, and looks again before it ends.
    writing: bool,
    failed: bool,
}

impl Staging {
    /// Begins another frame where `length` bytes more would be too much for this one.
    fn make_room(&mut self, length: usize) {
        if self.staged.entries > 0 && self.staged.buffer.len() + frame::ENTRY_HEAD + length > FRAME_MAX {
            self.full.push_back(std::mem::replace(&mut self.staged, Staged::new()));
        }
    }

    /// Takes what is to be written next; `spare` stands in for it.
    fn next(&mut self, spare: &mut Option<Staged>) -> Option<Staged> {
        let full = self.full.pop_front();
        if full.is_some() || self.staged.entries == 0 {
            return full;
        }
        Some(std::mem::replace(&mut self.staged, spare.take().unwrap_or_else(Staged::new)))
    }

    fn is_below_limit(&self) -> bool {
        self.full.is_empty() && self.staged.buffer.len() <= STAGED_MAX
    }
}

/// The first of `batches`, as many as one entry takes: how many, their bytes, the end of the last. `None`: there is none.
fn entry_of<'a>(batches: impl Iterator<Item = (Offset, &'a [u8])>) -> Option<(usize, usize, Offset)> {
    let mut entry = None;
    for (end, batch) in batches {
        let (count, length) = entry.map_or((0, 0), |(count, length, _)| (count, length));
        if count > 0 && frame::HEAD + frame::ENTRY_HEAD + length + batch.len() > FRAME_MAX {
            break;
        }
        entry = Some((count + 1, length + batch.len(), end));
    }
    entry
}

/// Used by the job that writes, of which there is one at a time.
#[derive(Debug)]
struct Writer {
    open: BTreeMap<u64, DurableFile>,
    /// Number of the next frame.
    sequence: u64,
    spare: Option<Staged>,
}

/// See the head of this file.
#[derive(Debug)]
pub struct Journal {
    disk: Disk,
    directory: PathBuf,
    file_bytes: u64,
    /// In every frame: whose journal it is.
    id: [u8; 16],
    worker: Worker,
    staging: Mutex<Staging>,
    writer: Mutex<Writer>,
    /// What is on stable storage and was not told yet.
    durable: Mutex<Vec<Touched>>,
    /// Says that there is some; `None`: who writes tells it himself.
    written: OnceLock<Option<Arc<Event>>>,
    space: Mutex<Space>,
    /// What an earlier life has left and nobody has asked for yet.
    found: Mutex<Found>,
    /// One at a time makes files.
    making: Mutex<()>,
    /// A job of the housekeeping is at work for the journal.
    helped: AtomicBool,
    over: AtomicBool,
    room: Notify,
    broker: OnceLock<Weak<Broker>>,
    /// The broker's.
    admission: OnceLock<Arc<Admission>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn path_of(directory: &Path, number: u64) -> PathBuf {
    directory.join(format!("{}{number}", found::PREFIX))
}

impl Journal {
    /// Opens the journal of `directory`, and looks at what an earlier life has left in it. `id`: the directory's. `limit`: bytes of its files.
    ///
    /// Errors: the disk's; `InvalidData`: the journal is of a newer format, or of another directory.
    pub fn open(os: &Os, directory: PathBuf, id: [u8; 16], limit: u64) -> io::Result<Self> {
        let mut space = Space::new(limit);
        let (found, sequence) = found::read(&os.disk, &directory, id, &mut space)?;
        if !found.is_empty() {
            tracing::info!(directory = %directory.display(), partitions = found.len(), "journal_found");
        }
        Ok(Self {
            disk: os.disk.clone(),
            directory,
            file_bytes: aligned((limit / 8).min(FILE_BYTES_MAX)),
            id,
            worker: os.worker("journal", 4)?,
            staging: Mutex::new(Staging { staged: Staged::new(), full: VecDeque::new(), writing: false, failed: false }),
            writer: Mutex::new(Writer { open: BTreeMap::new(), sequence, spare: None }),
            durable: Mutex::default(),
            written: OnceLock::new(),
            space: Mutex::new(space),
            found: Mutex::new(found),
            making: Mutex::new(()),
            helped: AtomicBool::new(false),
            over: AtomicBool::new(false),
            room: Notify::new(),
            broker: OnceLock::new(),
            admission: OnceLock::new(),
        })
    }

    /// To be called once the broker is put together, before anything is appended.
    ///
    /// Errors: the process has no descriptor left.
    pub(crate) fn belongs_to(self: &Arc<Self>, broker: &Arc<Broker>) -> io::Result<()> {
        self.broker.get_or_init(|| Arc::downgrade(broker));
        self.admission.get_or_init(|| Arc::clone(&broker.admission));
        let event = broker.os.event()?.map(Arc::new);
        if let Some(event) = self.written.get_or_init(|| event) {
            tokio::spawn(tell_what_is_durable(Arc::downgrade(self), Arc::clone(event)));
        }
        Ok(())
    }

    /// Whether an earlier life has left something of a partition that was not opened yet.
    pub(crate) fn found(&self, key: Key) -> bool {
        lock(&self.found).holds(key)
    }

    /// Appends to `log`, which was recovered, what the journal holds of it beyond its end.
    ///
    /// Errors: the disk's; `InvalidData`: the journal does not continue the log.
    pub(crate) fn replay(&self, key: Key, log: &mut Log, files: &PartitionFiles, now: Now) -> io::Result<Replayed> {
        let pieces = lock(&self.found).take(key);
        found::replay(&self.disk, &self.directory, &pieces, log, files, now)
    }

    /// What was found in it, and done with that.
    pub(crate) fn repairs(&self) -> Repairs {
        lock(&self.found).repairs.clone()
    }

    /// Every partition that there is has been opened: what the journal holds of others belongs to nobody.
    pub(crate) fn forget_rest(&self) {
        let gone = lock(&self.found).take_all();
        if gone > 0 {
            tracing::info!(directory = %self.directory.display(), partitions = gone, "journal_of_deleted_partitions");
        }
    }

    /// Stages batches of `partition` that are in its segment, each with its end. In offset order: the caller holds the append turn (J2).
    pub(crate) fn submit<'a>(self: &Arc<Self>, partition: &Arc<Partition>, batches: impl Iterator<Item = (Offset, &'a [u8])> + Clone) {
        {
            let mut staging = lock(&self.staging);
            if staging.failed {
                return;
            }
            let mut rest = batches;
            // Mostly one entry has all of them.
            while let Some((count, length, end)) = entry_of(rest.clone()) {
                staging.make_room(length);
                staging.staged.charge(length, self.admission.get());
                staging.staged.push(partition, end, length, rest.by_ref().take(count).map(|(_, batch)| batch));
            }
            if !staging.is_below_limit() {
                self.over.store(true, Ordering::Release);
            }
            if std::mem::replace(&mut staging.writing, true) {
                return;
            }
        }
        let journal = Arc::clone(self);
        if self.worker.try_hand_over(move || journal.write_staged()).is_err() {
            // The broker is being taken down: nobody is told that his records are safe.
            lock(&self.staging).writing = false;
        }
    }

    /// Bytes that are not known to be in synced segments, and those of all files.
    pub(crate) fn bytes(&self) -> (u64, u64) {
        let space = lock(&self.space);
        (space.held_bytes(), space.bytes())
    }

    /// Whether what is staged is below its limit.
    pub(crate) fn has_room(&self) -> bool {
        !self.over.load(Ordering::Acquire)
    }

    /// Returns when what is staged is below its limit. Costs a load where it is.
    pub(crate) async fn room(&self) {
        while self.over.load(Ordering::Acquire) {
            let freed = self.room.notified();
            tokio::pin!(freed);
            freed.as_mut().enable();
            if self.over.load(Ordering::Acquire) {
                freed.await;
            }
        }
    }

    /// Writes until nothing is staged.
    fn write_staged(&self) {
        let ends = EndsInFailure(self);
        loop {
            let mut writer = lock(&self.writer);
            let (staged, has_room) = {
                let mut staging = lock(&self.staging);
                let next = staging.next(&mut writer.spare);
                staging.writing = next.is_some();
                (next, staging.is_below_limit())
            };
            let Some(mut staged) = staged else { break };
            if has_room {
                self.give_room();
            }
            if let Err(error) = self.write(&mut writer, &mut staged) {
                drop(writer);
                self.fail(&error, &staged.touched);
                break;
            }
            lock(&self.durable).append(&mut staged.touched);
            match self.written.get().and_then(Option::as_deref) {
                Some(event) => event.set(),
                None => self.tell(&mut Told::default()),
            }
            staged.clear();
            writer.spare = Some(staged);
        }
        std::mem::forget(ends);
        self.ask_for_help();
    }

    /// Moves the durable ends of what was written, and wakes who waited for that.
    fn tell(&self, told: &mut Told) {
        std::mem::swap(&mut *lock(&self.durable), &mut told.touched);
        for Touched { partition, end, .. } in told.touched.drain(..) {
            partition.on_durable(end, &mut told.woken);
        }
        if let Some(broker) = self.broker() {
            broker.waiters.wake(&told.woken);
        }
        told.woken.clear();
    }

    fn write(&self, writer: &mut Writer, staged: &mut Staged) -> io::Result<()> {
        let began = self.broker().map(|broker| broker.now().monotonic);
        frame::seal(&mut staged.buffer, writer.sequence, self.id, staged.entries).ok_or_else(|| io::Error::other("a frame above 4 GiB"))?;
        staged.buffer.pad();
        let place = self.place(staged.buffer.len() as u64)?;
        if !writer.open.contains_key(&place.file) {
            let files = lock(&self.space).files();
            writer.open.retain(|number, _| files.contains(number));
        }
        let file = match writer.open.entry(place.file) {
            std::collections::btree_map::Entry::Occupied(open) => open.into_mut(),
            std::collections::btree_map::Entry::Vacant(closed) => {
                let file = self.disk.open_durable(&path_of(&self.directory, place.file))?;
                if place.position == 0 && writer.sequence <= 1 {
                    let direct = file.durably() == Durably::Direct;
                    tracing::info!(directory = %self.directory.display(), direct, "journal_begun");
                }
                closed.insert(file)
            }
        };
        file.write(place.position, &staged.buffer)?;
        writer.sequence += 1;
        let mut space = lock(&self.space);
        for touched in &staged.touched {
            space.on_written(touched.key, touched.end);
        }
        drop(space);
        if let (Some(broker), Some(began)) = (self.broker(), began) {
            broker.metrics.journal_bytes.add(staged.buffer.len() as u64);
            broker.metrics.journal_write_time.observe(broker.now().monotonic - began);
        }
        Ok(())
    }

    /// Finds room for a frame of `length` bytes, whatever it takes.
    fn place(&self, length: u64) -> io::Result<Place> {
        for attempt in 0.. {
            let more = {
                let mut space = lock(&self.space);
                if let Some(place) = space.take(length) {
                    return Ok(place);
                }
                let size = if space.bytes() == 0 { self.file_bytes.min(FIRST_FILE_BYTES_MAX) } else { self.file_bytes };
                let more = space.may_add(size, length);
                if more.is_none() {
                    space.close_current();
                }
                more
            };
            match more {
                Some(size) => self.make_file(size, length)?,
                None if attempt > 2 => break,
                None => self.checkpoint()?,
            }
        }
        Err(io::Error::other("the journal is full, and a partition in it cannot be synced"))
    }

    /// Makes a file, unless somebody has just made one that has room for `length` bytes.
    fn make_file(&self, size: u64, length: u64) -> io::Result<()> {
        let _one_at_a_time = lock(&self.making);
        let size = aligned(size);
        let (number, smaller) = {
            let mut space = lock(&self.space);
            if space.has_free(length) {
                return Ok(());
            }
            (space.next_number(), space.give_up_smaller(size))
        };
        for number in smaller {
            self.disk.remove_file(&path_of(&self.directory, number))?;
        }
        let path = path_of(&self.directory, number);
        let file = self.disk.open(&path, OpenOptions::REPLACE)?;
        file.allocate(size)?;
        let zeros = vec![0; ZEROS];
        let mut at = 0;
        while at < size {
            let piece = zeros.len().min(usize::try_from(size - at).unwrap_or(usize::MAX));
            file.write_all_at(at, &zeros[..piece])?;
            at += piece as u64;
        }
        file.sync_all()?;
        self.disk.sync_dir(&self.directory)?;
        lock(&self.space).on_added(number, size);
        Ok(())
    }

    /// Lets the housekeeping sync partitions and make files before the journal has to wait for that.
    fn ask_for_help(&self) {
        let (tight, needs_file) = {
            let space = lock(&self.space);
            (space.is_tight(), space.wants_file(self.file_bytes))
        };
        let Some(broker) = self.broker().filter(|_| tight || needs_file) else { return };
        if self.helped.swap(true, Ordering::AcqRel) {
            return;
        }
        let directory = self.directory.clone();
        let job = move |broker: &Broker| {
            let Some(journal) = broker.log_directories.journal(&directory) else { return };
            let done = if needs_file { journal.make_file(journal.file_bytes, journal.file_bytes) } else { Ok(()) };
            let done = done.and_then(|()| if tight { journal.checkpoint() } else { Ok(()) });
            journal.helped.store(false, Ordering::Release);
            if let Err(error) = done {
                journal.fail(&error, &[]);
            }
        };
        if !broker.housekeeping.help(job) {
            self.helped.store(false, Ordering::Release);
        }
    }

    /// Syncs the partitions that hold full files back, and frees those files.
    pub(crate) fn checkpoint(&self) -> io::Result<()> {
        let Some(broker) = self.broker() else { return Ok(()) };
        let find = |key: Key| broker.partitions.hosted().by_id(key.topic).and_then(|topic| topic.partition(key.partition)).map(Arc::clone);
        let owed = lock(&self.space).owed();
        let unsafe_yet = |(key, end)| find(key).filter(|partition| !partition.is_safe_without_journal(end));
        let partitions: Vec<Arc<Partition>> = owed.into_iter().filter_map(unsafe_yet).collect();
        sync_all_written(&broker, &partitions, broker.log_directories.file_system(&self.directory))?;
        // A recovery reads what the journal holds then, and little more.
        broker.write_checkpoints()?;
        // Files that are full since then are looked at with what was found out: some may be free already.
        let safe = |key: Key, end: Offset| match find(key) {
            Some(partition) => partition.is_safe_without_journal(end),
            None => !lock(&self.found).holds(key),
        };
        lock(&self.space).release(safe);
        Ok(())
    }

    /// Everything in the journal is in synced segments, and nothing is appended any more: its files go.
    pub(crate) fn remove(&self) -> io::Result<()> {
        let mut writer = lock(&self.writer);
        writer.open.clear();
        let files = lock(&self.space).files();
        if files.is_empty() {
            return Ok(());
        }
        for number in files {
            self.disk.remove_file(&path_of(&self.directory, number))?;
        }
        self.disk.sync_dir(&self.directory)
    }

    fn fail(&self, error: &io::Error, touched: &[Touched]) {
        {
            let mut staging = lock(&self.staging);
            staging.failed = true;
            staging.writing = false;
            staging.staged.clear();
            staging.full.clear();
        }
        self.give_room();
        let Some(broker) = self.broker() else { return };
        let mut woken = Vec::new();
        for touched in touched {
            touched.partition.take_out_of_service(OutOfService::Failed, &mut woken);
        }
        broker.metrics.disk_errors.increment();
        tracing::error!(directory = %self.directory.display(), %error, "journal_failed");
        broker.stopping.fail(format!("the journal in {}: {error}", self.directory.display()));
        broker.waiters.wake(&woken);
    }

    fn give_room(&self) {
        if self.over.swap(false, Ordering::AcqRel) {
            self.room.notify_waiters();
        }
    }

    fn broker(&self) -> Option<Arc<Broker>> {
        self.broker.get().and_then(Weak::upgrade)
    }
}

/// Room of who tells what is durable.
#[derive(Debug, Default)]
struct Told {
    touched: Vec<Touched>,
    woken: Vec<Waiter>,
}

/// Runs until the journal is gone: what is written while a broker stops may be waited for too.
async fn tell_what_is_durable(journal: Weak<Journal>, written: Arc<Event>) {
    let mut told = Told::default();
    loop {
        let came = written.wait().await;
        let Some(journal) = journal.upgrade() else { return };
        if let Err(error) = came {
            journal.fail(&error, &[]);
            return;
        }
        journal.tell(&mut told);
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Some(event) = self.written.get().and_then(Option::as_deref) {
            event.set();
        }
    }
}

/// Ends the journal when the job that writes it panics: else everybody would wait for it for ever.
struct EndsInFailure<'a>(&'a Journal);

impl Drop for EndsInFailure<'_> {
    fn drop(&mut self) {
        self.0.fail(&io::Error::other("its thread panicked"), &[]);
    }
}
