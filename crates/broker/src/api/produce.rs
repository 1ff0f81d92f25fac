//! Produce (0): appends one batch to each of the named partitions.
//!
//! Behaviour
//! - Each partition succeeds or fails alone; answers stand in the request's order.
//! - `acks` is 0 (no answer; a failure closes the connection), 1 (this broker has written it) or -1 (every in-sync replica has);
//!   anything else: INVALID_REQUIRED_ACKS for every partition.
//! - One whole batch of magic 2 a partition; bytes behind it that are less than a batch are dropped. What may be wrong with a
//!   batch and how it is called: `refusal`.
//! - A repeat of one of the last five batches of a producer is answered like the first time and not stored again.
//! - The wait for acknowledgement ends at `timeout_ms` with REQUEST_TIMED_OUT; the data stays.
//! - Clients do not write internal topics (INVALID_TOPIC_EXCEPTION), except with the client id `__admin_client`.
//! - A transactional batch in a request without transactional id: TRANSACTIONAL_ID_AUTHORIZATION_FAILED. Transactions are not
//!   served yet: with one, COORDINATOR_NOT_AVAILABLE, and nothing is appended.
//!
//! Versions
//! - 3: magic 2, transactional id. 4: KAFKA_STORAGE_ERROR. 5: log_start_offset. 7: zstd (KIP-110). 8: the records at fault, a
//!   message (KIP-467). 9: flexible encoding. 10: current leader (KIP-951). 12: implicit transaction (KIP-890). 13: topic ids.
//!
//! Budget of a warm request: no allocation; per partition one checksum, one walk over the records, two short locks.
//!
//! Source: semantics rules 6, 10-18, 76-80, 141; observed 6-11.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use milena_config::TopicConfig;
use milena_config::topic_config::{CompressionType, TimestampType};
use milena_engine::types::{Monotonic, Now, Offset, PartitionIndex, Timestamp, TopicId, Waiter};
use milena_protocol::api::{self as wire, ApiKey};
use milena_protocol::batch::validate::{self, Checked, Checks};
use milena_protocol::batch::{self, BatchHeader, Codec, Target, recompress};
use milena_protocol::messages::produce_request::ProduceRequestView;
use milena_protocol::messages::produce_response::{
    BatchIndexAndErrorMessage, PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use milena_protocol::{Cursor, DecodeError, EncodeError, ErrorCode, Uuid};

use super::spare::{self, KEEP_BYTES, Roomy, Spare};
use crate::admission::Charge;
use crate::context::Broker;
use crate::metrics::Metrics;
use crate::partition::table::{Hosted, HostedTopic};
use crate::partition::turn::Turns;
use crate::partition::{Acks, Incoming, Partition};
use crate::refusal::Refusal;
use crate::reply::{Output, ReplyHead};

/// The client id of those who may write internal topics (rule 141).
pub(crate) const ADMIN_CLIENT: &[u8] = b"__admin_client";

/// A request in its connection's received bytes.
#[derive(Debug)]
pub(crate) struct Request<'a> {
    pub reply: ReplyHead,
    /// Sent by `ADMIN_CLIENT`.
    pub admin: bool,
    /// Header and body; batches are patched in place.
    pub frame: &'a mut [u8],
    /// Where the body begins in `frame`.
    pub body: usize,
    /// Where `frame` begins in the received bytes.
    pub at: usize,
    pub by: Waiter,
}

/// Most bytes that one batch may inflate to: far above what any client sends, and little for a broker.
const INFLATED_MAX: usize = 256 * 1024 * 1024;
/// How long a batch may wait in the queue of a partition whose turn another connection has: far longer than any write.
const WRITE_PATIENCE: Duration = Duration::from_secs(30);
/// Room for inflated records that a connection keeps between requests.
const KEEP_CAPACITY: usize = 1024 * 1024;

/// One partition's part of a request, and what became of it.
#[derive(Debug)]
struct Item {
    index: i32,
    /// Where its records lie in the frame; `None` for null.
    records: Option<Range<usize>>,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    NotYet,
    Refused(Refusal),
    Appended { partition: Arc<Partition>, base_offset: Offset, counts_at: Offset, stamped: Option<Timestamp>, log_start: Offset },
}

