//! The JSON form of UpdateRaftVoterResponse.
//!
//! Generated from facts/messages/82_update_raft_voter.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::update_raft_voter_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &UpdateRaftVoterResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    if it.current_leader != CurrentLeader::default() {
        out.put("currentLeader", current_leader_json(&it.current_leader, version));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn current_leader_json(it: &CurrentLeader, _: i16) -> Value {
    let mut out = Object::default();
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
