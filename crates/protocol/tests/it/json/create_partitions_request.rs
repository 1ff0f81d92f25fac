//! The JSON form of CreatePartitionsRequest.
//!
//! Generated from facts/messages/37_create_partitions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_partitions_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreatePartitionsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| create_partitions_topic_json(it, version)));
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.put("validateOnly", form::number(&it.validate_only));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn create_partitions_topic_json(it: &CreatePartitionsTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("count", form::number(&it.count));
    out.put(
        "assignments",
        form::nullable(it.assignments.as_ref(), |it| form::array(it, |it| create_partitions_assignment_json(it, version))),
    );
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn create_partitions_assignment_json(it: &CreatePartitionsAssignment, _: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerIds", form::array(&it.broker_ids, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
