//! The JSON form of RenewDelegationTokenRequest.
//!
//! Generated from facts/messages/39_renew_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::renew_delegation_token_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RenewDelegationTokenRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("hmac", form::bytes(&it.hmac));
    out.put("renewPeriodMs", form::number(&it.renew_period_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
