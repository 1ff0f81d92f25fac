//! Heartbeat (12): a member is alive, and learns whether it has to join again.
//!
//! Behaviour
//! - REBALANCE_IN_PROGRESS while members join; the session is renewed all the same.
//! - Empty group id INVALID_GROUP_ID, unknown member or group UNKNOWN_MEMBER_ID, replaced instance FENCED_INSTANCE_ID, other generation
//!   ILLEGAL_GENERATION.
//! - While the coordinator loads: no error. The session has not begun to run, and the member need not join again.
//!
//! Versions
//! - 1: a throttled client is answered before its pause. 3: instance id (KIP-345). 4: flexible encoding.
//!
//! Budget: two locks, no record, no system call.
//!
//! Source: semantics rules 55, 104.

use milena_engine::group::{GroupId, Heartbeat, HeartbeatError, InstanceId, MemberId, Reply, Request};
use milena_engine::types::Waiter;
use milena_protocol::messages::heartbeat_request::HeartbeatRequest;
use milena_protocol::messages::heartbeat_response::HeartbeatResponse;

use crate::context::Context;
use crate::coordinator::CoordinatorError;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: HeartbeatRequest) -> HeartbeatResponse {
    let error_code = match heartbeat(context, request).await {
        Ok(()) => 0,
        Err(refusal) => refusal.error.code(),
    };
    HeartbeatResponse { error_code, ..HeartbeatResponse::default() }
}

async fn heartbeat(context: &Context<'_>, request: HeartbeatRequest) -> Result<(), Refusal> {
    if request.group_id.is_empty() {
        return Err(HeartbeatError::EmptyGroupId.into());
    }
    let shard = context.broker.coordinator.shard(context.broker, &request.group_id)?;
    let ask = |waiter: Waiter| {
        Request::Heartbeat(Heartbeat {
            waiter,
            group: GroupId::from(request.group_id),
            generation: request.generation_id,
            member: MemberId::from(request.member_id),
            instance: request.group_instance_id.map(InstanceId::from),
        })
    };
    match shard.ask(context.broker, ask).await {
        Ok(Reply::Heartbeat(result)) => Ok(result?),
        Err(CoordinatorError::Loading) => Ok(()),
        Err(error) => Err(error.into()),
        Ok(other) => unreachable!("a heartbeat is answered as one, not by {other:?}"),
    }
}
