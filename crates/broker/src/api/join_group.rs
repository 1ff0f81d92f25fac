//! JoinGroup (11): a member enters its group, or comes back to it for the next generation.
//!
//! Behaviour
//! - The answer waits until all members have joined or their time is over; the leader's has the members, so that it can assign.
//! - A first join in version 4 or later: MEMBER_ID_REQUIRED with an id to come again with. Static members (an instance id) are exempt,
//!   and returning ones take the place of their former life without a rebalance.
//! - Empty group id: INVALID_GROUP_ID. Session timeout outside group.min/max.session.timeout.ms: INVALID_SESSION_TIMEOUT. No common
//!   protocol: INCONSISTENT_GROUP_PROTOCOL. Unknown member id: UNKNOWN_MEMBER_ID. Full: GROUP_MAX_SIZE_REACHED.
//!
//! Versions
//! - 0: the rebalance timeout is the session timeout. 1: it is apart. 4: MEMBER_ID_REQUIRED (KIP-394). 5: instance id (KIP-345).
//!   6: flexible encoding. 7: protocol type, nullable protocol name (KIP-559). 8: reason (KIP-800). 9: skip_assignment (KIP-814).
//!
//! Source: semantics rules 45-49, 104, 105; observed 16, 22.

use milena_engine::group::{GroupId, InstanceId, Join, JoinError, Joined, MemberId, Protocol, Reply, Request};
use milena_engine::types::Waiter;
use milena_protocol::ErrorCode;
use milena_protocol::messages::join_group_request::JoinGroupRequest;
use milena_protocol::messages::join_group_response::{JoinGroupResponse, JoinGroupResponseMember};

use super::as_java::{hyphenated, java_address};
use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: JoinGroupRequest) -> JoinGroupResponse {
    let (version, asked_as) = (context.version, request.member_id.clone());
    let error = match join(context, request).await {
        Ok(Ok(joined)) => {
            // Of a generation's members the leader alone is told the others.
            if !joined.members.is_empty() {
                context.broker.metrics.group_generations.increment();
            }
            return entered(joined);
        }
        Ok(Err(error)) => error,
        Err(refusal) => return refused(version, refusal.error, asked_as),
    };
    let told = match &error {
        JoinError::MemberIdRequired { member } => member.to_string(),
        JoinError::Full { .. } | JoinError::Dead | JoinError::NameTooLong { .. } => String::new(),
        JoinError::EmptyGroupId
        | JoinError::SessionTimeout { .. }
        | JoinError::InconsistentProtocol
        | JoinError::TooManyProtocols { .. }
        | JoinError::Superseded
        | JoinError::Membership(_) => asked_as,
    };
    refused(version, Refusal::from(error).error, told)
}

async fn join(context: &Context<'_>, request: JoinGroupRequest) -> Result<Result<Joined, JoinError>, Refusal> {
    if request.group_id.is_empty() {
        return Ok(Err(JoinError::EmptyGroupId));
    }
    let shard = context.broker.coordinator.shard(context.broker, &request.group_id)?;
    let fresh = hyphenated(context.broker.os.entropy.uuid());
    let ask = |waiter: Waiter| {
        Request::Join(Join {
            waiter,
            group: GroupId::from(request.group_id),
            member: MemberId::from_wire(&request.member_id),
            instance: request.group_instance_id.map(InstanceId::from),
            client_id: context.client_id().into_owned(),
            client_host: java_address(context.facts.peer.ip()),
            session_timeout_ms: request.session_timeout_ms,
            rebalance_timeout_ms: request.rebalance_timeout_ms,
            protocol_type: request.protocol_type,
            protocols: request
                .protocols
                .into_iter()
                .map(|protocol| Protocol { name: protocol.name, metadata: protocol.metadata })
                .collect(),
            fresh,
            must_know_its_id: context.version >= 4,
            can_skip_assignment: context.version >= 9,
        })
    };
    match shard.ask(context.broker, ask).await? {
        Reply::Join(result) => Ok(result),
        other => unreachable!("a join is answered as one, not by {other:?}"),
    }
}

fn entered(joined: Joined) -> JoinGroupResponse {
    let members = joined.members.into_iter().map(|member| JoinGroupResponseMember {
        member_id: member.id.to_string(),
        group_instance_id: member.instance.map(|instance| instance.to_string()),
        metadata: member.metadata,
        ..JoinGroupResponseMember::default()
    });
    JoinGroupResponse {
        generation_id: joined.generation,
        protocol_type: joined.protocol_type,
        protocol_name: Some(joined.protocol.unwrap_or_default()),
        leader: joined.leader.map(|leader| leader.to_string()).unwrap_or_default(),
        skip_assignment: joined.skip_assignment,
        member_id: joined.member.to_string(),
        members: members.collect(),
        ..JoinGroupResponse::default()
    }
}

fn refused(version: i16, error: ErrorCode, member_id: String) -> JoinGroupResponse {
    // Null where the version has one.
    let protocol_name = if version >= 7 { None } else { Some(String::new()) };
    JoinGroupResponse { error_code: error.code(), generation_id: -1, protocol_name, member_id, ..JoinGroupResponse::default() }
}
