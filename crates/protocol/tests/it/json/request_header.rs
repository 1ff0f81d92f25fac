//! The JSON form of RequestHeader.
//!
//! Generated from facts/messages/headers.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::request_header::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RequestHeader, _: i16) -> Value {
    let mut out = Object::default();
    out.put("requestApiKey", form::number(&it.request_api_key));
    out.put("requestApiVersion", form::number(&it.request_api_version));
    out.put("correlationId", form::number(&it.correlation_id));
    out.put("clientId", form::nullable(it.client_id.as_ref(), form::raw_text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