#[derive(Debug)]
struct Topic {
    id: TopicId,
    /// In `PendingProduce::names`.
    name: Range<usize>,
    items: Range<usize>,
    hosted: Option<Arc<HostedTopic>>,
}

/// A produce request that has begun.
#[derive(Debug, Default)]
pub(crate) struct PendingProduce {
    reply: Option<ReplyHead>,
    acks: i16,
    transactional: bool,
    deadline: Monotonic,
    topics: Vec<Topic>,
    items: Vec<Item>,
    names: String,
    /// For what it holds and its answer will, where that is more than a connection may keep: a partition without records takes six bytes of a
    /// request, and many times that here.
    charge: Option<Charge>,
}

/// What a connection's produce requests use again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    idle: Spare<PendingProduce>,
    response: ProduceResponse,
    topics: Spare<TopicProduceResponse>,
    validation: Validation,
}

impl Scratch {
    /// `pending` is done with, and so is its answer.
    fn rest(&mut self, mut pending: PendingProduce) {
        for mut topic in self.response.responses.drain(..) {
            topic.partition_responses.clear();
            self.topics.give(topic);
        }
        spare::rest(&mut self.response.responses);
        pending.clear();
        self.idle.give(pending);
    }
}

impl Roomy for PendingProduce {
    fn room(&self) -> usize {
        let lists = self.items.capacity() * size_of::<Item>() + self.topics.capacity() * size_of::<Topic>();
        size_of::<Self>() + lists + self.names.capacity()
    }
}

impl Roomy for TopicProduceResponse {
    fn room(&self) -> usize {
        size_of::<Self>() + self.name.capacity() + self.partition_responses.capacity() * size_of::<PartitionProduceResponse>()
    }
}

/// Room for records that are inflated to be checked, and for batches that are packed anew.
#[derive(Debug, Default)]
struct Validation {
    inflated: Vec<u8>,
    repacked: Vec<u8>,
}

impl Validation {
    /// Room that one large batch has needed is given up: else every idle connection could hold `INFLATED_MAX`.
    fn rest(&mut self) {
        for room in [&mut self.inflated, &mut self.repacked] {
            if room.capacity() > KEEP_CAPACITY {
                *room = Vec::new();
            }
        }
    }
}

impl PendingProduce {
    /// Everything it waits for has come, or the time is over.
    pub(crate) fn is_ready(&self, now: Monotonic) -> bool {
        let done = |item: &Item| match &item.outcome {
            Outcome::Appended { partition, counts_at, .. } => reached(partition, self.acks, *counts_at) || partition.is_out_of_service(),
            Outcome::NotYet | Outcome::Refused(_) => true,
        };
        // With acks=0 too: what queues at a partition whose turn another connection has stays bounded by its client's ring.
        now >= self.deadline || self.items.iter().all(done)
    }

    /// To what it is the answer; `None` once that is made.
    pub(crate) fn reply(&self) -> Option<ReplyHead> {
        self.reply
    }

    pub(crate) fn deadline(&self) -> Monotonic {
        self.deadline
    }

    fn clear(&mut self) {
        self.topics.clear();
        self.items.clear();
        self.names.clear();
        self.charge = None;
    }

    /// Bytes of its answer before that is on the wire.
    fn answer_room(&self) -> usize {
        let lists = self.items.len() * size_of::<PartitionProduceResponse>() + self.topics.len() * size_of::<TopicProduceResponse>();
        lists + self.names.len()
    }
}

