//! The JSON form of GetTelemetrySubscriptionsResponse.
//!
//! Generated from facts/messages/71_get_telemetry_subscriptions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::get_telemetry_subscriptions_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &GetTelemetrySubscriptionsResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("clientInstanceId", form::uuid(&it.client_instance_id));
    out.put("subscriptionId", form::number(&it.subscription_id));
    out.put("acceptedCompressionTypes", form::array(&it.accepted_compression_types, form::number));
    out.put("pushIntervalMs", form::number(&it.push_interval_ms));
    out.put("telemetryMaxBytes", form::number(&it.telemetry_max_bytes));
    out.put("deltaTemporality", form::number(&it.delta_temporality));
    out.put("requestedMetrics", form::array(&it.requested_metrics, form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
