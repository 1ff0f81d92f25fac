//! Moves of partitions between log directories: who copies which next, how fast, and what comes of it.
//!
//! Behaviour
//! - `num.replica.alter.log.dirs.threads` threads (one a directory unless set); each copies a few MiB of one move and goes on with the next:
//!   a large partition keeps no small one waiting.
//! - `replica.alter.log.dirs.io.max.bytes.per.second` bounds what all threads copy together; a change of it applies at once. 0: nothing moves.
//! - Produce and fetch go on. When little is missing, the directory is told to the metadata; then appends queue for as long as it takes to
//!   copy and sync the rest and to rename the folder, some milliseconds mostly.
//! - Compaction of a partition waits until it has moved (as in Kafka); retention and DeleteRecords do not.
//! - A move that is called off, or whose copy cannot be written, leaves the partition where it is; the copy goes.
//! - A start goes on with what an earlier life has begun.
//! - Where a partition lies is told to the metadata whenever they say otherwise (KIP-858).
//!
//! Not here: what is copied, and when that is enough (`engine/log/relocate`); folders' names, and what a crash leaves (`disk/future`).
//!
//! Invariants
//! - V4: the metadata say the new directory, committed, before the copy's folder gets the partition's name (see `disk/future`).
//! - V5: a move has ended only when the former folder's new name is on stable storage; the next one begins after that.
//!
//! Source: KIP-113, KIP-858; semantics rule 144.

mod copy;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use milena_engine::log::FileKind;
use milena_engine::log::relocate::Relocation;
use milena_engine::metadata::{AssignDirectories, DirectoryId};
use milena_engine::types::{Monotonic, Offset, PartitionIndex, TopicId};
use milena_os::thread::{JobLost, Worker};
use tokio::sync::Notify;

use self::copy::{Arrival, Turned};
use crate::context::Broker;
use crate::controller::ControllerError;
use crate::disk::PartitionFiles;
use crate::disk::future::{Found, future_name};
use crate::partition::Partition;
use crate::partition::moving::{HeldTurn, Moving};
use crate::waiters::Signal;

/// How long a thread leaves a move alone that somebody else holds up.
const PAUSE: Duration = Duration::from_millis(10);

/// What the rest of the broker tells the mover, and what its threads tell each other.
#[derive(Debug, Default)]
pub struct Mover {
    /// Moves that no thread has in work; the one that waits longest first.
    waiting: Mutex<VecDeque<Work>>,
    stir: Notify,
    /// Until then, what was copied is within the limit.
    throttled: Mutex<Monotonic>,
    /// The limit changed, or a move was called off.
    changed: Notify,
    /// Partitions that lie elsewhere than the metadata say.
    misplaced: Mutex<BTreeMap<(TopicId, PartitionIndex), Arc<Partition>>>,
    misplaced_stir: Notify,
    /// Whoever tells the metadata of a directory: so that what was true before a move is not told after it (V4).
    telling: tokio::sync::Mutex<()>,
}

/// One move and how far it is.
#[derive(Debug)]
struct Work {
    partition: Arc<Partition>,
    moving: Arc<Moving>,
    copy: PartitionFiles,
    relocation: Relocation,
    /// The checkpoints know of it.
    begun: bool,
    /// The metadata know of it.
    told: bool,
}

impl Work {
    /// Makes the copy's folder, empty.
    fn begin(broker: &Broker, partition: &Arc<Partition>, directory: &Path) -> io::Result<Self> {
        let name = future_name(&partition.topic, partition.index, broker.os.entropy.uuid());
        let name = name.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
        let folder = broker.log_directories.make_future(directory, &name, partition.topic_id)?;
        Ok(Self {
            partition: Arc::clone(partition),
            copy: PartitionFiles::new(broker.log_directories.disk().clone(), folder.clone(), Offset::ZERO),
            moving: Arc::new(Moving::new(folder)),
            relocation: Relocation::default(),
            begun: false,
            told: false,
        })
    }
}

/// How a move ends that has not arrived.
#[derive(Debug)]
enum Off {
    /// Nobody wants it any more.
    Called,
    Failed(String),
}

