//! The JSON form of ResponseHeader.
//!
//! Generated from facts/messages/headers.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::response_header::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ResponseHeader, _: i16) -> Value {
    let mut out = Object::default();
    out.put("correlationId", form::number(&it.correlation_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
