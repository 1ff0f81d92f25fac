//! The JSON form of AlterPartitionReassignmentsRequest.
//!
//! Generated from facts/messages/45_alter_partition_reassignments.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_partition_reassignments_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterPartitionReassignmentsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("timeoutMs", form::number(&it.timeout_ms));
    if version >= 1 {
        out.put("allowReplicationFactorChange", form::number(&it.allow_replication_factor_change));
    }
    out.put("topics", form::array(&it.topics, |it| reassignable_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn reassignable_topic_json(it: &ReassignableTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| reassignable_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn reassignable_partition_json(it: &ReassignablePartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("replicas", form::nullable(it.replicas.as_ref(), |it| form::array(it, form::number)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
