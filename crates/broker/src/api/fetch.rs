//! Fetch (1): gives the bytes of partitions from an offset on, waiting for them if there are too few.
//!
//! Behaviour
//! - A position inside a batch gives the whole batch; the client drops the lead. Bytes go out as they lie in the segment.
//! - `max_bytes` and `partition_max_bytes` are soft for the first partition that has records: one batch always comes.
//! - Waits until `min_bytes` are there, a partition has an error, or `max_wait_ms` is over; then answers what there is.
//! - Sessions (KIP-227): only news is answered; wrong epoch 71, unknown session 70, both with session id 0 and no partition.
//! - A position at the log end waits, above it or below the log start: OFFSET_OUT_OF_RANGE.
//! - The client's leader epoch is held against ours: older FENCED_LEADER_EPOCH, newer UNKNOWN_LEADER_EPOCH. A last fetched epoch
//!   that diverged from our log is told with the place to go back to, and no records; one later than any of ours: OFFSET_OUT_OF_RANGE.
//! - What is not in memory is read off the connection's task and waited for, whatever `max_wait_ms` says.
//! - Aborted transactions: null for read_uncommitted, a list (empty if none) for read_committed.
//!
//! Versions
//! - 4: isolation level. 5: log start. 7: sessions. 9: leader epoch (KIP-320). 10: zstd. 11: rack. 12: flexible, divergence.
//!   13: topic ids (KIP-516). 15: replica state. 16: node endpoints. 17: directory id. 18: the follower's high watermark.
//!
//! Budget of a warm request: no allocation; per partition one short lock; records are sent from the page cache, never copied.
//!
//! Source: semantics rules 23-28, 31-33, 72, 85-87, 91; observed 12, 14.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use milena_engine::replica::fetch_session::{
    Answer, FetchSession, Naming, Opening, Reader, SessionAsk, SessionEpoch, SessionError, SessionId, TopicKey, Want,
};
use milena_engine::replica::view::Isolation;
use milena_engine::types::{Monotonic, Offset, PartitionIndex, TopicId, Waiter};
use milena_protocol::api::{self as wire, ApiKey};
use milena_protocol::messages::fetch_request::{FetchPartitionView, FetchRequestView};
use milena_protocol::messages::fetch_response::{EpochEndOffset, FetchResponse, FetchableTopicResponse, PartitionData};
use milena_protocol::{Cursor, DecodeError, EncodeError, ErrorCode, Records, Uuid};

use super::spare::{Roomy, Spare};
use crate::admission::Charge;
use crate::context::Broker;
use crate::partition::Partition;
use crate::partition::read::{Ask, Read};
use crate::partition::table::{Hosted, HostedTopic};
use crate::reply::{Output, ReplyHead};

/// What a request for more partitions than this has needed is given up once it is answered, not kept by its connection.
const KEEP_PARTITIONS: usize = 4096;
/// Bytes of records in one reply at most, whatever `fetch.max.bytes` allows: a frame's size is an int32.
const RECORDS_MAX: u64 = 1 << 30;

/// One partition that is asked for, and what it has to say.
#[derive(Debug)]
struct Item {
    /// As the client named it, shared by its partitions, where no topic or session can say it.
    named: Option<Arc<TopicKey>>,
    index: PartitionIndex,
    want: Want,
    /// Where it lives, or why it cannot be read.
    place: Result<Arc<Partition>, ErrorCode>,
    /// Its topic, if there is one: gives the name without copying it.
    hosted: Option<Arc<HostedTopic>>,
    found: Found,
    /// Woken when it moves on from what was found.
    parked: bool,
    /// What must be read to find something was cold, and is being read elsewhere: true once that is done.
    cold: Option<Arc<AtomicBool>>,
}

#[derive(Debug, Default)]
enum Found {
    #[default]
    NotYet,
    Read(Read),
    Refused(ErrorCode),
}

