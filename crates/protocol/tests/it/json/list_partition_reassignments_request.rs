//! The JSON form of ListPartitionReassignmentsRequest.
//!
//! Generated from facts/messages/46_list_partition_reassignments.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_partition_reassignments_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListPartitionReassignmentsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.put("topics", form::nullable(it.topics.as_ref(), |it| form::array(it, |it| list_partition_reassignments_topics_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn list_partition_reassignments_topics_json(it: &ListPartitionReassignmentsTopics, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitionIndexes", form::array(&it.partition_indexes, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
