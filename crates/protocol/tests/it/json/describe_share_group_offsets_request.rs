//! The JSON form of DescribeShareGroupOffsetsRequest.
//!
//! Generated from facts/messages/90_describe_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_share_group_offsets_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeShareGroupOffsetsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groups", form::array(&it.groups, |it| describe_share_group_offsets_request_group_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_share_group_offsets_request_group_json(it: &DescribeShareGroupOffsetsRequestGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put(
        "topics",
        form::nullable(it.topics.as_ref(), |it| form::array(it, |it| describe_share_group_offsets_request_topic_json(it, version))),
    );
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_share_group_offsets_request_topic_json(it: &DescribeShareGroupOffsetsRequestTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
