//! The JSON form of AddRaftVoterRequest.
//!
//! Generated from facts/messages/80_add_raft_voter.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::add_raft_voter_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AddRaftVoterRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.put("voterId", form::number(&it.voter_id));
    out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    out.put("listeners", form::array(&it.listeners, |it| listener_json(it, version)));
    if version >= 1 {
        out.put("ackWhenCommitted", form::number(&it.ack_when_committed));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn listener_json(it: &Listener, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
