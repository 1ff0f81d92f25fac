//! Hashes, ids, varints and places as a real Kafka computes them (golden/values.jsonl).
//!
//! Elsewhere: the signed varints of records (batch/reader.rs), topic names (engine::metadata). Not held yet: the scram vectors.

use milena_protocol::hash::{coordinator_partition, java_string_hash, murmur2, partition_of_key, positive};
use milena_protocol::{Cursor, DecodeProblem, Encoder, Uuid};
use serde_json::{Value, json};

use crate::golden;

fn of_kind(kind: &str) -> impl Iterator<Item = Value> {
    golden::lines("values.jsonl").filter(move |vector| vector["kind"] == kind)
}

#[test]
fn keys_hash_and_spread_as_in_the_java_producer() {
    let mut held = 0;
    for vector in of_kind("murmur2") {
        let key = golden::unhex(vector["key"].as_str().unwrap());
        assert_eq!(json!(murmur2(&key)), vector["hash"], "{vector}");
        assert_eq!(json!(positive(murmur2(&key))), vector["positive"], "{vector}");
        for (partitions, partition) in vector["partition_of"].as_object().unwrap() {
            assert_eq!(json!(partition_of_key(&key, partitions.parse().unwrap())), *partition, "{vector}");
        }
        held += 1;
    }
    assert_eq!(held, 200);
}

#[test]
fn ids_belong_to_the_shards_of_kafka() {
    for vector in of_kind("coordinator") {
        let id = vector["id"].as_str().unwrap();
        assert_eq!(json!(java_string_hash(id)), vector["java_hash"], "{vector}");
        for (partitions, partition) in vector["partition_of"].as_object().unwrap() {
            assert_eq!(json!(coordinator_partition(id, partitions.parse().unwrap())), *partition, "{vector}");
        }
    }
    for vector in of_kind("share-coordinator") {
        let key = vector["key"].as_str().unwrap();
        assert_eq!(key, format!("{}:{}:{}", vector["group"].as_str().unwrap(), vector["topic_id"].as_str().unwrap(), vector["partition"]));
        assert_eq!(json!(java_string_hash(key)), vector["java_hash"], "{vector}");
        assert_eq!(json!(coordinator_partition(key, 50)), vector["partition_of_50"], "{vector}");
    }
}

#[test]
fn ids_read_and_print_as_in_kafka() {
    for vector in of_kind("uuid") {
        let id = Uuid(golden::unhex(vector["hex"].as_str().unwrap()).try_into().unwrap());
        assert_eq!(json!(id.to_string()), vector["text"]);
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    for vector in of_kind("uuid-parse") {
        let parsed = vector["text"].as_str().unwrap().parse::<Uuid>();
        assert_eq!(json!(parsed.is_ok()), vector["ok"], "{vector}");
        if let Ok(id) = parsed {
            assert_eq!(json!(golden::hex(&id.0)), vector["hex"], "{vector}");
        }
    }
}

#[test]
fn unsigned_varints_read_and_write_as_in_kafka() {
    for vector in of_kind("uvarint") {
        // Kafka shows the 32 bits as a signed number.
        let value = u32::try_from(vector["value"].as_i64().unwrap() & 0xffff_ffff).unwrap();
        let mut out = Encoder::new();
        out.uvarint(value);
        assert_eq!(json!(golden::hex(&out.buf)), vector["hex"]);
        assert_eq!(Cursor::new(&out.buf).uvarint(), value);
    }
    for vector in of_kind("uvarint-parse") {
        let bytes = golden::unhex(vector["hex"].as_str().unwrap());
        let mut cursor = Cursor::new(&bytes);
        let value = cursor.uvarint();
        match vector["exception"].as_str() {
            None => assert_eq!((json!(value), json!(bytes.len() - cursor.left())), (vector["value"].clone(), vector["bytes_read"].clone())),
            Some("BufferUnderflowException") => {
                assert!(matches!(cursor.check().unwrap_err().problem, DecodeProblem::Short { .. }), "{vector}");
            }
            Some(_illegal) => assert_eq!(cursor.check().unwrap_err().problem, DecodeProblem::LongVarint, "{vector}"),
        }
    }
}

#[test]
fn no_partitions_is_no_division() {
    assert_eq!((partition_of_key(b"key", 0), coordinator_partition("id", 0)), (0, 0));
}
