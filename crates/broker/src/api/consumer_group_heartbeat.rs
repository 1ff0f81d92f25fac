//! ConsumerGroupHeartbeat (68): the one request of members of the consumer protocol (KIP-848).
//!
//! Behaviour
//! - Epoch 0 joins, -1 leaves, -2 leaves for a while (static members). What is null is as last said. The answer carries the assignment
//!   when it has changed, and to whoever joins or says everything.
//! - A malformed request INVALID_REQUEST, no such group GROUP_ID_NOT_FOUND, no such member or instance UNKNOWN_MEMBER_ID, another epoch
//!   than the member's FENCED_MEMBER_EPOCH, an instance in use UNRELEASED_INSTANCE_ID, a replaced one FENCED_INSTANCE_ID, a full group
//!   GROUP_MAX_SIZE_REACHED, an unknown assignor UNSUPPORTED_ASSIGNOR, a pattern that is none or too large INVALID_REGULAR_EXPRESSION.
//! - Where `group.version` is below 1, or `group.coordinator.rebalance.protocols` is without `consumer`: UNSUPPORTED_VERSION.
//!
//! Versions
//! - 0: the broker makes the id of a member that has none. 1: the member makes it (KIP-1082); a regular expression.
//!
//! Source: semantics rules 50, 107-112; observed 18, 20.

use std::collections::BTreeSet;

use milena_engine::group::{Assignment, Beat, ConsumerHeartbeat, GroupId, InstanceId, MemberId, Reply, Request, TopicName};
use milena_engine::types::{PartitionIndex, TopicId, Waiter};
use milena_protocol::messages::consumer_group_heartbeat_request::{ConsumerGroupHeartbeatRequest, TopicPartitions as Owned};
use milena_protocol::messages::consumer_group_heartbeat_response as response;
use milena_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse;
use milena_protocol::{ErrorCode, Uuid};

use super::as_java::{hyphenated, java_address};
use crate::context::{Broker, Context};
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: ConsumerGroupHeartbeatRequest) -> ConsumerGroupHeartbeatResponse {
    match heartbeat(context, request).await {
        Ok(beat) => told(beat),
        Err(refusal) => ConsumerGroupHeartbeatResponse {
            error_code: refusal.error.code(),
            error_message: refusal.message,
            ..ConsumerGroupHeartbeatResponse::default()
        },
    }
}

/// Whether groups of the consumer protocol are served.
pub(super) fn is_served(broker: &Broker) -> bool {
    let is_on = broker.config.groups.rebalance_protocols.iter().any(|name| name == "consumer");
    is_on && broker.image().feature_level("group.version") >= 1
}

async fn heartbeat(context: &Context<'_>, request: ConsumerGroupHeartbeatRequest) -> Result<Beat, Refusal> {
    let broker = context.broker;
    if !is_served(broker) {
        return Err(Refusal::of(ErrorCode::UnsupportedVersion));
    }
    let makes_id = context.version == 0 && request.member_epoch == 0 && request.member_id.is_empty();
    let member = if makes_id { hyphenated(broker.os.entropy.uuid()) } else { request.member_id };
    let shard = broker.coordinator.shard(broker, &request.group_id)?;
    let ask = |waiter: Waiter| {
        Request::ConsumerHeartbeat(ConsumerHeartbeat {
            waiter,
            group: GroupId::from(request.group_id),
            member: MemberId::from(member),
            epoch: request.member_epoch,
            instance: request.instance_id.map(InstanceId::from),
            client_id: context.client_id().into_owned(),
            client_host: java_address(context.facts.peer.ip()),
            rack: request.rack_id,
            rebalance_timeout_ms: request.rebalance_timeout_ms,
            topics: request.subscribed_topic_names.map(|names| names.into_iter().map(TopicName::from).collect()),
            regex: request.subscribed_topic_regex,
            assignor: request.server_assignor,
            owned: request.topic_partitions.map(owned),
        })
    };
    match shard.ask(broker, ask).await? {
        Reply::ConsumerHeartbeat(result) => Ok(result?),
        other => unreachable!("a heartbeat is answered as one, not by {other:?}"),
    }
}

fn owned(topics: Vec<Owned>) -> Assignment {
    let mut owned = Assignment::new();
    for topic in topics {
        owned.entry(TopicId(topic.topic_id.0)).or_default().extend(topic.partitions.into_iter().map(PartitionIndex));
    }
    owned
}

fn told(beat: Beat) -> ConsumerGroupHeartbeatResponse {
    let topic = |(id, partitions): (TopicId, BTreeSet<PartitionIndex>)| response::TopicPartitions {
        topic_id: Uuid(id.0),
        partitions: partitions.into_iter().map(PartitionIndex::get).collect(),
        ..response::TopicPartitions::default()
    };
    let assignment = beat.assignment.map(|assignment| response::Assignment {
        topic_partitions: assignment.into_iter().map(topic).collect(),
        ..response::Assignment::default()
    });
    ConsumerGroupHeartbeatResponse {
        member_id: Some(beat.member.to_string()),
        member_epoch: beat.epoch,
        heartbeat_interval_ms: i32::try_from(beat.interval.as_millis()).unwrap_or(i32::MAX),
        assignment,
        ..ConsumerGroupHeartbeatResponse::default()
    }
}
