//! The JSON form of ProduceResponse.
//!
//! Generated from facts/messages/00_produce.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::produce_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ProduceResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("responses", form::array(&it.responses, |it| topic_produce_response_json(it, version)));
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    if version >= 10 && !it.node_endpoints.is_empty() {
        out.put("nodeEndpoints", form::array(&it.node_endpoints, |it| node_endpoint_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_produce_response_json(it: &TopicProduceResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 12 {
        out.put("name", form::text(&it.name));
    }
    if version >= 13 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitionResponses", form::array(&it.partition_responses, |it| partition_produce_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_produce_response_json(it: &PartitionProduceResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("index", form::number(&it.index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("baseOffset", form::number(&it.base_offset));
    out.put("logAppendTimeMs", form::number(&it.log_append_time_ms));
    if version >= 5 {
        out.put("logStartOffset", form::number(&it.log_start_offset));
    }
    if version >= 8 {
        out.put("recordErrors", form::array(&it.record_errors, |it| batch_index_and_error_message_json(it, version)));
    }
    if version >= 8 {
        out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    }
    if version >= 10 && it.current_leader != LeaderIdAndEpoch::default() {
        out.put("currentLeader", leader_id_and_epoch_json(&it.current_leader, version));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn batch_index_and_error_message_json(it: &BatchIndexAndErrorMessage, _: i16) -> Value {
    let mut out = Object::default();
    out.put("batchIndex", form::number(&it.batch_index));
    out.put("batchIndexErrorMessage", form::nullable(it.batch_index_error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn leader_id_and_epoch_json(it: &LeaderIdAndEpoch, _: i16) -> Value {
    let mut out = Object::default();
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn node_endpoint_json(it: &NodeEndpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("nodeId", form::number(&it.node_id));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("rack", form::nullable(it.rack.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
