//! The JSON form of HeartbeatResponse.
//!
//! Generated from facts/messages/12_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::heartbeat_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &HeartbeatResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
