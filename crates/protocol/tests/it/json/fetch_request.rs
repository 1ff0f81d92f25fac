//! The JSON form of FetchRequest.
//!
//! Generated from facts/messages/01_fetch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::fetch_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

use milena_protocol::Uuid;
pub(crate) fn json(it: &FetchRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 12 && it.cluster_id.is_some() {
        out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    }
    if version <= 14 {
        out.put("replicaId", form::number(&it.replica_id));
    }
    if version >= 15 && it.replica_state != ReplicaState::default() {
        out.put("replicaState", replica_state_json(&it.replica_state, version));
    }
    out.put("maxWaitMs", form::number(&it.max_wait_ms));
    out.put("minBytes", form::number(&it.min_bytes));
    out.put("maxBytes", form::number(&it.max_bytes));
    out.put("isolationLevel", form::number(&it.isolation_level));
    if version >= 7 {
        out.put("sessionId", form::number(&it.session_id));
    }
    if version >= 7 {
        out.put("sessionEpoch", form::number(&it.session_epoch));
    }
    out.put("topics", form::array(&it.topics, |it| fetch_topic_json(it, version)));
    if version >= 7 {
        out.put("forgottenTopicsData", form::array(&it.forgotten_topics_data, |it| forgotten_topic_json(it, version)));
    }
    if version >= 11 {
        out.put("rackId", form::text(&it.rack_id));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn replica_state_json(it: &ReplicaState, _: i16) -> Value {
    let mut out = Object::default();
    out.put("replicaId", form::number(&it.replica_id));
    out.put("replicaEpoch", form::number(&it.replica_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn fetch_topic_json(it: &FetchTopic, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 12 {
        out.put("topic", form::text(&it.topic));
    }
    if version >= 13 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitions", form::array(&it.partitions, |it| fetch_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn fetch_partition_json(it: &FetchPartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    if version >= 9 {
        out.put("currentLeaderEpoch", form::number(&it.current_leader_epoch));
    }
    out.put("fetchOffset", form::number(&it.fetch_offset));
    if version >= 12 {
        out.put("lastFetchedEpoch", form::number(&it.last_fetched_epoch));
    }
    if version >= 5 {
        out.put("logStartOffset", form::number(&it.log_start_offset));
    }
    out.put("partitionMaxBytes", form::number(&it.partition_max_bytes));
    if version >= 17 && it.replica_directory_id != Uuid::ZERO {
        out.put("replicaDirectoryId", form::uuid(&it.replica_directory_id));
    }
    if version >= 18 && it.high_watermark != i64::MAX {
        out.put("highWatermark", form::number(&it.high_watermark));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn forgotten_topic_json(it: &ForgottenTopic, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 12 {
        out.put("topic", form::text(&it.topic));
    }
    if version >= 13 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
