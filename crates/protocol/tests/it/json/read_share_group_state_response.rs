//! The JSON form of ReadShareGroupStateResponse.
//!
//! Generated from facts/messages/84_read_share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::read_share_group_state_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ReadShareGroupStateResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("results", form::array(&it.results, |it| read_state_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn read_state_result_json(it: &ReadStateResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_result_json(it: &PartitionResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("stateEpoch", form::number(&it.state_epoch));
    out.put("startOffset", form::number(&it.start_offset));
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
