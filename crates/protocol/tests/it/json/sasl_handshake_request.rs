//! The JSON form of SaslHandshakeRequest.
//!
//! Generated from facts/messages/17_sasl_handshake.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::sasl_handshake_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SaslHandshakeRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("mechanism", form::text(&it.mechanism));
    out.done()
}
