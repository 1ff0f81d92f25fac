//! The cleaner: which partition is compacted next, by whom, how fast.
//!
//! Behaviour
//! - `log.cleaner.threads` threads; each takes the dirtiest partition that is due and that none of the others has in work, again and again.
//!   Found nothing, it looks again after `log.cleaner.backoff.ms`, and only if something was written since, or will be due by time.
//! - `log.cleaner.dedupe.buffer.size` is shared by the threads and bounds the memory for keys; a small log takes less, an idle cleaner none.
//!   Each pass has the share that was one when it began; where passes with larger shares are at work, the next waits for one of them to end.
//! - `log.cleaner.io.max.bytes.per.second` bounds what all threads read and write together: within a pass, and before the next one.
//! - All of these change while the broker runs: the threads, the pause and the rate at once, the memory with the next pass. A thread that is not wanted
//!   any more ends its pass first.
//! - What a pass takes is synced before, so that recovery never has to tell a gap of compaction from one of a power loss.
//! - A partition that cannot be compacted (damage, or a pass that panics) is reported once, counted, and left alone until the next start; others go on.
//!   A disk without room for the new segments, or one that does not read or write them this time, is no fault of the partition: it is tried
//!   again later. A sync that fails before the pass puts the directory in doubt, as everywhere.
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
use milena_engine::log::Log;
use milena_engine::log::compact::{Candidate, KeyMemory, Plan};
use milena_engine::types::{Monotonic, Offset, PartitionIndex, TopicId};
use milena_os::thread::{JobLost, Worker};
use tokio::sync::{Notify, watch};
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};

use self::pass::{Pass, PassError, Progress};
use crate::context::Broker;
use crate::disk::PartitionFiles;
use crate::disk::compacted::{Placed, Ready};
use crate::partition::Partition;

/// Bytes that a thread moves before it looks whether it is to go on.
const TURN_BYTES: u64 = 8 << 20;
/// A partition that the disk did not let compact is not tried again sooner.
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
    /// Partitions that the disk did not let compact, and until when others come first.
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

/// A partition that a thread has in work until it is dropped.
struct InWork<'a> {
    cleaner: &'a Cleaner,
    id: PartitionId,
}

impl Drop for InWork<'_> {
    fn drop(&mut self) {
        self.cleaner.shared().in_work.remove(&self.id);
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
    let (mut threads, mut running) = (JoinSet::new(), BTreeMap::new());
    loop {
        let count = *wanted.borrow_and_update();
        for number in (0..count).filter(|number| !running.contains_key(number)).collect::<Vec<_>>() {
            match first.remove(&number).map_or_else(|| worker(&broker, number), Ok) {
                Ok(worker) => _ = running.insert(number, threads.spawn(run(Arc::clone(&broker), worker, number))),
                Err(error) => tracing::error!(number, %error, "cleaner_thread_not_started"),
            }
        }
        broker.cleaner.threads.store(running.len(), Ordering::Relaxed);
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => break,
            Some(ended) = threads.join_next_with_id() => {
                if let Err(error) = forget(&mut running, ended) {
                    tracing::error!(%error, "cleaner_thread_lost");
                    // Another one takes its place, but not in a circle.
                    pause(&broker).await;
                }
            }
            // The sender lives as long as the broker.
            _ = wanted.changed() => {}
        }
    }
    while threads.join_next().await.is_some() {}
}

/// Takes a thread that has ended from those that run, however it ended.
fn forget(running: &mut BTreeMap<usize, AbortHandle>, ended: Result<(Id, ()), JoinError>) -> Result<(), JoinError> {
    let id = ended.as_ref().map_or_else(JoinError::id, |(id, ())| *id);
    running.retain(|_, thread| thread.id() != id);
    ended.map(drop)
}

fn backoff(broker: &Broker) -> Duration {
    broker.options.config().log.cleaner.backoff.max(Duration::from_millis(1))
}

async fn pause(broker: &Broker) {
    let until = broker.now().monotonic + backoff(broker);
    tokio::select! {
        biased;
        _ = broker.stopping.begun() => {}
        () = broker.os.clock.sleep_until(until.0) => {}
    }
}

