//! Hashes, varints and places as a real Kafka computes them (golden/values.jsonl).

use milena_protocol::hash::{coordinator_partition, java_string_hash, murmur2, partition_of_key, positive};
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
fn no_partitions_is_no_division() {
    assert_eq!((partition_of_key(b"key", 0), coordinator_partition("id", 0)), (0, 0));
}
