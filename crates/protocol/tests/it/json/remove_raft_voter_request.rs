//! The JSON form of RemoveRaftVoterRequest.
//!
//! Generated from facts/messages/81_remove_raft_voter.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::remove_raft_voter_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RemoveRaftVoterRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    out.put("voterId", form::number(&it.voter_id));
    out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
