//! The JSON form of DelegationTokenRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::delegation_token_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DelegationTokenRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("owner", form::text(&it.owner));
    out.put("requester", form::text(&it.requester));
    out.put("renewers", form::array(&it.renewers, form::text));
    out.put("issueTimestamp", form::number(&it.issue_timestamp));
    out.put("maxTimestamp", form::number(&it.max_timestamp));
    out.put("expirationTimestamp", form::number(&it.expiration_timestamp));
    out.put("tokenId", form::text(&it.token_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
