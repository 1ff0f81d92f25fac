//! OffsetFetch (9): how far groups have read.
//!
//! Behaviour
//! - What was never committed, by whatever group: offset -1, leader epoch -1, empty metadata, no error. Unknown topic ids: UNKNOWN_TOPIC_ID.
//! - Topics null: everything that the group has committed.
//! - `require_stable`: UNSTABLE_OFFSET_COMMIT for partitions that an open transaction commits (KIP-447).
//!
//! Versions
//! - 1: an error stands at each partition. 2: null topics; an error of the whole at the top. 5: leader epoch. 6: flexible encoding.
//!   7: require_stable. 8: many groups at once. 9: member id and epoch, which only consumer
//!   groups look at: STALE_MEMBER_EPOCH unless it is the current one, UNKNOWN_MEMBER_ID (KIP-848). 10: topic ids.
//!
//! Source: semantics rules 54, 114; observed 16, 17.

use milena_engine::group::{FetchPartitionError, GroupId, GroupShard, MemberId, Stability, TopicName};
use milena_engine::metadata::Image;
use milena_engine::types::{PartitionIndex, TopicId};
use milena_protocol::messages::offset_fetch_request::{OffsetFetchRequest, OffsetFetchRequestGroup};
use milena_protocol::messages::offset_fetch_response::{
    OffsetFetchResponse, OffsetFetchResponseGroup, OffsetFetchResponsePartition, OffsetFetchResponsePartitions, OffsetFetchResponseTopic,
    OffsetFetchResponseTopics,
};
use milena_protocol::{ErrorCode, Uuid};

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

pub(super) async fn handle(context: &Context<'_>, request: OffsetFetchRequest) -> OffsetFetchResponse {
    let stability = if request.require_stable { Stability::Required } else { Stability::Any };
    if context.version >= 8 {
        let mut groups = Vec::with_capacity(request.groups.len());
        for asked in request.groups {
            groups.push(one_of_many(context, asked, stability).await);
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
    match fetch(context, &request.group_id, (None, -1), wanted, stability).await {
        Ok(topics) => OffsetFetchResponse { topics: topics.into_iter().map(alone).collect(), ..OffsetFetchResponse::default() },
        Err(refusal) => refused(context.version, refusal.error, unanswered),
    }
}

async fn one_of_many(context: &Context<'_>, asked: OffsetFetchRequestGroup, stability: Stability) -> OffsetFetchResponseGroup {
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
    match fetch(context, &asked.group_id, member, wanted, stability).await {
        Ok(topics) => OffsetFetchResponseGroup { group_id: asked.group_id, topics, ..OffsetFetchResponseGroup::default() },
        Err(refusal) => {
            OffsetFetchResponseGroup { group_id: asked.group_id, error_code: refusal.error.code(), ..OffsetFetchResponseGroup::default() }
        }
    }
}

/// `wanted`: `None` for everything that is committed.
async fn fetch(
    context: &Context<'_>,
    group: &str,
    (member, epoch): (Option<MemberId>, i32),
    wanted: Option<Vec<Wanted>>,
    stability: Stability,
) -> Result<Vec<OffsetFetchResponseTopics>, Refusal> {
    let shard = context.broker.coordinator.shard(context.broker, group)?;
    let image = context.broker.image();
    let group = GroupId::from(group);
    let look = |machine: &GroupShard| {
        machine.may_fetch(&group, member.as_ref(), epoch)?;
        let wanted = wanted.unwrap_or_else(|| everything(machine, &group, &image, context.version));
        Ok(wanted.into_iter().map(|wanted| look_up(machine, &group, wanted, stability)).collect())
    };
    shard.read(look).await?
}

fn everything(machine: &GroupShard, group: &GroupId, image: &Image, version: i16) -> Vec<Wanted> {
    let wanted = |(name, partitions): (TopicName, Vec<PartitionIndex>)| {
        let id = image.topic(name.as_str()).map(|topic| topic.id);
        // By id only what has one can be told.
        if version >= 10 && id.is_none() {
            return None;
        }
        let partitions = partitions.into_iter().map(PartitionIndex::get).collect();
        Some(Wanted { name: name.to_string(), id: id.filter(|_| version >= 10).unwrap_or_default(), unknown: false, partitions })
    };
    machine.committed_partitions(group).into_iter().filter_map(wanted).collect()
}

fn look_up(machine: &GroupShard, group: &GroupId, wanted: Wanted, stability: Stability) -> OffsetFetchResponseTopics {
    let topic = TopicName::from(&*wanted.name);
    let one = |index: i32| {
        if wanted.unknown {
            return nothing(index, ErrorCode::UnknownTopicId.code());
        }
        match machine.fetch_offset(group, (&topic, wanted.id), PartitionIndex(index), stability) {
            Ok(Some(committed)) => OffsetFetchResponsePartitions {
                partition_index: index,
                committed_offset: committed.offset.get(),
                committed_leader_epoch: committed.leader_epoch.get(),
                metadata: Some(committed.metadata.clone()),
                ..OffsetFetchResponsePartitions::default()
            },
            Ok(None) => nothing(index, 0),
            Err(error @ FetchPartitionError::Unstable) => nothing(index, Refusal::from(error).error.code()),
        }
    };
    let partitions = wanted.partitions.iter().map(|index| one(*index)).collect();
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
