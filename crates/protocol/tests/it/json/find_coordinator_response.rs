//! The JSON form of FindCoordinatorResponse.
//!
//! Generated from facts/messages/10_find_coordinator.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::find_coordinator_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &FindCoordinatorResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    if version <= 3 {
        out.put("errorCode", form::number(&it.error_code));
    }
    if (1..=3).contains(&version) {
        out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    }
    if version <= 3 {
        out.put("nodeId", form::number(&it.node_id));
    }
    if version <= 3 {
        out.put("host", form::text(&it.host));
    }
    if version <= 3 {
        out.put("port", form::number(&it.port));
    }
    if version >= 4 {
        out.put("coordinators", form::array(&it.coordinators, |it| coordinator_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn coordinator_json(it: &Coordinator, _: i16) -> Value {
    let mut out = Object::default();
    out.put("key", form::text(&it.key));
    out.put("nodeId", form::number(&it.node_id));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
