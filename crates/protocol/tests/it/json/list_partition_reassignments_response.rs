//! The JSON form of ListPartitionReassignmentsResponse.
//!
//! Generated from facts/messages/46_list_partition_reassignments.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_partition_reassignments_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListPartitionReassignmentsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("topics", form::array(&it.topics, |it| ongoing_topic_reassignment_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn ongoing_topic_reassignment_json(it: &OngoingTopicReassignment, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| ongoing_partition_reassignment_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn ongoing_partition_reassignment_json(it: &OngoingPartitionReassignment, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("replicas", form::array(&it.replicas, form::number));
    out.put("addingReplicas", form::array(&it.adding_replicas, form::number));
    out.put("removingReplicas", form::array(&it.removing_replicas, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
