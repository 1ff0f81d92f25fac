//! DeleteGroups (42): groups without members go, and all that they have committed.
//!
//! Behaviour
//! - Each group succeeds or fails alone: NON_EMPTY_GROUP with members, GROUP_ID_NOT_FOUND without a trace. A name asked twice is answered once.
//!
//! Versions
//! - 1: a throttled client is answered before its pause. 2: flexible encoding.
//!
//! Source: semantics rule 114; KIP-229.

use std::collections::BTreeSet;

use milena_engine::group::{DeleteGroup, GroupId, Reply, Request};
use milena_engine::types::Waiter;
use milena_protocol::messages::delete_groups_request::DeleteGroupsRequest;
use milena_protocol::messages::delete_groups_response::{DeletableGroupResult, DeleteGroupsResponse};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: DeleteGroupsRequest) -> DeleteGroupsResponse {
    let (mut results, mut seen) = (Vec::with_capacity(request.groups_names.len()), BTreeSet::new());
    for group_id in request.groups_names {
        if !seen.insert(group_id.clone()) {
            continue;
        }
        let error_code = delete(context, &group_id).await.map_or_else(|refusal| refusal.error.code(), |()| 0);
        results.push(DeletableGroupResult { group_id, error_code, ..DeletableGroupResult::default() });
    }
    DeleteGroupsResponse { results, ..DeleteGroupsResponse::default() }
}

async fn delete(context: &Context<'_>, group_id: &str) -> Result<(), Refusal> {
    let shard = context.broker.coordinator.shard(context.broker, group_id)?;
    let ask = |waiter: Waiter| Request::DeleteGroup(DeleteGroup { waiter, group: GroupId::from(group_id) });
    match shard.ask(context.broker, ask).await? {
        Reply::DeleteGroup(result) => Ok(result?),
        other => unreachable!("a deletion is answered as one, not by {other:?}"),
    }
}
