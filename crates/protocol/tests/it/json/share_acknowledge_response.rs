//! The JSON form of ShareAcknowledgeResponse.
//!
//! Generated from facts/messages/79_share_acknowledge.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::share_acknowledge_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareAcknowledgeResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    if version >= 2 {
        out.put("acquisitionLockTimeoutMs", form::number(&it.acquisition_lock_timeout_ms));
    }
    out.put("responses", form::array(&it.responses, |it| share_acknowledge_topic_response_json(it, version)));
    out.put("nodeEndpoints", form::array(&it.node_endpoints, |it| node_endpoint_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn share_acknowledge_topic_response_json(it: &ShareAcknowledgeTopicResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("currentLeader", leader_id_and_epoch_json(&it.current_leader, version));
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
