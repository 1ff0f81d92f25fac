//! The JSON form of ElectLeadersRequest.
//!
//! Generated from facts/messages/43_elect_leaders.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::elect_leaders_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ElectLeadersRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("electionType", form::number(&it.election_type));
    }
    out.put("topicPartitions", form::nullable(it.topic_partitions.as_ref(), |it| form::array(it, |it| topic_partitions_json(it, version))));
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_json(it: &TopicPartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
