//! OffsetDelete (47): what a group has committed for some partitions is taken back.
//!
//! Behaviour
//! - Topics that members of the group read: GROUP_SUBSCRIBED_TO_TOPIC. Unknown topics and partitions: UNKNOWN_TOPIC_OR_PARTITION. What
//!   was never committed: nothing to do, no error.
//! - Unknown group: GROUP_ID_NOT_FOUND. A group with members of another protocol than consumers': NON_EMPTY_GROUP.
//!
//! Versions
//! - 0: KIP-496.
//!
//! Source: semantics rule 114.

use std::collections::BTreeMap;

use milena_engine::group::{DeleteOffsets, DeletePartitionError, GroupId, Reply, Request, TopicName};
use milena_engine::types::{PartitionIndex, Waiter};
use milena_protocol::ErrorCode;
use milena_protocol::messages::offset_delete_request::OffsetDeleteRequest;
use milena_protocol::messages::offset_delete_response::{OffsetDeleteResponse, OffsetDeleteResponsePartition, OffsetDeleteResponseTopic};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: OffsetDeleteRequest) -> OffsetDeleteResponse {
    match delete(context, request).await {
        Ok(topics) => OffsetDeleteResponse { topics, ..OffsetDeleteResponse::default() },
        Err(refusal) => OffsetDeleteResponse { error_code: refusal.error.code(), ..OffsetDeleteResponse::default() },
    }
}

async fn delete(context: &Context<'_>, request: OffsetDeleteRequest) -> Result<Vec<OffsetDeleteResponseTopic>, Refusal> {
    if request.group_id.is_empty() {
        return Err(Refusal::of(ErrorCode::InvalidGroupId));
    }
    let shard = context.broker.coordinator.shard(context.broker, &request.group_id)?;
    let image = context.broker.image();
    // Every partition as it will be answered; those without an error yet are the ones that are asked for, in the same order.
    // A partition that is named again is asked for once, and answered again.
    let (mut topics, mut partitions, mut places, mut seen) = (Vec::new(), Vec::new(), Vec::new(), BTreeMap::new());
    for topic in request.topics {
        let known = image.topic(&topic.name);
        let name = TopicName::from(&*topic.name);
        let mut answered = OffsetDeleteResponseTopic { name: topic.name.clone(), ..OffsetDeleteResponseTopic::default() };
        for partition in topic.partitions {
            let index = PartitionIndex(partition.partition_index);
            let exists = known.is_some_and(|known| known.partitions.contains_key(&index));
            let error_code = if exists { 0 } else { ErrorCode::UnknownTopicOrPartition.code() };
            if exists {
                let place = *seen.entry((name.clone(), index)).or_insert_with_key(|asked| {
                    partitions.push(asked.clone());
                    partitions.len() - 1
                });
                places.push(place);
            }
            answered.partitions.push(OffsetDeleteResponsePartition { partition_index: partition.partition_index, error_code });
        }
        topics.push(answered);
    }
    let ask = |waiter: Waiter| Request::DeleteOffsets(DeleteOffsets { waiter, group: GroupId::from(request.group_id), partitions });
    let results = match shard.ask(context.broker, ask).await? {
        Reply::DeleteOffsets(result) => result?,
        other => unreachable!("a deletion of offsets is answered as one, not by {other:?}"),
    };
    let open = topics.iter_mut().flat_map(|topic| &mut topic.partitions).filter(|partition| partition.error_code == 0);
    let code = |result: Result<(), DeletePartitionError>| result.err().map_or(0, |error| Refusal::from(error).error.code());
    let codes: Vec<i16> = results.into_iter().map(code).collect();
    for (partition, place) in open.zip(places) {
        partition.error_code = codes.get(place).copied().unwrap_or_default();
    }
    Ok(topics)
}
