//! One client's connection: its own task reads frames, begins requests in arrival order and sends replies in that order.
//!
//! Produce and Fetch have two halves: `begin` does at once all that may happen under a lock, `finish` makes the reply when what it
//! waits for has come; between the two a request stands in a bounded ring. Produce requests may follow one another into the ring,
//! so that waiting for one's disk does not stop the next; any other request begins when the ring is empty. Every other API has a
//! single `handle`, awaited here.
//!
//! Deliberately not here: what a request means (`api`), which connections are taken (`listener`).
//!
//! Budget: at low load one wake-up, one read and one write a request; nothing is handed to another thread, nothing allocated
//! once warm on the produce and fetch path.
//!
//! Invariants: C1: replies leave in the order of their requests. C2: staged writes are performed before anything is awaited.
//! C3: an append turn is never held across an await.

pub mod head;
pub mod receive;

use std::collections::VecDeque;
use std::io;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use milena_engine::types::Monotonic;
use milena_os::net::Stream;
use milena_protocol::api::{self as wire, ApiKey};
use milena_protocol::{DecodeError, EncodeError};

use self::head::{Head, HeadError};
use self::receive::{FrameError, Receive, Room};
use crate::api::produce::NoReply;
use crate::api::{self, Handler, fetch, produce};
use crate::context::{Broker, Context, Facts};
use crate::partition::turn::Turns;
use crate::reply::{Output, ReplyHead};
use crate::waiters::{Registration, Signal};

/// Requests of one connection that may wait for their reply at once (Java clients send five).
const RING_MAX: usize = 64;

/// How long a connection that ends by a fault may take to hand over its last replies.
const LAST_WORDS_MAX: Duration = Duration::from_secs(1);
/// Reply bytes that may be made before they are sent: pipelined requests share a write, and a client that does not read holds little.
const OUTPUT_MAX: usize = 64 * 1024;

