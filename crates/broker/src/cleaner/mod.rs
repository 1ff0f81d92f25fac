//! The cleaner: which partition is compacted next, by whom, how fast.
//!
//! Behaviour
//! - `log.cleaner.threads` threads; each takes the dirtiest partition that is due and that none of the others has in work, again and again.
//!   Found nothing, it looks again after `log.cleaner.backoff.ms`, and only if something was written since, or will be due by time.
//! - `log.cleaner.dedupe.buffer.size` is shared by the threads and bounds the memory for keys; a small log takes less, an idle cleaner none.
//!   Each pass has the share that was one when it began; where passes with larger shares are at work, the next waits for one of them to end.
//! - `log.cleaner.io.max.bytes.per.second` bounds what all threads read and write together.
//! - All of these change while the broker runs: the threads, the pause and the rate at once, the memory with the next pass. A thread that is not wanted
//!   any more ends its pass first.
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
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use milena_config::CleanerConfig;
use milena_engine::log::compact::{Candidate, KeyMemory, Plan};
use milena_engine::types::{Monotonic, Offset, PartitionIndex, TopicId};
use milena_os::thread::Worker;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

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
    /// Threads that are wanted. Sent again when other options change: who waits by the old ones looks again.
    wanted: watch::Sender<usize>,
    /// Threads that there are.
    threads: AtomicUsize,
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
    /// Bytes for keys that passes at work may take.
    key_bytes: u64,
    /// Somebody had to go away without.
    keys_missed: bool,
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

    /// Goes by these options from now on.
    pub(crate) fn follow(&self, now: Monotonic, config: &CleanerConfig) {
        // What an old rate made wait may go on.
        self.shared().throttled = now;
        self.wanted.send_replace(wanted(config));
        self.look_again();
    }

    /// Takes memory for the keys of a pass; `None`: passes that are at work have too much of it, and one of them has to end first.
    fn take_keys(&self, config: &CleanerConfig) -> Option<Keys<'_>> {
        let share = config.dedupe_buffer_bytes / u64::try_from(config.threads.max(1)).unwrap_or(u64::MAX);
        let mut shared = self.shared();
        if shared.key_bytes > 0 && shared.key_bytes.saturating_add(share) > config.dedupe_buffer_bytes {
            shared.keys_missed = true;
            return None;
        }
        shared.key_bytes += share;
        Some(Keys { cleaner: self, bytes: share })
    }

    /// Partitions that cannot be compacted.
    pub fn left_alone(&self) -> usize {
        self.shared().left_alone.len()
    }

    /// Threads that there are.
    pub fn threads(&self) -> usize {
        self.threads.load(Ordering::Relaxed)
    }

    /// Partitions that are being compacted.
    pub fn in_work(&self) -> usize {
        self.shared().in_work.len()
    }

    /// What the threads are about, for metrics.
    pub(crate) fn watch(&self) -> Watched {
        let shared = self.shared();
        Watched { in_work: shared.in_work.clone(), left_alone: shared.left_alone.clone(), threads: self.threads() }
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
    pub(crate) threads: usize,
}

/// A pass's part of the memory for keys.
struct Keys<'a> {
    cleaner: &'a Cleaner,
    bytes: u64,
}

impl Drop for Keys<'_> {
    fn drop(&mut self) {
        let mut shared = self.cleaner.shared();
        shared.key_bytes -= self.bytes;
        if std::mem::take(&mut shared.keys_missed) {
            drop(shared);
            self.cleaner.on_written();
        }
    }
}

/// What a thread found to do.
enum Found {
    Work(Arc<Partition>, Box<Plan>),
    /// Nothing; `ripens`: something will be due by time.
    Nothing {
        ripens: bool,
    },
}

