//! One shard: its machine behind a short lock, the answers that wait to be committed, and the task that keeps its time.
//!
//! A request is decided, recorded and replayed on its connection's task under the lock, memory only; the batch is written after the
//! lock is let go (`Turns`). The shard's own task does what no request does: it loads, it does what falls due, and it lets answers
//! out when the high watermark moves later than the write.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milena_engine::group::records::{Encoded, Record, Written};
use milena_engine::group::{Decision, DroppedTopic, GroupId, GroupShard, Options, Reply, Request, Watched};
use milena_engine::log;
use milena_engine::types::{Monotonic, Now, Offset, Waiter};
use milena_protocol::Encoder;
use milena_protocol::batch::validate::Checked;
use milena_protocol::batch::{BatchBuilder, BatchHeader, BatchOptions, Codec};
use tokio::sync::oneshot;

use super::{CoordinatorError, load};
use crate::context::Broker;
use crate::partition::turn::Turns;
use crate::partition::{Acks, AppendError, Incoming, OutOfService, Partition};
use crate::waiters::{Registration, Signal};

/// Room that a shard keeps from one batch to the next.
const ROOM_KEPT: usize = 64 * 1024;

#[derive(Debug)]
pub(crate) struct Shard {
    pub(crate) partition: Arc<Partition>,
    /// Raised when the shard's task has to look again.
    signal: Arc<Signal>,
    registration: Registration,
    stage: Mutex<Stage>,
    /// Topics that are gone, until the task has told the machine.
    dropped: Mutex<Vec<DroppedTopic>>,
}

#[derive(Debug)]
enum Stage {
    /// A machine that was lost had decided up to `at_least`: some of it may not be committed yet, and all of it counts once it is.
    Loading {
        at_least: Offset,
    },
    Active(Box<Active>),
    /// Its partition is led elsewhere, or nowhere.
    Retired,
}

#[derive(Debug)]
struct Active {
    machine: GroupShard,
    /// One past the last record that the machine has replayed.
    end: Offset,
    waiting: BTreeMap<Waiter, oneshot::Sender<Answer>>,
    waiters: u64,
    /// What may leave when the high watermark reaches `at`; by rising `at`.
    held: VecDeque<Held>,
    /// Until when the task sleeps, as it last looked.
    asleep_until: Option<Monotonic>,
    encoder: Encoder,
    batch: BatchOptions,
    builder: BatchBuilder,
}

/// What a waiter gets: the machine's answer, or why nothing came of what it asked.
type Answer = Result<Reply, CoordinatorError>;

#[derive(Debug)]
struct Held {
    at: Offset,
    what: Leaving,
}

#[derive(Debug)]
enum Leaving {
    Answer(oneshot::Sender<Answer>, Reply),
    /// Somebody has read the machine.
    Read(oneshot::Sender<()>),
}

