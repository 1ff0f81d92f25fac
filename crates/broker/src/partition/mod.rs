//! A partition that this broker leads: the engine's log and leader behind one short lock, its files beside it.
//!
//! Deliberately not here: any rule (they are in `engine/log` and `engine/replica`), files' layout (`disk`).
//!
//! Two things order what happens:
//! - the *state lock*, held for memory only; a panic under it poisons it, and the partition is out of service until it is loaded anew;
//! - the *append turn* (`turn`): batches get their offsets and places under the lock, and whoever finds the turn free writes them,
//!   his own and those that queue meanwhile, in offset order.
//!
//! Invariants: P1: bytes are written in offset order, each place once. P2: `high_watermark` and `written` only grow while in service.
//! P3: a partition whose file could not be written answers nothing more until it is loaded anew.
//!
//! Where it lies may change while it is served (`moving`): who appends has the turn, who changes files otherwise holds [`Partition::stay`],
//! readers plan anew where files were taken.
//!
//! Reading order: this file, `turn`, `read`, `syncing`, `moving`, `table`, `figures`.

pub mod figures;
pub mod hosting;
pub mod moving;
pub mod read;
pub(crate) mod syncing;
pub mod table;
#[cfg(test)]
pub(crate) mod tests;
pub mod time;
pub mod turn;

use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use milena_config::TopicConfig;
use milena_config::topic_config;
use milena_engine::log::{self, Durability, Log, LogOptions, ProducerError, ResumePoint};
use milena_engine::replica::leader::{self, Ends, Leader, TooFewReplicas, UpTo};
use milena_engine::replica::view::View;
use milena_engine::types::{LeaderEpoch, Now, Offset, PartitionIndex, Timestamp, TopicId, Waiter};
use milena_protocol::batch::TimestampType;
use milena_protocol::batch::validate::Checked;

use self::moving::Moving;
use self::turn::{Place, Turn, Turns};
use crate::context::Broker;
use crate::disk::closing::Left;
use crate::disk::{Opened, PartitionFiles, Standing};
use crate::journal::Journal;
use crate::refusal::Refusal;

/// A partition hosted and led here.
#[derive(Debug)]
pub struct Partition {
    pub topic: Arc<str>,
    pub topic_id: TopicId,
    pub index: PartitionIndex,
    /// `durability=power-safe`: appends become durable in a journal.
    journaled: bool,
    site: RwLock<Arc<Site>>,
    /// Held by who changes files outside the append turn, so that they are not exchanged meanwhile; it guards no memory, and may be held
    /// while that blocks.
    stays: RwLock<()>,
    /// Its way to another directory.
    moving: Mutex<Option<Arc<Moving>>>,
    state: Mutex<State>,
    /// Copies for those who only look; they never run ahead of the state.
    high_watermark: AtomicI64,
    log_end: AtomicI64,
    /// 0: in service; else the number of an `OutOfService`.
    out_of_service: AtomicU8,
    /// Where the last compaction ended; -1: there was none.
    cleaned_to: AtomicI64,
    /// The recovery point that the directory's checkpoint says.
    checkpointed: AtomicI64,
    /// Where its next recovery may begin inside a segment: everything below is synced.
    resume: Mutex<Option<Arc<ResumePoint>>>,
    /// Bytes that went out to consumers since the start.
    sent_bytes: AtomicU64,
    /// Threads that sync in the background do so one after another: none counts what another has taken and not yet written.
    syncing: Mutex<()>,
}

/// Where a partition lies.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) files: PartitionFiles,
    /// Where appends become durable; `None` with `durability=page-cache`.
    pub(crate) journal: Option<Arc<Journal>>,
}

#[derive(Debug)]
struct State {
    log: Log,
    /// The log start once it is on disk; at or below the present one, nothing is to come.
    start_to_come: Offset,
    leader: Leader,
    turn: Turn,
    appended: figures::Appended,
    /// Used again for every event.
    released: leader::Effects,
}

/// What DeleteRecords asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartMoves {
    /// The log start, or what it will be.
    pub start: Offset,
    /// Whether it is still to move.
    pub moves: bool,
}

