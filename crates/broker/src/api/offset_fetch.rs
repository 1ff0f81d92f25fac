//! OffsetFetch (9): how far groups have read.
//!
//! Behaviour
//! - What was never committed, by whatever group: offset -1, leader epoch -1, empty metadata, no error. Unknown topic ids: UNKNOWN_TOPIC_ID.
//! - Topics null: everything that the group has committed.
//! - What is named again is told again; too often (`repeats`): INVALID_REQUEST for the group.
//! - `require_stable`: UNSTABLE_OFFSET_COMMIT for partitions that an open transaction commits (KIP-447).
//!
//! Versions
//! - 1: an error stands at each partition. 2: null topics; an error of the whole at the top. 5: leader epoch. 6: flexible encoding.
//!   7: require_stable. 8: many groups at once. 9: member id and epoch, which only consumer
//!   groups look at: STALE_MEMBER_EPOCH unless it is the current one, UNKNOWN_MEMBER_ID (KIP-848). 10: topic ids.
//!
//! Source: semantics rules 54, 114; observed 16, 17.

use std::collections::{BTreeMap, BTreeSet};

use milena_engine::group::records::CommittedOffset;
use milena_engine::group::{FetchPartitionError, GroupId, GroupShard, MemberId, Stability, TopicName};
use milena_engine::metadata::Image;
use milena_engine::types::{PartitionIndex, TopicId};
use milena_protocol::messages::offset_fetch_request::{OffsetFetchRequest, OffsetFetchRequestGroup};
use milena_protocol::messages::offset_fetch_response::{
    OffsetFetchResponse, OffsetFetchResponseGroup, OffsetFetchResponsePartition, OffsetFetchResponsePartitions, OffsetFetchResponseTopic,
    OffsetFetchResponseTopics,
};
use milena_protocol::{ErrorCode, Uuid};

use super::repeats::Repeats;
use crate::context::Context;
use crate::refusal::Refusal;

/// What one topic of a request asks for.
struct Wanted {
    name: String,
    id: TopicId,
    /// The id is not of any topic.
    unknown: bool,
    partitions: Vec<i32>,
}

impl Wanted {
    fn key(&self) -> (TopicName, TopicId) {
        (TopicName::from(&*self.name), self.id)
    }
}

pub(super) async fn handle(context: &Context<'_>, request: OffsetFetchRequest) -> OffsetFetchResponse {
    let stability = if request.require_stable { Stability::Required } else { Stability::Any };
    let mut repeats = Repeats::new();
    if context.version >= 8 {
        let mut groups = Vec::with_capacity(request.groups.len());
        let mut seen = BTreeSet::new();
        for asked in request.groups {
            let again = !seen.insert(asked.group_id.clone());
            let mut answer = one_of_many(context, asked, stability, &mut repeats).await;
            let partitions = answer.topics.iter().map(|topic| topic.partitions.len()).sum::<usize>();
            if again && let Err(refusal) = repeats.take(partitions.max(1)) {
                answer.topics.clear();
                answer.error_code = refusal.error.code();
            }
            groups.push(answer);
        }
        return OffsetFetchResponse { groups, ..OffsetFetchResponse::default() };
    }
    let wanted = request.topics.map(|topics| {
        let by_name = |topic: milena_protocol::messages::offset_fetch_request::OffsetFetchRequestTopic| Wanted {
            name: topic.name,
            id: TopicId::NONE,
            unknown: false,
            partitions: topic.partition_indexes,
        };
        topics.into_iter().map(by_name).collect::<Vec<_>>()
    });
    let unanswered = wanted.as_deref().map(|wanted| wanted.iter().map(refused_topic).collect()).unwrap_or_default();
    match fetch(context, &request.group_id, (None, -1), wanted, stability, &mut repeats).await {
        Ok(topics) => OffsetFetchResponse { topics: topics.into_iter().map(alone).collect(), ..OffsetFetchResponse::default() },
        Err(refusal) => refused(context.version, refusal.error, unanswered),
    }
}

