//! The JSON form of ReadShareGroupStateRequest.
//!
//! Generated from facts/messages/84_read_share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::read_share_group_state_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ReadShareGroupStateRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| read_state_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn read_state_data_json(it: &ReadStateData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
