//! The JSON form of ConsumerProtocolAssignment.
//!
//! Generated from facts/records/consumer_protocol.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_protocol::consumer_protocol_assignment::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerProtocolAssignment, version: i16) -> Value {
    let mut out = Object::default();
    out.put("assignedPartitions", form::array(&it.assigned_partitions, |it| topic_partition_json(it, version)));
    out.put("userData", form::nullable(it.user_data.as_ref(), form::bytes));
    out.done()
}

fn topic_partition_json(it: &TopicPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.done()
}
