//! What happens to logs while nobody asks: retention, checkpoints, syncs of closed segments, removal of retired files.
//!
//! Behaviour
//! - Retention is looked at every `log.retention.check.interval.ms` while something is written, else when the oldest segment of some
//!   partition will be over age. Retired files go `file.delete.delay.ms` later (rule 82).
//! - Checkpoints are written `log.flush.offset.checkpoint.interval.ms` after the first write since the last ones; closed segments are
//!   synced before, so that recovery reads the active ones only.
//! - `flush.ms` of a topic: what is written is synced so long after it at the latest. (`flush.messages` is met by the append itself.)
//! - An idle broker sets no timer but for what will expire, and makes no wake-ups.
//! - Log starts, of retention and of DeleteRecords, are checkpointed before anybody is told of them (rule 22).
//!
//! All of it blocks, so it runs on a named thread. Not here: what is over (`engine/log/retain`), compaction (`cleaner`).
//!
//! Source: semantics rules 20-22, 82.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::Duration;

use milena_config::TopicConfig;
use milena_engine::log::{Durability, Effects, Log};
use milena_engine::types::{Monotonic, Now, Offset, Timestamp};
use milena_os::Os;
use milena_os::thread::Worker;
use tokio::sync::Notify;

use crate::context::Broker;
use crate::disk::PartitionFiles;
use crate::partition::{OutOfService, Partition};

/// Jobs that may wait for the thread.
const JOBS_MAX: usize = 64;

/// Files that are renamed out of the way, and when they go.
#[derive(Debug)]
struct Retired {
    due: Monotonic,
    files: Vec<PathBuf>,
    /// A whole folder, likewise.
    folder: Option<PathBuf>,
}

/// What the rest of the broker tells the housekeeping, and its thread.
#[derive(Debug)]
pub struct Housekeeping {
    stir: Notify,
    /// Something was written since the last checkpoints.
    written: AtomicBool,
    worker: Worker,
    retired: Mutex<Vec<Retired>>,
    /// Whose housekeeping it is, for jobs that look at all partitions.
    broker: OnceLock<Weak<Broker>>,
}

impl Housekeeping {
    pub fn start(os: &Os) -> io::Result<Self> {
        let worker = os.worker("housekeeping", JOBS_MAX)?;
        Ok(Self { stir: Notify::new(), written: AtomicBool::new(false), worker, retired: Mutex::new(Vec::new()), broker: OnceLock::new() })
    }

    /// To be called once the broker is put together.
    pub(crate) fn belongs_to(&self, broker: &Arc<Broker>) {
        self.broker.get_or_init(|| Arc::downgrade(broker));
    }

    /// A partition was written to. Costs a load, but for the first time since the last checkpoints.
    pub fn on_written(&self) {
        if !self.written.load(Ordering::Relaxed) && !self.written.swap(true, Ordering::AcqRel) {
            self.stir.notify_one();
        }
    }

    /// Retention options or partitions changed: what is due is looked at anew.
    pub fn look_again(&self) {
        self.stir.notify_one();
    }

    /// Files of a partition that are out of use go when `file.delete.delay.ms` has passed.
    pub(crate) fn retire_later(&self, broker: &Broker, partition: &Partition, files: Vec<PathBuf>) {
        if !files.is_empty() {
            self.retire(broker, partition, files, None);
        }
    }

    /// As [`Housekeeping::retire_later`], for the folder that a partition has left.
    pub(crate) fn retire_folder_later(&self, broker: &Broker, partition: &Partition, folder: PathBuf) {
        self.retire(broker, partition, Vec::new(), Some(folder));
    }

    fn retire(&self, broker: &Broker, partition: &Partition, files: Vec<PathBuf>, folder: Option<PathBuf>) {
        let hosted = broker.partitions.hosted();
        let delay = hosted.by_id(partition.topic_id).map_or(0, |topic| topic.config().file_delete_delay_ms);
        let due = broker.now().monotonic + Duration::from_millis(u64::try_from(delay).unwrap_or(0));
        self.retired().push(Retired { due, files, folder });
        self.stir.notify_one();
    }

    /// Does something for another room between its own jobs. `false`: too much waits, and it was not taken.
    pub(crate) fn help(&self, job: impl FnOnce(&Broker) + Send + 'static) -> bool {
        let Some(broker) = self.broker.get().cloned() else { return false };
        let job = move || {
            if let Some(broker) = broker.upgrade() {
                job(&broker);
            }
        };
        self.worker.try_hand_over(job).is_ok()
    }

