//! The JSON form of DescribeDelegationTokenResponse.
//!
//! Generated from facts/messages/41_describe_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_delegation_token_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeDelegationTokenResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("tokens", form::array(&it.tokens, |it| described_delegation_token_json(it, version)));
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn described_delegation_token_json(it: &DescribedDelegationToken, version: i16) -> Value {
    let mut out = Object::default();
    out.put("principalType", form::text(&it.principal_type));
    out.put("principalName", form::text(&it.principal_name));
    if version >= 3 {
        out.put("tokenRequesterPrincipalType", form::text(&it.token_requester_principal_type));
    }
    if version >= 3 {
        out.put("tokenRequesterPrincipalName", form::text(&it.token_requester_principal_name));
    }
    out.put("issueTimestamp", form::number(&it.issue_timestamp));
    out.put("expiryTimestamp", form::number(&it.expiry_timestamp));
    out.put("maxTimestamp", form::number(&it.max_timestamp));
    out.put("tokenId", form::text(&it.token_id));
    out.put("hmac", form::bytes(&it.hmac));
    out.put("renewers", form::array(&it.renewers, |it| described_delegation_token_renewer_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn described_delegation_token_renewer_json(it: &DescribedDelegationTokenRenewer, _: i16) -> Value {
    let mut out = Object::default();
    out.put("principalType", form::text(&it.principal_type));
    out.put("principalName", form::text(&it.principal_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
