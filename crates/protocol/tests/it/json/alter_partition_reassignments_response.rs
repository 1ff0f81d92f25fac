//! The JSON form of AlterPartitionReassignmentsResponse.
//!
//! Generated from facts/messages/45_alter_partition_reassignments.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_partition_reassignments_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterPartitionReassignmentsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    if version >= 1 {
        out.put("allowReplicationFactorChange", form::number(&it.allow_replication_factor_change));
    }
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("responses", form::array(&it.responses, |it| reassignable_topic_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn reassignable_topic_response_json(it: &ReassignableTopicResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| reassignable_partition_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn reassignable_partition_response_json(it: &ReassignablePartitionResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