/// Why a decision is not recorded.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("a record cannot be written: {0}")]
    Encode(#[from] milena_protocol::EncodeError),
    #[error("the records do not fit a batch: {0}")]
    Build(#[from] milena_protocol::batch::BuildError),
    #[error("the records take more than {limit} bytes (max.message.bytes of the topic)")]
    TooLarge { limit: usize },
    #[error(transparent)]
    Append(#[from] AppendError),
}

impl Refused {
    /// What those are told who asked for this decision alone. None: the partition is in doubt, and with it the machine (B3).
    fn of_the_decision_alone(&self) -> Option<CoordinatorError> {
        match self {
            Self::Encode(_) | Self::Build(_) | Self::TooLarge { .. } => Some(CoordinatorError::TooLarge),
            Self::Append(AppendError::Refused(log::AppendError::LargerThanSegment { .. })) => Some(CoordinatorError::TooLarge),
            Self::Append(AppendError::TooFewReplicas(_)) => Some(CoordinatorError::TooFewReplicas),
            Self::Append(AppendError::Refused(_) | AppendError::OutOfService(_)) => None,
        }
    }
}

/// What the shard's task does next.
enum Next {
    Load,
    Sleep(Option<Monotonic>),
    End,
}

impl Shard {
    /// A partition without records needs no loading: who has just made the topic is served at once.
    pub(crate) fn new(broker: &Broker, partition: Arc<Partition>) -> Self {
        let signal = Arc::new(Signal::default());
        let loaded = load::of_nothing(broker, &partition);
        let stage = loaded.map_or(Stage::LOADING, |loaded| Stage::Active(Box::new(Active::new(loaded, broker))));
        Self {
            registration: broker.waiters.register(Arc::clone(&signal)),
            partition,
            signal,
            stage: Mutex::new(stage),
            dropped: Mutex::default(),
        }
    }

    /// Asks the machine and waits for the answer, and for what it rests on to be committed (B1).
    ///
    /// Errors: the shard is loading, or was lost while the answer was awaited, or what was decided cannot be recorded.
    pub(crate) async fn ask(&self, broker: &Broker, request: impl FnOnce(Waiter) -> Request) -> Result<Reply, CoordinatorError> {
        let answer = self.begin(broker, request)?;
        answer.await.unwrap_or(Err(CoordinatorError::NotCoordinator))
    }

    /// Looks at the machine; returns when what was seen is committed (B1).
    pub(crate) async fn read<T>(&self, look: impl FnOnce(&GroupShard) -> T) -> Result<T, CoordinatorError> {
        let (seen, committed) = {
            let mut stage = self.lock();
            let active = stage.active()?;
            let seen = look(&active.machine);
            if self.partition.high_watermark() >= active.end {
                return Ok(seen);
            }
            let (sender, committed) = oneshot::channel();
            active.held.push_back(Held { at: active.end, what: Leaving::Read(sender) });
            (seen, committed)
        };
        self.release();
        committed.await.map_err(|_| CoordinatorError::NotCoordinator)?;
        Ok(seen)
    }

    /// Ids of groups after `after`, `limit` at most; none while the machine is not active. For metrics, as what follows: not held until it is
    /// committed.
    pub(crate) fn ids_after(&self, after: Option<&GroupId>, limit: usize) -> Vec<GroupId> {
        self.lock().active().map(|active| active.machine.ids_after(after, limit)).unwrap_or_default()
    }

    /// What there is to tell of a group.
    pub(crate) fn watch(&self, group: &GroupId) -> Option<Watched> {
        self.lock().active().ok()?.machine.watch(group)
    }

    /// Topics are gone; the task tells the machine.
    pub(super) fn drop_topics(&self, topics: &[DroppedTopic]) {
        self.dropped.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(topics);
        self.signal.raise();
    }

    /// The options as they are now. A shard that loads asks for them when it has loaded.
    pub(super) fn set_options(&self, options: Options) {
        if let Ok(active) = self.lock().active() {
            active.machine.set_options(options);
        }
    }

    /// Whoever waits is told to look for the coordinator again; the task ends.
    pub(super) fn retire(&self) {
        *self.lock() = Stage::Retired;
        self.signal.raise();
    }

    /// Decides, appends, replays; everything up to the wait.
    fn begin(&self, broker: &Broker, request: impl FnOnce(Waiter) -> Request) -> Result<oneshot::Receiver<Answer>, CoordinatorError> {
        let now = broker.now();
        let mut turns = Turns::of(broker);
        let answer = {
            let mut stage = self.lock();
            let active = stage.active()?;
            let (sender, answer) = oneshot::channel();
            active.waiters += 1;
            let waiter = Waiter(active.waiters);
            active.waiting.insert(waiter, sender);
            active.machine.see(broker.image());
            let decision = active.machine.decide(now, request(waiter));
            let performed = self.perform(active, broker, now, decision, &mut turns);
            // Often it is what the request itself has armed; if there is more, it is the task's.
            let performed = performed.and_then(|()| self.do_what_is_due(active, broker, now, &mut turns));
            match performed {
                Ok(()) => active.wake_task_if_too_late(&self.signal),
                Err(refused) => self.lose(&mut stage, &refused),
            }
            answer
        };
        turns.perform(&[], broker);
        self.release();
        Ok(answer)
    }

    /// The shard's own task, until the broker stops or the shard retires.
    pub(super) async fn run(self: Arc<Self>, broker: Arc<Broker>) {
        loop {
            match self.next() {
                Next::End => return,
                Next::Load => self.load(&broker).await,
                Next::Sleep(deadline) => {
                    let due = async {
                        match deadline {
                            Some(at) => broker.os.clock.sleep_until(at.0).await,
                            None => std::future::pending().await,
                        }
                    };
                    tokio::select! {
                        biased;
                        _ = broker.stopping.begun() => return,
                        () = self.signal.raised() => {}
                        () = due => {}
                    }
                    self.look(&broker);
                    // Where much is due, it is due again at once: others of this worker thread come between.
                    tokio::task::yield_now().await;
                }
            }
        }
    }

    fn next(&self) -> Next {
        match &mut *self.lock() {
            Stage::Loading { .. } => Next::Load,
            Stage::Retired => Next::End,
            Stage::Active(active) => {
                active.asleep_until = active.machine.next_deadline();
                Next::Sleep(active.asleep_until)
            }
        }
    }

    async fn load(&self, broker: &Broker) {
        if !self.lost_is_committed(broker).await {
            return;
        }
        match load::load(broker, &self.partition).await {
            Ok(loaded) => {
                let now = broker.now();
                let mut turns = Turns::of(broker);
                let gone = load::topics_that_are_gone(broker, &loaded.machine);
                self.dropped.lock().unwrap_or_else(PoisonError::into_inner).extend(gone);
                {
                    let mut stage = self.lock();
                    if matches!(*stage, Stage::Retired) {
                        return;
                    }
                    let mut active = Box::new(Active::new(loaded, broker));
                    active.machine.see(broker.image());
                    active.machine.set_options(super::options(&broker.options.config()));
                    let decision = active.machine.activate(now);
                    let performed = self.perform(&mut active, broker, now, decision, &mut turns);
                    *stage = Stage::Active(active);
                    if let Err(refused) = performed {
                        self.lose(&mut stage, &refused);
                    }
                }
                turns.perform(&[], broker);
                self.look(broker);
            }
            Err(error) => {
                tracing::error!(topic = %self.partition.topic, partition = self.partition.index.get(), %error, "groups_not_loaded");
                // Whatever is wrong with the log, trying again at once would not mend it; its reload raises the signal.
                tokio::select! {
                    biased;
                    _ = broker.stopping.begun() => self.retire(),
                    () = self.signal.raised() => {}
                }
            }
        }
    }

    /// Waits until all that a lost machine had appended is committed: replayed up to the high watermark of this moment, a machine would
    /// never learn of what is committed a moment later. False: there is nothing to load any more.
    async fn lost_is_committed(&self, broker: &Broker) -> bool {
        loop {
            let at_least = match *self.lock() {
                Stage::Loading { at_least } => at_least,
                Stage::Active(_) | Stage::Retired => return false,
            };
            let committed = self.partition.high_watermark();
            // Out of service it is never committed here, and cannot be read either.
            if committed >= at_least || self.partition.is_out_of_service() {
                return true;
            }
            self.partition.unpark_reader(self.registration.waiter());
            if self.partition.park_reader(committed, self.registration.waiter()) {
                tokio::select! {
                    biased;
                    _ = broker.stopping.begun() => self.retire(),
                    () = self.signal.raised() => {}
                }
            }
        }
    }

    /// Does one thing that is due, tells of topics that are gone, and lets out what is committed. What else is due falls due at once
    /// again: others get the lock between.
    fn look(&self, broker: &Broker) {
        let now = broker.now();
        let mut turns = Turns::of(broker);
        {
            let mut stage = self.lock();
            let Ok(active) = stage.active() else { return };
            active.machine.see(broker.image());
            let dropped = std::mem::take(&mut *self.dropped.lock().unwrap_or_else(PoisonError::into_inner));
            let decision = active.machine.decide(now, Request::DropTopics(dropped));
            let told = self.perform(active, broker, now, decision, &mut turns);
            if let Err(refused) = told.and_then(|()| self.do_what_is_due(active, broker, now, &mut turns)) {
                self.lose(&mut stage, &refused);
            }
        }
        turns.perform(&[], broker);
        self.release();
    }

    /// One event, if one is due: a shard where much falls due at once must not keep whoever came by.
    fn do_what_is_due(&self, active: &mut Active, broker: &Broker, now: Now, turns: &mut Turns) -> Result<(), Refused> {
        if active.machine.next_deadline().is_none_or(|at| at > now.monotonic) {
            return Ok(());
        }
        let decision = active.machine.on_deadline(now);
        self.perform(active, broker, now, decision, turns)
    }

    /// Appends and replays what was decided, and queues the answers behind it.
    ///
    /// Errors: the machine is in doubt. A decision that alone cannot be recorded is taken back, and who waited for it is told why.
    fn perform(&self, active: &mut Active, broker: &Broker, now: Now, decision: Decision, turns: &mut Turns) -> Result<(), Refused> {
        if !decision.records.is_empty() {
            if let Err(refused) = self.append(active, broker, now, &decision.records, turns) {
                let Some(why) = refused.of_the_decision_alone() else { return Err(refused) };
                tracing::debug!(topic = %self.partition.topic, partition = self.partition.index.get(), %refused, "group_decision_refused");
                for waiter in active.machine.take_back(now, decision) {
                    // Who asked may have gone away.
                    let _ = active.waiting.remove(&waiter).map(|sender| sender.send(Err(why)));
                }
                return Ok(());
            }
            for record in decision.records {
                active.machine.replay(record, Written::Plainly);
            }
        }
        decision.rebalances.iter().for_each(|cause| broker.metrics.group_rebalances.count(*cause));
        for (waiter, reply) in decision.replies {
            if let Some(sender) = active.waiting.remove(&waiter) {
                active.held.push_back(Held { at: active.end, what: Leaving::Answer(sender, reply) });
            }
        }
        Ok(())
    }

    /// One batch for one decision: it is stored whole or not at all.
    fn append(&self, active: &mut Active, broker: &Broker, now: Now, records: &[Record], turns: &mut Turns) -> Result<(), Refused> {
        let hosted = broker.partitions.hosted();
        let config = hosted.by_name(&self.partition.topic).map(|topic| topic.config());
        let config = config.ok_or(AppendError::OutOfService(OutOfService::Deleted))?;
        let mut batch = active.encode(now, records, usize::try_from(config.max_message_bytes).unwrap_or(usize::MAX))?;
        let header = BatchHeader::parse(&batch).expect("a batch just built is whole");
        let checked = Checked { header, size: batch.len(), codec: active.batch.codec, dense: true };
        let acks = Acks::All { min_insync_replicas: usize::try_from(config.min_insync_replicas).unwrap_or(1) };
        let incoming = Incoming { bytes: &mut batch, at: None, checked: &checked, acks, by: one_writer() };
        active.end = self.partition.append(now, incoming, turns)?.counts_at;
        Ok(())
    }

    /// Lets out what is committed; what is not, wakes the task when the high watermark moves.
    fn release(&self) {
        let mut stage = self.lock();
        let Ok(active) = stage.active() else { return };
        loop {
            let committed = self.partition.high_watermark();
            while let Some(held) = active.held.pop_front_if(|held| held.at <= committed) {
                // Who asked may have gone away.
                match held.what {
                    Leaving::Answer(sender, reply) => _ = sender.send(Ok(reply)),
                    Leaving::Read(sender) => _ = sender.send(()),
                }
            }
            if active.held.is_empty() {
                return;
            }
            if self.partition.is_out_of_service() {
                stage.load_anew();
                return self.signal.raise();
            }
            self.partition.unpark_reader(self.registration.waiter());
            if self.partition.park_reader(committed, self.registration.waiter()) {
                return;
            }
        }
    }

    /// B3.
    fn lose(&self, stage: &mut Stage, refused: &Refused) {
        tracing::warn!(topic = %self.partition.topic, partition = self.partition.index.get(), %refused, "groups_lost");
        stage.load_anew();
        self.signal.raise();
    }

    fn lock(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(|poisoned| {
            // Somebody panicked over the machine: what it holds is in doubt (B3).
            let mut stage = poisoned.into_inner();
            self.stage.clear_poison();
            stage.load_anew();
            self.signal.raise();
            stage
        })
    }
}

impl Stage {
    /// Of a broker that has just begun to lead.
    const LOADING: Self = Self::Loading { at_least: Offset::ZERO };

    fn load_anew(&mut self) {
        let at_least = match self {
            Self::Loading { at_least } => *at_least,
            Self::Active(active) => active.end,
            Self::Retired => return,
        };
        *self = Self::Loading { at_least };
    }

    fn active(&mut self) -> Result<&mut Active, CoordinatorError> {
        match self {
            Self::Loading { .. } => Err(CoordinatorError::Loading),
            Self::Active(active) => Ok(active),
            Self::Retired => Err(CoordinatorError::NotCoordinator),
        }
    }
}

impl Active {
    fn new(loaded: load::Loaded, broker: &Broker) -> Self {
        // Held against its bounds when the options were read.
        let codec = Codec::from_attributes(i16::from(broker.config.groups.offsets.compression_codec)).unwrap_or(Codec::None);
        Self {
            machine: loaded.machine,
            end: loaded.end,
            waiting: BTreeMap::new(),
            waiters: 0,
            held: VecDeque::new(),
            asleep_until: None,
            encoder: Encoder::new(),
            batch: BatchOptions { codec, ..BatchOptions::default() },
            builder: BatchBuilder::new(BatchOptions::default()),
        }
    }

    /// Errors: they take more than `limit` bytes; or one of them cannot be written.
    fn encode(&mut self, now: Now, records: &[Record], limit: usize) -> Result<Vec<u8>, Refused> {
        self.encoder.clear();
        self.builder.reset(self.batch);
        let built = self.build(now, records, limit);
        // A large one is rare, and its room would stay with each of the shards.
        if self.encoder.buf.capacity() > ROOM_KEPT || self.builder.uncompressed_size() > ROOM_KEPT {
            self.encoder = Encoder::new();
            self.builder = BatchBuilder::new(self.batch);
        }
        built
    }

    fn build(&mut self, now: Now, records: &[Record], limit: usize) -> Result<Vec<u8>, Refused> {
        for record in records {
            let Encoded { key, value } = record.encode(&mut self.encoder)?;
            let bytes = |range: std::ops::Range<usize>| self.encoder.buf.get(range).expect("a range that was just written");
            self.builder.append(now.wall.get(), Some(bytes(key)), value.map(bytes), &[])?;
            if self.builder.uncompressed_size() > limit {
                return Err(Refused::TooLarge { limit });
            }
        }
        Ok(self.builder.build())
    }

    /// Something falls due before the task would wake.
    fn wake_task_if_too_late(&mut self, signal: &Signal) {
        let next = self.machine.next_deadline();
        if next.is_some_and(|at| self.asleep_until.is_none_or(|asleep| at < asleep)) {
            self.asleep_until = next;
            signal.raise();
        }
    }
}

/// A name for one use of the append turn: two tasks that append for one shard must not be taken for one. It wakes nobody; the shard
/// parks by its own number.
fn one_writer() -> Waiter {
    static NEXT: AtomicU64 = AtomicU64::new(1 << 63);
    Waiter(NEXT.fetch_add(1, Ordering::Relaxed))
}
