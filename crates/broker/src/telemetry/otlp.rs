//! What a push holds: the part of OpenTelemetry's `MetricsData` (OTLP 1.x, protobuf) that numbers are in.
//!
//! Gauges and sums are read; histograms and summaries, which no client of Kafka's sends, are passed over. Field numbers are those of
//! `opentelemetry/proto/metrics/v1`, and are fixed for ever.
//!
//! A stranger wrote the bytes, so they are walked where they lie, and no message is built of what nests in them: kept are the first
//! [`SERIES_MAX`] numbers of metrics that are wanted, with texts of [`TEXT_MAX`] characters, and a metric's name once for all its numbers.

use std::str::Utf8Error;
use std::sync::Arc;

use super::pushed::{ATTRIBUTES_MAX, SERIES_MAX, TEXT_MAX};

/// The aggregation temporality of what counts since the last push.
const DELTA: u64 = 1;

/// One number of a push.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    pub(super) name: Arc<str>,
    /// Names and values, as sent but for their number and length.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) value: f64,
    /// Whether it is to be added to what was pushed before.
    pub(super) delta: bool,
}

/// Why bytes are no `MetricsData`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum OtlpError {
    #[error("a field ends behind its message")]
    Truncated,
    #[error("a number of more than 64 bits")]
    TooLong,
    #[error("wire type {0} is not in use")]
    WireType(u64),
    #[error(transparent)]
    Text(#[from] Utf8Error),
}

/// The first numbers in the bytes of a `MetricsData`, of metrics with a name that is `wanted`. The rest is read all the same, and must be
/// sound.
pub(super) fn points(bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Point>, OtlpError> {
    let mut found = Found { points: vec![], wanted };
    messages(bytes, 1, &mut |resource| {
        messages(resource, 2, &mut |scope| messages(scope, 2, &mut |metric| read_metric(metric, &mut found)))
    })?;
    Ok(found.points)
}

/// What is kept while a push is read.
struct Found<'a> {
    points: Vec<Point>,
    wanted: &'a dyn Fn(&str) -> bool,
}

/// A metric, as its numbers need it.
struct Head {
    name: Arc<str>,
    delta: bool,
    wanted: bool,
}

/// `Metric`: its name may stand behind its numbers, so it is looked for first.
fn read_metric(metric: &[u8], found: &mut Found<'_>) -> Result<(), OtlpError> {
    let mut name = "";
    fields(metric, &mut |field, value| {
        if let (1, Wire::Bytes(bytes)) = (field, value) {
            name = std::str::from_utf8(bytes)?;
        }
        Ok(())
    })?;
    let mut head = Head { name: cut(name).into(), delta: false, wanted: (found.wanted)(name) };
    messages(metric, 5, &mut |gauge| messages(gauge, 1, &mut |point| read_point(point, &head, found)))?;
    messages(metric, 7, &mut |sum| {
        head.delta = false;
        fields(sum, &mut |field, value| {
            if let (2, Wire::Varint(temporality)) = (field, value) {
                head.delta = temporality == DELTA;
            }
            Ok(())
        })?;
        messages(sum, 1, &mut |point| read_point(point, &head, found))
    })
}