async fn one_of_many(
    context: &Context<'_>,
    asked: OffsetFetchRequestGroup,
    stability: Stability,
    repeats: &mut Repeats,
) -> OffsetFetchResponseGroup {
    let image = context.broker.image();
    let wanted = asked.topics.map(|topics| {
        let known = |topic: milena_protocol::messages::offset_fetch_request::OffsetFetchRequestTopics| {
            if context.version < 10 {
                return Wanted { name: topic.name, id: TopicId::NONE, unknown: false, partitions: topic.partition_indexes };
            }
            let id = TopicId(topic.topic_id.0);
            let name = image.topic_by_id(id).map(|topic| topic.name.to_string());
            Wanted { unknown: name.is_none(), name: name.unwrap_or_default(), id, partitions: topic.partition_indexes }
        };
        topics.into_iter().map(known).collect()
    });
    let member = (asked.member_id.as_deref().map(MemberId::from), asked.member_epoch);
    match fetch(context, &asked.group_id, member, wanted, stability, repeats).await {
        Ok(topics) => OffsetFetchResponseGroup { group_id: asked.group_id, topics, ..OffsetFetchResponseGroup::default() },
        Err(refusal) => {
            OffsetFetchResponseGroup { group_id: asked.group_id, error_code: refusal.error.code(), ..OffsetFetchResponseGroup::default() }
        }
    }
}

/// The partitions that are looked at, by topic, each once.
type Distinct = BTreeMap<(TopicName, TopicId), BTreeSet<PartitionIndex>>;

/// What there is to tell of some partitions of each topic; of all others there is nothing.
type Found = BTreeMap<(TopicName, TopicId), BTreeMap<PartitionIndex, Result<CommittedOffset, FetchPartitionError>>>;

/// `wanted`: `None` for everything that is committed.
async fn fetch(
    context: &Context<'_>,
    group: &str,
    (member, epoch): (Option<MemberId>, i32),
    wanted: Option<Vec<Wanted>>,
    stability: Stability,
    repeats: &mut Repeats,
) -> Result<Vec<OffsetFetchResponseTopics>, Refusal> {
    let shard = context.broker.coordinator.shard(context.broker, group)?;
    let image = context.broker.image();
    let group = GroupId::from(group);
    // Sorted before the shard's lock is taken: under it each partition is looked at once, and only what is there is copied.
    let asked = wanted.map(|wanted| distinct(&wanted, repeats).map(|distinct| (wanted, distinct))).transpose()?;
    let look = |machine: &GroupShard| {
        machine.may_fetch(&group, member.as_ref(), epoch)?;
        let (wanted, distinct) = asked.unwrap_or_else(|| everything(machine, &group, &image, context.version));
        let find = |((topic, id), partitions): ((TopicName, TopicId), BTreeSet<PartitionIndex>)| {
            let found = machine.fetch_offsets(&group, (&topic, id), &partitions, stability);
            ((topic, id), found)
        };
        Ok::<_, Refusal>((wanted, distinct.into_iter().map(find).collect::<Found>()))
    };
    let (wanted, found) = shard.read(look).await??;
    Ok(wanted.into_iter().map(|wanted| tell(wanted, &found)).collect())
}

/// Errors: too many are named again.
fn distinct(wanted: &[Wanted], repeats: &mut Repeats) -> Result<Distinct, Refusal> {
    let mut distinct = Distinct::new();
    let mut again = 0;
    for topic in wanted.iter().filter(|topic| !topic.unknown) {
        let partitions = distinct.entry(topic.key()).or_default();
        again += topic.partitions.iter().filter(|index| !partitions.insert(PartitionIndex(**index))).count();
    }
    if again > 0 {
        repeats.take(again)?;
    }
    Ok(distinct)
}

