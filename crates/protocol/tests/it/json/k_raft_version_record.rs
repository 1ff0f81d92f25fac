//! The JSON form of KRaftVersionRecord.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::k_raft_version_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &KRaftVersionRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("version", form::number(&it.version));
    out.put("kRaftVersion", form::number(&it.k_raft_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
