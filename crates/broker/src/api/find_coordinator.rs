//! FindCoordinator (10): which broker coordinates a group.
//!
//! Behaviour
//! - The first question about any group makes the topic `__consumer_offsets`, with offsets.topic.num.partitions partitions.
//! - Each key is answered alone; the empty group id has a coordinator too (it holds offsets).
//! - Transactions and share groups are not served yet: COORDINATOR_NOT_AVAILABLE. Other kinds: INVALID_REQUEST.
//!
//! Versions
//! - 1: kinds of keys. 3: flexible encoding. 4: many keys, one result each (KIP-699). 5: TRANSACTION_ABORTABLE. 6: share groups (KIP-932).
//!
//! Source: semantics rules 56, 96; observed 16.

use milena_engine::metadata::{ConfigSetting, CreateTopic, CreateTopicError, CreateTopics, Image, Reply, Request};
use milena_engine::types::TopicId;
use milena_protocol::ErrorCode;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::find_coordinator_response::{Coordinator, FindCoordinatorResponse};

use crate::context::Context;
use crate::coordinator::{OFFSETS_TOPIC, partition_of};

const GROUP: i8 = 0;
const TRANSACTION: i8 = 1;
const SHARE: i8 = 2;

pub(super) async fn handle(context: &Context<'_>, request: FindCoordinatorRequest) -> FindCoordinatorResponse {
    if context.version >= 4 {
        let mut coordinators = Vec::with_capacity(request.coordinator_keys.len());
        for key in request.coordinator_keys {
            coordinators.push(find(context, request.key_type, key).await);
        }
        return FindCoordinatorResponse { coordinators, ..FindCoordinatorResponse::default() };
    }
    let found = find(context, request.key_type, request.key).await;
    FindCoordinatorResponse {
        error_code: found.error_code,
        error_message: found.error_message,
        node_id: found.node_id,
        host: found.host,
        port: found.port,
        ..FindCoordinatorResponse::default()
    }
}

async fn find(context: &Context<'_>, kind: i8, key: String) -> Coordinator {
    let found = match kind {
        GROUP => find_group(context, &key).await,
        TRANSACTION => Err(ErrorCode::CoordinatorNotAvailable),
        SHARE if context.version >= 6 => Err(ErrorCode::CoordinatorNotAvailable),
        _ => Err(ErrorCode::InvalidRequest),
    };
    match found {
        Ok(coordinator) => Coordinator { key, ..coordinator },
        Err(error) => Coordinator { key, node_id: -1, port: -1, error_code: error.code(), ..Coordinator::default() },
    }
}

async fn find_group(context: &Context<'_>, group: &str) -> Result<Coordinator, ErrorCode> {
    let published = &context.broker.metadata;
    if published.image().topic(OFFSETS_TOPIC).is_none() {
        make_offsets_topic(context).await?;
    }
    leader(context, &published.image(), group).ok_or(ErrorCode::CoordinatorNotAvailable)
}

fn leader(context: &Context<'_>, image: &Image, group: &str) -> Option<Coordinator> {
    let topic = image.topic(OFFSETS_TOPIC)?;
    let leader = topic.partitions.get(&partition_of(topic, group))?.leader?;
    let endpoint = image.broker(leader)?.endpoints.iter().find(|endpoint| *endpoint.listener == *context.facts.listener)?;
    // Without a host of its own it is advertised as the client has reached it.
    let host = if endpoint.host.is_empty() { context.facts.local.ip().to_string() } else { endpoint.host.clone() };
    Some(Coordinator { node_id: leader.get(), host, port: i32::from(endpoint.port), ..Coordinator::default() })
}

/// Returns when the topic is there and its partitions are led; also when somebody else was quicker.
async fn make_offsets_topic(context: &Context<'_>) -> Result<(), ErrorCode> {
    let (broker, unavailable) = (context.broker, ErrorCode::CoordinatorNotAvailable);
    let offsets = &broker.config.groups.offsets;
    let setting = |name: &str, value: String| ConfigSetting { name: name.to_owned(), value: Some(value) };
    let topic = CreateTopic {
        name: OFFSETS_TOPIC.to_owned(),
        topic_id: TopicId(broker.os.entropy.uuid()),
        num_partitions: offsets.num_partitions,
        replication_factor: offsets.replication_factor,
        assignments: vec![],
        configs: vec![
            setting("cleanup.policy", "compact".to_owned()),
            setting("compression.type", "producer".to_owned()),
            setting("segment.bytes", offsets.segment_bytes.to_string()),
        ],
    };
    let create = CreateTopics { topics: vec![topic], validate_only: false, placement_start: broker.os.entropy.next_u64() };
    match broker.controller.ask(Request::CreateTopics(create)).await {
        Ok(Reply::CreateTopics(results)) => match results.into_iter().next().map(|result| result.result) {
            Some(Ok(_) | Err(CreateTopicError::Exists { .. })) => Ok(()),
            Some(Err(error)) => {
                tracing::warn!(topic = OFFSETS_TOPIC, %error, "topic_not_created");
                Err(unavailable)
            }
            None => Err(unavailable),
        },
        Ok(other) => unreachable!("a creation is answered as one, not by {other:?}"),
        Err(error) => {
            tracing::warn!(topic = OFFSETS_TOPIC, %error, "topic_not_created");
            Err(unavailable)
        }
    }
}
