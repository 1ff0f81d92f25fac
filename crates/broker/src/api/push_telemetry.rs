//! PushTelemetry (72): metrics of a client, as it was asked for them (GetTelemetrySubscriptions).
//!
//! Behaviour
//! - Gauges and sums of an OTLP message are shown beside the broker's own metrics, bounded in number, until they are pushed anew or three
//!   intervals have passed; those of a client that ends go at once.
//! - A zero instance id, or an instance that has ended: INVALID_REQUEST. Before its interval is over: THROTTLING_QUOTA_EXCEEDED (the last push
//!   of a client that ends may come at any time).
//! - A subscription that is not in force any more: UNKNOWN_SUBSCRIPTION_ID. An unknown codec: UNSUPPORTED_COMPRESSION_TYPE. More than
//!   `telemetry.max.bytes`: TELEMETRY_TOO_LARGE. What cannot be inflated or read: INVALID_RECORD.
//!
//! Versions
//! - 0: KIP-714.
//!
//! Source: KIP-714.

use milena_engine::telemetry::Push;
use milena_protocol::batch::Codec;
use milena_protocol::messages::push_telemetry_request::PushTelemetryRequest;
use milena_protocol::messages::push_telemetry_response::PushTelemetryResponse;

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: PushTelemetryRequest) -> PushTelemetryResponse {
    let codec = Codec::ALL.into_iter().find(|codec| *codec as i8 == request.compression_type);
    let push = Push {
        instance: request.client_instance_id.0,
        subscription_id: request.subscription_id,
        terminating: request.terminating,
        codec_known: codec.is_some(),
        bytes: request.metrics.len(),
    };
    match context.broker.telemetry.take(context, push, codec, &request.metrics) {
        Ok(()) => PushTelemetryResponse::default(),
        Err(error) => PushTelemetryResponse { error_code: Refusal::from(error).error.code(), ..PushTelemetryResponse::default() },
    }
}
