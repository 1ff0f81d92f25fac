//! The JSON form of DescribeShareGroupOffsetsResponse.
//!
//! Generated from facts/messages/90_describe_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_share_group_offsets_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeShareGroupOffsetsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("groups", form::array(&it.groups, |it| describe_share_group_offsets_response_group_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_share_group_offsets_response_group_json(it: &DescribeShareGroupOffsetsResponseGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| describe_share_group_offsets_response_topic_json(it, version)));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_share_group_offsets_response_topic_json(it: &DescribeShareGroupOffsetsResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| describe_share_group_offsets_response_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_share_group_offsets_response_partition_json(it: &DescribeShareGroupOffsetsResponsePartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("startOffset", form::number(&it.start_offset));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    if version >= 1 {
        out.put("lag", form::number(&it.lag));
    }
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
