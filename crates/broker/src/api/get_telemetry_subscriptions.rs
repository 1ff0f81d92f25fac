//! GetTelemetrySubscriptions (71): which metrics this client is asked to push, and how often.
//!
//! Behaviour
//! - A zero instance id: the broker draws one. The client keeps it for its life, and uses it with every broker.
//! - What all subscriptions that match the client ask for together, at the shortest of their intervals. None match: no metrics, and the client
//!   asks again after five minutes. One empty name stands for all metrics.
//! - Asked again before the interval is over: THROTTLING_QUOTA_EXCEEDED, unless a push was refused for want of the right subscription.
//!
//! Versions
//! - 0: KIP-714.
//!
//! Source: KIP-714.

use milena_protocol::batch::Codec;
use milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest;
use milena_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse;
use milena_protocol::{ErrorCode, Uuid};

use crate::context::Context;

/// The best first; the order is a wish.
const CODECS: [Codec; 4] = [Codec::Zstd, Codec::Lz4, Codec::Gzip, Codec::Snappy];

pub(super) async fn handle(context: &Context<'_>, request: GetTelemetrySubscriptionsRequest) -> GetTelemetrySubscriptionsResponse {
    let (instance, asked) = context.broker.telemetry.ask(context, request.client_instance_id.0);
    let Ok(asked) = asked else {
        return GetTelemetrySubscriptionsResponse {
            error_code: ErrorCode::ThrottlingQuotaExceeded.code(),
            ..GetTelemetrySubscriptionsResponse::default()
        };
    };
    GetTelemetrySubscriptionsResponse {
        client_instance_id: Uuid(instance),
        subscription_id: asked.subscription_id,
        accepted_compression_types: CODECS.iter().map(|codec| *codec as i8).collect(),
        push_interval_ms: i32::try_from(asked.interval.as_millis()).unwrap_or(i32::MAX),
        telemetry_max_bytes: i32::try_from(context.broker.config.telemetry_max_bytes).unwrap_or(i32::MAX),
        delta_temporality: true,
        requested_metrics: asked.metrics,
        ..GetTelemetrySubscriptionsResponse::default()
    }
}
