//! The JSON form of PushTelemetryResponse.
//!
//! Generated from facts/messages/72_push_telemetry.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::push_telemetry_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &PushTelemetryResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