/// A fetch request that has begun.
#[derive(Debug, Default)]
pub(crate) struct PendingFetch {
    reply: Option<ReplyHead>,
    session: Option<Box<FetchSession>>,
    /// Answered at the top: the session could not be had.
    error: Option<ErrorCode>,
    isolation: Option<Isolation>,
    max_bytes: u64,
    min_bytes: u64,
    deadline: Monotonic,
    items: Vec<Item>,
    /// What was found is to be answered as it is.
    settled: bool,
    /// For some of `items` something is read from the disk.
    cold: bool,
    /// For `items` and their answers, where they are more than a connection may keep.
    charge: Option<Charge>,
}

/// What a connection's fetch requests use again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    idle: Vec<PendingFetch>,
    topic: TopicKey,
    response: FetchResponse,
    topics: Spare<FetchableTopicResponse>,
    got_data: Vec<bool>,
}

impl Roomy for FetchableTopicResponse {
    fn room(&self) -> usize {
        size_of::<Self>() + self.topic.capacity() + self.partitions.capacity() * size_of::<PartitionData>()
    }
}

impl PendingFetch {
    pub(crate) fn is_ready(&self, now: Monotonic) -> bool {
        self.settled || now >= self.deadline()
    }

    /// To what it is the answer; `None` once that is made.
    pub(crate) fn reply(&self) -> Option<ReplyHead> {
        self.reply
    }

    /// What is read from the disk for it is waited for whatever `max_wait_ms` says: the records are there, and it does not wait for others.
    pub(crate) fn deadline(&self) -> Monotonic {
        if self.cold { Monotonic(Duration::MAX) } else { self.deadline }
    }

    fn clear(&mut self) {
        *self = Self { items: std::mem::take(&mut self.items), ..Self::default() };
        self.items.clear();
    }
}

/// Finds what is asked for; what has too little parks at its partitions.
///
/// Errors: the body is not a Fetch request; nothing has changed.
pub(crate) fn begin(
    broker: &Broker,
    reply: ReplyHead,
    body: &[u8],
    scratch: &mut Scratch,
    by: Waiter,
) -> Result<PendingFetch, DecodeError> {
    let request = FetchRequestView::decode(&mut Cursor::new(body), reply.version)?;
    let mut pending = scratch.idle.pop().unwrap_or_default();
    pending.clear();
    let now = broker.now().monotonic;
    pending.reply = Some(reply);
    pending.isolation = Some(isolation(&request));
    pending.max_bytes = u64::try_from(request.max_bytes).unwrap_or(0).min(broker.config.fetch.max_bytes as u64).min(RECORDS_MAX);
    pending.min_bytes = u64::try_from(request.min_bytes).unwrap_or(0).min(pending.max_bytes);
    pending.deadline = now + Duration::from_millis(u64::try_from(request.max_wait_ms).unwrap_or(0));
    match open_session(broker, now, &request, reply.version) {
        Err(error) => {
            pending.error = Some(session_error(error));
            pending.settled = true;
            return Ok(pending);
        }
        Ok(opening) => {
            if let Err(error) = list(&mut pending, broker, &request, reply.version, opening, &mut scratch.topic) {
                pending.error = Some(error);
                pending.settled = true;
                return Ok(pending);
            }
        }
    }
    if pending.items.len() > KEEP_PARTITIONS {
        let bytes = pending.items.len() * (size_of::<Item>() + size_of::<PartitionData>());
        pending.charge = Some(broker.admission.enter(bytes));
    }
    look_again(broker, &mut pending, by);
    Ok(pending)
}

fn isolation(request: &FetchRequestView<'_>) -> Isolation {
    if replica_id(request) >= 0 {
        Isolation::Replica
    } else if request.isolation_level == 1 {
        Isolation::ReadCommitted
    } else {
        Isolation::ReadUncommitted
    }
}

/// From version 15 on it stands in the replica state (KIP-903).
fn replica_id(request: &FetchRequestView<'_>) -> i32 {
    request.replica_id.max(request.replica_state.replica_id)
}

