//! The JSON form of AlterShareGroupOffsetsResponse.
//!
//! Generated from facts/messages/91_alter_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_share_group_offsets_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterShareGroupOffsetsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("responses", form::array(&it.responses, |it| alter_share_group_offsets_response_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_share_group_offsets_response_topic_json(it: &AlterShareGroupOffsetsResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| alter_share_group_offsets_response_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_share_group_offsets_response_partition_json(it: &AlterShareGroupOffsetsResponsePartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
