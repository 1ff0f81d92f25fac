//! The JSON form of ListOffsetsResponse.
//!
//! Generated from facts/messages/02_list_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_offsets_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListOffsetsResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 2 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("topics", form::array(&it.topics, |it| list_offsets_topic_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn list_offsets_topic_response_json(it: &ListOffsetsTopicResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| list_offsets_partition_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn list_offsets_partition_response_json(it: &ListOffsetsPartitionResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("timestamp", form::number(&it.timestamp));
    out.put("offset", form::number(&it.offset));
    if version >= 4 {
        out.put("leaderEpoch", form::number(&it.leader_epoch));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