fn open_session(broker: &Broker, now: Monotonic, request: &FetchRequestView<'_>, version: i16) -> Result<Opening, SessionError> {
    let mut fresh = [0; 4];
    if request.session_epoch == 0 {
        broker.os.entropy.fill(&mut fresh);
    }
    let ask = SessionAsk {
        id: SessionId(request.session_id),
        epoch: if version < 7 { SessionEpoch::FINAL } else { SessionEpoch(request.session_epoch) },
        naming: if version >= 13 { Naming::ById } else { Naming::ByName },
        reader: if replica_id(request) >= 0 { Reader::Follower } else { Reader::Consumer },
        partitions: request.topics.iter().map(|topic| topic.partitions.len()).sum(),
        fresh: SessionId(i32::from_be_bytes(fresh) & i32::MAX),
    };
    broker.fetch_sessions.lock().unwrap_or_else(PoisonError::into_inner).open(now, ask)
}

fn session_error(error: SessionError) -> ErrorCode {
    match error {
        SessionError::NotFound { .. } => ErrorCode::FetchSessionIdNotFound,
        SessionError::WrongEpoch { .. } => ErrorCode::InvalidFetchSessionEpoch,
        SessionError::OtherNaming { .. } => ErrorCode::FetchSessionTopicIdError,
    }
}

/// Makes the list of partitions: of the request, or of its session as the request changes it.
///
/// Errors: the session would name too many; the reader opens a new one, or is served without.
fn list(
    pending: &mut PendingFetch,
    broker: &Broker,
    request: &FetchRequestView<'_>,
    version: i16,
    opening: Opening,
    key: &mut TopicKey,
) -> Result<(), ErrorCode> {
    let finder = Finder { table: broker.partitions.hosted(), by_id: version >= 13 };
    match opening {
        Opening::Sessionless => list_asked(&mut pending.items, request, &finder, key),
        Opening::New(mut session) | Opening::Continued(mut session) => {
            if let Err(error) = change(&mut session, request, key) {
                broker.fetch_sessions.lock().unwrap_or_else(PoisonError::into_inner).drop_session(session.id());
                return Err(error);
            }
            list_session(&mut pending.items, &session, &finder);
            pending.session = Some(session);
        }
    }
    Ok(())
}

fn list_asked(items: &mut Vec<Item>, request: &FetchRequestView<'_>, finder: &Finder, key: &mut TopicKey) {
    for topic in &request.topics {
        name(key, topic.topic, topic.topic_id);
        let hosted = finder.find(key);
        // Shared by its partitions: a name may be 32 KiB long.
        let named = hosted.is_none().then(|| Arc::new(key.clone()));
        for partition in &topic.partitions {
            let item = finder.item(hosted, PartitionIndex(partition.partition), want(&partition));
            items.push(Item { named: named.clone(), ..item });
        }
    }
}

fn change(session: &mut FetchSession, request: &FetchRequestView<'_>, key: &mut TopicKey) -> Result<(), ErrorCode> {
    for topic in &request.topics {
        name(key, topic.topic, topic.topic_id);
        for partition in &topic.partitions {
            if !session.want(key, PartitionIndex(partition.partition), want(&partition)) {
                return Err(ErrorCode::FetchSessionIdNotFound);
            }
        }
    }
    for topic in &request.forgotten_topics_data {
        name(key, topic.topic, topic.topic_id);
        for index in &topic.partitions {
            session.forget(key, PartitionIndex(index));
        }
    }
    session.drop_forgotten();
    Ok(())
}

fn list_session(items: &mut Vec<Item>, session: &FetchSession, finder: &Finder) {
    let mut last: Option<(&Arc<TopicKey>, Option<&Arc<HostedTopic>>)> = None;
    for partition in (0..session.len()).filter_map(|nth| session.nth(nth)) {
        // Partitions of one topic mostly follow one another.
        let hosted = match last {
            Some((topic, hosted)) if Arc::ptr_eq(topic, &partition.topic) => hosted,
            Some(_) | None => finder.find(&partition.topic),
        };
        last = Some((&partition.topic, hosted));
        items.push(finder.item(hosted, partition.index, partition.want));
    }
}

