//! The JSON form of SyncGroupResponse.
//!
//! Generated from facts/messages/14_sync_group.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::sync_group_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SyncGroupResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("errorCode", form::number(&it.error_code));
    if version >= 5 {
        out.put("protocolType", form::nullable(it.protocol_type.as_ref(), form::text));
    }
    if version >= 5 {
        out.put("protocolName", form::nullable(it.protocol_name.as_ref(), form::text));
    }
    out.put("assignment", form::bytes(&it.assignment));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