/// Validates and appends every partition's batch; nothing here waits.
///
/// Errors: the body is not a Produce request; nothing has changed.
pub(crate) fn begin(
    broker: &Broker,
    request: Request<'_>,
    scratch: &mut Scratch,
    turns: &mut Turns,
) -> Result<PendingProduce, DecodeError> {
    let mut pending = scratch.idle.take();
    read(&mut pending, broker, &request)?;
    let now = broker.now();
    let version = request.reply.version;
    let Request { frame, at, by, admin, .. } = request;
    let PendingProduce { topics, items, acks, transactional, .. } = &mut pending;
    for topic in topics.iter() {
        for item in &mut items[topic.items.clone()] {
            let bytes = item.records.clone().map(|records| (&mut frame[records.clone()], at + records.start..at + records.end));
            let ask = Ask { now, version, acks: *acks, transactional: *transactional, admin, by, metrics: &broker.metrics };
            item.outcome = match append(topic, item.index, bytes, &ask, &mut scratch.validation, turns) {
                Ok(appended) => appended,
                Err(refusal) => {
                    broker.metrics.produce_refused.increment();
                    broker.metrics.errors.count(refusal.error);
                    Outcome::Refused(refusal)
                }
            };
        }
    }
    scratch.validation.rest();
    Ok(pending)
}

/// Takes the request apart: names, ids, and where the records lie.
fn read(pending: &mut PendingProduce, broker: &Broker, request: &Request<'_>) -> Result<(), DecodeError> {
    let frame = &request.frame[..];
    let body = &frame[request.body..];
    let view = ProduceRequestView::decode(&mut Cursor::new(body), request.reply.version)?;
    let hosted = broker.partitions.hosted();
    pending.clear();
    pending.reply = Some(request.reply);
    pending.acks = view.acks;
    pending.transactional = view.transactional_id.is_some();
    let timeout = Duration::from_millis(u64::try_from(view.timeout_ms).unwrap_or(0));
    // `timeout_ms` is for replicas; what this broker still has to write itself has no limit in Kafka.
    pending.deadline = broker.now().monotonic + if view.acks == -1 { timeout } else { timeout.max(WRITE_PATIENCE) };
    for topic in &view.topic_data {
        let name = pending.names.len()..pending.names.len() + topic.name.len();
        pending.names.push_str(topic.name);
        let first = pending.items.len();
        pending.items.reserve(topic.partition_data.len());
        for partition in &topic.partition_data {
            let records = partition.records.map(|records| {
                let start = records.as_ptr().addr() - frame.as_ptr().addr();
                start..start + records.len()
            });
            pending.items.push(Item { index: partition.index, records, outcome: Outcome::NotYet });
        }
        let id = TopicId(topic.topic_id.0);
        let hosted = find(&hosted, request.reply.version, topic.name, id);
        pending.topics.push(Topic { id, name, items: first..pending.items.len(), hosted });
    }
    let bytes = pending.room() + pending.answer_room();
    pending.charge = (bytes > KEEP_BYTES).then(|| broker.admission.enter(bytes));
    Ok(())
}

fn find(hosted: &Hosted, version: i16, name: &str, id: TopicId) -> Option<Arc<HostedTopic>> {
    if version >= 13 { hosted.by_id(id) } else { hosted.by_name(name) }.map(Arc::clone)
}

/// What holds for the whole request.
struct Ask<'a> {
    now: Now,
    version: i16,
    acks: i16,
    transactional: bool,
    admin: bool,
    by: Waiter,
    metrics: &'a Metrics,
}