fn want(partition: &FetchPartitionView) -> Want {
    Want {
        fetch_offset: Offset(partition.fetch_offset),
        max_bytes: partition.partition_max_bytes,
        current_leader_epoch: partition.current_leader_epoch,
        last_fetched_epoch: partition.last_fetched_epoch,
    }
}

fn name(key: &mut TopicKey, name: &str, id: Uuid) {
    key.name.clear();
    key.name.push_str(name);
    key.id = TopicId(id.0);
}

/// What is hosted at one moment, taken once a request and looked into once a topic.
struct Finder {
    table: Arc<Hosted>,
    by_id: bool,
}

impl Finder {
    fn find(&self, key: &TopicKey) -> Option<&Arc<HostedTopic>> {
        if self.by_id { self.table.by_id(key.id) } else { self.table.by_name(&key.name) }
    }

    fn item(&self, hosted: Option<&Arc<HostedTopic>>, index: PartitionIndex, want: Want) -> Item {
        let place = match hosted {
            None if self.by_id => Err(ErrorCode::UnknownTopicId),
            None => Err(ErrorCode::UnknownTopicOrPartition),
            Some(topic) => topic.partition(index).map(Arc::clone).ok_or(ErrorCode::UnknownTopicOrPartition),
        };
        Item { named: None, index, want, place, hosted: hosted.map(Arc::clone), found: Found::NotYet, parked: false, cold: None }
    }
}

/// Reads every partition that has moved since it was parked at, or was not read yet. Settled when it is enough, or when nothing more is to be
/// waited for; else it is parked.
///
/// Returns whether it is settled.
pub(crate) fn look_again(broker: &Broker, pending: &mut PendingFetch, by: Waiter) -> bool {
    loop {
        let enough = read_all(broker, pending, by);
        // Who holds the last of the memory for requests must not do so for as long as the client likes.
        let holds_up = pending.charge.is_some() && broker.admission.is_used_up() && !pending.cold;
        if enough || holds_up || broker.now().monotonic >= pending.deadline() {
            unpark(pending, by);
            pending.settled = true;
            return true;
        }
        if park(pending, by) {
            return false;
        }
        // Something came between reading and parking: read again.
    }
}

/// Whether what was found must be answered at once.
fn read_all(broker: &Broker, pending: &mut PendingFetch, by: Waiter) -> bool {
    let isolation = pending.isolation.unwrap_or(Isolation::ReadUncommitted);
    let mut left = pending.max_bytes;
    let mut total = 0_u64;
    let mut at_once = pending.items.is_empty();
    pending.cold = false;
    for item in &mut pending.items {
        let max_bytes = u64::try_from(item.want.max_bytes).unwrap_or(0).min(left);
        if !item.stands(max_bytes, total == 0) {
            let ask = Ask { isolation, want: item.want, max_bytes, one_at_least: total == 0 };
            item.unpark(by);
            item.look(broker, ask, by);
        }
        pending.cold |= item.cold.is_some();
        match &item.found {
            Found::Read(read) => {
                let bytes = read.bytes();
                total += bytes;
                left = left.saturating_sub(bytes);
                at_once |= read.at_once;
            }
            Found::NotYet | Found::Refused(_) => at_once = true,
        }
    }
    // Who is content with no bytes waits for nobody to write, but gets what there is.
    at_once || (total >= pending.min_bytes && (total > 0 || !pending.cold))
}