/// The loop of thread `number`, until it is not wanted any more.
async fn run(broker: Arc<Broker>, worker: Worker, number: usize) {
    let mut wanted = broker.cleaner.wanted.subscribe();
    // Retention waits for log.initial.task.delay.ms; the cleaner begins with the broker, as Kafka's does.
    let mut deadline = broker.now().monotonic;
    loop {
        if *wanted.borrow_and_update() <= number {
            return;
        }
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return,
            () = broker.os.clock.sleep_until(deadline.0) => {}
            // By a shorter pause, or a higher rate, it may be time already.
            _ = wanted.changed() => {
                deadline = deadline.min(broker.now().monotonic + backoff(&broker));
                continue;
            }
        }
        broker.cleaner.written.store(false, Ordering::Release);
        let looking = Arc::clone(&broker);
        match worker.run(move || look(&looking)).await {
            Ok(Found::Work(partition, plan)) => {
                let in_work = InWork { cleaner: &broker.cleaner, id: (partition.topic_id, partition.index) };
                // There may be more for another thread.
                broker.cleaner.stir.notify_one();
                let cleaned = clean(&broker, &worker, &partition, *plan).await;
                // A move or a deletion of the partition need not wait until its last bytes are within the limit.
                drop(in_work);
                let pause = if cleaned.again { Duration::ZERO } else { backoff(&broker) };
                deadline = charge(&broker, cleaned.owed).max(broker.now().monotonic + pause);
            }
            Ok(Found::Nothing { ripens }) => {
                if !ripens && !broker.cleaner.written.load(Ordering::Acquire) {
                    tokio::select! {
                        biased;
                        _ = broker.stopping.begun() => return,
                        () = broker.cleaner.stir.notified() => {}
                        _ = wanted.changed() => {}
                    }
                }
                deadline = broker.now().monotonic + backoff(&broker);
            }
            Err(_) => {
                tracing::error!("cleaner_look_lost");
                deadline = broker.now().monotonic + backoff(&broker);
            }
        }
    }
}