/// One of the places where a partition's log lies; while it moves there are two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub folder: PathBuf,
    /// Of its segments.
    pub bytes: u64,
    /// Offsets that it lacks of what is served.
    pub lag: i64,
    /// Whether it is to take the other's place once it has everything.
    pub future: bool,
}

/// Why the partition cannot be used any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutOfService {
    #[error("the partition is out of service until it is loaded anew: its log directory failed, or its state is in doubt")]
    Failed,
    #[error("the topic was deleted")]
    Deleted,
}

impl OutOfService {
    const fn number(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Deleted => 2,
        }
    }
}

/// Why a batch is not appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    #[error(transparent)]
    OutOfService(#[from] OutOfService),
    #[error(transparent)]
    TooFewReplicas(#[from] TooFewReplicas),
    #[error(transparent)]
    Refused(#[from] log::AppendError),
}

/// Who must have a batch before it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acks {
    /// Nobody: the client awaits no answer.
    None,
    /// The leader's segment.
    Leader,
    /// Every in-sync replica; at least `min_insync_replicas` of them.
    All { min_insync_replicas: usize },
}

/// A batch that has its offsets; it counts when the high watermark reaches `counts_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    pub base_offset: Offset,
    /// One past its last offset. For a duplicate of a stored batch it may be reached already.
    pub counts_at: Offset,
    /// Set where the topic stamps records itself.
    pub log_append_time: Option<Timestamp>,
    pub log_start: Offset,
}

/// A validated batch.
#[derive(Debug)]
pub struct Incoming<'a> {
    pub bytes: &'a mut [u8],
    /// Where `bytes` lie in what `Turns::perform` will be handed; `None`: they are kept by the turn.
    pub at: Option<Range<usize>>,
    pub checked: &'a Checked,
    pub acks: Acks,
    pub by: Waiter,
}

impl Partition {
    /// Begins to lead what was recovered: a lone replica's high watermark is its log end.
    pub fn new(topic: Arc<str>, topic_id: TopicId, index: PartitionIndex, opened: Opened, epoch: LeaderEpoch) -> Self {
        let Opened { log, files, cleaned_to, checkpointed, scanned_bytes: _, resume, journal } = opened;
        let end = log.end();
        assert_eq!(log.acknowledgeable(), end, "R1: the high watermark counts, so it is as safe as the topic asks for");
        Self {
            topic,
            topic_id,
            index,
            journaled: journal.is_some(),
            site: RwLock::new(Arc::new(Site { files, journal })),
            stays: RwLock::new(()),
            moving: Mutex::new(None),
            state: Mutex::new(State {
                log,
                start_to_come: Offset::ZERO,
                leader: Leader::new(epoch, end, 1),
                turn: Turn::default(),
                appended: figures::Appended::default(),
                released: leader::Effects::default(),
            }),
            high_watermark: AtomicI64::new(end.get()),
            log_end: AtomicI64::new(end.get()),
            out_of_service: AtomicU8::new(0),
            cleaned_to: AtomicI64::new(cleaned_to.unwrap_or(Offset::NONE).get()),
            checkpointed: AtomicI64::new(checkpointed.get()),
            resume: Mutex::new(resume),
            sent_bytes: AtomicU64::new(0),
            syncing: Mutex::new(()),
        }
    }

    /// Where the last compaction ended; `None`: there was none.
    pub(crate) fn cleaned_to(&self) -> Option<Offset> {
        Some(Offset(self.cleaned_to.load(Ordering::Acquire))).filter(|offset| *offset >= Offset::ZERO)
    }

    pub(crate) fn note_cleaned(&self, to: Offset) {
        self.cleaned_to.store(to.get(), Ordering::Release);
    }

    /// The recovery point that the directory's checkpoint says: a recovery would begin there.
    pub(crate) fn checkpointed(&self) -> Offset {
        Offset(self.checkpointed.load(Ordering::Acquire))
    }

    pub(crate) fn note_checkpointed(&self, recovery_point: Offset) {
        self.checkpointed.fetch_max(recovery_point.get(), Ordering::AcqRel);
    }