fn everything(machine: &GroupShard, group: &GroupId, image: &Image, version: i16) -> (Vec<Wanted>, Distinct) {
    let wanted = |(name, partitions): (TopicName, Vec<PartitionIndex>)| {
        let id = image.topic(name.as_str()).map(|topic| topic.id);
        // By id only what has one can be told.
        if version >= 10 && id.is_none() {
            return None;
        }
        let partitions = partitions.into_iter().map(PartitionIndex::get).collect();
        Some(Wanted { name: name.to_string(), id: id.filter(|_| version >= 10).unwrap_or_default(), unknown: false, partitions })
    };
    let wanted: Vec<Wanted> = machine.committed_partitions(group).into_iter().filter_map(wanted).collect();
    let distinct = wanted.iter().map(|wanted| (wanted.key(), wanted.partitions.iter().copied().map(PartitionIndex).collect())).collect();
    (wanted, distinct)
}

fn tell(wanted: Wanted, found: &Found) -> OffsetFetchResponseTopics {
    let found = found.get(&wanted.key());
    let one = |index: &i32| {
        if wanted.unknown {
            return nothing(*index, ErrorCode::UnknownTopicId.code());
        }
        match found.and_then(|found| found.get(&PartitionIndex(*index))) {
            Some(Ok(committed)) => OffsetFetchResponsePartitions {
                partition_index: *index,
                committed_offset: committed.offset.get(),
                committed_leader_epoch: committed.leader_epoch.get(),
                metadata: Some(committed.metadata.clone()),
                ..OffsetFetchResponsePartitions::default()
            },
            None => nothing(*index, 0),
            Some(Err(error)) => nothing(*index, Refusal::from(error.clone()).error.code()),
        }
    };
    let partitions = wanted.partitions.iter().map(one).collect();
    OffsetFetchResponseTopics { name: wanted.name, topic_id: Uuid(wanted.id.0), partitions, ..OffsetFetchResponseTopics::default() }
}

fn nothing(partition_index: i32, error_code: i16) -> OffsetFetchResponsePartitions {
    OffsetFetchResponsePartitions {
        partition_index,
        committed_offset: -1,
        committed_leader_epoch: -1,
        metadata: Some(String::new()),
        error_code,
        ..OffsetFetchResponsePartitions::default()
    }
}

/// As it stands in an answer about one group.
fn alone(topic: OffsetFetchResponseTopics) -> OffsetFetchResponseTopic {
    let partition = |partition: OffsetFetchResponsePartitions| OffsetFetchResponsePartition {
        partition_index: partition.partition_index,
        committed_offset: partition.committed_offset,
        committed_leader_epoch: partition.committed_leader_epoch,
        metadata: partition.metadata,
        error_code: partition.error_code,
        ..OffsetFetchResponsePartition::default()
    };
    OffsetFetchResponseTopic {
        name: topic.name,
        partitions: topic.partitions.into_iter().map(partition).collect(),
        ..OffsetFetchResponseTopic::default()
    }
}

fn refused_topic(wanted: &Wanted) -> OffsetFetchResponseTopics {
    let partitions = wanted.partitions.iter().map(|index| nothing(*index, 0)).collect();
    OffsetFetchResponseTopics { name: wanted.name.clone(), partitions, ..OffsetFetchResponseTopics::default() }
}

fn refused(version: i16, error: ErrorCode, asked: Vec<OffsetFetchResponseTopics>) -> OffsetFetchResponse {
    if version >= 2 {
        return OffsetFetchResponse { error_code: error.code(), ..OffsetFetchResponse::default() };
    }
    let mut topics: Vec<OffsetFetchResponseTopic> = asked.into_iter().map(alone).collect();
    topics.iter_mut().flat_map(|topic| &mut topic.partitions).for_each(|partition| partition.error_code = error.code());
    OffsetFetchResponse { topics, ..OffsetFetchResponse::default() }
}
