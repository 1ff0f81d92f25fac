//! What a push holds: the part of OpenTelemetry's `MetricsData` (OTLP 1.x, protobuf) that numbers are in.
//!
//! Gauges and sums are read; histograms and summaries, which no client of Kafka's sends, are passed over. Field numbers are those of
//! `opentelemetry/proto/metrics/v1`, and are fixed for ever.

use prost::Message;

#[derive(Clone, PartialEq, Message)]
struct MetricsData {
    #[prost(message, repeated, tag = "1")]
    resource_metrics: Vec<ResourceMetrics>,
}

#[derive(Clone, PartialEq, Message)]
struct ResourceMetrics {
    #[prost(message, repeated, tag = "2")]
    scope_metrics: Vec<ScopeMetrics>,
}

#[derive(Clone, PartialEq, Message)]
struct ScopeMetrics {
    #[prost(message, repeated, tag = "2")]
    metrics: Vec<Metric>,
}

#[derive(Clone, PartialEq, Message)]
struct Metric {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(message, optional, tag = "5")]
    gauge: Option<Gauge>,
    #[prost(message, optional, tag = "7")]
    sum: Option<Sum>,
}

#[derive(Clone, PartialEq, Message)]
struct Gauge {
    #[prost(message, repeated, tag = "1")]
    data_points: Vec<NumberDataPoint>,
}

#[derive(Clone, PartialEq, Message)]
struct Sum {
    #[prost(message, repeated, tag = "1")]
    data_points: Vec<NumberDataPoint>,
    /// 1: since the last push. 2: since the client began.
    #[prost(int32, tag = "2")]
    aggregation_temporality: i32,
}

#[derive(Clone, PartialEq, Message)]
struct NumberDataPoint {
    #[prost(double, optional, tag = "4")]
    as_double: Option<f64>,
    #[prost(sfixed64, optional, tag = "6")]
    as_int: Option<i64>,
    #[prost(message, repeated, tag = "7")]
    attributes: Vec<KeyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct KeyValue {
    #[prost(string, tag = "1")]
    key: String,
    #[prost(message, optional, tag = "2")]
    value: Option<AnyValue>,
}

#[derive(Clone, PartialEq, Message)]
struct AnyValue {
    #[prost(string, optional, tag = "1")]
    string_value: Option<String>,
    #[prost(bool, optional, tag = "2")]
    bool_value: Option<bool>,
    #[prost(int64, optional, tag = "3")]
    int_value: Option<i64>,
    #[prost(double, optional, tag = "4")]
    double_value: Option<f64>,
}

/// The aggregation temporality of what counts since the last push.
const DELTA: i32 = 1;

/// One number of a push.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    pub(super) name: String,
    /// Names and values, as sent.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) value: f64,
    /// Whether it is to be added to what was pushed before.
    pub(super) delta: bool,
}

/// Every number in the bytes of a `MetricsData`.
pub(super) fn points(bytes: &[u8]) -> Result<Vec<Point>, prost::DecodeError> {
    let data = MetricsData::decode(bytes)?;
    let scopes = data.resource_metrics.into_iter().flat_map(|resource| resource.scope_metrics);
    Ok(scopes.flat_map(|scope| scope.metrics).flat_map(points_of).collect())
}

fn points_of(metric: Metric) -> Vec<Point> {
    let (points, delta) = match (metric.gauge, metric.sum) {
        (Some(gauge), _) => (gauge.data_points, false),
        (None, Some(sum)) => (sum.data_points, sum.aggregation_temporality == DELTA),
        (None, None) => (vec![], false),
    };
    let point = |point: NumberDataPoint| {
        #[allow(clippy::cast_precision_loss, reason = "a metric is shown as a float, whatever it was")]
        let value = point.as_double.or_else(|| point.as_int.map(|value| value as f64))?;
        let attributes = point.attributes.into_iter().map(|pair| (pair.key, text(pair.value.unwrap_or_default()))).collect();
        Some(Point { name: metric.name.clone(), attributes, value, delta })
    };
    points.into_iter().filter_map(point).collect()
}

fn text(value: AnyValue) -> String {
    let other = || value.bool_value.map(|value| value.to_string()).or_else(|| value.int_value.map(|value| value.to_string()));
    value.string_value.clone().or_else(other).or_else(|| value.double_value.map(|value| value.to_string())).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A push of one gauge and one sum.
    pub(in crate::telemetry) fn push(delta: bool) -> Vec<u8> {
        let attribute = KeyValue { key: "node".to_owned(), value: Some(AnyValue { int_value: Some(1), ..AnyValue::default() }) };
        let point = |value: i64| NumberDataPoint { as_int: Some(value), attributes: vec![attribute.clone()], ..NumberDataPoint::default() };
        let gauge = Metric { name: "client.gauge".to_owned(), gauge: Some(Gauge { data_points: vec![point(5)] }), sum: None };
        let aggregation_temporality = if delta { DELTA } else { 2 };
        let sum =
            Metric { name: "client.sum".to_owned(), gauge: None, sum: Some(Sum { data_points: vec![point(3)], aggregation_temporality }) };
        let scope = ScopeMetrics { metrics: vec![gauge, sum] };
        MetricsData { resource_metrics: vec![ResourceMetrics { scope_metrics: vec![scope] }] }.encode_to_vec()
    }

    #[test]
    fn numbers_are_found_and_nonsense_is_refused() {
        let found = points(&push(true)).expect("sound");
        let short: Vec<_> = found.iter().map(|point| (point.name.as_str(), point.value, point.delta, point.attributes.len())).collect();
        assert_eq!(short, [("client.gauge", 5.0, false, 1), ("client.sum", 3.0, true, 1)]);
        assert_eq!(found[0].attributes, [("node".to_owned(), "1".to_owned())]);
        assert!(points(b"\xff\xff\xff").is_err());
        assert_eq!(points(b"").expect("empty"), []);
    }
}
