//! The JSON form of DescribeQuorumResponse.
//!
//! Generated from facts/messages/55_describe_quorum.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_quorum_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeQuorumResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    if version >= 2 {
        out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    }
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    if version >= 2 {
        out.put("nodes", form::array(&it.nodes, |it| node_json(it, version)));
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

fn partition_data_json(it: &PartitionData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    if version >= 2 {
        out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    }
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("highWatermark", form::number(&it.high_watermark));
    out.put("currentVoters", form::array(&it.current_voters, |it| replica_state_json(it, version)));
    out.put("observers", form::array(&it.observers, |it| replica_state_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn node_json(it: &Node, version: i16) -> Value {
    let mut out = Object::default();
    out.put("nodeId", form::number(&it.node_id));
    out.put("listeners", form::array(&it.listeners, |it| listener_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn listener_json(it: &Listener, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn replica_state_json(it: &ReplicaState, version: i16) -> Value {
    let mut out = Object::default();
    out.put("replicaId", form::number(&it.replica_id));
    if version >= 2 {
        out.put("replicaDirectoryId", form::uuid(&it.replica_directory_id));
    }
    out.put("logEndOffset", form::number(&it.log_end_offset));
    if version >= 1 {
        out.put("lastFetchTimestamp", form::number(&it.last_fetch_timestamp));
    }
    if version >= 1 {
        out.put("lastCaughtUpTimestamp", form::number(&it.last_caught_up_timestamp));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