    fn retired(&self) -> std::sync::MutexGuard<'_, Vec<Retired>> {
        self.retired.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When what is to be done.
#[derive(Debug, Default)]
struct Due {
    checkpoints: Option<Monotonic>,
    retention: Option<Monotonic>,
    flush: Option<Monotonic>,
}

/// Runs until the broker stops.
pub(crate) async fn run(broker: Arc<Broker>) {
    let mut due = Due::default();
    let mut not_before = broker.now().monotonic + broker.config.log.initial_task_delay;
    loop {
        set(&broker, &mut due, not_before);
        let removal = broker.housekeeping.retired().iter().map(|retired| retired.due).min();
        let next = [due.checkpoints, due.retention, due.flush, removal].into_iter().flatten().min();
        let deadline = next.map_or(Duration::MAX, |next| next.0);
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return,
            () = broker.os.clock.sleep_until(deadline) => {}
            () = broker.housekeeping.stir.notified() => continue,
        }
        let now = broker.now();
        let is_due = |at: Option<Monotonic>| at.is_some_and(|at| at <= now.monotonic);
        let round = Round { retention: is_due(due.retention), checkpoints: is_due(due.checkpoints), flush: is_due(due.flush) };
        if round.retention {
            due.retention = None;
            not_before = now.monotonic + broker.config.log.retention_check_interval;
        }
        if round.checkpoints {
            due.checkpoints = None;
        }
        if round.flush {
            due.flush = None;
        }
        if round.checkpoints || round.flush {
            // The next write stirs again.
            broker.housekeeping.written.store(false, Ordering::Release);
        }
        let working = Arc::clone(&broker);
        if broker.housekeeping.worker.run(move || round.perform(&working, now)).await.is_err() {
            tracing::error!("housekeeping_round_lost");
        }
    }
}

/// Sets what is not set and should be.
fn set(broker: &Broker, due: &mut Due, not_before: Monotonic) {
    let now = broker.now();
    let written = broker.housekeeping.written.load(Ordering::Acquire);
    if written && due.checkpoints.is_none() {
        due.checkpoints = Some(now.monotonic + broker.config.log.recovery_checkpoint_interval);
    }
    if written && due.flush.is_none() {
        let hosted = broker.partitions.hosted();
        let wait = hosted.topics().map(|topic| topic.config().flush_ms).filter(|flush_ms| *flush_ms < i64::MAX).min();
        due.flush = wait.map(|wait| now.monotonic + Duration::from_millis(u64::try_from(wait).unwrap_or(0)));
    }
    // What is written may be too much at any time; what only ages has its moment.
    due.retention = if written { Some(not_before) } else { oldest(broker).map(|at| monotonic_of(now, at).max(not_before)) };
}

fn oldest(broker: &Broker) -> Option<Timestamp> {
    let hosted = broker.partitions.hosted();
    let due =
        hosted.topics().flat_map(|topic| topic.partitions()).filter_map(|partition| partition.look(|log, _| log.retain_due()).ok()?);
    due.min()
}

fn monotonic_of(now: Now, at: Timestamp) -> Monotonic {
    let wait = u64::try_from(at.get().saturating_sub(now.wall.get())).unwrap_or(0);
    now.monotonic + Duration::from_millis(wait)
}

/// One visit to all partitions.
#[derive(Debug, Clone, Copy)]
struct Round {
    retention: bool,
    checkpoints: bool,
    flush: bool,
}

impl Round {
    fn perform(self, broker: &Broker, now: Now) {
        let hosted = broker.partitions.hosted();
        let partitions = || hosted.topics().flat_map(|topic| topic.partitions().map(move |partition| (topic, partition)));
        let mut done = remove_retired(broker, now);
        if self.retention {
            let over = |(topic, partition): (_, &Arc<Partition>)| Some((topic, Arc::clone(partition), partition.note_retention(now)?));
            let over: Vec<_> = partitions().filter_map(over).collect();
            // First of all: see `Standing::log_start`.
            if !over.is_empty() && done.is_ok() {
                done = begin_where_noted(broker);
            }
            for (topic, partition, from) in over {
                if done.is_ok()
                    && let Err(error) = partition.retain_from(broker, &topic.config(), now, from)
                {
                    return broker.on_disk_error(&partition, &error);
                }
            }
        }
        for (topic, partition) in partitions() {
            let synced = match self {
                Self { flush: true, .. } if topic.config().flush_ms < i64::MAX => partition.sync_written(broker),
                Self { checkpoints: true, .. } => partition.sync_closed(broker),
                Self { .. } => Ok(()),
            };
            if let Err(error) = synced {
                return broker.on_disk_error(partition, &error);
            }
        }
        if self.checkpoints {
            done = done.and_then(|()| broker.write_checkpoints());
        }
        if let Err(error) = done {
            tracing::error!(%error, "log_directory_failed");
            broker.stopping.fail(format!("a log directory failed: {error}"));
        }
    }
}

