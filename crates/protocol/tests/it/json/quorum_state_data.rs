//! The JSON form of QuorumStateData.
//!
//! Generated from facts/records/log_files.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::log_files::quorum_state_data::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &QuorumStateData, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 0 {
        out.put("clusterId", form::text(&it.cluster_id));
    }
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("votedId", form::number(&it.voted_id));
    if version >= 1 {
        out.put("votedDirectoryId", form::uuid(&it.voted_directory_id));
    }
    if version <= 0 {
        out.put("appliedOffset", form::number(&it.applied_offset));
    }
    if version <= 0 {
        out.put("currentVoters", form::nullable(it.current_voters.as_ref(), |it| form::array(it, |it| voter_json(it, version))));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn voter_json(it: &Voter, _: i16) -> Value {
    let mut out = Object::default();
    out.put("voterId", form::number(&it.voter_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
