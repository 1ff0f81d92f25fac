//! The JSON form of OffsetFetchResponse.
//!
//! Generated from facts/messages/09_offset_fetch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_fetch_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetFetchResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 3 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    if version <= 7 {
        out.put("topics", form::array(&it.topics, |it| offset_fetch_response_topic_json(it, version)));
    }
    if (2..=7).contains(&version) {
        out.put("errorCode", form::number(&it.error_code));
    }
    if version >= 8 {
        out.put("groups", form::array(&it.groups, |it| offset_fetch_response_group_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_response_topic_json(it: &OffsetFetchResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| offset_fetch_response_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_response_partition_json(it: &OffsetFetchResponsePartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("committedOffset", form::number(&it.committed_offset));
    if version >= 5 {
        out.put("committedLeaderEpoch", form::number(&it.committed_leader_epoch));
    }
    out.put("metadata", form::nullable(it.metadata.as_ref(), form::text));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_response_group_json(it: &OffsetFetchResponseGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| offset_fetch_response_topics_json(it, version)));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_response_topics_json(it: &OffsetFetchResponseTopics, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 9 {
        out.put("name", form::text(&it.name));
    }
    if version >= 10 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitions", form::array(&it.partitions, |it| offset_fetch_response_partitions_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_response_partitions_json(it: &OffsetFetchResponsePartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("committedOffset", form::number(&it.committed_offset));
    out.put("committedLeaderEpoch", form::number(&it.committed_leader_epoch));
    out.put("metadata", form::nullable(it.metadata.as_ref(), form::text));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