impl Item {
    /// Reads anew. What is cold is read elsewhere first; until that is done there is nothing.
    fn look(&mut self, broker: &Broker, ask: Ask, by: Waiter) {
        let partition = match &self.place {
            Ok(partition) => partition,
            Err(error) => {
                self.found = Found::Refused(*error);
                return;
            }
        };
        // Who was at the end gets what was written since.
        let at_end = matches!(&self.found, Found::Read(read) if read.slice.is_none() && read.view.high_watermark == self.want.fetch_offset);
        let was_cold = self.cold.take().is_some();
        let mut read = if was_cold { partition.read(broker, ask) } else { partition.read_warm(broker, ask) };
        if let Ok(Read { cold: Some(search), .. }) = &read {
            self.cold = broker.cold_reads.search(&broker.waiters, partition, **search, by);
            if self.cold.is_none() {
                read = partition.read(broker, ask);
            }
        }
        self.found = match read {
            Ok(read) => Found::Read(Read { fresh: at_end, ..read }),
            Err(refusal) => Found::Refused(refusal.error),
        };
    }

    /// Whether what was found is still all that there is: a wide fetch is woken by each of its partitions, and must not count them all anew.
    fn stands(&self, max_bytes: u64, one_at_least: bool) -> bool {
        if let Some(done) = &self.cold {
            return !done.load(Ordering::Acquire);
        }
        match (&self.place, &self.found) {
            (Ok(partition), Found::Read(read)) if self.parked => {
                let unmoved = partition.high_watermark() == read.view.high_watermark && !partition.is_out_of_service();
                unmoved && (one_at_least || read.bytes() <= max_bytes)
            }
            _ => false,
        }
    }

    fn unpark(&mut self, by: Waiter) {
        if std::mem::take(&mut self.parked)
            && let Ok(partition) = &self.place
        {
            partition.unpark_reader(by);
        }
    }
}

/// Parks at every partition where it is not parked yet; `false` if one of them has moved since it was read.
fn park(pending: &mut PendingFetch, by: Waiter) -> bool {
    pending.items.iter_mut().filter(|item| !item.parked).all(|item| match (&item.place, &item.found) {
        (Ok(partition), Found::Read(read)) => {
            item.parked = partition.park_reader(read.view.high_watermark, by);
            item.parked
        }
        _ => true,
    })
}

fn unpark(pending: &mut PendingFetch, by: Waiter) {
    pending.items.iter_mut().for_each(|item| item.unpark(by));
}

/// The client is gone.
pub(crate) fn abandon(broker: &Broker, mut pending: PendingFetch, by: Waiter) {
    unpark(&mut pending, by);
    if let Some(session) = pending.session.take() {
        broker.fetch_sessions.lock().unwrap_or_else(PoisonError::into_inner).drop_session(session.id());
    }
}

/// Answers what was found; of a session only the news.
pub(crate) fn finish(
    broker: &Broker,
    mut pending: PendingFetch,
    scratch: &mut Scratch,
    output: &mut Output,
    by: Waiter,
) -> Result<(), EncodeError> {
    let Some(reply) = pending.reply else { return Ok(()) };
    unpark(&mut pending, by);
    let header = wire::response_header_version(ApiKey::Fetch, reply.version);
    output.begin_frame(reply.correlation_id, header);
    scratch.response.error_code = pending.error.map_or(0, ErrorCode::code);
    scratch.response.session_id = 0;
    count(broker, &pending);
    fill(&mut pending, scratch, output);
    if let Some(session) = pending.session.take() {
        let mut sessions = broker.fetch_sessions.lock().unwrap_or_else(PoisonError::into_inner);
        scratch.response.session_id = sessions.put_back(session).0;
    }
    let encoded = scratch.response.encode(output.encoder(), reply.version);
    output.end_frame();
    for mut topic in scratch.response.responses.drain(..) {
        topic.partitions.clear();
        scratch.topics.give(topic);
    }
    pending.clear();
    if pending.items.capacity() > KEEP_PARTITIONS {
        *scratch = Scratch::default();
    } else {
        scratch.idle.push(pending);
    }
    encoded
}

