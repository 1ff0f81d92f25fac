//! The JSON form of SaslAuthenticateResponse.
//!
//! Generated from facts/messages/36_sasl_authenticate.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::sasl_authenticate_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SaslAuthenticateResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("authBytes", form::bytes(&it.auth_bytes));
    if version >= 1 {
        out.put("sessionLifetimeMs", form::number(&it.session_lifetime_ms));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
