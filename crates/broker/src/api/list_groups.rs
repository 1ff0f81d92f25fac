//! ListGroups (16): the groups that this broker coordinates.
//!
//! Behaviour
//! - Only this broker's groups: a tool asks every broker. While any of its shards loads: COORDINATOR_LOAD_IN_PROGRESS and no groups.
//! - Filters by state and by type are names in any case; empty filters let everything through.
//!
//! Versions
//! - 3: flexible encoding. 4: state and state filter (KIP-518). 5: type and type filter (KIP-848).
//!
//! Source: KIP-518, KIP-848.

use milena_engine::group::{ListFilter, Listed};
use milena_protocol::messages::list_groups_request::ListGroupsRequest;
use milena_protocol::messages::list_groups_response::{ListGroupsResponse, ListedGroup};

use crate::context::Context;
use crate::coordinator::CoordinatorError;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: ListGroupsRequest) -> ListGroupsResponse {
    let filter = ListFilter { states: request.states_filter, types: request.types_filter };
    let mut groups = Vec::new();
    for shard in context.broker.coordinator.shards() {
        match shard.read(|machine| machine.list(&filter)).await {
            Ok(listed) => groups.extend(listed.into_iter().map(told)),
            // It moved to another broker, which lists them.
            Err(CoordinatorError::NotCoordinator) => {}
            Err(error @ (CoordinatorError::Loading | CoordinatorError::TooLarge | CoordinatorError::TooFewReplicas)) => {
                return ListGroupsResponse { error_code: Refusal::from(error).error.code(), ..ListGroupsResponse::default() };
            }
        }
    }
    ListGroupsResponse { groups, ..ListGroupsResponse::default() }
}

fn told(group: Listed) -> ListedGroup {
    ListedGroup {
        group_id: group.id.to_string(),
        protocol_type: group.protocol_type,
        group_state: group.state.to_owned(),
        group_type: group.kind.name().to_owned(),
        ..ListedGroup::default()
    }
}
