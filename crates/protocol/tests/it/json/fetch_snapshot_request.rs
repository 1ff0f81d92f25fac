//! The JSON form of FetchSnapshotRequest.
//!
//! Generated from facts/messages/59_fetch_snapshot.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::fetch_snapshot_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

use milena_protocol::Uuid;
pub(crate) fn json(it: &FetchSnapshotRequest, version: i16) -> Value {
    let mut out = Object::default();
    if it.cluster_id.is_some() {
        out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    }
    out.put("replicaId", form::number(&it.replica_id));
    out.put("maxBytes", form::number(&it.max_bytes));
    out.put("topics", form::array(&it.topics, |it| topic_snapshot_json(it, version)));
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
    out.put("partition", form::number(&it.partition));
    out.put("currentLeaderEpoch", form::number(&it.current_leader_epoch));
    out.put("snapshotId", snapshot_id_json(&it.snapshot_id, version));
    out.put("position", form::number(&it.position));
    if version >= 1 && it.replica_directory_id != Uuid::ZERO {
        out.put("replicaDirectoryId", form::uuid(&it.replica_directory_id));
    }
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
