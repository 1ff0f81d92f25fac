//! The JSON form of PushTelemetryRequest.
//!
//! Generated from facts/messages/72_push_telemetry.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::push_telemetry_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &PushTelemetryRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("clientInstanceId", form::uuid(&it.client_instance_id));
    out.put("subscriptionId", form::number(&it.subscription_id));
    out.put("terminating", form::number(&it.terminating));
    out.put("compressionType", form::number(&it.compression_type));
    out.put("metrics", form::bytes(&it.metrics));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
