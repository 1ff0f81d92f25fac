//! The JSON form of LeaderChangeMessage.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::leader_change_message::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &LeaderChangeMessage, version: i16) -> Value {
    let mut out = Object::default();
    out.put("version", form::number(&it.version));
    out.put("leaderId", form::number(&it.leader_id));
    out.put("voters", form::array(&it.voters, |it| voter_json(it, version)));
    out.put("grantingVoters", form::array(&it.granting_voters, |it| voter_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn voter_json(it: &Voter, version: i16) -> Value {
    let mut out = Object::default();
    out.put("voterId", form::number(&it.voter_id));
    if version >= 1 {
        out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
