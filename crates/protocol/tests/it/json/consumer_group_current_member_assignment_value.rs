//! The JSON form of ConsumerGroupCurrentMemberAssignmentValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupCurrentMemberAssignmentValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("previousMemberEpoch", form::number(&it.previous_member_epoch));
    out.put("state", form::number(&it.state));
    out.put("assignedPartitions", form::array(&it.assigned_partitions, |it| topic_partitions_json(it, version)));
    out.put("partitionsPendingRevocation", form::array(&it.partitions_pending_revocation, |it| topic_partitions_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_json(it: &TopicPartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    if it.assignment_epochs.as_ref().is_none_or(|value| !value.is_empty()) {
        out.put("assignmentEpochs", form::nullable(it.assignment_epochs.as_ref(), |it| form::array(it, form::number)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