impl Mover {
    /// Puts a partition into `directory`, which is one of ours: begins a move, calls one off, or finds nothing to do. Returns when it has.
    ///
    /// Errors: the folder cannot be made.
    pub(crate) async fn place(broker: &Broker, partition: &Arc<Partition>, directory: &Path) -> io::Result<()> {
        loop {
            let late = {
                let mut slot = partition.moving_slot();
                match slot.take() {
                    Some(moving) if moving.directory() == directory => {
                        *slot = Some(moving);
                        return Ok(());
                    }
                    Some(moving) if !moving.call_off() => {
                        *slot = Some(Arc::clone(&moving));
                        moving
                    }
                    called_off => {
                        if called_off.is_some() {
                            broker.mover.changed.notify_waiters();
                        }
                        if partition.site().files.folder().parent() != Some(directory) {
                            *slot = Some(broker.mover.begin(broker, partition, directory)?);
                        }
                        return Ok(());
                    }
                }
            };
            // It has as good as arrived there: from there it goes on.
            late.over().await;
        }
    }

    fn begin(&self, broker: &Broker, partition: &Arc<Partition>, directory: &Path) -> io::Result<Arc<Moving>> {
        let work = Work::begin(broker, partition, directory)?;
        tracing::info!(topic = %partition.topic, partition = partition.index.get(), to = %directory.display(), "move_begun");
        let moving = Arc::clone(&work.moving);
        self.put(work);
        Ok(moving)
    }

    /// The partition lies elsewhere than the metadata say.
    pub(crate) fn on_misplaced(&self, partition: &Arc<Partition>) {
        lock(&self.misplaced).insert((partition.topic_id, partition.index), Arc::clone(partition));
        self.misplaced_stir.notify_one();
    }

    /// Options changed: what waits for the limit looks at it anew.
    pub(crate) fn look_again(&self) {
        *lock(&self.throttled) = Monotonic::default();
        self.changed.notify_waiters();
    }

    /// A partition is no more, and its move with it.
    pub(crate) fn on_called_off(&self) {
        self.changed.notify_waiters();
    }

    fn put(&self, work: Work) {
        lock(&self.waiting).push_back(work);
        self.stir.notify_one();
    }

