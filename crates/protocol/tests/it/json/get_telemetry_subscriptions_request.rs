//! The JSON form of GetTelemetrySubscriptionsRequest.
//!
//! Generated from facts/messages/71_get_telemetry_subscriptions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::get_telemetry_subscriptions_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &GetTelemetrySubscriptionsRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("clientInstanceId", form::uuid(&it.client_instance_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
