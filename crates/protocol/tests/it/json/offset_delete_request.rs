//! The JSON form of OffsetDeleteRequest.
//!
//! Generated from facts/messages/47_offset_delete.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_delete_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetDeleteRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| offset_delete_request_topic_json(it, version)));
    out.done()
}

fn offset_delete_request_topic_json(it: &OffsetDeleteRequestTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| offset_delete_request_partition_json(it, version)));
    out.done()
}

fn offset_delete_request_partition_json(it: &OffsetDeleteRequestPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.done()
}
