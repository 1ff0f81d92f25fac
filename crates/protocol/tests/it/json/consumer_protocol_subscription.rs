//! The JSON form of ConsumerProtocolSubscription.
//!
//! Generated from facts/records/consumer_protocol.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_protocol::consumer_protocol_subscription::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerProtocolSubscription, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, form::text));
    out.put("userData", form::nullable(it.user_data.as_ref(), form::bytes));
    if version >= 1 {
        out.put("ownedPartitions", form::array(&it.owned_partitions, |it| topic_partition_json(it, version)));
    }
    if version >= 2 {
        out.put("generationId", form::number(&it.generation_id));
    }
    if version >= 3 {
        out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    }
    out.done()
}

fn topic_partition_json(it: &TopicPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.done()
}
