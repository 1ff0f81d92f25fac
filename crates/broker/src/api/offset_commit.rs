//! OffsetCommit (8): a group writes down how far it has read.
//!
//! Behaviour
//! - As a member: of the current generation only (ILLEGAL_GENERATION, UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID), not between two
//!   generations (REBALANCE_IN_PROGRESS). From outside (generation -1, no member): only while the group is empty, else
//!   UNKNOWN_MEMBER_ID; the first such commit makes the group. The empty group id may hold offsets.
//! - As a member of a consumer group (KIP-848): by member epoch, the current one or, for a partition that the member has had since, an
//!   older one (KIP-1251); else STALE_MEMBER_EPOCH. Below version 9: UNSUPPORTED_VERSION.
//! - Partitions fail alone: unknown topic or partition UNKNOWN_TOPIC_OR_PARTITION, unknown id UNKNOWN_TOPIC_ID, metadata longer than
//!   offset.metadata.max.bytes OFFSET_METADATA_TOO_LARGE. An error of the group is each partition's.
//! - A request is one batch: above max.message.bytes of `__consumer_offsets` it is UNKNOWN_SERVER_ERROR for each, as in Kafka.
//!
//! Versions
//! - 2 to 4: a retention time. 5: the broker's alone. 6: leader epoch. 7: instance id (KIP-345). 8: flexible encoding. 9: unknown group
//!   with a generation GROUP_ID_NOT_FOUND, before that ILLEGAL_GENERATION (KIP-848). 10: topic ids.
//!
//! Source: semantics rules 51, 52; observed 16.

use std::collections::BTreeMap;
use std::time::Duration;

use milena_engine::group::{CommitOffsets, CommitPartition, GroupId, InstanceId, MemberId, Reply, Request, TopicName};
use milena_engine::metadata::{Image, Topic};
use milena_engine::types::{LeaderEpoch, Offset, PartitionIndex, TopicId, Waiter};
use milena_protocol::ErrorCode;
use milena_protocol::messages::offset_commit_request::{OffsetCommitRequest, OffsetCommitRequestTopic};
use milena_protocol::messages::offset_commit_response::{OffsetCommitResponse, OffsetCommitResponsePartition, OffsetCommitResponseTopic};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: OffsetCommitRequest) -> OffsetCommitResponse {
    let image = context.broker.image();
    // Every partition as it will be answered; those without an error yet are the ones that are asked for, in the same order.
    let (mut topics, mut asked) = (Vec::new(), Asked::default());
    for topic in &request.topics {
        topics.push(check_topic(context.version, &image, topic, &mut asked));
    }
    if !asked.partitions.is_empty() {
        let results = commit(context, &request, asked.partitions).await;
        let open = topics.iter_mut().flat_map(|topic| &mut topic.partitions).filter(|partition| partition.error_code == 0);
        match results {
            Ok(codes) => {
                let told = asked.places.into_iter().map(|place| codes.get(place).copied().unwrap_or_default());
                open.zip(told).for_each(|(partition, code)| partition.error_code = code);
            }
            Err(refusal) => open.for_each(|partition| partition.error_code = refusal.error.code()),
        }
    }
    OffsetCommitResponse { topics, ..OffsetCommitResponse::default() }
}

/// What is asked of the machine: each partition once, of repeats the last; they are all answered as that one is.
#[derive(Default)]
struct Asked {
    partitions: Vec<CommitPartition>,
    /// For each partition of the request that can be asked for: its place in `partitions`.
    places: Vec<usize>,
    known: BTreeMap<(TopicId, PartitionIndex), usize>,
}

impl Asked {
    fn push(&mut self, asked: CommitPartition) {
        let next = self.partitions.len();
        let place = *self.known.entry((asked.topic_id, asked.partition)).or_insert(next);
        self.places.push(place);
        match self.partitions.get_mut(place) {
            Some(before) => *before = asked,
            None => self.partitions.push(asked),
        }
    }
}

fn check_topic(version: i16, image: &Image, topic: &OffsetCommitRequestTopic, asked: &mut Asked) -> OffsetCommitResponseTopic {
    let (known, unknown) = if version >= 10 {
        (image.topic_by_id(TopicId(topic.topic_id.0)), ErrorCode::UnknownTopicId)
    } else {
        (image.topic(&topic.name), ErrorCode::UnknownTopicOrPartition)
    };
    let name = TopicName::from(known.map_or("", |known| &*known.name));
    let mut partitions = Vec::with_capacity(topic.partitions.len());
    for partition in &topic.partitions {
        let index = PartitionIndex(partition.partition_index);
        let error = match known {
            None => Some(unknown),
            Some(known) if !has(known, index) => Some(ErrorCode::UnknownTopicOrPartition),
            Some(known) => {
                asked.push(CommitPartition {
                    topic: name.clone(),
                    topic_id: known.id,
                    partition: index,
                    offset: Offset(partition.committed_offset),
                    leader_epoch: LeaderEpoch(partition.committed_leader_epoch),
                    metadata: partition.committed_metadata.clone(),
                });
                None
            }
        };
        partitions.push(OffsetCommitResponsePartition {
            partition_index: partition.partition_index,
            error_code: error.map_or(0, ErrorCode::code),
            ..OffsetCommitResponsePartition::default()
        });
    }
    OffsetCommitResponseTopic { name: topic.name.clone(), topic_id: topic.topic_id, partitions, ..OffsetCommitResponseTopic::default() }
}

fn has(topic: &Topic, index: PartitionIndex) -> bool {
    topic.partitions.contains_key(&index)
}

/// One code for each of `asked`.
async fn commit(context: &Context<'_>, request: &OffsetCommitRequest, asked: Vec<CommitPartition>) -> Result<Vec<i16>, Refusal> {
    let shard = context.broker.coordinator.shard(context.broker, &request.group_id)?;
    let ask = |waiter: Waiter| {
        Request::CommitOffsets(CommitOffsets {
            waiter,
            group: GroupId::from(&*request.group_id),
            generation: request.generation_id_or_member_epoch,
            knows_epochs: context.version >= 9,
            member: MemberId::from_wire(&request.member_id),
            instance: request.group_instance_id.as_deref().map(InstanceId::from),
            retention: u64::try_from(request.retention_time_ms).ok().map(Duration::from_millis),
            partitions: asked,
        })
    };
    match shard.ask(context.broker, ask).await? {
        Reply::CommitOffsets(Ok(results)) => {
            let committed = results.iter().filter(|result| result.is_ok()).count();
            context.broker.metrics.offset_commits.add(u64::try_from(committed).unwrap_or(0));
            Ok(results.into_iter().map(|result| result.err().map_or(0, |error| Refusal::from(error).error.code())).collect())
        }
        Reply::CommitOffsets(Err(error)) => Err(Refusal::of_commit(error, context.version)),
        other => unreachable!("a commit is answered as one, not by {other:?}"),
    }
}
