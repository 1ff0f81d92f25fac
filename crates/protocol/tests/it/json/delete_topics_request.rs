//! The JSON form of DeleteTopicsRequest.
//!
//! Generated from facts/messages/20_delete_topics.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_topics_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteTopicsRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 6 {
        out.put("topics", form::array(&it.topics, |it| delete_topic_state_json(it, version)));
    }
    if version <= 5 {
        out.put("topicNames", form::array(&it.topic_names, form::text));
    }
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_topic_state_json(it: &DeleteTopicState, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::nullable(it.name.as_ref(), form::text));
    out.put("topicId", form::uuid(&it.topic_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
