//! The JSON form of UserScramCredentialRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::user_scram_credential_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &UserScramCredentialRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("mechanism", form::number(&it.mechanism));
    out.put("salt", form::bytes(&it.salt));
    out.put("storedKey", form::bytes(&it.stored_key));
    out.put("serverKey", form::bytes(&it.server_key));
    out.put("iterations", form::number(&it.iterations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
