//! ConsumerGroupDescribe (69): the state, the epochs and the members of groups of the consumer protocol.
//!
//! Behaviour
//! - GROUP_ID_NOT_FOUND for a group that is not there or of another kind, with a message that says which.
//! - A group named again is told again; too often (`repeats`): INVALID_REQUEST.
//! - Partitions of topics that are no more are left out.
//! - A static member that is away has epoch -2.
//!
//! Versions
//! - 1: the member's type: 0 classic, 1 consumer (KIP-1099).
//!
//! Source: semantics rules 109, 111; observed 17, 20.

use std::collections::BTreeSet;

use milena_engine::group::{Assignment, ConsumerDescription, ConsumerMember, GroupId};
use milena_engine::metadata::Image;
use milena_engine::types::{PartitionIndex, TopicId};
use milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest;
use milena_protocol::messages::consumer_group_describe_response::{
    Assignment as ToldAssignment, ConsumerGroupDescribeResponse, DescribedGroup, Member, TopicPartitions,
};
use milena_protocol::{ErrorCode, Uuid};

use super::repeats::Repeats;
use super::{consumer_group_heartbeat, operations};
use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: ConsumerGroupDescribeRequest) -> ConsumerGroupDescribeResponse {
    let mut groups = Vec::with_capacity(request.group_ids.len());
    let (mut seen, mut repeats) = (BTreeSet::new(), Repeats::new());
    for group_id in request.group_ids {
        let mut described = describe(context, &group_id).await;
        if !seen.insert(group_id.clone()) {
            let members = described.as_ref().map_or(0, |group| group.members.len());
            described = repeats.take(members.max(1)).and(described);
        }
        let mut group = match described {
            Ok(description) => known(&context.broker.image(), description),
            Err(refusal) => {
                DescribedGroup { error_code: refusal.error.code(), error_message: refusal.message, ..DescribedGroup::default() }
            }
        };
        let asked = request.include_authorized_operations && group.error_code == 0;
        group.authorized_operations = operations::asked(asked, operations::GROUP);
        groups.push(DescribedGroup { group_id, ..group });
    }
    ConsumerGroupDescribeResponse { groups, ..ConsumerGroupDescribeResponse::default() }
}

async fn describe(context: &Context<'_>, group_id: &str) -> Result<ConsumerDescription, Refusal> {
    if !consumer_group_heartbeat::is_served(context.broker) {
        return Err(Refusal::of(ErrorCode::UnsupportedVersion));
    }
    let shard = context.broker.coordinator.shard(context.broker, group_id)?;
    let id = GroupId::from(group_id);
    Ok(shard.read(|machine| machine.describe_consumer(&id)).await??)
}

fn known(image: &Image, description: ConsumerDescription) -> DescribedGroup {
    DescribedGroup {
        group_state: description.state.name().to_owned(),
        group_epoch: description.epoch,
        assignment_epoch: description.target_epoch,
        assignor_name: description.assignor,
        members: description.members.into_iter().map(|one| member(image, one)).collect(),
        ..DescribedGroup::default()
    }
}

fn member(image: &Image, member: ConsumerMember) -> Member {
    let profile = member.profile;
    Member {
        member_id: member.id.to_string(),
        instance_id: profile.instance.map(|instance| instance.to_string()),
        rack_id: profile.rack,
        member_epoch: member.epoch,
        client_id: profile.client_id,
        client_host: profile.client_host,
        subscribed_topic_names: profile.topics.into_iter().map(|topic| topic.to_string()).collect(),
        subscribed_topic_regex: Some(profile.regex),
        assignment: assignment(image, member.assigned),
        target_assignment: assignment(image, member.target),
        member_type: i8::from(profile.classic.is_none()),
        ..Member::default()
    }
}

fn assignment(image: &Image, assignment: Assignment) -> ToldAssignment {
    let topic = |(id, partitions): (TopicId, BTreeSet<PartitionIndex>)| {
        let topic = image.topic_by_id(id)?;
        Some(TopicPartitions {
            topic_id: Uuid(id.0),
            topic_name: topic.name.to_string(),
            partitions: partitions.into_iter().map(PartitionIndex::get).collect(),
            ..TopicPartitions::default()
        })
    };
    ToldAssignment { topic_partitions: assignment.into_iter().filter_map(topic).collect(), ..ToldAssignment::default() }
}
