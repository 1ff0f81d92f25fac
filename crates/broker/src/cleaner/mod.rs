//! The cleaner: which partition is compacted next, by whom, how fast.
//!
//! Behaviour
//! - `log.cleaner.threads` threads; each takes the dirtiest partition that is due and that none of the others has in work, again and again.
//!   Found nothing, it looks again after `log.cleaner.backoff.ms`, and only if something was written since, or will be due by time.
//! - `log.cleaner.dedupe.buffer.size` is shared by the threads and bounds the memory for keys; a small log takes less, an idle cleaner none.
//! - `log.cleaner.io.max.bytes.per.second` bounds what all threads read and write together.
//! - What a pass takes is synced before, so that recovery never has to tell a gap of compaction from one of a power loss.
//! - A partition that cannot be compacted (damage, mostly) is reported once, counted, and left alone until the next start; others go on.
//!   A disk without room for the new segments is no fault of the partition: it is tried again later.
//! - Where the last pass ended is noted in the directory's `cleaner-offset-checkpoint`.
//!
//! Appends and readers never wait for it: they meet it at the partition's lock for as long as a segment is exchanged in memory.
//! Not here: what stays (`engine/log/compact`), names of files (`disk/compacted`).
//!
//! Source: semantics rules 64-66, 133-135.

pub mod pass;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use milena_config::CleanerConfig;
use milena_engine::log::compact::{Candidate, KeyMemory, Plan};
use milena_engine::types::{Monotonic, Offset, PartitionIndex, TopicId};
use milena_os::thread::Worker;
use tokio::sync::Notify;

use self::pass::{Pass, PassError, Progress};
use crate::context::Broker;
use crate::disk::compacted::{Placed, Ready};
use crate::partition::Partition;

/// Bytes that a thread moves before it looks whether it is to go on.
const TURN_BYTES: u64 = 8 << 20;
/// A partition for which the disk had no room is not tried again sooner.
const PUT_OFF: Duration = Duration::from_secs(60);

pub(crate) type PartitionId = (TopicId, PartitionIndex);

/// What the rest of the broker tells the cleaner, and what its threads tell each other.
#[derive(Debug, Default)]
pub struct Cleaner {
    stir: Notify,
    /// Something was written since a thread last looked.
    written: AtomicBool,
    shared: Mutex<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    in_work: BTreeSet<PartitionId>,
    /// Partitions that cannot be compacted.
    left_alone: BTreeSet<PartitionId>,
    /// Partitions for which the disk had no room, and until when others come first.
    put_off: BTreeMap<PartitionId, Monotonic>,
    /// Until then, what was read and written is within the limit.
    throttled: Monotonic,
}

impl Cleaner {
    /// A partition was written to. Costs a load, but for the first time since a thread looked.
    pub fn on_written(&self) {
        if !self.written.load(Ordering::Relaxed) && !self.written.swap(true, Ordering::AcqRel) {
            self.stir.notify_one();
        }
    }

    /// Options or partitions changed: what is due is looked at anew.
    pub fn look_again(&self) {
        self.on_written();
    }

    /// Partitions that cannot be compacted.
    pub fn left_alone(&self) -> usize {
        self.shared().left_alone.len()
    }

    /// What the threads are about, for metrics.
    pub(crate) fn watch(&self) -> Watched {
        let shared = self.shared();
        Watched { in_work: shared.in_work.clone(), left_alone: shared.left_alone.clone() }
    }

