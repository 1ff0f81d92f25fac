//! Metrics that clients push: asked for by subscription, shown beside the broker's own.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::ErrorCode;
use milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest;
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_protocol::messages::push_telemetry_request::PushTelemetryRequest;

use crate::door::broker;

/// `client.gauge` is 5: MetricsData, ResourceMetrics, ScopeMetrics, Metric (name, gauge), NumberDataPoint (sfixed64 5).
const GAUGE: &[u8] = b"\x0a\x1f\x12\x1d\x12\x1b\x0a\x0cclient.gauge\x2a\x0b\x0a\x09\x31\x05\0\0\0\0\0\0\0";

#[tokio::test]
async fn what_a_subscription_asks_for_is_pushed_and_shown() {
    let (server, mut client) = broker(&Os::in_memory(), &[("telemetry.max.bytes", "100")]).await;
    let nobody = client.call(&GetTelemetrySubscriptionsRequest::default(), 0).await.expect("answered");
    assert_eq!((nobody.error_code, nobody.requested_metrics.len(), nobody.push_interval_ms), (0, 0, 300_000));
    assert!(!nobody.client_instance_id.is_zero() && nobody.delta_temporality);

    let set = |name: &str, value: &str| AlterableConfig { name: name.to_owned(), value: Some(value.to_owned()), ..Default::default() };
    let configs = vec![set("metrics", "client."), set("interval.ms", "100"), set("match", "client_source_address=127.*")];
    let resource = AlterConfigsResource { resource_type: 16, resource_name: "s".to_owned(), configs, ..Default::default() };
    let altered = client.call(&IncrementalAlterConfigsRequest { resources: vec![resource], ..Default::default() }, 1).await;
    assert_eq!(altered.expect("answered").responses[0].error_code, 0);

    let asked = client.call(&GetTelemetrySubscriptionsRequest::default(), 0).await.expect("answered");
    assert_eq!((asked.requested_metrics.as_slice(), asked.push_interval_ms), (&["client.".to_owned()][..], 100));
    let push = |subscription_id, bytes: &'static [u8]| PushTelemetryRequest {
        client_instance_id: asked.client_instance_id,
        subscription_id,
        metrics: bytes.into(),
        ..Default::default()
    };
    let shown = || server.broker().metrics.text().lines().any(|line| line.starts_with("milena_client_metric{metric=\"client.gauge\""));
    let first = client.call(&push(asked.subscription_id, GAUGE), 0).await.expect("answered");
    assert_eq!((first.error_code, shown()), (0, true));
    let early = client.call(&push(asked.subscription_id, GAUGE), 0).await.expect("answered");
    assert_eq!(early.error_code, ErrorCode::ThrottlingQuotaExceeded.code());

    let last = PushTelemetryRequest { terminating: true, ..push(asked.subscription_id, GAUGE) };
    assert_eq!((client.call(&last, 0).await.expect("answered").error_code, shown()), (0, false));
    let ended = client.call(&push(asked.subscription_id, GAUGE), 0).await.expect("answered");
    assert_eq!(ended.error_code, ErrorCode::InvalidRequest.code());
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn what_nobody_asked_for_is_taken_and_not_shown() {
    let (server, mut client) = broker(&Os::in_memory(), &[]).await;
    let shown = || server.broker().metrics.text().lines().filter(|line| line.starts_with("milena_client_metric{")).count();
    for (metrics, expected) in [("", 0), ("other.,client.g", 1), ("other.,client.gauges", 0), ("other.,*", 1)] {
        let set = |name: &str, value: &str| AlterableConfig { name: name.to_owned(), value: Some(value.to_owned()), ..Default::default() };
        let configs = vec![set("metrics", metrics), set("interval.ms", "100")];
        let resource = AlterConfigsResource { resource_type: 16, resource_name: "s".to_owned(), configs, ..Default::default() };
        let altered = client.call(&IncrementalAlterConfigsRequest { resources: vec![resource], ..Default::default() }, 1).await;
        assert_eq!(altered.expect("answered").responses[0].error_code, 0);
        let asked = client.call(&GetTelemetrySubscriptionsRequest::default(), 0).await.expect("answered");
        let push = PushTelemetryRequest {
            client_instance_id: asked.client_instance_id,
            subscription_id: asked.subscription_id,
            metrics: GAUGE.into(),
            ..Default::default()
        };
        assert_eq!((client.call(&push, 0).await.expect("answered").error_code, shown()), (0, expected), "{metrics}");
        let last = PushTelemetryRequest { terminating: true, metrics: (&b""[..]).into(), ..push };
        assert_eq!((client.call(&last, 0).await.expect("answered").error_code, shown()), (0, 0));
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn pushes_that_cannot_be_taken_are_refused() {
    let (server, mut client) = broker(&Os::in_memory(), &[("telemetry.max.bytes", "100")]).await;
    let nobody = client.call(&PushTelemetryRequest::default(), 0).await.expect("answered");
    assert_eq!(nobody.error_code, ErrorCode::InvalidRequest.code());
    let cases: [(i32, i8, &'static [u8], ErrorCode); 5] = [
        (1, 0, GAUGE, ErrorCode::UnknownSubscriptionId),
        (0, 9, GAUGE, ErrorCode::UnsupportedCompressionType),
        (0, 0, &[0; 101], ErrorCode::TelemetryTooLarge),
        (0, 1, GAUGE, ErrorCode::InvalidRecord),
        (0, 0, b"\xff\xff", ErrorCode::InvalidRecord),
    ];
    for (other, compression_type, metrics, expected) in cases {
        let asked = client.call(&GetTelemetrySubscriptionsRequest::default(), 0).await.expect("answered");
        let push = PushTelemetryRequest {
            client_instance_id: asked.client_instance_id,
            subscription_id: asked.subscription_id.wrapping_add(other),
            compression_type,
            metrics: metrics.into(),
            ..Default::default()
        };
        assert_eq!(client.call(&push, 0).await.expect("answered").error_code, expected.code());
    }
    server.shutdown(Duration::from_secs(10)).await;
}
