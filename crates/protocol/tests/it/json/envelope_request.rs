//! The JSON form of EnvelopeRequest.
//!
//! Generated from facts/messages/58_envelope.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::envelope_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &EnvelopeRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("requestData", form::bytes(&it.request_data));
    out.put("requestPrincipal", form::nullable(it.request_principal.as_ref(), form::bytes));
    out.put("clientHostAddress", form::bytes(&it.client_host_address));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
