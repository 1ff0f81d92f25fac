//! The JSON form of CreateDelegationTokenResponse.
//!
//! Generated from facts/messages/38_create_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_delegation_token_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreateDelegationTokenResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("principalType", form::text(&it.principal_type));
    out.put("principalName", form::text(&it.principal_name));
    if version >= 3 {
        out.put("tokenRequesterPrincipalType", form::text(&it.token_requester_principal_type));
    }
    if version >= 3 {
        out.put("tokenRequesterPrincipalName", form::text(&it.token_requester_principal_name));
    }
    out.put("issueTimestampMs", form::number(&it.issue_timestamp_ms));
    out.put("expiryTimestampMs", form::number(&it.expiry_timestamp_ms));
    out.put("maxTimestampMs", form::number(&it.max_timestamp_ms));
    out.put("tokenId", form::text(&it.token_id));
    out.put("hmac", form::bytes(&it.hmac));
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
