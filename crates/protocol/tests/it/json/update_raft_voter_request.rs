//! The JSON form of UpdateRaftVoterRequest.
//!
//! Generated from facts/messages/82_update_raft_voter.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::update_raft_voter_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &UpdateRaftVoterRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    out.put("currentLeaderEpoch", form::number(&it.current_leader_epoch));
    out.put("voterId", form::number(&it.voter_id));
    out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    out.put("listeners", form::array(&it.listeners, |it| listener_json(it, version)));
    out.put("kRaftVersionFeature", k_raft_version_feature_json(&it.k_raft_version_feature, version));
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

fn k_raft_version_feature_json(it: &KRaftVersionFeature, _: i16) -> Value {
    let mut out = Object::default();
    out.put("minSupportedVersion", form::number(&it.min_supported_version));
    out.put("maxSupportedVersion", form::number(&it.max_supported_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
