//! LeaveGroup (13): members go, by themselves or removed by an operator.
//!
//! Behaviour
//! - Each of a batch succeeds or fails alone: UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID. Those that went cause one rebalance together.
//! - A static member is removed by its instance id with an empty member id. An id that was handed out and not used can be given back.
//! - Unknown group: UNKNOWN_MEMBER_ID for each. Empty group id: INVALID_GROUP_ID.
//!
//! Versions
//! - 0 to 2: one member, whose error is the answer's. 3: a batch, instance ids (KIP-345). 4: flexible encoding. 5: reason (KIP-800).
//!
//! Source: semantics rules 48, 104; KIP-345.

use milena_engine::group::{GroupId, InstanceId, Leave, LeaveError, Leaver, Left, MemberId, Reply, Request};
use milena_engine::types::Waiter;
use milena_protocol::messages::leave_group_request::LeaveGroupRequest;
use milena_protocol::messages::leave_group_response::{LeaveGroupResponse, MemberResponse};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: LeaveGroupRequest) -> LeaveGroupResponse {
    match leave(context, request).await {
        Ok(left) => answer(context.version, left),
        Err(refusal) => LeaveGroupResponse { error_code: refusal.error.code(), ..LeaveGroupResponse::default() },
    }
}

async fn leave(context: &Context<'_>, request: LeaveGroupRequest) -> Result<Vec<Left>, Refusal> {
    if request.group_id.is_empty() {
        return Err(LeaveError::EmptyGroupId.into());
    }
    let shard = context.broker.coordinator.shard(context.broker, &request.group_id)?;
    let members = if context.version <= 2 {
        vec![Leaver { member: MemberId::from_wire(&request.member_id), instance: None }]
    } else {
        let leaver = |member: milena_protocol::messages::leave_group_request::MemberIdentity| Leaver {
            member: MemberId::from_wire(&member.member_id),
            instance: member.group_instance_id.map(InstanceId::from),
        };
        request.members.into_iter().map(leaver).collect()
    };
    let ask = |waiter: Waiter| Request::Leave(Leave { waiter, group: GroupId::from(request.group_id), members });
    match shard.ask(context.broker, ask).await? {
        Reply::Leave(result) => Ok(result?),
        other => unreachable!("a leave is answered as one, not by {other:?}"),
    }
}

fn answer(version: i16, left: Vec<Left>) -> LeaveGroupResponse {
    let code = |one: &Left| one.result.as_ref().err().map_or(0, |error| Refusal::from(error.clone()).error.code());
    if version <= 2 {
        return LeaveGroupResponse { error_code: left.first().map_or(0, code), ..LeaveGroupResponse::default() };
    }
    let told = |one: Left| MemberResponse {
        error_code: code(&one),
        member_id: one.member.map(|member| member.to_string()).unwrap_or_default(),
        group_instance_id: one.instance.map(|instance| instance.to_string()),
        ..MemberResponse::default()
    };
    LeaveGroupResponse { members: left.into_iter().map(told).collect(), ..LeaveGroupResponse::default() }
}