/// `NumberDataPoint`.
fn read_point(point: &[u8], head: &Head, found: &mut Found<'_>) -> Result<(), OtlpError> {
    let (mut value, mut attributes) = (None, vec![]);
    let room = head.wanted && found.points.len() < SERIES_MAX;
    fields(point, &mut |field, wire| {
        match (field, wire) {
            (4, Wire::Fixed64(bits)) => value = Some(f64::from_bits(bits)),
            #[allow(clippy::cast_precision_loss, reason = "a metric is shown as a float, whatever it was")]
            (6, Wire::Fixed64(bits)) => value = value.or(Some(bits.cast_signed() as f64)),
            (7, Wire::Bytes(bytes)) => {
                let attribute = read_attribute(bytes)?;
                if room && attributes.len() < ATTRIBUTES_MAX {
                    attributes.push(attribute);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    if let Some(value) = value.filter(|_| room) {
        found.points.push(Point { name: Arc::clone(&head.name), attributes, value, delta: head.delta });
    }
    Ok(())
}

/// `KeyValue`.
fn read_attribute(bytes: &[u8]) -> Result<(String, String), OtlpError> {
    let (mut key, mut text) = (String::new(), String::new());
    fields(bytes, &mut |field, value| {
        match (field, value) {
            (1, Wire::Bytes(bytes)) => key = cut(std::str::from_utf8(bytes)?),
            (2, Wire::Bytes(any)) => text = read_any(any)?,
            _ => {}
        }
        Ok(())
    })?;
    Ok((key, text))
}

/// `AnyValue`, where it is no list or map.
fn read_any(bytes: &[u8]) -> Result<String, OtlpError> {
    let mut text = String::new();
    fields(bytes, &mut |field, value| {
        match (field, value) {
            (1, Wire::Bytes(bytes)) => text = cut(std::str::from_utf8(bytes)?),
            (2, Wire::Varint(value)) => text = (value != 0).to_string(),
            (3, Wire::Varint(value)) => text = value.cast_signed().to_string(),
            (4, Wire::Fixed64(bits)) => text = f64::from_bits(bits).to_string(),
            _ => {}
        }
        Ok(())
    })?;
    Ok(text)
}

fn cut(text: &str) -> String {
    text.chars().take(TEXT_MAX).collect()
}

/// A field's value, where it lies.
#[derive(Debug, Clone, Copy)]
enum Wire<'a> {
    Varint(u64),
    Fixed64(u64),
    /// Text, bytes or a message.
    Bytes(&'a [u8]),
    Fixed32,
}

/// Every message in field `number` of a message.
fn messages<'a>(bytes: &'a [u8], number: u64, each: &mut dyn FnMut(&'a [u8]) -> Result<(), OtlpError>) -> Result<(), OtlpError> {
    fields(bytes, &mut |field, value| match value {
        Wire::Bytes(message) if field == number => each(message),
        _ => Ok(()),
    })
}

/// Every field of a message, in its order.
fn fields<'a>(mut bytes: &'a [u8], each: &mut dyn FnMut(u64, Wire<'a>) -> Result<(), OtlpError>) -> Result<(), OtlpError> {
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let value = match key & 7 {
            0 => Wire::Varint(varint(&mut bytes)?),
            1 => {
                let (value, rest) = bytes.split_first_chunk().ok_or(OtlpError::Truncated)?;
                bytes = rest;
                Wire::Fixed64(u64::from_le_bytes(*value))
            }
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).map_err(|_| OtlpError::Truncated)?;
                let (message, rest) = bytes.split_at_checked(length).ok_or(OtlpError::Truncated)?;
                bytes = rest;
                Wire::Bytes(message)
            }
            5 => {
                bytes = bytes.get(4..).ok_or(OtlpError::Truncated)?;
                Wire::Fixed32
            }
            // Groups have not been made for a long time.
            other => return Err(OtlpError::WireType(other)),
        };
        each(key >> 3, value)?;
    }
    Ok(())
}

fn varint(bytes: &mut &[u8]) -> Result<u64, OtlpError> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or(OtlpError::Truncated)?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(OtlpError::TooLong)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::telemetry) const ALL: fn(&str) -> bool = |_| true;

    /// A field that holds bytes.
    pub(in crate::telemetry) fn field(number: u8, value: &[u8]) -> Vec<u8> {
        let mut out = vec![number << 3 | 2];
        let mut length = value.len();
        while length > 0x7f {
            out.push(u8::try_from(length & 0x7f).expect("7 bits") | 0x80);
            length >>= 7;
        }
        out.push(u8::try_from(length).expect("7 bits"));
        [out.as_slice(), value].concat()
    }

    /// A `MetricsData` of such metrics.
    pub(in crate::telemetry) fn data(metrics: &[Vec<u8>]) -> Vec<u8> {
        let metrics: Vec<u8> = metrics.iter().flat_map(|metric| field(2, metric)).collect();
        field(1, &field(2, &metrics))
    }

    fn point(value: u8) -> Vec<u8> {
        let attribute = [field(1, b"node"), field(2, &[3 << 3, 1])].concat();
        [&[6 << 3 | 1, value, 0, 0, 0, 0, 0, 0, 0], field(7, &attribute).as_slice()].concat()
    }

    /// A push of one gauge and one sum, written by hand: what a client's protobuf writes.
    pub(in crate::telemetry) fn push(delta: bool) -> Vec<u8> {
        let gauge = [field(1, b"client.gauge"), field(5, &field(1, &point(5)))].concat();
        let temporality = [2 << 3, if delta { 1 } else { 2 }];
        let sum = [field(1, b"client.sum"), field(7, &[field(1, &point(3)), temporality.to_vec()].concat())].concat();
        data(&[gauge, sum])
    }

    #[test]
    fn numbers_are_found_and_nonsense_is_refused() {
        let found = points(&push(true), &ALL).expect("sound");
        let short: Vec<_> = found.iter().map(|point| (&*point.name, point.value, point.delta, point.attributes.len())).collect();
        assert_eq!(short, [("client.gauge", 5.0, false, 1), ("client.sum", 3.0, true, 1)]);
        assert_eq!(found[0].attributes, [("node".to_owned(), "1".to_owned())]);
        assert_eq!(points(b"\xff\xff\xff", &ALL), Err(OtlpError::Truncated));
        assert_eq!(points(&[0xff; 11], &ALL), Err(OtlpError::TooLong));
        assert_eq!(points(b"\x0b", &ALL), Err(OtlpError::WireType(3)));
        assert!(matches!(points(&data(&[field(1, b"\xff")]), &ALL), Err(OtlpError::Text(_))));
        assert_eq!(points(b"", &ALL), Ok(vec![]));
        let whole = push(false);
        for end in 0..whole.len() {
            assert!(points(&whole[..end], &ALL).is_err() || end == 0, "cut off at {end}");
        }
    }

    #[test]
    fn only_what_is_wanted_is_kept_and_all_must_be_sound() {
        let names = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
            let found = points(&push(false), wanted).expect("sound");
            found.iter().map(|point| point.name.to_string()).collect()
        };
        assert_eq!(names(&|name| name.starts_with("client.s")), ["client.sum"]);
        assert_eq!(names(&|_| false), Vec::<String>::new());
        assert_eq!(points(&data(&[field(5, &field(1, b"\x31"))]), &|_| false), Err(OtlpError::Truncated));
        // What is not wanted takes no room from what is.
        let other = [field(1, b"other"), field(5, &(0..SERIES_MAX).flat_map(|_| field(1, &point(1))).collect::<Vec<_>>())].concat();
        let gauge = [field(1, b"client.gauge"), field(5, &field(1, &point(5)))].concat();
        assert_eq!(points(&data(&[other, gauge]), &|name| name.starts_with("client.")).expect("sound").len(), 1);
    }

    /// A name of 100 kB before as many numbers as fit: as one text for each number it would be gigabytes.
    #[test]
    fn a_push_takes_no_more_than_its_bounds() {
        let numbers: Vec<u8> = (0..20_000).flat_map(|_| field(1, &point(1))).collect();
        let metric = [field(1, "n".repeat(100_000).as_bytes()), field(5, &numbers)].concat();
        let found = points(&data(&[metric.clone(), metric]), &ALL).expect("sound");
        assert_eq!(found.len(), SERIES_MAX);
        assert!(found.iter().all(|point| point.name.len() == TEXT_MAX && Arc::ptr_eq(&point.name, &found[0].name)));
        let attributes: Vec<u8> = (0..100).flat_map(|_| field(7, &field(1, &[b'k'; 1000]))).collect();
        let metric = field(5, &field(1, &[point(1), attributes].concat()));
        let found = points(&data(&[metric]), &ALL).expect("sound");
        assert_eq!(found[0].attributes.len(), ATTRIBUTES_MAX);
        assert!(found[0].attributes.iter().all(|(key, _)| key.len() <= TEXT_MAX));
    }
}
