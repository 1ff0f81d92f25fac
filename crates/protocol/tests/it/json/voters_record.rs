//! The JSON form of VotersRecord.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::voters_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &VotersRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("version", form::number(&it.version));
    out.put("voters", form::array(&it.voters, |it| voter_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn voter_json(it: &Voter, version: i16) -> Value {
    let mut out = Object::default();
    out.put("voterId", form::number(&it.voter_id));
    out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    out.put("endpoints", form::array(&it.endpoints, |it| endpoint_json(it, version)));
    out.put("kRaftVersionFeature", k_raft_version_feature_json(&it.k_raft_version_feature, version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn endpoint_json(it: &Endpoint, _: i16) -> Value {
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