/// Refusals come in Kafka's order: acks, topic, partition, then what is wrong with the batch, then what the log says.
fn append(
    topic: &Topic,
    index: i32,
    bytes: Option<(&mut [u8], Range<usize>)>,
    ask: &Ask<'_>,
    scratch: &mut Validation,
    turns: &mut Turns,
) -> Result<Outcome, Refusal> {
    if !(-1..=1).contains(&ask.acks) {
        return Err(Refusal::of(ErrorCode::InvalidRequiredAcks));
    }
    let unknown = if ask.version >= 13 { ErrorCode::UnknownTopicId } else { ErrorCode::UnknownTopicOrPartition };
    let hosted = topic.hosted.as_ref().ok_or(Refusal::of(unknown))?;
    if hosted.internal && !ask.admin {
        return Err(Refusal::of(ErrorCode::InvalidTopicException));
    }
    let partition = hosted.partition(PartitionIndex(index)).ok_or(Refusal::of(ErrorCode::UnknownTopicOrPartition))?;
    let config = hosted.config();
    let (batch, at) = bytes.ok_or(Refusal::of(ErrorCode::InvalidRecord))?;
    let checks = checks(&config, ask);
    let checked = validate::produced(batch, &checks, &mut scratch.inflated)?;
    if checked.header.is_transactional() {
        // Until there are transactions a transactional batch has no coordinator that could ever end it.
        let error = if ask.transactional { ErrorCode::CoordinatorNotAvailable } else { ErrorCode::TransactionalIdAuthorizationFailed };
        return Err(Refusal::of(error));
    }
    let acks = match ask.acks {
        0 => Acks::None,
        1 => Acks::Leader,
        _ => Acks::All { min_insync_replicas: usize::try_from(config.min_insync_replicas).unwrap_or(1) },
    };
    let length = checked.size;
    let appended = match repack(&config, &checks, &checked, &batch[..length], scratch)? {
        None => {
            let at = Some(at.start..at.start + length);
            partition.append(ask.now, Incoming { bytes: &mut batch[..length], at, checked: &checked, acks, by: ask.by }, turns)?
        }
        Some(repacked) => {
            let bytes = &mut scratch.repacked[..];
            partition.append(ask.now, Incoming { bytes, at: None, checked: &repacked, acks, by: ask.by }, turns)?
        }
    };
    ask.metrics.produce_bytes.add(u64::try_from(length).unwrap_or(0));
    ask.metrics.produce_records.add(u64::try_from(checked.header.records_count).unwrap_or(0));
    Ok(Outcome::Appended {
        partition: Arc::clone(partition),
        base_offset: appended.base_offset,
        counts_at: appended.counts_at,
        stamped: appended.log_append_time,
        log_start: appended.log_start,
    })
}

fn checks(config: &TopicConfig, ask: &Ask<'_>) -> Checks {
    Checks {
        produce_version: ask.version,
        max_message_bytes: usize::try_from(config.max_message_bytes).unwrap_or(0),
        timestamp_type: match config.message_timestamp_type {
            TimestampType::CreateTime => batch::TimestampType::CreateTime,
            TimestampType::LogAppendTime => batch::TimestampType::LogAppendTime,
        },
        now_ms: ask.now.wall.get(),
        before_max_ms: config.message_timestamp_before_max_ms,
        after_max_ms: config.message_timestamp_after_max_ms,
        compacted: config.cleanup_policy.compact,
        inflated_limit: INFLATED_MAX,
    }
}

/// Packs a batch into the topic's codec, or anew if its offsets do not count up inside a compressed block (rule 14).
///
/// Returns what `scratch.repacked` holds; `None`: the batch is stored as it came.
fn repack(
    config: &TopicConfig,
    checks: &Checks,
    checked: &Checked,
    batch: &[u8],
    scratch: &mut Validation,
) -> Result<Option<Checked>, Refusal> {
    let (codec, level) = match config.compression_type {
        CompressionType::Producer => (checked.codec, None),
        CompressionType::Uncompressed => (Codec::None, None),
        CompressionType::Gzip => (Codec::Gzip, Some(config.compression_gzip_level)),
        CompressionType::Snappy => (Codec::Snappy, None),
        CompressionType::Lz4 => (Codec::Lz4, Some(config.compression_lz4_level)),
        CompressionType::Zstd => (Codec::Zstd, Some(config.compression_zstd_level)),
    };
    if codec == checked.codec && (checked.dense || codec == Codec::None) {
        return Ok(None);
    }
    scratch.repacked.clear();
    let target = Target { codec, level, inflated_limit: checks.inflated_limit };
    recompress(batch, &target, &mut scratch.inflated, &mut scratch.repacked)?;
    let header = BatchHeader::parse(&scratch.repacked).map_err(|_| Refusal::of(ErrorCode::UnknownServerError))?;
    Ok(Some(Checked { header, size: scratch.repacked.len(), codec, dense: true }))
}

/// Why a reply is not made.
#[derive(Debug)]
pub(crate) enum NoReply {
    /// acks=0 and something failed, which only closing the connection can tell (rule 6).
    OnlyClosingTells,
    Encode(EncodeError),
}

