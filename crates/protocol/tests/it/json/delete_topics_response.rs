//! The JSON form of DeleteTopicsResponse.
//!
//! Generated from facts/messages/20_delete_topics.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_topics_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteTopicsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("responses", form::array(&it.responses, |it| deletable_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn deletable_topic_result_json(it: &DeletableTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::nullable(it.name.as_ref(), form::text));
    if version >= 6 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("errorCode", form::number(&it.error_code));
    if version >= 5 {
        out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