    async fn next(&self) -> Work {
        loop {
            let next = {
                let mut waiting = lock(&self.waiting);
                let next = waiting.pop_front();
                if !waiting.is_empty() {
                    self.stir.notify_one();
                }
                next
            };
            match next {
                Some(work) => return work,
                None => self.stir.notified().await,
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Goes on with what an earlier life has begun, and starts the threads' tasks; they end when the broker stops.
pub(crate) fn start(broker: &Arc<Broker>, tasks: &mut tokio::task::JoinSet<()>) -> io::Result<()> {
    for ((topic, index), found) in broker.log_directories.take_found() {
        match broker.partitions.hosted().by_name(&topic).and_then(|topic| topic.partition(index)) {
            Some(partition) => resume(broker, partition, found)?,
            None => broker.log_directories.disk().remove_dir_all(&found.folder)?,
        }
    }
    if broker.log_directories.paths().count() > 1 {
        for thread in 0..broker.config.log.move_threads.max(1) {
            let worker = broker.os.worker(&format!("mover-{thread}"), 1)?;
            tasks.spawn(run(Arc::clone(broker), worker));
        }
    }
    tasks.spawn(tell_misplaced(Arc::clone(broker)));
    Ok(())
}

fn resume(broker: &Broker, partition: &Arc<Partition>, found: Found) -> io::Result<()> {
    let disk = broker.log_directories.disk();
    let Found { folder, synced } = found;
    let mut sizes = BTreeMap::new();
    for name in disk.read_dir(&folder)? {
        if let Some((kind, base)) = FileKind::of_name(&name) {
            sizes.insert((base, kind), disk.metadata(&folder.join(name))?.len);
        }
    }
    let size = |base, kind| sizes.get(&(base, kind)).copied();
    let Ok(relocation) = partition.look(|log, _| Relocation::resume(log, synced, size)) else { return Ok(()) };
    let copy = PartitionFiles::new(disk.clone(), folder.clone(), Offset::ZERO);
    copy.take_out_all_but(|base| relocation.keeps(base))?;
    let moving = Arc::new(Moving::new(folder));
    moving.note(&relocation);
    tracing::info!(topic = %partition.topic, partition = partition.index.get(), to = %moving.directory().display(), kept = relocation.bytes(), "move_resumed");
    *partition.moving_slot() = Some(Arc::clone(&moving));
    broker.mover.put(Work { partition: Arc::clone(partition), moving, copy, relocation, begun: false, told: false });
    Ok(())
}

async fn run(broker: Arc<Broker>, worker: Worker) {
    loop {
        let work = tokio::select! {
            biased;
            _ = broker.stopping.begun() => return,
            work = broker.mover.next() => work,
        };
        let (partition, moving) = (Arc::clone(&work.partition), Arc::clone(&work.moving));
        match one_turn(&broker, &worker, work).await {
            Ok(Some(work)) => broker.mover.put(work),
            Ok(None) => {}
            Err(lost) => {
                // Its copy is found and gone on with by the next start.
                tracing::error!(topic = %partition.topic, partition = partition.index.get(), error = %lost, "move_lost");
                broker.metrics.moves_failed.increment();
                partition.end_move(&moving);
            }
        }
    }
}

/// One turn of a move; `None`: it has ended.
async fn one_turn(broker: &Arc<Broker>, worker: &Worker, mut work: Work) -> Result<Option<Work>, JobLost> {
    within_limit(broker, &work.moving).await;
    if broker.stopping.word().is_some() {
        return Ok(Some(work));
    }
    let copying = Arc::clone(broker);
    let (returned, turned) = worker
        .run(move || {
            let turned = copy::turn(&copying, &mut work);
            (work, turned)
        })
        .await?;
    work = returned;
    match turned {
        Turned::Moved(bytes) => {
            broker.mover.charge(broker, bytes);
            Ok(Some(work))
        }
        Turned::HeldUp => {
            pause(broker).await;
            Ok(Some(work))
        }
        Turned::Ready if !work.told => tell(broker, worker, work).await,
        Turned::Ready => arrive(broker, worker, work).await,
        Turned::Off(off) => leave(broker, worker, work, off).await,
    }
}

impl Mover {
    fn charge(&self, broker: &Broker, moved: u64) {
        broker.metrics.moved_bytes.add(moved);
        let Some(limit) = broker.options.levels().move_bytes_per_second() else { return };
        let time = Duration::try_from_secs_f64(moved as f64 / (limit.max(1) as f64)).unwrap_or(Duration::MAX);
        let mut throttled = lock(&self.throttled);
        *throttled = (*throttled).max(broker.now().monotonic) + time;
    }
}

/// Returns when more may be copied, or nobody wants it any more.
async fn within_limit(broker: &Broker, moving: &Moving) {
    loop {
        let changed = broker.mover.changed.notified();
        tokio::pin!(changed);
        // Else a change between the look and the wait would be missed.
        changed.as_mut().enable();
        let until = match broker.options.levels().move_bytes_per_second() {
            None => return,
            Some(0) => Duration::MAX,
            Some(_) => lock(&broker.mover.throttled).0,
        };
        if moving.is_called_off() || broker.now().monotonic.0 >= until {
            return;
        }
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return,
            () = changed => {}
            () = broker.os.clock.sleep_until(until) => {}
        }
    }
}

async fn pause(broker: &Broker) {
    let until = broker.now().monotonic + PAUSE;
    tokio::select! {
        biased;
        _ = broker.stopping.begun() => {}
        () = broker.os.clock.sleep_until(until.0) => {}
    }
}

/// The copy lacks little: its directory's checkpoints are made right for it, and the metadata are told where it is about to be (V4).
async fn tell(broker: &Arc<Broker>, worker: &Worker, mut work: Work) -> Result<Option<Work>, JobLost> {
    let writing = Arc::clone(broker);
    let written = worker.run(move || copy::write_checkpoints(&writing)).await?;
    if let Err(error) = written {
        return leave(broker, worker, work, Off::Failed(error.to_string())).await;
    }
    let Some(directory) = broker.log_directories.id(work.moving.directory()) else { return Ok(None) };
    let telling = broker.mover.telling.lock().await;
    // Meanwhile somebody may have said what is right instead, and would be contradicted for good.
    if work.moving.is_called_off() {
        return Ok(Some(work));
    }
    let told = say(broker, &[(&work.partition, directory)]).await;
    drop(telling);
    // Deleted meanwhile, it is found to be so at the next turn.
    work.told = told.is_ok();
    if !work.told {
        pause(broker).await;
    }
    Ok(Some(work))
}

async fn say(broker: &Broker, replicas: &[(&Arc<Partition>, DirectoryId)]) -> Result<(), ControllerError> {
    let replicas = replicas.iter().map(|(partition, directory)| (partition.topic_id, partition.index, *directory)).collect();
    broker.cluster.forward.assign_directories(AssignDirectories { broker: broker.cluster.node, replicas }).await.map(drop)
}

/// The end of a move: with the append turn the rest is copied and the folders change places.
async fn arrive(broker: &Arc<Broker>, worker: &Worker, mut work: Work) -> Result<Option<Work>, JobLost> {
    let signal = Arc::new(Signal::default());
    let registration = broker.waiters.register(Arc::clone(&signal));
    let Ok(turn) = HeldTurn::ask(broker, &work.partition, registration.waiter()) else { return Ok(Some(work)) };
    loop {
        match turn.is_there() {
            Ok(true) => break,
            Ok(false) => tokio::select! {
                biased;
                _ = broker.stopping.begun() => return Ok(Some(work)),
                () = signal.raised() => {}
            },
            // What became of it is told by the next turn.
            Err(_) => return Ok(Some(work)),
        }
    }
    let arriving = Arc::clone(broker);
    let (returned, arrival) = worker
        .run(move || {
            let arrival = copy::arrive(&arriving, &mut work, turn);
            (work, arrival)
        })
        .await?;
    work = returned;
    match arrival {
        Arrival::HeldUp => {
            pause(broker).await;
            Ok(Some(work))
        }
        Arrival::Off(off) => leave(broker, worker, work, off).await,
        Arrival::There => {
            work.partition.end_move(&work.moving);
            broker.cleaner.look_again();
            Ok(None)
        }
        // The broker stops; the next start finds out where it is.
        Arrival::InDoubt => {
            work.partition.end_move(&work.moving);
            Ok(None)
        }
    }
}

/// The partition stays where it is, and its copy goes.
async fn leave(broker: &Arc<Broker>, worker: &Worker, work: Work, off: Off) -> Result<Option<Work>, JobLost> {
    let (topic, index) = (Arc::clone(&work.partition.topic), work.partition.index);
    match off {
        Off::Called => tracing::info!(%topic, partition = index.get(), to = %work.moving.directory().display(), "move_called_off"),
        Off::Failed(error) => {
            broker.metrics.moves_failed.increment();
            tracing::error!(%topic, partition = index.get(), to = %work.moving.directory().display(), error, "move_given_up");
        }
    }
    let (dropping, unique) = (Arc::clone(broker), broker.os.entropy.uuid());
    let moving = Arc::clone(&work.moving);
    let folder = moving.folder().to_owned();
    let dropped = worker.run(move || dropping.log_directories.drop_folder(&folder, &topic, index, unique)).await?;
    if let Err(error) = dropped {
        // The next start drops it.
        tracing::warn!(folder = %moving.folder().display(), %error, "copy_not_removed");
    }
    work.partition.end_move(&moving);
    broker.mover.on_misplaced(&work.partition);
    Ok(None)
}

/// Tells the metadata where partitions lie that they have elsewhere: new ones, and those that stay after all.
async fn tell_misplaced(broker: Arc<Broker>) {
    loop {
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return,
            () = broker.mover.misplaced_stir.notified() => {}
        }
        let telling = broker.mover.telling.lock().await;
        let misplaced = std::mem::take(&mut *lock(&broker.mover.misplaced));
        // One that moves says itself what is right, and comes here if it stays.
        let settled = misplaced.values().filter(|partition| !partition.is_out_of_service() && !partition.is_moving());
        let places: Vec<_> = settled.filter_map(|partition| Some((partition, directory_of(&broker, partition)?))).collect();
        if !places.is_empty() && say(&broker, &places).await.is_err() {
            places.iter().for_each(|(partition, _)| broker.mover.on_misplaced(partition));
            drop(telling);
            pause(&broker).await;
        }
    }
}

/// The id of the directory in which a partition lies.
pub(crate) fn directory_of(broker: &Broker, partition: &Partition) -> Option<DirectoryId> {
    broker.log_directories.id(partition.site().files.folder().parent()?)
}
