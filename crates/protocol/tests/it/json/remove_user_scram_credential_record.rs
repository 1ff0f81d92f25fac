//! The JSON form of RemoveUserScramCredentialRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::remove_user_scram_credential_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RemoveUserScramCredentialRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("mechanism", form::number(&it.mechanism));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