fn count(broker: &Broker, pending: &PendingFetch) {
    if let Some(error) = pending.error {
        broker.metrics.errors.count(error);
    }
    for item in &pending.items {
        match &item.found {
            Found::Read(read) => {
                let bytes = read.bytes();
                if bytes > 0
                    && let Ok(partition) = &item.place
                {
                    broker.metrics.fetch_bytes.add(bytes);
                    partition.note_sent(bytes);
                }
            }
            Found::Refused(error) => broker.metrics.errors.count(*error),
            Found::NotYet => broker.metrics.errors.count(ErrorCode::UnknownServerError),
        }
    }
}

fn fill(pending: &mut PendingFetch, scratch: &mut Scratch, output: &mut Output) {
    scratch.got_data.clear();
    let committed = pending.isolation == Some(Isolation::ReadCommitted);
    for nth in 0..pending.items.len() {
        let item = &mut pending.items[nth];
        let found = std::mem::take(&mut item.found);
        let answer = answer(&found);
        let news = pending.session.as_mut().is_none_or(|session| session.tell(nth, answer));
        scratch.got_data.push(answer.records_bytes > 0);
        if !news {
            continue;
        }
        let data = told(item.index, found, committed, output);
        let in_session = pending.session.as_ref().and_then(|session| session.nth(nth)).map(|partition| &partition.topic);
        let (name, id) = match (&item.hosted, in_session.or(item.named.as_ref())) {
            (Some(hosted), _) => (&*hosted.name, hosted.id),
            (None, Some(topic)) => (&*topic.name, topic.id),
            (None, None) => ("", TopicId::NONE),
        };
        push(scratch, name, id, data);
    }
    if let Some(session) = &mut pending.session {
        let got_data = &scratch.got_data;
        session.turn(|nth| got_data.get(nth).copied().unwrap_or(false));
    }
}

fn answer(found: &Found) -> Answer {
    match found {
        Found::Read(read) => Answer {
            high_watermark: read.view.high_watermark,
            log_start: read.view.log_start,
            records_bytes: read.slice.as_ref().map_or(0, |slice| slice.length),
            error: false,
            directs: read.diverging.is_some(),
        },
        Found::NotYet | Found::Refused(_) => {
            Answer { high_watermark: Offset::NONE, log_start: Offset::NONE, records_bytes: 0, error: true, directs: false }
        }
    }
}

/// Partitions of one topic that follow one another share its entry.
fn push(scratch: &mut Scratch, name: &str, id: TopicId, data: PartitionData) {
    let id = Uuid(id.0);
    if let Some(last) = scratch.response.responses.last_mut()
        && last.topic_id == id
        && last.topic == name
    {
        last.partitions.push(data);
        return;
    }
    let mut topic = scratch.topics.take();
    topic.topic.clear();
    topic.topic.push_str(name);
    topic.topic_id = id;
    topic.partitions.push(data);
    scratch.response.responses.push(topic);
}

fn told(index: PartitionIndex, found: Found, committed: bool, output: &mut Output) -> PartitionData {
    let mut data = PartitionData {
        partition_index: index.get(),
        high_watermark: -1,
        aborted_transactions: committed.then(Vec::new),
        records: Records::Bytes(bytes::Bytes::new()),
        ..PartitionData::default()
    };
    match found {
        Found::NotYet => data.error_code = ErrorCode::UnknownServerError.code(),
        Found::Refused(error) => {
            data.error_code = error.code();
            data.aborted_transactions = None;
        }
        Found::Read(read) => {
            data.high_watermark = read.view.high_watermark.get();
            data.last_stable_offset = read.view.last_stable.get();
            data.log_start_offset = read.view.log_start.get();
            if let Some((epoch, end)) = read.diverging {
                data.diverging_epoch = EpochEndOffset { epoch: epoch.get(), end_offset: end.get(), ..EpochEndOffset::default() };
            }
            if let Some(slice) = read.slice {
                let length = slice.length;
                data.records = Records::Splice { length, token: output.add_slice(slice, read.fresh) };
            }
        }
    }
    data
}
