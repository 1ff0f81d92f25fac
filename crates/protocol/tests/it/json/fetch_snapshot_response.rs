//! The JSON form of FetchSnapshotResponse.
//!
//! Generated from facts/messages/59_fetch_snapshot.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::fetch_snapshot_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &FetchSnapshotResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("topics", form::array(&it.topics, |it| topic_snapshot_json(it, version)));
    if version >= 1 && !it.node_endpoints.is_empty() {
        out.put("nodeEndpoints", form::array(&it.node_endpoints, |it| node_endpoint_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_snapshot_json(it: &TopicSnapshot, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| partition_snapshot_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_snapshot_json(it: &PartitionSnapshot, version: i16) -> Value {
    let mut out = Object::default();
    out.put("index", form::number(&it.index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("snapshotId", snapshot_id_json(&it.snapshot_id, version));
    if it.current_leader != LeaderIdAndEpoch::default() {
        out.put("currentLeader", leader_id_and_epoch_json(&it.current_leader, version));
    }
    out.put("size", form::number(&it.size));
    out.put("position", form::number(&it.position));
    out.put("unalignedRecords", form::records(&it.unaligned_records));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn snapshot_id_json(it: &SnapshotId, _: i16) -> Value {
    let mut out = Object::default();
    out.put("endOffset", form::number(&it.end_offset));
    out.put("epoch", form::number(&it.epoch));
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
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
