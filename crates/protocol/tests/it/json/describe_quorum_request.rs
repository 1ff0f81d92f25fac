//! The JSON form of DescribeQuorumRequest.
//!
//! Generated from facts/messages/55_describe_quorum.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_quorum_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeQuorumRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_data_json(it: &TopicData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
