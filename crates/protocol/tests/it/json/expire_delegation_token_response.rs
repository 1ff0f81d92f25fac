//! The JSON form of ExpireDelegationTokenResponse.
//!
//! Generated from facts/messages/40_expire_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::expire_delegation_token_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ExpireDelegationTokenResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("expiryTimestampMs", form::number(&it.expiry_timestamp_ms));
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
