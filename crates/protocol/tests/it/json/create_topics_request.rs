//! The JSON form of CreateTopicsRequest.
//!
//! Generated from facts/messages/19_create_topics.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_topics_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreateTopicsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| creatable_topic_json(it, version)));
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.put("validateOnly", form::number(&it.validate_only));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn creatable_topic_json(it: &CreatableTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("numPartitions", form::number(&it.num_partitions));
    out.put("replicationFactor", form::number(&it.replication_factor));
    out.put("assignments", form::array(&it.assignments, |it| creatable_replica_assignment_json(it, version)));
    out.put("configs", form::array(&it.configs, |it| creatable_topic_config_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn creatable_replica_assignment_json(it: &CreatableReplicaAssignment, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("brokerIds", form::array(&it.broker_ids, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn creatable_topic_config_json(it: &CreatableTopicConfig, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("value", form::nullable(it.value.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
