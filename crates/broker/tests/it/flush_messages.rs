//! `flush.messages`: what is acknowledged after so many records is on the disk, and outlives the power.

use std::sync::Arc;

use milena_broker::server::{self, Server};
use milena_config::BrokerConfig;
use milena_os::Os;
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, SimDisk};
use milena_protocol::messages::create_topics_request::{CreatableTopic, CreatableTopicConfig, CreateTopicsRequest};
use milena_protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic};
use milena_protocol::messages::produce_request::{PartitionProduceData, ProduceRequest, TopicProduceData};
use milena_testkit::{Client, batches};

const SEEDS: u64 = 20;

async fn start(os: &Os) -> Server {
    server::start(BrokerConfig::default(), os.clone()).await.expect("starts")
}

async fn connect(os: &Os, server: &Server) -> Client {
    Client::connect(&os.net, server.addresses()[0]).await.expect("connects")
}

fn create(flush_messages: &str) -> CreateTopicsRequest {
    let flush = CreatableTopicConfig { name: "flush.messages".to_owned(), value: Some(flush_messages.to_owned()), ..Default::default() };
    let topic =
        CreatableTopic { name: "one".to_owned(), num_partitions: 1, replication_factor: 1, configs: vec![flush], ..Default::default() };
    CreateTopicsRequest { topics: vec![topic], timeout_ms: 10_000, ..Default::default() }
}

fn produce(values: &[&[u8]]) -> ProduceRequest {
    let partition = PartitionProduceData { index: 0, records: batches::of_values(1_700_000_000_000, values), ..Default::default() };
    let topic = TopicProduceData { name: "one".to_owned(), partition_data: vec![partition], ..Default::default() };
    ProduceRequest { acks: -1, timeout_ms: 10_000, topic_data: vec![topic], ..Default::default() }
}

async fn values(client: &mut Client) -> Vec<Vec<u8>> {
    let partition = FetchPartition { partition_max_bytes: 1 << 20, ..Default::default() };
    let topic = FetchTopic { topic: "one".to_owned(), partitions: vec![partition], ..Default::default() };
    let request = FetchRequest { max_wait_ms: 0, session_epoch: -1, topics: vec![topic], ..Default::default() };
    let answer = client.call(&request, 12).await.expect("answered");
    let stored = batches::read(&answer.responses[0].partitions[0].records).expect("sound batches");
    stored.into_iter().map(|record| record.value.expect("a value").to_vec()).collect()
}

/// Three batches of two records are acknowledged, then the power goes; what is read after the next start.
async fn left_after_power_failure(seed: u64, flush_messages: &str) -> Vec<Vec<u8>> {
    let disk = SimDisk::new(seed, Faults::WRITE_BACK);
    let os = Os { disk: Disk::Sim(Arc::clone(&disk)), ..Os::in_memory() };
    let server = start(&os).await;
    let mut client = connect(&os, &server).await;
    assert_eq!(client.call(&create(flush_messages), 7).await.expect("answered").topics[0].error_code, 0);
    for values in [[b"a", b"b"], [b"c", b"d"], [b"e", b"f"]] {
        let answer = client.call(&produce(&values.map(|value| &value[..])), 9).await.expect("answered");
        assert_eq!(answer.responses[0].partition_responses[0].error_code, 0);
    }
    disk.crash(Crash::Power);
    drop(server);
    let os = Os { disk: Disk::Sim(disk), ..Os::in_memory() };
    let server = start(&os).await;
    values(&mut connect(&os, &server).await).await
}

#[tokio::test]
async fn what_was_synced_outlives_the_power() {
    for seed in 0..SEEDS {
        let all: Vec<Vec<u8>> = [b"a", b"b", b"c", b"d", b"e", b"f"].map(|value| value.to_vec()).into();
        assert_eq!(left_after_power_failure(seed, "1").await, all, "seed {seed}");
        // After every third record: the second batch made it due, the third has not yet.
        let left = left_after_power_failure(seed, "3").await;
        assert!(left.len() >= 4 && all.starts_with(&left), "seed {seed}: {left:?}");
    }
}

#[tokio::test]
async fn without_it_the_power_takes_something_in_some_world() {
    let mut lost = false;
    for seed in 0..SEEDS {
        lost |= left_after_power_failure(seed, "9223372036854775807").await.len() < 6;
    }
    assert!(lost, "the test above shows nothing if the disk keeps everything anyway");
}
