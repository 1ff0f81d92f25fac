//! The JSON form of RemoveDelegationTokenRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::remove_delegation_token_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RemoveDelegationTokenRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("tokenId", form::text(&it.token_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
