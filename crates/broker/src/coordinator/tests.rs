use std::time::Duration;

use milena_config::properties::Properties;
use milena_engine::group::{CommitOffsets, CommitPartition, Reply, Request, Stability};
use milena_engine::types::{LeaderEpoch, Offset, TopicId, Waiter};
use milena_os::Os;

use super::*;
use crate::forward::Patience;
use crate::server::{self, Server};

const TOPIC: TopicId = TopicId([7; 16]);

/// A broker that coordinates.
async fn started(os: &Os) -> Server {
    let mut properties: Properties = BrokerConfig::without_file();
    properties.set("listeners", "PLAINTEXT://127.0.0.1:0");
    properties.set("metrics.listener", "");
    properties.set("offsets.topic.num.partitions", "3");
    let server = server::start(BrokerConfig::load(&properties).expect("valid").config, os.clone()).await.expect("starts");
    let cluster = &server.broker().cluster;
    let topic = cluster.topic_on_first_use(OFFSETS_TOPIC);
    cluster.forward.create_topics(vec![topic], false, Patience::Endless).await.expect("answered");
    server
}

fn commit(offset: i64) -> impl FnOnce(Waiter) -> Request {
    let partition = CommitPartition {
        topic: "orders".into(),
        topic_id: TOPIC,
        partition: PartitionIndex(0),
        offset: Offset(offset),
        leader_epoch: LeaderEpoch::NONE,
        metadata: None,
    };
    move |waiter| {
        Request::CommitOffsets(CommitOffsets {
            waiter,
            group: "g".into(),
            generation: -1,
            knows_epochs: true,
            member: None,
            instance: None,
            retention: None,
            partitions: vec![partition],
        })
    }
}

async fn committed(shard: &Shard) -> Result<Option<i64>, CoordinatorError> {
    let look = |machine: &milena_engine::group::GroupShard| {
        let found = machine.fetch_offset(&"g".into(), (&"orders".into(), TOPIC), PartitionIndex(0), Stability::Any);
        found.expect("any is asked for").map(|value| value.offset.get())
    };
    shard.read(look).await
}

#[tokio::test]
async fn a_machine_in_doubt_is_loaded_anew_from_what_is_recorded() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let shard = broker.coordinator.shard(broker, "g").expect("a new topic is served at once");
    // The topic that is committed for does not exist: a reload takes its offsets away, one like it would keep them.
    assert_eq!(shard.ask(broker, commit(5)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    assert_eq!(committed(&shard).await, Ok(Some(5)));
    let (panicking, panicking_broker) = (Arc::clone(&shard), Arc::clone(broker));
    let asked = tokio::spawn(async move { panicking.ask(&panicking_broker, |_| panic!("over the machine")).await });
    assert!(asked.await.is_err(), "a panic ends who met it");
    while committed(&shard).await == Err(CoordinatorError::Loading) {
        tokio::task::yield_now().await;
    }
    assert_eq!(committed(&shard).await, Ok(None), "loaded, and what belongs to no topic is gone");
    assert_eq!(shard.ask(broker, commit(7)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_partition_that_is_gone_sends_its_groups_elsewhere() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let shard = broker.coordinator.shard(broker, "g").expect("served");
    shard.retire();
    assert_eq!(shard.ask(broker, commit(5)).await, Err(CoordinatorError::NotCoordinator));
    assert_eq!(committed(&shard).await, Err(CoordinatorError::NotCoordinator));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn groups_are_spread_as_kafka_spreads_them() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let image = broker.image();
    let topic = image.topic(OFFSETS_TOPIC).expect("made");
    // Java's hash of the id, over UTF-16 units; its absolute value modulo the number of partitions.
    for (group, hash) in [("", 0_i32), ("g", 103), ("group", 98_629_247), ("h\u{e9}llo", 103_094_734)] {
        assert_eq!(partition_of(topic, group), PartitionIndex(hash.abs() % 3), "{group}");
    }
    assert_eq!(broker.coordinator.shards().len(), 3);
    server.shutdown(Duration::from_secs(10)).await;
}
