//! The JSON form of OffsetForLeaderEpochRequest.
//!
//! Generated from facts/messages/23_offset_for_leader_epoch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_for_leader_epoch_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetForLeaderEpochRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 3 {
        out.put("replicaId", form::number(&it.replica_id));
    }
    out.put("topics", form::array(&it.topics, |it| offset_for_leader_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_for_leader_topic_json(it: &OffsetForLeaderTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, |it| offset_for_leader_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_for_leader_partition_json(it: &OffsetForLeaderPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("currentLeaderEpoch", form::number(&it.current_leader_epoch));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
