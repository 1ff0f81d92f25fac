//! The JSON form of MetadataResponse.
//!
//! Generated from facts/messages/03_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::metadata_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &MetadataResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 3 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("brokers", form::array(&it.brokers, |it| metadata_response_broker_json(it, version)));
    if version >= 2 {
        out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    }
    if version >= 1 {
        out.put("controllerId", form::number(&it.controller_id));
    }
    out.put("topics", form::array(&it.topics, |it| metadata_response_topic_json(it, version)));
    if (8..=10).contains(&version) {
        out.put("clusterAuthorizedOperations", form::number(&it.cluster_authorized_operations));
    }
    if version >= 13 {
        out.put("errorCode", form::number(&it.error_code));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn metadata_response_broker_json(it: &MetadataResponseBroker, version: i16) -> Value {
    let mut out = Object::default();
    out.put("nodeId", form::number(&it.node_id));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    if version >= 1 {
        out.put("rack", form::nullable(it.rack.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn metadata_response_topic_json(it: &MetadataResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("name", form::nullable(it.name.as_ref(), form::text));
    if version >= 10 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    if version >= 1 {
        out.put("isInternal", form::number(&it.is_internal));
    }
    out.put("partitions", form::array(&it.partitions, |it| metadata_response_partition_json(it, version)));
    if version >= 8 {
        out.put("topicAuthorizedOperations", form::number(&it.topic_authorized_operations));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn metadata_response_partition_json(it: &MetadataResponsePartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("leaderId", form::number(&it.leader_id));
    if version >= 7 {
        out.put("leaderEpoch", form::number(&it.leader_epoch));
    }
    out.put("replicaNodes", form::array(&it.replica_nodes, form::number));
    out.put("isrNodes", form::array(&it.isr_nodes, form::number));
    if version >= 5 {
        out.put("offlineReplicas", form::array(&it.offline_replicas, form::number));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
