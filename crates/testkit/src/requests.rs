//! Requests as most tests send them, about one topic and its partition 0; what a test is about it sets on top.

use milena_protocol::Records;
use milena_protocol::messages::create_topics_request::{CreatableTopic, CreatableTopicConfig, CreateTopicsRequest};
use milena_protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic};
use milena_protocol::messages::produce_request::{PartitionProduceData, ProduceRequest, TopicProduceData};

/// A topic of one replica.
pub fn create_topic(name: &str, partitions: i32, configs: &[(&str, &str)]) -> CreateTopicsRequest {
    let config = |(name, value): &(&str, &str)| CreatableTopicConfig {
        name: (*name).to_owned(),
        value: Some((*value).to_owned()),
        ..CreatableTopicConfig::default()
    };
    let topic = CreatableTopic {
        name: name.to_owned(),
        num_partitions: partitions,
        replication_factor: 1,
        configs: configs.iter().map(config).collect(),
        ..CreatableTopic::default()
    };
    CreateTopicsRequest { topics: vec![topic], timeout_ms: 10_000, ..CreateTopicsRequest::default() }
}

/// Appends `records` with acks=all. By the topic's name: for versions 3 to 12.
pub fn produce(topic: &str, records: Records) -> ProduceRequest {
    let partition = PartitionProduceData { index: 0, records, ..PartitionProduceData::default() };
    let topic = TopicProduceData { name: topic.to_owned(), partition_data: vec![partition], ..TopicProduceData::default() };
    ProduceRequest { acks: -1, timeout_ms: 30_000, topic_data: vec![topic], ..ProduceRequest::default() }
}

/// Up to `max_bytes` from the offset `from` on, without a session and without waiting. By the topic's name: for versions 7 to 12.
pub fn fetch(topic: &str, from: i64, max_bytes: i32) -> FetchRequest {
    let partition = FetchPartition { fetch_offset: from, partition_max_bytes: max_bytes, ..FetchPartition::default() };
    let topic = FetchTopic { topic: topic.to_owned(), partitions: vec![partition], ..FetchTopic::default() };
    FetchRequest { max_wait_ms: 0, min_bytes: 1, session_epoch: -1, max_bytes, topics: vec![topic], ..FetchRequest::default() }
}
