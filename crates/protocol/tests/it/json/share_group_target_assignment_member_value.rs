//! The JSON form of ShareGroupTargetAssignmentMemberValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::share_group_target_assignment_member_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupTargetAssignmentMemberValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicPartitions", form::array(&it.topic_partitions, |it| topic_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partition_json(it: &TopicPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
