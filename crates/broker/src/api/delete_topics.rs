//! DeleteTopics (20): removes topics with everything that is theirs. Any broker takes it and hands it to the controller.
//!
//! Behaviour
//! - Each topic succeeds or fails alone. The answer comes when the removal is committed, and this broker serves it no more.
//! - By name, or by id: both or neither: INVALID_REQUEST. One that comes twice, also by name and by id: INVALID_REQUEST, told
//!   once (by name, with its id), and it stays.
//! - Unknown name: UNKNOWN_TOPIC_OR_PARTITION; unknown id: UNKNOWN_TOPIC_ID, without a name.
//! - Internal topics may be removed (observed 40). With `delete.topic.enable=false`: TOPIC_DELETION_DISABLED.
//!
//! Versions
//! - 1: throttle time. 3: TOPIC_DELETION_DISABLED (before: INVALID_REQUEST). 4: flexible encoding. 5: messages. 6: by id (KIP-516).
//!
//! Source: KIP-4, KIP-322, KIP-516; semantics rule 44; observed 26, 31.

use std::collections::{BTreeSet, VecDeque};

use milena_engine::metadata::{DeleteTopicError, DeletedTopic, TopicRef};
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
    let count = named.len();
    let mut answers: VecDeque<Result<DeletedTopic, Refused>> = match context.broker.cluster.forward.delete_topics(refs, patience).await {
        Ok(results) => results.into_iter().map(|result| result.map_err(Refused::from)).collect(),
        Err(error) => vec![Err(Refused::Each(error.into())); count].into(),
    };
    let mut told = BTreeSet::new();
    let responses = named.into_iter().filter_map(|(asked, named)| {
        let place = (asked.name.clone(), asked.topic_id);
        let refused = |refusal: Refusal, topic_id: Uuid| DeletableTopicResult {
            name: asked.name.clone(),
            topic_id,
            error_code: code(refusal.error, context.version),
            error_message: refusal.message,
            ..DeletableTopicResult::default()
        };
        match named.and_then(|_| answers.pop_front()) {
            None => {
                let why = "a topic is named by its name or by its id, not by both or neither";
                Some(refused(Refusal::because(ErrorCode::InvalidRequest, &why), asked.topic_id))
            }
            Some(Err(Refused::Each(refusal))) => Some(refused(refusal, asked.topic_id)),
            Some(Err(Refused::Once(refusal))) => told.insert(place).then(|| refused(refusal, asked.topic_id)),
            Some(Err(Refused::ByName(refusal, id))) => asked.name.is_some().then(|| refused(refusal, Uuid(id.0))),
            Some(Ok(gone)) => Some(DeletableTopicResult {
                name: Some(gone.name.to_string()),
                topic_id: Uuid(gone.topic_id.0),
                ..DeletableTopicResult::default()
            }),
        }
    });
    DeleteTopicsResponse { responses: responses.collect(), ..DeleteTopicsResponse::default() }
}

/// Where a refusal is told.
#[derive(Clone)]
enum Refused {
    Each(Refusal),
    /// Of what is named twice the first is answered.
    Once(Refusal),
    /// Of a topic's name and its id the name is answered, with the id.
    ByName(Refusal, TopicId),
}

impl From<DeleteTopicError> for Refused {
    fn from(error: DeleteTopicError) -> Self {
        match error {
            DeleteTopicError::NamedTwice => Self::Once(error.into()),
            DeleteTopicError::NamedBothWays { topic_id } => Self::ByName(error.into(), topic_id),
            DeleteTopicError::UnknownName { .. } | DeleteTopicError::UnknownId { .. } | DeleteTopicError::Disabled => {
                Self::Each(error.into())
            }
        }
    }
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
