//! FindCoordinator (10): which broker coordinates a group.
//!
//! Behaviour
//! - The first question about any group makes the topic `__consumer_offsets`, with offsets.topic.num.partitions partitions.
//! - The broker that is named can be asked: no answer tells of a partition whose groups are not here yet.
//! - Each key is answered alone; the empty group id has a coordinator too (it holds offsets).
//! - Transactions and share groups are not served yet: UNSUPPORTED_VERSION, which clients say at once; COORDINATOR_NOT_AVAILABLE would make
//!   them ask for as long as their user waits. Other kinds: INVALID_REQUEST.
//!
//! Versions
//! - 1: kinds of keys. 3: flexible encoding. 4: many keys, one result each (KIP-699). 5: TRANSACTION_ABORTABLE. 6: share groups (KIP-932).
//!
//! Source: semantics rules 56, 96; observed 16.

use milena_engine::metadata::{CreateTopicError, Image};
use milena_protocol::ErrorCode;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::find_coordinator_response::{Coordinator, FindCoordinatorResponse};

use crate::cluster::endpoint_for;
use crate::context::Context;
use crate::coordinator::{OFFSETS_TOPIC, partition_of};
use crate::forward::Patience;

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
        // Kafka's words where there is no error.
        error_message: if found.error_code == 0 { Some("NONE".to_owned()) } else { found.error_message },
        node_id: found.node_id,
        host: found.host,
        port: found.port,
        ..FindCoordinatorResponse::default()
    }
}

async fn find(context: &Context<'_>, kind: i8, key: String) -> Coordinator {
    let found = match kind {
        GROUP => find_group(context, &key).await,
        TRANSACTION => Err(ErrorCode::UnsupportedVersion),
        SHARE if context.version >= 6 => Err(ErrorCode::UnsupportedVersion),
        _ => Err(ErrorCode::InvalidRequest),
    };
    match found {
        Ok(coordinator) => Coordinator { key, ..coordinator },
        Err(error) => Coordinator {
            key,
            node_id: -1,
            port: -1,
            error_code: error.code(),
            error_message: Some(error.meaning().to_owned()),
            ..Coordinator::default()
        },
    }
}

async fn find_group(context: &Context<'_>, group: &str) -> Result<Coordinator, ErrorCode> {
    if context.broker.image().topic(OFFSETS_TOPIC).is_none() {
        make_offsets_topic(context).await?;
    }
    let image = context.broker.image();
    // Its shards come while the image is being published, and who is sent here asks at once.
    context.broker.cluster.published.reached(image.offset()).await;
    leader(context, &image, group).ok_or(ErrorCode::CoordinatorNotAvailable)
}

fn leader(context: &Context<'_>, image: &Image, group: &str) -> Option<Coordinator> {
    let topic = image.topic(OFFSETS_TOPIC)?;
    let leader = topic.partitions.get(&partition_of(topic, group))?.leader?;
    let (host, port) = endpoint_for(&image.broker(leader)?.endpoints, &context.facts.listener, context.facts.local.ip())?;
    let error_message = Some(String::new());
    Some(Coordinator { node_id: leader.get(), host, port: i32::from(port), error_message, ..Coordinator::default() })
}

/// Returns when the topic is there and its partitions are led; also when somebody else was quicker.
async fn make_offsets_topic(context: &Context<'_>) -> Result<(), ErrorCode> {
    let (broker, unavailable) = (context.broker, ErrorCode::CoordinatorNotAvailable);
    let topic = broker.cluster.topic_on_first_use(OFFSETS_TOPIC);
    match broker.cluster.forward.create_topics(vec![topic], false, Patience::Endless).await {
        Ok(results) => match results.into_iter().next().map(|result| result.result) {
            Some(Ok(_) | Err(CreateTopicError::Exists { .. })) => Ok(()),
            Some(Err(error)) => {
                tracing::warn!(topic = OFFSETS_TOPIC, %error, "topic_not_created");
                Err(unavailable)
            }
            None => Err(unavailable),
        },
        Err(error) => {
            tracing::warn!(topic = OFFSETS_TOPIC, %error, "topic_not_created");
            Err(unavailable)
        }
    }
}
