//! The JSON form of BeginQuorumEpochResponse.
//!
//! Generated from facts/messages/53_begin_quorum_epoch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::begin_quorum_epoch_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BeginQuorumEpochResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    if version >= 1 && !it.node_endpoints.is_empty() {
        out.put("nodeEndpoints", form::array(&it.node_endpoints, |it| node_endpoint_json(it, version)));
    }
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
    out.put("errorCode", form::number(&it.error_code));
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
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