fn remove_retired(broker: &Broker, now: Now) -> io::Result<()> {
    let due: Vec<Retired> = broker.housekeeping.retired().extract_if(.., |retired| retired.due <= now.monotonic).collect();
    let disk = broker.log_directories.disk();
    due.iter().try_for_each(|retired| {
        PartitionFiles::remove(disk, &retired.files)?;
        match retired.folder.as_ref().map(|folder| disk.remove_dir_all(folder)) {
            Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Some(Ok(()) | Err(_)) | None => Ok(()),
        }
    })
}

/// Lets logs begin where DeleteRecords has noted; returns when that holds.
pub(crate) async fn move_log_starts(broker: &Broker) -> io::Result<()> {
    let Some(working) = broker.housekeeping.broker.get().and_then(Weak::upgrade) else { return Ok(()) };
    let moved = broker.housekeeping.worker.run(move || begin_where_noted(&working)).await;
    moved.unwrap_or_else(|lost| Err(io::Error::other(lost)))
}

/// Writes down where logs are to begin, then lets them: whoever is told of a log start, it is still that after a crash.
fn begin_where_noted(broker: &Broker) -> io::Result<()> {
    let hosted = broker.partitions.hosted();
    // What is noted from here on is another job's: it may be missing in the checkpoint.
    let noted = |partition: &Arc<Partition>| Some((Arc::clone(partition), partition.start_to_come()?));
    let noted: Vec<_> = hosted.topics().flat_map(|topic| topic.partitions()).filter_map(noted).collect();
    if noted.is_empty() {
        return Ok(());
    }
    // A journal is replayed batch by batch, and a log start in the middle of one cuts none: so what lies below is synced first. Until
    // then no checkpoint tells of such a start (see `Partition::standings`).
    for (partition, start) in &noted {
        let runs_ahead = |log: &Log| log.options().durability == Durability::PowerSafe && log.synced() < *start;
        if partition.look(|log, _| runs_ahead(log)).unwrap_or(false) {
            partition.sync_written(broker)?;
        }
    }
    broker.log_directories.write_log_starts(|| broker.standings())?;
    noted.iter().try_for_each(|(partition, start)| partition.unless_deleted(partition.begin_at(*start)))
}

impl Partition {
    /// The log lets go of what lies below `from`, which is its start on disk already.
    fn retain_from(&self, broker: &Broker, config: &TopicConfig, now: Now, from: Offset) -> io::Result<()> {
        let mut effects = Effects::default();
        // Out of service, nothing of it is touched.
        let _ = self.change(|log, _| log.retain_from(now, from, &mut effects));
        if !effects.deleted.is_empty() {
            broker.metrics.segments_deleted.add(u64::try_from(effects.deleted.len()).unwrap_or(0));
            tracing::info!(topic = %self.topic, partition = self.index.get(), segments = effects.deleted.len(), "segments_retired");
        }
        let mut files = Vec::new();
        self.unless_deleted(self.perform(&effects).map(|renamed| files = renamed))?;
        if !files.is_empty() {
            let delay = Duration::from_millis(u64::try_from(config.file_delete_delay_ms).unwrap_or(0));
            broker.housekeeping.retired().push(Retired { due: now.monotonic + delay, files, folder: None });
        }
        Ok(())
    }

    /// Syncs the closed segments above the recovery point, and moves it. One whose last batches or index entries are still on their way
    /// counts as open: another round does it.
    pub(crate) fn sync_closed(&self, broker: &Broker) -> io::Result<()> {
        let _one_after_another = self.syncing();
        let mut effects = Effects::default();
        let _stays = self.stay();
        let plan = self.change(|log, _| {
            log.take_index(&mut effects);
            let mut unsynced = log.unsynced_segments();
            unsynced.retain(|base| *base < log.indexed());
            (log.indexed(), unsynced)
        });
        let Ok((up_to, closed)) = plan else { return Ok(()) };
        self.unless_deleted(self.perform_staying(&effects).map(drop))?;
        if !closed.is_empty() {
            self.unless_deleted(self.sync_segments(broker, closed))?;
            let _ = self.change(|log, _| log.on_flushed(up_to));
        }
        Ok(())
    }

    /// Who is at work on a topic while it is deleted finds its files gone, and has nothing to do any more.
    pub(crate) fn unless_deleted(&self, done: io::Result<()>) -> io::Result<()> {
        if self.out_of_service() == Some(OutOfService::Deleted) { Ok(()) } else { done }
    }
}
