//! The JSON form of ListOffsetsRequest.
//!
//! Generated from facts/messages/02_list_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_offsets_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListOffsetsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("replicaId", form::number(&it.replica_id));
    if version >= 2 {
        out.put("isolationLevel", form::number(&it.isolation_level));
    }
    out.put("topics", form::array(&it.topics, |it| list_offsets_topic_json(it, version)));
    if version >= 10 {
        out.put("timeoutMs", form::number(&it.timeout_ms));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn list_offsets_topic_json(it: &ListOffsetsTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| list_offsets_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn list_offsets_partition_json(it: &ListOffsetsPartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    if version >= 4 {
        out.put("currentLeaderEpoch", form::number(&it.current_leader_epoch));
    }
    out.put("timestamp", form::number(&it.timestamp));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
