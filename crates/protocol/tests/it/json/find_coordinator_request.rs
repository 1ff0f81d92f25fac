//! The JSON form of FindCoordinatorRequest.
//!
//! Generated from facts/messages/10_find_coordinator.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::find_coordinator_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &FindCoordinatorRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 3 {
        out.put("key", form::text(&it.key));
    }
    if version >= 1 {
        out.put("keyType", form::number(&it.key_type));
    }
    if version >= 4 {
        out.put("coordinatorKeys", form::array(&it.coordinator_keys, form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