/// Finds the dirtiest partition that is due and takes it.
fn look(broker: &Broker) -> Found {
    let now = broker.now();
    let hosted = broker.partitions.hosted();
    let mut shared = broker.cleaner.shared();
    shared.put_off.retain(|_, until| *until > now.monotonic);
    shared.left_alone.retain(|(topic, _)| hosted.by_id(*topic).is_some());
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

/// What became of a partition that was taken.
#[derive(Debug, Clone, Copy, Default)]
struct Cleaned {
    /// The next one is to be looked for at once.
    again: bool,
    /// Bytes that were moved since it last waited for its rate.
    owed: u64,
}

/// Compacts one partition.
async fn clean(broker: &Arc<Broker>, worker: &Worker, partition: &Arc<Partition>, plan: Plan) -> Cleaned {
    let began = broker.now().monotonic;
    let options = broker.options.config();
    let config = &options.log.cleaner;
    let Some(keys) = broker.cleaner.take_keys(config) else { return Cleaned::default() };
    let (syncer, syncing, up_to) = (Arc::clone(broker), Arc::clone(partition), plan.up_to);
    match worker.run(move || sync_before(&syncer, &syncing, up_to)).await {
        Ok(Ok(true)) => {}
        Ok(Ok(false)) => {
            broker.cleaner.on_written();
            return Cleaned::default();
        }
        Ok(Err(error)) => {
            broker.on_disk_error(partition, &error);
            return Cleaned::default();
        }
        Err(lost) => {
            report_lost(broker, partition, lost);
            return Cleaned::default();
        }
    }
    let memory = KeyMemory { bytes: keys.bytes, load_ppm: config.load_ppm, seed: broker.os.entropy.next_u64() };
    let mut pass = Pass::new(plan, memory, config.io_buffer_bytes / config.threads.max(1));
    loop {
        let (turning, at) = (Arc::clone(broker), Arc::clone(partition));
        let turned = worker.run(move || {
            let turned = turn(&turning, &at, &mut pass);
            (pass, turned)
        });
        let (returned, Turned { moved: owed, outcome }) = match turned.await {
            Ok(turned) => turned,
            Err(lost) => {
                report_lost(broker, partition, lost);
                return Cleaned::default();
            }
        };
        pass = returned;
        match outcome {
            Ok(Outcome::More) => {
                if !throttle(broker, owed).await {
                    return Cleaned::default();
                }
            }
            Ok(Outcome::Done) => {
                let now = broker.now();
                broker.metrics.cleaner_pass_time.observe(now.monotonic - began);
                broker.metrics.cleaner_last_pass.set(now.wall.get() / 1000);
                return Cleaned { again: true, owed };
            }
            Ok(Outcome::GivenUp) => return Cleaned { again: true, owed },
            Err(error) => {
                report(broker, partition, &error);
                return Cleaned { again: false, owed };
            }
        }
    }
}

/// What was done in one turn of a thread.
struct Turned {
    moved: u64,
    outcome: Result<Outcome, PassError>,
}

/// How a pass stands after a turn.
enum Outcome {
    More,
    Done,
    /// It ends before its end, and for no fault of the partition's.
    GivenUp,
}

fn turn(broker: &Broker, partition: &Arc<Partition>, pass: &mut Pass) -> Turned {
    let site = partition.site();
    let mut moved = 0;
    let outcome = steps(broker, partition, &site.files, pass, &mut moved);
    if !matches!(outcome, Ok(Outcome::More)) {
        pass.give_up(&site.files);
    }
    Turned { moved, outcome }
}

/// Steps until enough has been `moved` for a turn, which is told whatever the outcome.
fn steps(
    broker: &Broker,
    partition: &Arc<Partition>,
    files: &PartitionFiles,
    pass: &mut Pass,
    moved: &mut u64,
) -> Result<Outcome, PassError> {
    while *moved < TURN_BYTES && !ends_early(partition) {
        let stepped = pass.step(files);
        if let Err(PassError::Gone { segment, generation }) = &stepped {
            let has = |log: &Log| log.segments().iter().any(|found| (found.base, found.generation) == (*segment, *generation));
            if !partition.look(|log, _| has(log)).unwrap_or(false) {
                return Ok(Outcome::GivenUp);
            }
        }
        match stepped? {
            Progress::Moved(bytes) => *moved += bytes,
            Progress::Ready(ready) => {
                if !place(broker, partition, *ready)? {
                    return Ok(Outcome::GivenUp);
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
                return Ok(Outcome::Done);
            }
        }
    }
    Ok(if ends_early(partition) { Outcome::GivenUp } else { Outcome::More })
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

/// Tells why a pass ended before its end, and leaves the partition alone for a while or until the next start. Others may be fine.
fn report(broker: &Broker, partition: &Partition, error: &PassError) {
    broker.cleaner.on_written();
    if partition.is_out_of_service() {
        return;
    }
    match error {
        PassError::Gone { .. } => put_off(broker, partition, error),
        PassError::Io(io) if !is_damage(io) => put_off(broker, partition, error),
        PassError::Io(_) | PassError::Unclean(_) | PassError::NoRoom { .. } => leave_alone(broker, partition, error),
    }
}

fn put_off(broker: &Broker, partition: &Partition, error: &PassError) {
    tracing::warn!(topic = %partition.topic, partition = partition.index.get(), %error, "compaction_put_off");
    let until = broker.now().monotonic + PUT_OFF;
    broker.cleaner.shared().put_off.insert((partition.topic_id, partition.index), until);
}

/// A pass panicked: our own fault, which the next one would meet again.
fn report_lost(broker: &Broker, partition: &Partition, lost: JobLost) {
    broker.cleaner.on_written();
    leave_alone(broker, partition, &lost);
}

fn leave_alone(broker: &Broker, partition: &Partition, error: &dyn std::error::Error) {
    tracing::error!(topic = %partition.topic, partition = partition.index.get(), error = %error, "partition_not_compactable");
    broker.cleaner.shared().left_alone.insert((partition.topic_id, partition.index));
}

/// Whether the bytes are wrong, which they stay; what else a disk says may pass.
fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}

/// Takes `moved` more bytes from what may be read and written. Returns when they are within the limit.
fn charge(broker: &Broker, moved: u64) -> Monotonic {
    let now = broker.now().monotonic;
    if moved == 0 {
        return now;
    }
    let time = broker.options.config().log.cleaner.time_for(moved);
    let mut shared = broker.cleaner.shared();
    shared.throttled = shared.throttled.max(now) + time;
    shared.throttled
}

/// Waits until `moved` more bytes are within the limit, as it is now and may become; `false`: the broker stops.
async fn throttle(broker: &Broker, moved: u64) -> bool {
    let mut wanted = broker.cleaner.wanted.subscribe();
    loop {
        let until = charge(broker, moved);
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => return false,
            () = broker.os.clock.sleep_until(until.0) => return true,
            // What everybody waits for was forgotten with the change: it is counted anew, by the new rate.
            _ = wanted.changed() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_lost_thread_gives_its_number_back() {
        let (mut threads, mut running) = (JoinSet::new(), BTreeMap::new());
        running.insert(0, threads.spawn(std::future::pending()));
        running.insert(1, threads.spawn(async { panic!("on purpose") }));
        let lost = threads.join_next_with_id().await.expect("one ends");
        assert!(forget(&mut running, lost).is_err());
        assert_eq!(running.keys().copied().collect::<Vec<_>>(), [0]);
    }
}