    /// Whether a thread has the partition in work. Who has said before that it moves is told so once at most: no further pass begins.
    pub(crate) fn has_in_work(&self, partition: &Partition) -> bool {
        self.shared().in_work.contains(&(partition.topic_id, partition.index))
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// See [`Cleaner::watch`].
#[derive(Debug)]
pub(crate) struct Watched {
    pub(crate) in_work: BTreeSet<PartitionId>,
    /// Partitions that cannot be compacted.
    pub(crate) left_alone: BTreeSet<PartitionId>,
}

/// What a thread found to do.
enum Found {
    Work(Arc<Partition>, Box<Plan>),
    /// Nothing; `ripens`: something will be due by time.
    Nothing {
        ripens: bool,
    },
}

/// Starts the threads' tasks; they end when the broker stops.
pub(crate) fn start(broker: &Arc<Broker>, tasks: &mut tokio::task::JoinSet<()>) -> io::Result<()> {
    let config = &broker.config.log.cleaner;
    for thread in 0..if config.enable { config.threads } else { 0 } {
        let worker = broker.os.worker(&format!("cleaner-{thread}"), 1)?;
        tasks.spawn(run(Arc::clone(broker), worker));
    }
    Ok(())
}

async fn run(broker: Arc<Broker>, worker: Worker) {
    let backoff = || broker.options.config().log.cleaner.backoff.max(Duration::from_millis(1));
    // Retention waits for log.initial.task.delay.ms; the cleaner begins with the broker, as Kafka's does.
    let mut deadline = broker.now().monotonic;
    loop {
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return,
            () = broker.os.clock.sleep_until(deadline.0) => {}
        }
        broker.cleaner.written.store(false, Ordering::Release);
        let looking = Arc::clone(&broker);
        match worker.run(move || look(&looking)).await {
            Ok(Found::Work(partition, plan)) => {
                let id = (partition.topic_id, partition.index);
                // There may be more for another thread.
                broker.cleaner.stir.notify_one();
                let again = clean(&broker, &worker, &partition, *plan).await;
                broker.cleaner.shared().in_work.remove(&id);
                deadline = broker.now().monotonic + if again { Duration::ZERO } else { backoff() };
            }
            Ok(Found::Nothing { ripens }) => {
                if !ripens && !broker.cleaner.written.load(Ordering::Acquire) {
                    tokio::select! {
                        biased;
                        _ = broker.stopping.begun() => return,
                        () = broker.cleaner.stir.notified() => {}
                    }
                }
                deadline = broker.now().monotonic + backoff();
            }
            Err(_) => tracing::error!("cleaner_look_lost"),
        }
    }
}

/// Finds the dirtiest partition that is due and takes it.
fn look(broker: &Broker) -> Found {
    let now = broker.now();
    let hosted = broker.partitions.hosted();
    let mut shared = broker.cleaner.shared();
    shared.put_off.retain(|_, until| *until > now.monotonic);
    let (mut best, mut ripens): (Option<(&Arc<Partition>, Candidate)>, bool) = (None, false);
    for partition in hosted.topics().filter(|topic| topic.config().cleanup_policy.compact).flat_map(|topic| topic.partitions()) {
        let id = (partition.topic_id, partition.index);
        if shared.in_work.contains(&id) || shared.left_alone.contains(&id) || partition.is_moving() {
            continue;
        }
        if shared.put_off.contains_key(&id) {
            ripens = true;
            continue;
        }
        let cleaned_to = partition.cleaned_to();
        let candidate = partition.look(|log, view| {
            let candidate = log.compaction(now, view.high_watermark, cleaned_to)?;
            Some((candidate, candidate.is_due(log.options())))
        });
        let Ok(Some((candidate, due))) = candidate else { continue };
        ripens |= candidate.ripens;
        if due && best.as_ref().is_none_or(|(_, so_far)| candidate.share_cmp(so_far).is_gt()) {
            best = Some((partition, candidate));
        }
    }
    let planned = best.and_then(|(partition, candidate)| {
        let plan = partition.look(|log, _| log.plan_compaction(now, &candidate)).ok()?;
        Some((Arc::clone(partition), plan))
    });
    match planned {
        Some((partition, plan)) => {
            shared.in_work.insert((partition.topic_id, partition.index));
            Found::Work(partition, Box::new(plan))
        }
        None => Found::Nothing { ripens },
    }
}

/// Compacts one partition. Returns whether to look for the next one at once.
async fn clean(broker: &Arc<Broker>, worker: &Worker, partition: &Arc<Partition>, plan: Plan) -> bool {
    let began = broker.now().monotonic;
    let (syncing, up_to) = (Arc::clone(partition), plan.up_to);
    let syncer = Arc::clone(broker);
    let synced = worker.run(move || sync_before(&syncer, &syncing, up_to)).await;
    let synced = match synced.unwrap_or_else(|lost| Err(io::Error::other(lost))) {
        Ok(true) => Ok(()),
        Ok(false) => {
            broker.cleaner.on_written();
            return false;
        }
        Err(error) => Err(error),
    };
    // What is altered holds from the next pass on; the threads are those of the start, and share the memory.
    let options = broker.options.config();
    let config = &CleanerConfig { threads: broker.config.log.cleaner.threads, ..options.log.cleaner.clone() };
    let mut pass = Pass::new(plan, key_memory(broker, config), piece(config));
    let mut outcome = synced.map_err(PassError::from);
    while outcome.is_ok() {
        let (turning, at) = (Arc::clone(broker), Arc::clone(partition));
        let turn = worker.run(move || {
            let turned = turn(&turning, &at, &mut pass).inspect_err(|_| pass.give_up(&at.site().files));
            (pass, turned)
        });
        let Ok((returned, turned)) = turn.await else { return false };
        pass = returned;
        match turned {
            Ok(Turned { moved, done: false }) => {
                if !throttle(broker, config, moved).await {
                    return false;
                }
            }
            Ok(Turned { done: true, .. }) => {
                let now = broker.now();
                broker.metrics.cleaner_pass_time.observe(now.monotonic - began);
                broker.metrics.cleaner_last_pass.set(now.wall.get() / 1000);
                return true;
            }
            Err(error) => outcome = Err(error),
        }
    }
    if let Err(error) = outcome {
        report(broker, partition, &error);
    }
    // Another partition may be fine.
    broker.cleaner.on_written();
    false
}

/// What was done in one turn of a thread.
struct Turned {
    moved: u64,
    done: bool,
}

fn turn(broker: &Broker, partition: &Arc<Partition>, pass: &mut Pass) -> Result<Turned, PassError> {
    let mut moved = 0;
    let site = partition.site();
    while moved < TURN_BYTES && !ends_early(partition) {
        match pass.step(&site.files)? {
            Progress::Moved(bytes) => moved += bytes,
            Progress::Ready(ready) => {
                if !place(broker, partition, *ready)? {
                    return Ok(Turned { moved, done: true });
                }
            }
            Progress::Done { end, counts } => {
                partition.note_cleaned(end);
                broker.log_directories.write_cleaned(|| broker.standings())?;
                tracing::debug!(
                    topic = %partition.topic, partition = partition.index.get(), end = end.get(), records_read = counts.records_read,
                    records_kept = counts.records_kept, bytes_read = counts.bytes_read, bytes_written = counts.bytes_written, "log_compacted"
                );
                broker.metrics.cleaner_read_bytes.add(counts.bytes_read);
                broker.metrics.cleaner_written_bytes.add(counts.bytes_written);
                return Ok(Turned { moved, done: true });
            }
        }
    }
    let done = ends_early(partition);
    if done {
        pass.give_up(&site.files);
    }
    Ok(Turned { moved, done })
}

/// A partition that is about to move is left alone until it has (as Kafka does): else its copy would be made again and again.
fn ends_early(partition: &Partition) -> bool {
    partition.is_out_of_service() || partition.is_moving()
}

/// Puts a segment in place; `false`: its sources went meanwhile, and the pass with them.
fn place(broker: &Broker, partition: &Arc<Partition>, ready: Ready) -> Result<bool, PassError> {
    let placed = partition.site().files.put_in_place(ready, |rewritten, publish| {
        let taken = partition.change(|log, _| match log.replace(&rewritten.sources, rewritten.segment.clone()) {
            Ok(segment) => {
                publish(segment.generation);
                true
            }
            Err(_) => false,
        });
        taken == Ok(true)
    });
    match placed {
        Ok(Placed::InPlace(files)) => {
            broker.housekeeping.retire_later(broker, partition, files);
            Ok(true)
        }
        Ok(Placed::NotWanted) => Ok(false),
        Err(error) => {
            // Half of the names may have changed, and the log goes by the new ones.
            broker.on_disk_error(partition, &error);
            Err(error.into())
        }
    }
}

/// Syncs what the pass takes, and notes it: a recovery that took the segments for unsynced would cut the log at the first gap.
/// `false`: the last index entries of a segment are still on their way.
fn sync_before(broker: &Broker, partition: &Partition, up_to: Offset) -> io::Result<bool> {
    if partition.checkpointed() < up_to {
        partition.sync_closed(broker)?;
        broker.write_checkpoints()?;
    }
    Ok(partition.checkpointed() >= up_to)
}

fn report(broker: &Broker, partition: &Partition, error: &PassError) {
    if partition.is_out_of_service() {
        return;
    }
    let (topic, index) = (&partition.topic, partition.index.get());
    match error {
        PassError::Io(error) if error.kind() == io::ErrorKind::StorageFull => {
            tracing::warn!(%topic, partition = index, %error, "compaction_put_off");
            let until = broker.now().monotonic + PUT_OFF;
            broker.cleaner.shared().put_off.insert((partition.topic_id, partition.index), until);
        }
        PassError::Io(_) | PassError::Unclean(_) | PassError::NoRoom { .. } => {
            tracing::error!(%topic, partition = index, %error, "partition_not_compactable");
            broker.cleaner.shared().left_alone.insert((partition.topic_id, partition.index));
        }
    }
}

/// Waits until `moved` more bytes are within the limit; `false`: the broker stops.
async fn throttle(broker: &Broker, config: &CleanerConfig, moved: u64) -> bool {
    let now = broker.now().monotonic;
    let until = {
        let mut shared = broker.cleaner.shared();
        shared.throttled = shared.throttled.max(now) + config.time_for(moved);
        shared.throttled
    };
    tokio::select! {
        biased;
        _ = broker.stopping.begun() => false,
        () = broker.os.clock.sleep_until(until.0) => true,
    }
}

fn key_memory(broker: &Broker, config: &CleanerConfig) -> KeyMemory {
    let threads = u64::try_from(config.threads.max(1)).unwrap_or(u64::MAX);
    KeyMemory { bytes: config.dedupe_buffer_bytes / threads, load_ppm: config.load_ppm, seed: broker.os.entropy.next_u64() }
}

fn piece(config: &CleanerConfig) -> usize {
    config.io_buffer_bytes / config.threads.max(1)
}
