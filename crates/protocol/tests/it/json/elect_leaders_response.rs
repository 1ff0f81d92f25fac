//! The JSON form of ElectLeadersResponse.
//!
//! Generated from facts/messages/43_elect_leaders.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::elect_leaders_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ElectLeadersResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    if version >= 1 {
        out.put("errorCode", form::number(&it.error_code));
    }
    out.put("replicaElectionResults", form::array(&it.replica_election_results, |it| replica_election_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn replica_election_result_json(it: &ReplicaElectionResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitionResult", form::array(&it.partition_result, |it| partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_result_json(it: &PartitionResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionId", form::number(&it.partition_id));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
