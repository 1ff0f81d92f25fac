//! DescribeGroups (15): the state and members of classic groups.
//!
//! Behaviour
//! - Metadata and assignments of the members, and the protocol, only of a Stable group.
//! - An unknown group, or one of another kind: Dead.
//! - A group named again is told again; too often (`repeats`): INVALID_REQUEST.
//!
//! Versions
//! - 3: the operations that the client may perform, when asked for. 4: instance ids (KIP-345). 5: flexible encoding. 6: an unknown group is
//!   GROUP_ID_NOT_FOUND with a message (KIP-1043); before that no error.
//!
//! Source: semantics rule 114; observed 17.

use std::collections::BTreeSet;

use milena_engine::group::{DescribedMember, Description, GroupId, GroupShard, State};
use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_groups_request::DescribeGroupsRequest;
use milena_protocol::messages::describe_groups_response::{DescribeGroupsResponse, DescribedGroup, DescribedGroupMember};

use super::operations;
use super::repeats::Repeats;
use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: DescribeGroupsRequest) -> DescribeGroupsResponse {
    let mut groups = Vec::with_capacity(request.groups.len());
    let (mut seen, mut repeats) = (BTreeSet::new(), Repeats::new());
    for group_id in request.groups {
        let mut described = describe(context, &group_id).await;
        if !seen.insert(group_id.clone()) {
            let members = described.as_ref().map_or(0, |described| described.as_ref().map_or(0, |group| group.members.len()));
            described = repeats.take(members.max(1)).and(described);
        }
        let mut group = match described {
            Ok(Ok(description)) => known(description),
            Ok(Err(why)) => unknown(context.version, why),
            Err(refusal) => DescribedGroup { error_code: refusal.error.code(), ..DescribedGroup::default() },
        };
        let asked = request.include_authorized_operations && group.error_code == 0;
        group.authorized_operations = operations::asked(asked, operations::GROUP);
        groups.push(DescribedGroup { group_id, ..group });
    }
    DescribeGroupsResponse { groups, ..DescribeGroupsResponse::default() }
}

async fn describe(context: &Context<'_>, group_id: &str) -> Result<Result<Description, String>, Refusal> {
    let shard = context.broker.coordinator.shard(context.broker, group_id)?;
    let id = GroupId::from(group_id);
    let look = |machine: &GroupShard| {
        let why = || if machine.has_group(&id) { "is not a classic group" } else { "not found" };
        machine.describe(&id).ok_or_else(|| format!("Group {id} {}.", why()))
    };
    Ok(shard.read(look).await?)
}

fn known(description: Description) -> DescribedGroup {
    DescribedGroup {
        group_state: description.state.name().to_owned(),
        protocol_type: description.protocol_type,
        protocol_data: description.protocol,
        members: description.members.into_iter().map(member).collect(),
        ..DescribedGroup::default()
    }
}

fn member(member: DescribedMember) -> DescribedGroupMember {
    DescribedGroupMember {
        member_id: member.id.to_string(),
        group_instance_id: member.instance.map(|instance| instance.to_string()),
        client_id: member.client_id,
        client_host: member.client_host,
        member_metadata: member.metadata,
        member_assignment: member.assignment,
        ..DescribedGroupMember::default()
    }
}

fn unknown(version: i16, why: String) -> DescribedGroup {
    let dead = DescribedGroup { group_state: State::Dead.name().to_owned(), ..DescribedGroup::default() };
    if version < 6 {
        return dead;
    }
    DescribedGroup { error_code: ErrorCode::GroupIdNotFound.code(), error_message: Some(why), ..dead }
}
