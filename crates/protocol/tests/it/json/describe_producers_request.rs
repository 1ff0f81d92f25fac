//! The JSON form of DescribeProducersRequest.
//!
//! Generated from facts/messages/61_describe_producers.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_producers_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeProducersRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| topic_request_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_request_json(it: &TopicRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitionIndexes", form::array(&it.partition_indexes, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
