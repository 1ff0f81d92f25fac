//! The JSON form of DescribeTopicPartitionsRequest.
//!
//! Generated from facts/messages/75_describe_topic_partitions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_topic_partitions_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeTopicPartitionsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| topic_request_json(it, version)));
    out.put("responsePartitionLimit", form::number(&it.response_partition_limit));
    out.put("cursor", form::nullable(it.cursor.as_ref(), |it| cursor_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_request_json(it: &TopicRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn cursor_json(it: &Cursor, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitionIndex", form::number(&it.partition_index));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
