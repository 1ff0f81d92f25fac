//! Every vector of a real Kafka: decoded, compared with its JSON, written again to the same bytes.

use std::path::PathBuf;

use milena_protocol::{Cursor, Encoder};
use serde_json::Value;

use crate::json;
use crate::json_form::{hex, unhex};

/// Kafka's class holds the type alone and takes the version in front of it for the frame; here both are `ControlRecordKey`.
const OTHERWISE_NAMED: &str = "ControlRecordTypeSchema";
const NO_VECTORS: [&str; 5] = ["apis.jsonl", "enums.jsonl", "errors.jsonl", "fields.jsonl", "whole.jsonl"];

/// One vector: a message of a real Kafka, and what it is.
pub(crate) struct Vector {
    pub(crate) place: String,
    pub(crate) message: String,
    pub(crate) version: i16,
    pub(crate) bytes: Vec<u8>,
    pub(crate) line: Value,
}

pub(crate) fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// All vectors, in the order of their files.
pub(crate) fn vectors() -> Vec<Vector> {
    let mut out = Vec::new();
    for folder in ["frames", "frames/records"] {
        #[expect(clippy::disallowed_methods, reason = "a test reads its vectors")]
        let mut paths: Vec<PathBuf> = std::fs::read_dir(golden().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "jsonl")) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !NO_VECTORS.contains(&name.as_str()) {
                out.extend(lines(&format!("{folder}/{name}")).into_iter().map(|(number, line)| vector(&name, number, line)));
            }
        }
    }
    out
}

/// The lines of one file of JSON objects, with their numbers.
pub(crate) fn lines(path: &str) -> Vec<(usize, Value)> {
    #[expect(clippy::disallowed_methods, reason = "a test reads its vectors")]
    let text = std::fs::read_to_string(golden().join(path)).unwrap();
    text.lines().enumerate().map(|(at, line)| (at + 1, serde_json::from_str(line).unwrap())).collect()
}

fn vector(file: &str, number: usize, line: Value) -> Vector {
    let message = line["message"].as_str().unwrap();
    let version = i16::try_from(line["version"].as_i64().unwrap()).unwrap();
    let place = format!("{file}:{number} {message} v{version} {}", line["variant"].as_str().unwrap());
    if message == OTHERWISE_NAMED {
        let bytes = unhex(line["framed"].as_str().unwrap());
        return Vector { place, message: "ControlRecordKey".to_owned(), version: 0, bytes, line };
    }
    let bytes = unhex(line["hex"].as_str().unwrap());
    Vector { place, message: message.to_owned(), version, bytes, line }
}

#[test]
fn every_vector_is_read_and_written_as_kafka_does() {
    let vectors = vectors();
    let mut faults = Vec::new();
    for vector in &vectors {
        if let Err(fault) = check(vector) {
            faults.push(format!("{}: {fault}", vector.place));
        }
    }
    println!("{} vectors, {} faults", vectors.len(), faults.len());
    assert!(faults.is_empty(), "{} faults, the first:\n{}", faults.len(), faults.iter().take(20).cloned().collect::<Vec<_>>().join("\n"));
    assert_eq!(vectors.len(), 3304);
}

fn check(vector: &Vector) -> Result<(), String> {
    let codec = json::codec(&vector.message).ok_or("no such message")?;
    let read = (codec.read)(&vector.bytes, vector.version);
    let (mut ours, left) = read.decoded.map_err(|error| error.to_string())?;
    let mut unknown = Vec::new();
    take_unknown(&mut ours, "", &mut unknown);
    let mut theirs = vector.line["json"].clone();
    if vector.line["message"] == OTHERWISE_NAMED {
        theirs["version"] = vector.line["version"].clone();
    }
    same(&ours, &theirs)?;
    let (found, wanted) = (sorted(unknown), sorted(their_unknown(&vector.line)));
    if found != wanted {
        return Err(format!("unknown tags {found:?}, not {wanted:?}"));
    }
    if left > 0 {
        return Err(format!("{left} bytes left"));
    }
    let again = read.again.ok_or("not read")?.map_err(|error| error.to_string())?;
    if again != vector.bytes {
        return Err(format!("writes {} instead of {}", hex(&again), hex(&vector.bytes)));
    }
    if vector.line["variant"] == "default" && vector.line["message"] != OTHERWISE_NAMED {
        let default = read.default.map_err(|error| error.to_string())?;
        if default != vector.bytes {
            return Err(format!("a default one writes {} instead of {}", hex(&default), hex(&vector.bytes)));
        }
    }
    Ok(())
}

/// Numbers may be written with or without a fraction; all else is equal.
fn same(ours: &Value, theirs: &Value) -> Result<(), String> {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            for name in a.keys().chain(b.keys()) {
                let (Some(x), Some(y)) = (a.get(name), b.get(name)) else { return Err(format!("{name} is on one side only")) };
                same(x, y).map_err(|fault| format!("{name}: {fault}"))?;
            }
            Ok(())
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a.iter().zip(b).try_for_each(|(x, y)| same(x, y)),
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() && a.is_i64() == b.is_i64() => Ok(()),
        _ if ours == theirs => Ok(()),
        _ => Err(format!("{ours}, not {theirs}")),
    }
}

