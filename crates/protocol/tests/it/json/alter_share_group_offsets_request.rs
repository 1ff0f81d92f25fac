//! The JSON form of AlterShareGroupOffsetsRequest.
//!
//! Generated from facts/messages/91_alter_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_share_group_offsets_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterShareGroupOffsetsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| alter_share_group_offsets_request_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_share_group_offsets_request_topic_json(it: &AlterShareGroupOffsetsRequestTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, |it| alter_share_group_offsets_request_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_share_group_offsets_request_partition_json(it: &AlterShareGroupOffsetsRequestPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("startOffset", form::number(&it.start_offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
