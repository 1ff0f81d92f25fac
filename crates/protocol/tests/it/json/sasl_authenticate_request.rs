//! The JSON form of SaslAuthenticateRequest.
//!
//! Generated from facts/messages/36_sasl_authenticate.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::sasl_authenticate_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SaslAuthenticateRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("authBytes", form::bytes(&it.auth_bytes));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