    fn resume(&self) -> MutexGuard<'_, Option<Arc<ResumePoint>>> {
        self.resume.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything below the point is synced where the partition lies.
    pub(crate) fn note_resume_point(&self, point: ResumePoint) {
        *self.resume() = Some(Arc::new(point));
    }

    /// The turn of who syncs in the background.
    pub(crate) fn syncing(&self) -> MutexGuard<'_, ()> {
        self.syncing.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Gives a batch its offsets and its place, and stages or queues its write.
    ///
    /// `incoming.bytes` is patched in place. After this the caller performs `turns` before it awaits anything.
    /// Errors: nothing has changed.
    pub(crate) fn append(self: &Arc<Self>, now: Now, incoming: Incoming<'_>, turns: &mut Turns) -> Result<Appended, AppendError> {
        let mut state = self.lock()?;
        let State { log, leader, turn, appended: counted, .. } = &mut *state;
        if let Acks::All { min_insync_replicas } = incoming.acks {
            leader.accepts_acks_all(min_insync_replicas)?;
        }
        let appended = match log.append(now, leader.epoch(), incoming.bytes, &incoming.checked.header) {
            Ok(appended) => appended,
            // A repeat is answered like the first time, once its offsets count (rule 17).
            Err(log::AppendError::Producer(ProducerError::Duplicate { base_offset, last_offset, timestamp })) => {
                let counts_at = last_offset.plus(1);
                leader.park_duplicate(counts_at, incoming.by);
                let stamps = incoming.checked.header.timestamp_type() == TimestampType::LogAppendTime;
                return Ok(Appended { base_offset, counts_at, log_append_time: stamps.then_some(timestamp), log_start: log.start() });
            }
            Err(refused) => return Err(refused.into()),
        };
        counted.note(&incoming.checked.header, incoming.bytes.len());
        let counts_at = appended.last_offset.plus(1);
        let place = Place {
            segment: appended.segment,
            position: appended.position,
            roll: appended.rolled,
            epoch_began: appended.epoch_began,
            sync: log.flush_is_due(),
            counts_at,
        };
        let all = matches!(incoming.acks, Acks::All { .. });
        let queued = match turn.take(incoming.by) {
            turn::Taken::Mine => {
                turns.stage(self, place, incoming.bytes, incoming.at);
                false
            }
            turn::Taken::Anothers => {
                turn.queue(place, incoming.bytes, turns.admission());
                true
            }
        };
        // What its own connection writes is written when that looks again; only the journal lets it wait.
        if all && (queued || self.journaled) {
            leader.park_ack(counts_at, incoming.by);
        } else if queued {
            leader.park_written(counts_at, incoming.by);
        }
        Ok(Appended { base_offset: appended.base_offset, counts_at, log_append_time: appended.log_append_time, log_start: log.start() })
    }

    /// The ends that readers see, at this moment.
    pub fn view(&self) -> Result<View, OutOfService> {
        let state = self.lock()?;
        Ok(state.view())
    }

    /// Where its log lies; none if it is out of service.
    pub fn placed(&self) -> Vec<Placed> {
        let Ok((bytes, start, end)) = self.look(|log, _| (log.size(), log.start(), log.end())) else { return Vec::new() };
        let moving = self.moving();
        let mut placed = vec![Placed { folder: self.site().files.folder().to_owned(), bytes, lag: 0, future: false }];
        if let Some(moving) = moving.filter(|moving| !moving.leads_to(&placed[0].folder)) {
            let lag = end.get() - moving.end().max(start).min(end).get();
            placed.push(Placed { folder: moving.folder().to_owned(), bytes: moving.bytes(), lag, future: true });
        }
        placed
    }

