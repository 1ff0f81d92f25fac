//! The JSON form of ControllerRegistrationResponse.
//!
//! Generated from facts/messages/70_controller_registration.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::controller_registration_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ControllerRegistrationResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