/// Why a connection ended.
#[derive(Debug, thiserror::Error)]
pub enum End {
    #[error("the client closed it")]
    ClosedByClient,
    #[error("the broker is stopping")]
    Stopping,
    #[error("idle for longer than connections.max.idle.ms")]
    Idle,
    #[error("a request of {frame} bytes held memory and brought nothing for {limit:?}")]
    Stalled { frame: usize, limit: Duration },
    #[error(transparent)]
    Frame(#[from] FrameError),
    #[error(transparent)]
    Head(#[from] HeadError),
    #[error("a {key:?} request, version {version}: {error}")]
    Decode { key: ApiKey, version: i16, error: DecodeError },
    #[error("the reply to {key:?}, version {version}: {error}")]
    Encode { key: ApiKey, version: i16, error: EncodeError },
    #[error("{0:?} is not served")]
    NotServed(ApiKey),
    #[error("a produce request with acks=0 failed, which only closing can tell")]
    UnansweredFailure,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl End {
    /// Whether the client did something that an operator may want to see.
    pub fn is_clients_fault(&self) -> bool {
        matches!(self, Self::Frame(_) | Self::Head(_) | Self::Decode { .. } | Self::NotServed(_) | Self::Stalled { .. })
    }
}

/// A request whose reply is not made yet.
#[derive(Debug)]
pub(crate) enum Pending {
    Produce(produce::PendingProduce),
    Fetch(fetch::PendingFetch),
}

impl Pending {
    fn is_ready(&self, now: Monotonic) -> bool {
        match self {
            Self::Produce(pending) => pending.is_ready(now),
            Self::Fetch(pending) => pending.is_ready(now),
        }
    }

    /// Its key, and to what it is the answer, until that is made.
    fn head(&self) -> (ApiKey, Option<ReplyHead>) {
        match self {
            Self::Produce(pending) => (ApiKey::Produce, pending.reply()),
            Self::Fetch(pending) => (ApiKey::Fetch, pending.reply()),
        }
    }

    fn deadline(&self) -> Option<Monotonic> {
        match self {
            Self::Produce(pending) => Some(pending.deadline()),
            Self::Fetch(pending) => Some(pending.deadline()),
        }
    }
}

/// What `begin_frames` stopped at.
enum Stopped {
    /// No whole frame is there, or the next one must wait for the ring.
    Here,
    /// This frame's request is handled alone.
    AtSingle(Range<usize>),
}

pub(crate) struct Connection {
    broker: Arc<Broker>,
    facts: Facts,
    stream: Stream,
    signal: Arc<Signal>,
    registration: Registration,
    receive: Receive,
    output: Output,
    ring: VecDeque<Pending>,
    produce: produce::Scratch,
    fetch: fetch::Scratch,
    turns: Turns,
    /// What was read last began a Produce: before more is read, the journals must have room.
    produced: bool,
    last_heard: Monotonic,
}

impl Connection {
    pub(crate) fn new(broker: Arc<Broker>, stream: Stream, facts: Facts) -> Self {
        let signal = Arc::new(Signal::default());
        let registration = broker.waiters.register(Arc::clone(&signal));
        let receive = Receive::new(Arc::clone(&broker.buffers), Arc::clone(&broker.admission), broker.config.connections.request_max_bytes);
        let last_heard = broker.now().monotonic;
        let turns = Turns::of_client(&broker);
        Self {
            broker,
            facts,
            stream,
            signal,
            registration,
            receive,
            output: Output::default(),
            ring: VecDeque::new(),
            produce: produce::Scratch::default(),
            fetch: fetch::Scratch::default(),
            turns,
            produced: false,
            last_heard,
        }
    }

    /// Serves the client until either side ends it.
    pub(crate) async fn run(&mut self) -> End {
        match self.serve().await {
            Ok(never) => match never {},
            Err(end) => {
                if end.is_clients_fault() || matches!(end, End::UnansweredFailure) {
                    self.answer_before_leaving().await;
                }
                self.abandon_ring();
                end
            }
        }
    }

    /// What was asked before the fault is still answered, if the client takes it soon.
    async fn answer_before_leaving(&mut self) {
        if self.answer_ready().is_err() {
            return;
        }
        let broker = Arc::clone(&self.broker);
        tokio::select! {
            biased;
            _ = self.send() => {}
            () = silence(&broker, Some(LAST_WORDS_MAX)) => {}
        }
    }

    async fn serve(&mut self) -> Result<std::convert::Infallible, End> {
        loop {
            // Who always has more to say lets the others of this thread have their turn too.
            tokio::task::coop::consume_budget().await;
            match self.begin_frames()? {
                Stopped::Here => {}
                Stopped::AtSingle(frame) => {
                    self.handle_single(frame).await?;
                    if self.output.len() < OUTPUT_MAX {
                        continue;
                    }
                }
            }
            self.receive.rest();
            if self.answer_ready()? && self.may_begin_more() && self.output.len() < OUTPUT_MAX {
                continue;
            }
            self.send().await?;
            if !self.may_begin_more() {
                self.wait().await?;
            }
        }
    }

    /// Sends what is made. A client that takes nothing is not waited for longer than one that says nothing, and not by a broker that
    /// stops.
    async fn send(&mut self) -> Result<(), End> {
        let Self { broker, output, stream, .. } = self;
        while !output.is_empty() {
            let limit = broker.config.connections.max_idle;
            tokio::select! {
                biased;
                sent = output.send_piece(stream, &broker.cold_reads) => sent?,
                () = last_words(broker) => return Err(End::Stopping),
                () = silence(broker, limit) => return Err(End::Idle),
            }
        }
        Ok(())
    }

    /// Begins every whole frame whose turn it is, then performs the writes that were staged (C2).
    fn begin_frames(&mut self) -> Result<Stopped, End> {
        let stopped = self.begin_until_stopped();
        self.turns.perform(self.receive.bytes(), &self.broker);
        stopped
    }

    fn begin_until_stopped(&mut self) -> Result<Stopped, End> {
        let began = self.broker.now().monotonic;
        while self.ring.len() < RING_MAX {
            let Some(range) = self.receive.next_frame()? else { break };
            let frame = &mut self.receive.bytes()[range.clone()];
            let head = Head::parse(frame)?;
            let Head { key, version, correlation_id, body, .. } = head;
            let reply = ReplyHead { correlation_id, version, began };
            let by = self.registration.waiter();
            if key == ApiKey::Produce && !matches!(self.ring.back(), Some(Pending::Fetch(_))) {
                let admin = head.client_id == produce::ADMIN_CLIENT;
                let request = produce::Request { reply, admin, frame, body, at: range.start, by };
                let pending = produce::begin(&self.broker, request, &mut self.produce, &mut self.turns).map_err(|error| End::Decode {
                    key,
                    version,
                    error,
                })?;
                self.broker.metrics.requests.count(key, version);
                self.produced = true;
                self.ring.push_back(Pending::Produce(pending));
            } else if !self.ring.is_empty() {
                self.receive.untake(&range);
                break;
            } else if key == ApiKey::Fetch {
                let pending = fetch::begin(&self.broker, reply, &frame[body..], &mut self.fetch, by).map_err(|error| End::Decode {
                    key,
                    version,
                    error,
                })?;
                self.broker.metrics.requests.count(key, version);
                self.ring.push_back(Pending::Fetch(pending));
            } else {
                return Ok(Stopped::AtSingle(range));
            }
        }
        Ok(Stopped::Here)
    }

    /// Handles a request that is alone: everything before it is answered, nothing after it has begun.
    async fn handle_single(&mut self, range: Range<usize>) -> Result<(), End> {
        // It may wait for long (a JoinGroup until its members are there), and is charged as long; the shared buffer goes back first.
        let frame = self.receive.take_out(range);
        // What is answered already does not wait with it.
        self.send().await?;
        let Self { broker, facts, output, .. } = self;
        let head = Head::parse(frame.content())?;
        let (key, asked_version) = (head.key, head.version);
        let Some(Handler::Single(handle)) = api::handler(key) else { return Err(End::NotServed(key)) };
        // A version of ApiVersions that we do not know is answered in version 0 (rule 1).
        let known = (wire::info(key).accepts.0..=wire::info(key).accepts.1).contains(&asked_version);
        let version = if known { asked_version } else { 0 };
        output.begin_frame(head.correlation_id, wire::response_header_version(key, version));
        let context = Context { broker, facts, client_id: head.client_id, version: asked_version };
        let began = broker.now().monotonic;
        broker.metrics.requests.count(key, asked_version);
        let handled = tokio::select! {
            biased;
            handled = handle(&context, &frame.content()[head.body..], output.encoder()) => handled,
            // Who waits for others (a group, an acknowledgement) is not waited for by a broker that stops.
            _ = broker.stopping.begun() => return Err(End::Stopping),
        };
        if handled.is_err() {
            // What goes out before the connection ends is whole replies.
            output.abandon_frame();
        }
        match handled {
            Ok(()) => {
                output.end_frame();
                broker.metrics.request_time.of(key).observe(broker.now().monotonic - began);
                Ok(())
            }
            Err(api::HandleError::Decode(error)) => Err(End::Decode { key, version, error }),
            Err(api::HandleError::Encode(error)) => Err(End::Encode { key, version, error }),
        }
    }

    /// Makes the replies that can be made, in order (C1). Says whether any was.
    fn answer_ready(&mut self) -> Result<bool, End> {
        let now = self.broker.now().monotonic;
        let mut answered = false;
        while let Some(pending) = self.ring.front_mut() {
            let ready = pending.is_ready(now);
            match pending {
                Pending::Fetch(fetch) if !ready => {
                    // Woken, perhaps: what has come is counted anew.
                    if !fetch::look_again(&self.broker, fetch, self.registration.waiter()) {
                        break;
                    }
                }
                Pending::Produce(_) if !ready => break,
                Pending::Produce(_) | Pending::Fetch(_) => {}
            }
            answered = true;
            let (key, head) = pending.head();
            if let Some(head) = head {
                self.broker.metrics.request_time.of(key).observe(now - head.began);
            }
            let finished = match self.ring.pop_front() {
                Some(Pending::Produce(pending)) => produce::finish(&self.broker.metrics, pending, &mut self.produce, &mut self.output),
                Some(Pending::Fetch(pending)) => {
                    fetch::finish(&self.broker, pending, &mut self.fetch, &mut self.output, self.registration.waiter())
                        .map_err(NoReply::Encode)
                }
                None => break,
            };
            finished.map_err(|none| match none {
                NoReply::OnlyClosingTells => End::UnansweredFailure,
                NoReply::Encode(error) => End::Encode { key, version: head.map_or(-1, |head| head.version), error },
            })?;
        }
        Ok(answered)
    }

    fn may_begin_more(&self) -> bool {
        self.ring.is_empty() && self.receive.has_whole_frame()
    }

    /// Waits for bytes, for what the first pending request waits for, or for a deadline.
    async fn wait(&mut self) -> Result<(), End> {
        if self.produced && !self.broker.log_directories.have_room() {
            return self.wait_for_journals().await;
        }
        let may_read = self.may_read();
        let deadline = self.next_deadline();
        let read = tokio::select! {
            biased;
            _ = self.broker.stopping.begun() => return Err(End::Stopping),
            () = self.signal.raised(), if !self.ring.is_empty() => false,
            ready = self.stream.readable(), if may_read => { ready?; true }
            () = self.broker.os.clock.sleep_until(deadline) => {
                self.check_deadlines()?;
                false
            }
        };
        if read { self.read().await } else { Ok(()) }
    }

    /// A journal that cannot follow is waited for by not reading from who produces: the client's own bounds then hold it back. Nobody is taken
    /// for silent meanwhile.
    async fn wait_for_journals(&mut self) -> Result<(), End> {
        self.broker.metrics.journal_waits.increment();
        let deadline = self.ring.front().and_then(Pending::deadline).map_or(Duration::MAX, |deadline| deadline.0);
        tokio::select! {
            biased;
            _ = self.broker.stopping.begun() => return Err(End::Stopping),
            () = self.signal.raised(), if !self.ring.is_empty() => {}
            () = self.broker.log_directories.room() => self.last_heard = self.broker.now().monotonic,
            () = self.broker.os.clock.sleep_until(deadline) => {}
        }
        Ok(())
    }

    /// Whether more is taken from the client. Who waits for an answer while the memory for requests in flight is used up brings no more, or
    /// what queues at a partition whose file does not take its bytes would grow with every read; what is half here goes on, for it is paid for.
    fn may_read(&self) -> bool {
        let has_room = self.ring.is_empty() || self.receive.is_charged() || !self.broker.admission.is_used_up();
        self.ring.len() < RING_MAX && has_room && !self.receive.has_whole_frame()
    }

    async fn read(&mut self) -> Result<(), End> {
        self.produced = false;
        // Taken before memory is asked for: what is given back in between is not missed.
        let freed = self.broker.admission.freed();
        match self.receive.room()? {
            Room::Bytes(room) => match self.stream.try_read(room) {
                Ok(0) => return Err(End::ClosedByClient),
                Ok(count) => {
                    self.receive.filled(count);
                    self.last_heard = self.broker.now().monotonic;
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.receive.rest(),
                Err(error) => return Err(error.into()),
            },
            Room::None => {
                self.broker.metrics.request_memory_waits.increment();
                let deadline = self.broker.now().monotonic + self.broker.config.connections.request_stall_timeout;
                tokio::select! {
                    biased;
                    _ = self.broker.stopping.begun() => return Err(End::Stopping),
                    () = self.signal.raised(), if !self.ring.is_empty() => {}
                    () = freed => {}
                    () = self.broker.os.clock.sleep_until(deadline.0) => {}
                }
            }
        }
        Ok(())
    }

    /// How long the client may be silent; `None`: for ever.
    fn patience(&self) -> Option<Duration> {
        let limits = &self.broker.config.connections;
        if self.receive.is_charged() { Some(limits.request_stall_timeout) } else { limits.max_idle }
    }

    /// When to look at the clock again, whatever happens.
    fn next_deadline(&self) -> Duration {
        let silence = self.patience().map_or(Duration::MAX, |limit| (self.last_heard + limit).0);
        match self.ring.front().and_then(Pending::deadline) {
            // A client that waits for an answer is not idle, but what it holds half sent must go on.
            Some(deadline) if self.is_stalling() => deadline.0.min(silence),
            Some(deadline) => deadline.0,
            None => silence,
        }
    }

    /// Memory is charged for a frame that the client has still to send, and we listen.
    fn is_stalling(&self) -> bool {
        self.receive.is_charged() && !self.receive.has_whole_frame() && self.ring.len() < RING_MAX
    }

    fn check_deadlines(&self) -> Result<(), End> {
        let silent = self.broker.now().monotonic - self.last_heard;
        match self.patience() {
            Some(limit) if (self.ring.is_empty() || self.is_stalling()) && silent >= limit => {
                let frame = self.receive.frame_under_way();
                Err(if self.receive.is_charged() { End::Stalled { frame, limit } } else { End::Idle })
            }
            _ => Ok(()),
        }
    }

    /// The client is gone: what waits for it is taken out of the partitions and the session cache.
    fn abandon_ring(&mut self) {
        let waiter = self.registration.waiter();
        for pending in self.ring.drain(..) {
            if let Pending::Fetch(pending) = pending {
                fetch::abandon(&self.broker, pending, waiter);
            }
        }
    }
}

/// Returns when the broker stops and has waited for the client for `LAST_WORDS_MAX`.
async fn last_words(broker: &Broker) {
    broker.stopping.begun().await;
    silence(broker, Some(LAST_WORDS_MAX)).await;
}

/// Returns after `limit`; never for `None`.
async fn silence(broker: &Broker, limit: Option<Duration>) {
    match limit {
        Some(limit) => broker.os.clock.sleep_until((broker.now().monotonic + limit).0).await,
        None => std::future::pending().await,
    }
}
