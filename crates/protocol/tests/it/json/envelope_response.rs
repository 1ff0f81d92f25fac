//! The JSON form of EnvelopeResponse.
//!
//! Generated from facts/messages/58_envelope.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::envelope_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &EnvelopeResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("responseData", form::nullable(it.response_data.as_ref(), form::bytes));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