    /// Where it lies at this moment. Who writes there has the append turn, or stays.
    pub(crate) fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Its files are not exchanged for others as long as this is held.
    pub(crate) fn stay(&self) -> RwLockReadGuard<'_, ()> {
        self.stays.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `look` with the log and the view, under the state lock: memory only, short.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Log, View) -> T) -> Result<T, OutOfService> {
        let state = self.lock()?;
        Ok(look(&state.log, state.view()))
    }

    /// Runs `change` on the log under the state lock: memory only, short, and nothing that moves the high watermark.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Log, &Leader) -> T) -> Result<T, OutOfService> {
        let mut state = self.lock()?;
        let State { log, leader, .. } = &mut *state;
        Ok(change(log, leader))
    }

    /// Exclusive; everything below is committed. Never ahead of what readers get.
    pub fn high_watermark(&self) -> Offset {
        Offset(self.high_watermark.load(Ordering::Acquire))
    }

    /// Exclusive; everything below is in its segment.
    pub fn log_end(&self) -> Offset {
        Offset(self.log_end.load(Ordering::Acquire))
    }

    /// Everything below `up_to` is on stable storage; who waited for that goes into `woken`.
    pub(crate) fn on_durable(&self, up_to: Offset, woken: &mut Vec<Waiter>) {
        // Out of service, everybody was woken already.
        let Ok(mut state) = self.lock() else { return };
        state.log.on_durable(up_to);
        self.on_ends(&mut state, woken);
    }

    /// The log's ends moved: the high watermark follows, and who waited for either goes into `woken`.
    fn on_ends(&self, state: &mut State, woken: &mut Vec<Waiter>) {
        let State { log, leader, released, .. } = state;
        released.clear();
        leader.on_log_end(Ends { log_start: log.start(), acknowledgeable: log.acknowledgeable(), log_end: log.end() }, released);
        woken.append(&mut released.wake);
        self.high_watermark.store(leader.high_watermark().get(), Ordering::Release);
        self.log_end.store(log.end().get(), Ordering::Release);
    }

    /// Whether everything below `end` is in synced segments, or is not this partition's any more.
    pub(crate) fn is_safe_without_journal(&self, end: Offset) -> bool {
        match self.look(|log, _| log.synced()) {
            Ok(synced) => synced >= end || milena_engine::planted::Planted::RecycleEarly.is_on(),
            Err(OutOfService::Deleted) => true,
            Err(OutOfService::Failed) => false,
        }
    }

    pub fn is_out_of_service(&self) -> bool {
        self.out_of_service().is_some()
    }

    /// Why it cannot be used; `None`: it can.
    pub fn out_of_service(&self) -> Option<OutOfService> {
        match self.out_of_service.load(Ordering::Acquire) {
            0 => None,
            2 => Some(OutOfService::Deleted),
            _ => Some(OutOfService::Failed),
        }
    }

    /// Parks a reader until the high watermark passes `seen`; `false` if it has, or if there is nothing to wait for.
    pub(crate) fn park_reader(&self, seen: Offset, waiter: Waiter) -> bool {
        self.lock().is_ok_and(|mut state| state.leader.park_reader(seen, waiter))
    }

    pub(crate) fn unpark_reader(&self, waiter: Waiter) {
        if let Ok(mut state) = self.lock() {
            state.leader.unpark_reader(waiter);
        }
    }

    /// Leads in `epoch` from now on, if it is newer: it is known although it has no records yet.
    pub fn lead(&self, epoch: LeaderEpoch) -> io::Result<()> {
        let mut effects = log::Effects::default();
        let _stays = self.stay();
        {
            let mut state = self.lock().map_err(io::Error::other)?;
            if epoch < state.leader.epoch() {
                return Ok(());
            }
            state.leader.renew(epoch);
            state.log.on_leader_epoch(epoch, &mut effects);
        }
        if effects.epochs_changed {
            self.site().files.note_epochs();
        }
        Ok(())
    }

    /// Writes what a clean stop leaves, for [`LogDirectories::make_durable`] and [`Partition::on_closed`]; `None`: it is there already.
    /// Nothing may be in work any more.
    ///
    /// [`LogDirectories::make_durable`]: crate::disk::LogDirectories::make_durable
    pub(crate) fn leave(&self) -> io::Result<Option<Left>> {
        if self.look(|log, _| log.is_as_found()).map_err(io::Error::other)? {
            return Ok(None);
        }
        let mut effects = log::Effects::default();
        let _stays = self.stay();
        let (snapshot, end, unsynced, epochs) = self
            .change(|log, _| (log.on_stop(&mut effects), log.end(), log.unsynced_segments(), log.epochs().to_text()))
            .map_err(io::Error::other)?;
        self.site().files.leave(end, &snapshot, &effects.index, unsynced, &epochs).map(Some)
    }

    /// What it left is durable.
    pub(crate) fn on_closed(&self) -> io::Result<()> {
        self.change(|log, _| log.on_flushed(log.end())).map_err(io::Error::other)
    }

    /// Where this partition stands, and its copy in another directory, for the checkpoints of the directories. Out of service it stands
    /// where it stood: a checkpoint without it would bring back what DeleteRecords took. Deleted it stands nowhere: its name may be
    /// another's by now.
    pub(crate) fn standings(&self) -> Vec<Standing> {
        // First the way, then the site: what arrives in between is told once, and not left out.
        let moving = self.moving();
        let site = self.site();
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.out_of_service() == Some(OutOfService::Deleted) {
            return Vec::new();
        }
        let log = &state.log;
        let present = Standing {
            folder: site.files.folder().to_owned(),
            topic: self.topic.to_string(),
            index: self.index,
            recovery_point: log.recovery_point(),
            high_watermark: state.leader.high_watermark(),
            // A journal is replayed by whole batches: a start in the middle of one holds once everything below is synced.
            log_start: match log.options().durability {
                Durability::PageCache => state.start_on_disk(),
                Durability::PowerSafe => state.start_on_disk().min(log.synced()),
            },
            cleaned_to: self.cleaned_to(),
            resume: self.resume().as_ref().map(|point| (self.topic_id, Arc::clone(point))),
        };
        let copy = moving.filter(|moving| !moving.leads_to(&present.folder)).map(|moving| Standing {
            folder: moving.folder().to_owned(),
            recovery_point: moving.synced().min(log.recovery_point()),
            resume: None,
            ..present.clone()
        });
        [Some(present), copy].into_iter().flatten().collect()
    }

    fn epochs_text(&self) -> io::Result<String> {
        self.look(|log, _| log.epochs().to_text()).map_err(io::Error::other)
    }

    /// Performs what an event of the log asks for. Returns the files that are to be removed later.
    pub(crate) fn perform(&self, effects: &log::Effects) -> io::Result<Vec<PathBuf>> {
        let _stays = self.stay();
        self.perform_staying(effects)
    }

    /// As [`Partition::perform`], for who stays already.
    pub(crate) fn perform_staying(&self, effects: &log::Effects) -> io::Result<Vec<PathBuf>> {
        self.site().files.perform(effects)
    }

    /// Notes where the log is to begin by DeleteRecords. It does once the directory's log starts are checkpointed.
    pub(crate) fn delete_records(&self, up_to: UpTo) -> Result<StartMoves, Refusal> {
        let mut state = self.lock()?;
        let first_kept = state.leader.first_kept(up_to)?;
        let moves = first_kept > state.log.start();
        state.start_to_come = state.start_to_come.max(first_kept);
        Ok(StartMoves { start: first_kept.max(state.log.start()), moves })
    }

    /// Notes where the log is to begin by retention; `None`: it keeps all it has.
    pub(crate) fn note_retention(&self, now: Now) -> Option<Offset> {
        // Out of service, nothing of it is touched.
        let mut state = self.lock().ok()?;
        let State { log, start_to_come, leader, .. } = &mut *state;
        log.expire_producers(now);
        let from = log.retained_from(now, leader.high_watermark())?;
        *start_to_come = from.max(*start_to_come);
        Some(from)
    }

    /// Where the log is to begin and does not yet; `None`: nothing is to come, or it is out of service.
    pub(crate) fn start_to_come(&self) -> Option<Offset> {
        let state = self.lock().ok()?;
        Some(state.start_to_come).filter(|start| *start > state.log.start())
    }

    /// `start` was noted and is checkpointed: the log begins there, for everybody to see.
    pub(crate) fn begin_at(&self, start: Offset) -> io::Result<()> {
        let mut effects = log::Effects::default();
        // Out of service, it begins there when it is loaded anew.
        let _ = self.change(|log, _| log.advance_start(start, &mut effects));
        self.perform(&effects).map(drop)
    }

    /// Something about the files is in doubt: nothing more is served (P3), and everybody who waits is woken to find out. The first
    /// reason stands: who is at work on a topic while it is deleted fails by that, and no disk is to blame.
    pub(crate) fn take_out_of_service(&self, why: OutOfService, woken: &mut Vec<Waiter>) {
        self.note_out_of_service(why);
        // A poisoned lock holds state in doubt; its waiters are still sound numbers.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { leader, released, turn, .. } = &mut *state;
        turn.abandon();
        released.clear();
        leader.on_resign(released);
        woken.append(&mut released.wake);
        woken.extend(turn.asks());
    }

    /// Syncs segments, for who stays or has the turn. After an error nobody knows which bytes the disk has, and another sync may claim to
    /// have what the kernel dropped: so the partition is out of service, and the journal keeps what it holds of it.
    pub(crate) fn sync_segments(&self, broker: &Broker, segments: Vec<Offset>) -> io::Result<()> {
        let began = broker.now().monotonic;
        if let Err(error) = self.site().files.flush(segments, || self.epochs_text()) {
            self.note_out_of_service(OutOfService::Failed);
            return Err(error);
        }
        broker.metrics.log_sync_time.observe(broker.now().monotonic - began);
        Ok(())
    }

    fn note_out_of_service(&self, why: OutOfService) {
        // Fails only where an earlier reason stands.
        let _ = self.out_of_service.compare_exchange(0, why.number(), Ordering::AcqRel, Ordering::Acquire);
    }

    /// Whether it is in service is asked under the lock: who asked before it could park after everybody was woken, for ever.
    fn lock(&self) -> Result<MutexGuard<'_, State>, OutOfService> {
        let locked = self.state.lock();
        if locked.is_err() {
            self.note_out_of_service(OutOfService::Failed);
        }
        match (self.out_of_service(), locked) {
            (None, Ok(state)) => Ok(state),
            (why, _) => Err(why.unwrap_or(OutOfService::Failed)),
        }
    }
}

