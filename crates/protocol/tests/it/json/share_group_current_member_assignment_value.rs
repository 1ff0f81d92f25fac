//! The JSON form of ShareGroupCurrentMemberAssignmentValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::share_group_current_member_assignment_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupCurrentMemberAssignmentValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("previousMemberEpoch", form::number(&it.previous_member_epoch));
    out.put("state", form::number(&it.state));
    out.put("assignedPartitions", form::array(&it.assigned_partitions, |it| topic_partitions_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_json(it: &TopicPartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
