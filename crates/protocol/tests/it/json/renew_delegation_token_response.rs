//! The JSON form of RenewDelegationTokenResponse.
//!
//! Generated from facts/messages/39_renew_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::renew_delegation_token_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RenewDelegationTokenResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("expiryTimestampMs", form::number(&it.expiry_timestamp_ms));
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
