//! The JSON form of OffsetDeleteResponse.
//!
//! Generated from facts/messages/47_offset_delete.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_delete_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetDeleteResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| offset_delete_response_topic_json(it, version)));
    out.done()
}

fn offset_delete_response_topic_json(it: &OffsetDeleteResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| offset_delete_response_partition_json(it, version)));
    out.done()
}

fn offset_delete_response_partition_json(it: &OffsetDeleteResponsePartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.done()
}
