//! The JSON form of DeleteShareGroupOffsetsRequest.
//!
//! Generated from facts/messages/92_delete_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_share_group_offsets_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteShareGroupOffsetsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| delete_share_group_offsets_request_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_share_group_offsets_request_topic_json(it: &DeleteShareGroupOffsetsRequestTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