type Unknown = (String, u64, String);

/// Takes what stands under `?` out of our JSON, with the path of its struct.
fn take_unknown(value: &mut Value, path: &str, out: &mut Vec<Unknown>) {
    let Value::Object(fields) = value else { return };
    if let Some(Value::Array(list)) = fields.remove("?") {
        out.extend(list.iter().map(|one| (path.to_lowercase(), one[0].as_u64().unwrap(), one[1].as_str().unwrap().to_owned())));
    }
    for (name, below) in fields {
        match below {
            Value::Array(elements) => {
                for (at, element) in elements.iter_mut().enumerate() {
                    take_unknown(element, &format!("{path}{name}[{at}]."), out);
                }
            }
            other => take_unknown(other, &format!("{path}{name}."), out),
        }
    }
}

fn their_unknown(line: &Value) -> Vec<Unknown> {
    let list = line["unknown"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list.iter().map(|one| (text(&one["at"]).replace('_', ""), one["tag"].as_u64().unwrap(), text(&one["hex"]))).collect()
}

fn sorted(mut unknown: Vec<Unknown>) -> Vec<Unknown> {
    unknown.sort();
    unknown
}

/// The frames of stored records: what reads them takes what Kafka wrote, and writes it again.
#[test]
fn framed_records_are_read_and_written_as_kafka_does() {
    let mut framed = 0;
    for vector in vectors() {
        let Some(text) = vector.line["framed"].as_str() else { continue };
        if vector.line["message"] == OTHERWISE_NAMED {
            continue;
        }
        let again = frame_again(&vector, &unhex(text)).unwrap_or_else(|| panic!("{}: nobody reads it", vector.place));
        assert_eq!(hex(&again), text, "{}", vector.place);
        framed += 1;
    }
    println!("{framed} framed records");
    assert!(framed > 450, "{framed}");
}

fn frame_again(vector: &Vector, bytes: &[u8]) -> Option<Vec<u8>> {
    use milena_protocol::records::{
        cluster_metadata as metadata, consumer_offsets as offsets, consumer_protocol as consumer, control, log_files as log, principal,
        remote_log_metadata as remote, share_group_state as share, transaction_state as transactions,
    };
    let (mut cursor, mut out) = (Cursor::new(bytes), Encoder::new());
    let id = i16::try_from(vector.line["id"].as_i64().unwrap_or(-1)).unwrap();
    let (family, kind) = (vector.place.split('.').next().unwrap(), vector.line["kind"].as_str().unwrap());
    macro_rules! key {
        ($of:ty) => {{
            let key = <$of>::decode(&mut cursor).unwrap()?;
            assert_eq!(key.record_id(), id);
            key.encode(&mut out).unwrap();
        }};
    }
    macro_rules! value {
        ($of:ty) => {
            <$of>::decode(id, &mut cursor).unwrap()?.encode(&mut out, vector.version).unwrap()
        };
    }
    macro_rules! record {
        ($of:ty) => {{
            let record = <$of>::decode(&mut cursor).unwrap()?;
            assert_eq!(record.record_id(), id);
            record.encode(&mut out, vector.version).unwrap();
        }};
    }
    macro_rules! data {
        ($of:ty) => {
            <$of>::decode_framed(&mut cursor).unwrap().encode_framed(&mut out, vector.version).unwrap()
        };
    }
    match (family, kind, vector.message.as_str()) {
        ("cluster_metadata", ..) => record!(metadata::ClusterMetadataRecord),
        ("remote_log_metadata", ..) => record!(remote::RemoteLogMetadataRecord),
        ("consumer_offsets", "key", _) => key!(offsets::ConsumerOffsetsKey),
        ("consumer_offsets", ..) => value!(offsets::ConsumerOffsetsValue),
        ("share_group_state", "key", _) => key!(share::ShareGroupStateKey),
        ("share_group_state", ..) => value!(share::ShareGroupStateValue),
        ("transaction_state", "key", _) => key!(transactions::TransactionStateKey),
        ("transaction_state", ..) => value!(transactions::TransactionStateValue),
        (.., "ConsumerProtocolSubscription") => data!(consumer::consumer_protocol_subscription::ConsumerProtocolSubscription),
        (.., "ConsumerProtocolAssignment") => data!(consumer::consumer_protocol_assignment::ConsumerProtocolAssignment),
        (.., "DefaultPrincipalData") => data!(principal::default_principal_data::DefaultPrincipalData),
        (.., "ProducerSnapshot") => data!(log::producer_snapshot::ProducerSnapshot),
        (.., "AbortedTxn") => data!(log::aborted_txn::AbortedTxn),
        (.., "EndTxnMarker") => data!(control::end_txn_marker::EndTxnMarker),
        _ => return None,
    }
    assert_eq!(cursor.left(), 0, "{}", vector.place);
    Some(out.buf)
}
