//! The JSON form of OffsetCommitResponse.
//!
//! Generated from facts/messages/08_offset_commit.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_commit_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetCommitResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 3 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("topics", form::array(&it.topics, |it| offset_commit_response_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_commit_response_topic_json(it: &OffsetCommitResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 9 {
        out.put("name", form::text(&it.name));
    }
    if version >= 10 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitions", form::array(&it.partitions, |it| offset_commit_response_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_commit_response_partition_json(it: &OffsetCommitResponsePartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