/// Answers in the request's order.
pub(crate) fn finish(metrics: &Metrics, mut pending: PendingProduce, scratch: &mut Scratch, output: &mut Output) -> Result<(), NoReply> {
    let Some(reply) = pending.reply else { return Ok(()) };
    let failed = pending.items.iter().any(|item| matches!(item.outcome, Outcome::Refused(_)));
    if pending.acks == 0 {
        scratch.rest(pending);
        return if failed { Err(NoReply::OnlyClosingTells) } else { Ok(()) };
    }
    fill(metrics, &mut pending, scratch);
    let encoder = output.begin_frame(reply.correlation_id, wire::response_header_version(ApiKey::Produce, reply.version));
    let encoded = scratch.response.encode(encoder, reply.version);
    output.end_frame();
    scratch.rest(pending);
    encoded.map_err(NoReply::Encode)
}

/// acks=1 and 0 are content with the segment; acks=all waits until the batch counts.
fn reached(partition: &Partition, acks: i16, counts_at: Offset) -> bool {
    let end = if acks == -1 { partition.high_watermark() } else { partition.log_end() };
    end >= counts_at
}

fn fill(metrics: &Metrics, pending: &mut PendingProduce, scratch: &mut Scratch) {
    let PendingProduce { topics, items, names, acks, .. } = pending;
    for topic in topics.iter() {
        let mut answer = scratch.topics.take();
        answer.name.clear();
        answer.name.push_str(&names[topic.name.clone()]);
        answer.topic_id = Uuid(topic.id.0);
        for item in &mut items[topic.items.clone()] {
            answer.partition_responses.push(told(metrics, item, *acks));
        }
        scratch.response.responses.push(answer);
    }
}

/// What was refused at once is counted already; what fails after it was appended is counted here.
fn told(metrics: &Metrics, item: &mut Item, acks: i16) -> PartitionProduceResponse {
    let mut told = PartitionProduceResponse { index: item.index, base_offset: -1, ..PartitionProduceResponse::default() };
    let fail = |told: &mut PartitionProduceResponse, error: ErrorCode| {
        metrics.errors.count(error);
        told.error_code = error.code();
    };
    match std::mem::replace(&mut item.outcome, Outcome::NotYet) {
        Outcome::NotYet => fail(&mut told, ErrorCode::UnknownServerError),
        Outcome::Refused(refusal) => {
            told.error_code = refusal.error.code();
            told.error_message = refusal.message;
            told.record_errors = refusal
                .records
                .into_iter()
                .map(|(index, message)| BatchIndexAndErrorMessage {
                    batch_index: index,
                    batch_index_error_message: Some(message),
                    ..BatchIndexAndErrorMessage::default()
                })
                .collect();
        }
        Outcome::Appended { partition, base_offset, counts_at, stamped, log_start } => {
            if let Some(why) = partition.out_of_service() {
                fail(&mut told, Refusal::from(why).error);
            } else if !reached(&partition, acks, counts_at) {
                fail(&mut told, ErrorCode::RequestTimedOut);
            } else {
                told.base_offset = base_offset.get();
                told.log_append_time_ms = stamped.unwrap_or(Timestamp::NONE).get();
                told.log_start_offset = log_start.get();
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a request of 100 MiB may name, in small.
    #[test]
    fn a_wide_request_leaves_nothing_behind() {
        let wide = |items: usize, names: usize| PendingProduce {
            items: Vec::with_capacity(items),
            names: String::with_capacity(names),
            ..PendingProduce::default()
        };
        let mut scratch = Scratch::default();
        for (items, names) in [(1_000_000, 0), (0, 2 * KEEP_BYTES)] {
            scratch.response.responses = (0..items.max(1)).map(|_| TopicProduceResponse::default()).collect();
            scratch.response.responses[0].partition_responses = Vec::with_capacity(items);
            scratch.rest(wide(items, names));
            assert!(scratch.response.responses.capacity() * size_of::<TopicProduceResponse>() <= KEEP_BYTES);
            assert_eq!(scratch.idle.take().room(), size_of::<PendingProduce>());
        }
        scratch.rest(wide(100, 100));
        assert!(scratch.idle.take().items.capacity() >= 100, "the usual one is kept");
    }
}
