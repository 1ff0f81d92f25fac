//! The JSON form of ExpireDelegationTokenRequest.
//!
//! Generated from facts/messages/40_expire_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::expire_delegation_token_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ExpireDelegationTokenRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("hmac", form::bytes(&it.hmac));
    out.put("expiryTimePeriodMs", form::number(&it.expiry_time_period_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