/// Starts the threads; they end when the broker stops.
pub(crate) fn start(broker: &Arc<Broker>, tasks: &mut JoinSet<()>) -> io::Result<()> {
    if !broker.config.log.cleaner.enable {
        return Ok(());
    }
    // What the metadata said before there were threads.
    let count = wanted(&broker.options.config().log.cleaner);
    broker.cleaner.wanted.send_replace(count);
    let first = (0..count).map(|number| Ok((number, worker(broker, number)?))).collect::<io::Result<BTreeMap<_, _>>>()?;
    tasks.spawn(keep(Arc::clone(broker), first));
    Ok(())
}

fn wanted(config: &CleanerConfig) -> usize {
    if config.enable { config.threads } else { 0 }
}

fn worker(broker: &Broker, number: usize) -> io::Result<Worker> {
    broker.os.worker(&format!("cleaner-{number}"), 1)
}

/// Keeps as many threads as are wanted.
async fn keep(broker: Arc<Broker>, mut first: BTreeMap<usize, Worker>) {
    let mut wanted = broker.cleaner.wanted.subscribe();
    let (mut threads, mut running) = (JoinSet::new(), BTreeSet::new());
    loop {
        let count = *wanted.borrow_and_update();
        for number in (0..count).filter(|number| !running.contains(number)).collect::<Vec<_>>() {
            match first.remove(&number).map_or_else(|| worker(&broker, number), Ok) {
                Ok(worker) => {
                    running.insert(number);
                    threads.spawn(run(Arc::clone(&broker), worker, number));
                }
                Err(error) => tracing::error!(number, %error, "cleaner_thread_not_started"),
            }
        }
        broker.cleaner.threads.store(running.len(), Ordering::Relaxed);
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => break,
            Some(ended) = threads.join_next() => match ended {
                Ok(number) => _ = running.remove(&number),
                Err(error) => tracing::error!(%error, "cleaner_thread_lost"),
            },
            // The sender lives as long as the broker.
            _ = wanted.changed() => {}
        }
    }
    while threads.join_next().await.is_some() {}
}

/// The loop of thread `number`, until it is not wanted any more. Returns the number.
async fn run(broker: Arc<Broker>, worker: Worker, number: usize) -> usize {
    let mut wanted = broker.cleaner.wanted.subscribe();
    let backoff = || broker.options.config().log.cleaner.backoff.max(Duration::from_millis(1));
    // Retention waits for log.initial.task.delay.ms; the cleaner begins with the broker, as Kafka's does.
    let mut deadline = broker.now().monotonic;
    loop {
        if *wanted.borrow_and_update() <= number {
            return number;
        }
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return number,
            () = broker.os.clock.sleep_until(deadline.0) => {}
            // By a shorter pause it may be time already.
            _ = wanted.changed() => {
                deadline = deadline.min(broker.now().monotonic + backoff());
                continue;
            }
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
                        _ = broker.stopping.begun() => return number,
                        () = broker.cleaner.stir.notified() => {}
                        _ = wanted.changed() => {}
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
    let options = broker.options.config();
    let config = &options.log.cleaner;
    let Some(keys) = broker.cleaner.take_keys(config) else { return false };
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
    let memory = KeyMemory { bytes: keys.bytes, load_ppm: config.load_ppm, seed: broker.os.entropy.next_u64() };
    let mut pass = Pass::new(plan, memory, config.io_buffer_bytes / config.threads.max(1));
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
                if !throttle(broker, moved).await {
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

/// Waits until `moved` more bytes are within the limit, as it is now and may become; `false`: the broker stops.
async fn throttle(broker: &Broker, moved: u64) -> bool {
    let mut wanted = broker.cleaner.wanted.subscribe();
    loop {
        let now = broker.now().monotonic;
        let time = broker.options.config().log.cleaner.time_for(moved);
        let until = {
            let mut shared = broker.cleaner.shared();
            shared.throttled = shared.throttled.max(now) + time;
            shared.throttled
        };
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return false,
            () = broker.os.clock.sleep_until(until.0) => return true,
            // What everybody waits for was forgotten with the change: it is counted anew, by the new rate.
            _ = wanted.changed() => {}
        }
    }
}
