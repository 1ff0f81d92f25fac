//! SyncGroup (14): the leader hands in the assignment, and every member gets its share.
//!
//! Behaviour
//! - The leader's assignment is recorded before anybody gets it; the others wait for it. Again in a Stable group: the same share.
//! - A member that does not sync within the rebalance timeout is out.
//! - Before the others: empty group id INVALID_GROUP_ID, unknown member UNKNOWN_MEMBER_ID, replaced instance FENCED_INSTANCE_ID,
//!   other generation ILLEGAL_GENERATION, other protocol INCONSISTENT_GROUP_PROTOCOL; then REBALANCE_IN_PROGRESS while members join.
//!
//! Versions
//! - 3: instance id (KIP-345). 4: flexible encoding. 5: protocol type and name, held against the group's (KIP-559).
//!
//! Source: semantics rules 47, 49, 104, 106; observed 22.

use milena_engine::group::{GroupId, InstanceId, MemberId, Reply, Request, Sync, SyncError, Synced};
use milena_engine::types::Waiter;
use milena_protocol::messages::sync_group_request::SyncGroupRequest;
use milena_protocol::messages::sync_group_response::SyncGroupResponse;

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: SyncGroupRequest) -> SyncGroupResponse {
    match sync(context, request).await {
        Ok(synced) => SyncGroupResponse {
            protocol_type: synced.protocol_type,
            protocol_name: synced.protocol,
            assignment: synced.assignment,
            ..SyncGroupResponse::default()
        },
        Err(refusal) => SyncGroupResponse { error_code: refusal.error.code(), ..SyncGroupResponse::default() },
    }
}

async fn sync(context: &Context<'_>, request: SyncGroupRequest) -> Result<Synced, Refusal> {
    // Version 5 must name both; Kafka looks at this before anything else.
    if context.version >= 5 && (request.protocol_type.is_none() || request.protocol_name.is_none()) {
        return Err(SyncError::InconsistentProtocol.into());
    }
    if request.group_id.is_empty() {
        return Err(SyncError::EmptyGroupId.into());
    }
    let shard = context.broker.coordinator.shard(context.broker, &request.group_id)?;
    let ask = |waiter: Waiter| {
        Request::Sync(Sync {
            waiter,
            group: GroupId::from(request.group_id),
            generation: request.generation_id,
            member: MemberId::from(request.member_id),
            instance: request.group_instance_id.map(InstanceId::from),
            protocol_type: request.protocol_type,
            protocol: request.protocol_name,
            assignments: request.assignments.into_iter().map(|share| (MemberId::from(share.member_id), share.assignment)).collect(),
        })
    };
    match shard.ask(context.broker, ask).await? {
        Reply::Sync(result) => Ok(result?),
        other => unreachable!("a sync is answered as one, not by {other:?}"),
    }
}
