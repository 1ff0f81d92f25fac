//! The JSON form of WriteShareGroupStateRequest.
//!
//! Generated from facts/messages/85_write_share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::write_share_group_state_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &WriteShareGroupStateRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| write_state_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn write_state_data_json(it: &WriteStateData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("stateEpoch", form::number(&it.state_epoch));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("startOffset", form::number(&it.start_offset));
    if version >= 1 {
        out.put("deliveryCompleteCount", form::number(&it.delivery_complete_count));
    }
    out.put("stateBatches", form::array(&it.state_batches, |it| state_batch_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn state_batch_json(it: &StateBatch, _: i16) -> Value {
    let mut out = Object::default();
    out.put("firstOffset", form::number(&it.first_offset));
    out.put("lastOffset", form::number(&it.last_offset));
    out.put("deliveryState", form::number(&it.delivery_state));
    out.put("deliveryCount", form::number(&it.delivery_count));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