impl State {
    /// What a checkpoint says of the log start: it comes before everybody else learns of it.
    fn start_on_disk(&self) -> Offset {
        self.start_to_come.max(self.log.start())
    }

    fn view(&self) -> View {
        let high_watermark = self.leader.high_watermark();
        View {
            epoch: self.leader.epoch(),
            log_start: self.log.start(),
            high_watermark,
            last_stable: self.log.last_stable(high_watermark),
            log_end: self.log.end(),
        }
    }
}

/// A topic's options as its logs go by them.
pub(crate) fn log_options(config: &TopicConfig, broker: &Broker) -> LogOptions {
    let jitter = config.segment_jitter_ms.max(0).unsigned_abs();
    LogOptions {
        segment_bytes: config.segment_bytes.unsigned_abs(),
        segment_ms: config.segment_ms,
        segment_jitter_ms: i64::try_from(broker.os.entropy.next_u64() % jitter.saturating_add(1)).unwrap_or(0),
        index_bytes: config.segment_index_bytes.unsigned_abs(),
        index_interval_bytes: config.index_interval_bytes.unsigned_abs(),
        delete: config.cleanup_policy.delete,
        compact: config.cleanup_policy.compact,
        min_dirty_share_ppm: (config.min_cleanable_dirty_ratio.clamp(0.0, 1.0) * 1e6) as u32,
        min_compaction_lag_ms: config.min_compaction_lag_ms,
        max_compaction_lag_ms: config.max_compaction_lag_ms,
        delete_retention_ms: config.delete_retention_ms,
        preallocate: config.preallocate,
        retention_ms: config.retention_ms,
        retention_bytes: config.retention_bytes.map(i64::unsigned_abs),
        flush_messages: config.flush_messages,
        producer_id_expiration_ms: i64::try_from(broker.options.config().transactions.producer_id_expiration.as_millis())
            .unwrap_or(i64::MAX),
        durability: match config.durability {
            topic_config::Durability::PageCache => Durability::PageCache,
            topic_config::Durability::PowerSafe => Durability::PowerSafe,
        },
    }
}
