//! DeleteTopics (20): removes topics with everything that is theirs. Any broker takes it and hands it to the controller.
//!
//! Behaviour
//! - Each topic succeeds or fails alone. The answer comes when the removal is committed, and this broker serves it no more.
//! - By name, or by id: both or neither: INVALID_REQUEST. One that comes twice, also once by name and once by id: INVALID_REQUEST.
//! - Unknown name: UNKNOWN_TOPIC_OR_PARTITION; unknown id: UNKNOWN_TOPIC_ID, without a name.
//! - Internal topics may be removed (observed 40). With `delete.topic.enable=false`: TOPIC_DELETION_DISABLED.
//!
//! Versions
//! - 1: throttle time. 3: TOPIC_DELETION_DISABLED (before: INVALID_REQUEST). 4: flexible encoding. 5: messages. 6: by id (KIP-516).
//!
//! Source: KIP-4, KIP-322, KIP-516; semantics rule 44; observed 26, 31.

use milena_engine::metadata::TopicRef;
use milena_engine::types::TopicId;
use milena_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use milena_protocol::messages::delete_topics_response::{DeletableTopicResult, DeleteTopicsResponse};
use milena_protocol::{ErrorCode, Uuid};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: DeleteTopicsRequest) -> DeleteTopicsResponse {
    let patience = context.patience(request.timeout_ms);
    let asked = if context.version >= 6 { request.topics } else { request.topic_names.into_iter().map(by_name).collect() };
    let named: Vec<(DeleteTopicState, Option<TopicRef>)> = asked
        .into_iter()
        .map(|asked| {
            let named = named(&asked);
            (asked, named)
        })
        .collect();
    let refs = named.iter().filter_map(|(_, named)| named.clone()).collect();
    let mut answers = match context.broker.cluster.forward.delete_topics(refs, patience).await {
        Ok(results) => results.into_iter().map(|result| result.map_err(Refusal::from)).collect(),
        Err(error) => vec![Err(Refusal::from(error)); named.len()],
    }
    .into_iter();
    let responses = named.into_iter().map(|(asked, named)| {
        let refused = |refusal: Refusal| DeletableTopicResult {
            name: asked.name.clone(),
            topic_id: asked.topic_id,
            error_code: code(refusal.error, context.version),
            error_message: refusal.message,
            ..DeletableTopicResult::default()
        };
        match named.and_then(|_| answers.next()) {
            None => {
                refused(Refusal::because(ErrorCode::InvalidRequest, &"a topic is named by its name or by its id, not by both or neither"))
            }
            Some(Err(refusal)) => refused(refusal),
            Some(Ok(gone)) => DeletableTopicResult {
                name: Some(gone.name.to_string()),
                topic_id: Uuid(gone.topic_id.0),
                ..DeletableTopicResult::default()
            },
        }
    });
    DeleteTopicsResponse { responses: responses.collect(), ..DeleteTopicsResponse::default() }
}

fn by_name(name: String) -> DeleteTopicState {
    DeleteTopicState { name: Some(name), ..DeleteTopicState::default() }
}

/// How the topic is named; `None`: in both ways, or not at all.
fn named(asked: &DeleteTopicState) -> Option<TopicRef> {
    match &asked.name {
        Some(name) if asked.topic_id.is_zero() => Some(TopicRef::Name(name.clone())),
        None if !asked.topic_id.is_zero() => Some(TopicRef::Id(TopicId(asked.topic_id.0))),
        Some(_) | None => None,
    }
}

fn code(error: ErrorCode, version: i16) -> i16 {
    match error {
        ErrorCode::TopicDeletionDisabled if version < 3 => ErrorCode::InvalidRequest.code(),
        error => error.code(),
    }
}
