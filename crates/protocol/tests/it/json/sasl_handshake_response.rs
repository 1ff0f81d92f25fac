//! The JSON form of SaslHandshakeResponse.
//!
//! Generated from facts/messages/17_sasl_handshake.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::sasl_handshake_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SaslHandshakeResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("mechanisms", form::array(&it.mechanisms, form::text));
    out.done()
}
