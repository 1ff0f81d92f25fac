use std::time::Duration;

use milena_config::properties::Properties;
use milena_engine::group::{CommitOffsets, CommitPartition, Reply, Request, Stability};
use milena_engine::types::{LeaderEpoch, Offset, TopicId, Waiter};
use milena_os::Os;
use milena_protocol::batch::validate::Checked;
use milena_protocol::batch::{BatchBuilder, BatchHeader, BatchOptions, Codec};

use super::*;
use crate::forward::Patience;
use crate::partition::turn::Turns;
use crate::partition::{Acks, Incoming};
use crate::server::{self, Server};

/// A broker that coordinates.
async fn started(os: &Os) -> Server {
    let mut properties: Properties = BrokerConfig::without_file();
    properties.set("listeners", "PLAINTEXT://127.0.0.1:0");
    properties.set("metrics.listener", "");
    properties.set("offsets.topic.num.partitions", "3");
    let server = server::start(BrokerConfig::load(&properties).expect("valid").config, os.clone()).await.expect("starts");
    let cluster = &server.broker().cluster;
    let topics = vec![cluster.topic_on_first_use(OFFSETS_TOPIC), cluster.topic_on_first_use("orders")];
    cluster.forward.create_topics(topics, false, Patience::Endless).await.expect("answered");
    server
}

fn orders(broker: &Broker) -> TopicId {
    broker.image().topic("orders").expect("made").id
}

fn commit(broker: &Broker, offset: i64) -> impl use<> + FnOnce(Waiter) -> Request {
    let partition = CommitPartition {
        topic: "orders".into(),
        topic_id: orders(broker),
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
        let found = machine.fetch_offset(&"g".into(), (&"orders".into(), TopicId::NONE), PartitionIndex(0), Stability::Any);
        found.expect("any is asked for").map(|value| value.offset.get())
    };
    shard.read(look).await
}

#[tokio::test]
async fn a_machine_in_doubt_is_loaded_anew_from_what_is_recorded() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let shard = broker.coordinator.shard(broker, "g").expect("a new topic is served at once");
    assert_eq!(shard.ask(broker, commit(broker, 5)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    assert_eq!(committed(&shard).await, Ok(Some(5)));
    let (panicking, panicking_broker) = (Arc::clone(&shard), Arc::clone(broker));
    let asked = tokio::spawn(async move { panicking.ask(&panicking_broker, |_| panic!("over the machine")).await });
    assert!(asked.await.is_err(), "a panic ends who met it");
    while committed(&shard).await == Err(CoordinatorError::Loading) {
        tokio::task::yield_now().await;
    }
    assert_eq!(committed(&shard).await, Ok(Some(5)), "loaded anew");
    assert_eq!(shard.ask(broker, commit(broker, 7)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    server.shutdown(Duration::from_secs(10)).await;
}

/// A batch that says nothing of any group.
fn nothing() -> Vec<u8> {
    let mut builder = BatchBuilder::new(BatchOptions::default());
    builder.append(1, None, Some(b"nothing"), &[]).expect("fits");
    builder.build()
}

#[tokio::test]
async fn a_lost_machine_is_loaded_when_all_that_it_had_appended_is_committed() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let shard = broker.coordinator.shard(broker, "g").expect("served");
    assert_eq!(shard.ask(broker, commit(broker, 5)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    // Somebody has the append turn and has not written yet: what comes behind is appended and not committed.
    let mut turns = Turns::of(broker);
    let mut batch = nothing();
    let checked = Checked { header: BatchHeader::parse(&batch).expect("whole"), size: batch.len(), codec: Codec::None, dense: true };
    let acks = Acks::All { min_insync_replicas: 1 };
    let incoming = Incoming { bytes: &mut batch, at: None, checked: &checked, acks, by: Waiter(u64::MAX) };
    shard.partition.append(broker.now(), incoming, &mut turns).expect("appended");
    let (behind, its_broker) = (Arc::clone(&shard), Arc::clone(broker));
    let behind = tokio::spawn(async move { behind.ask(&its_broker, commit(&its_broker, 7)).await });
    while shard.partition.look(|log, _| log.reserved_end()).expect("in service") < Offset(3) {
        tokio::task::yield_now().await;
    }
    let (panicking, panicking_broker) = (Arc::clone(&shard), Arc::clone(broker));
    let asked = tokio::spawn(async move { panicking.ask(&panicking_broker, |_| panic!("over the machine")).await });
    assert!(asked.await.is_err(), "a panic ends who met it");
    for _ in 0..100 {
        assert_eq!(committed(&shard).await, Err(CoordinatorError::Loading), "the tail may yet be committed");
        tokio::task::yield_now().await;
    }
    assert_eq!(behind.await.expect("ends"), Err(CoordinatorError::NotCoordinator));
    turns.perform(&[], broker);
    while committed(&shard).await == Err(CoordinatorError::Loading) {
        tokio::task::yield_now().await;
    }
    assert_eq!(committed(&shard).await, Ok(Some(7)), "and then it counts");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_decision_that_is_too_large_fails_alone() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let shard = broker.coordinator.shard(broker, "g").expect("served");
    assert_eq!(shard.ask(broker, commit(broker, 5)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    let large = |waiter| {
        let Request::CommitOffsets(ask) = commit(broker, 9)(waiter) else { unreachable!("a commit") };
        let of =
            |index| CommitPartition { partition: PartitionIndex(index), metadata: Some("x".repeat(4096)), ..ask.partitions[0].clone() };
        Request::CommitOffsets(CommitOffsets { partitions: (0..300).map(of).collect(), ..ask })
    };
    assert_eq!(shard.ask(broker, large).await, Err(CoordinatorError::TooLarge), "above max.message.bytes");
    assert_eq!(committed(&shard).await, Ok(Some(5)), "at once, without being loaded anew");
    assert_eq!(shard.ask(broker, commit(broker, 6)).await, Ok(Reply::CommitOffsets(Ok(vec![Ok(())]))));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_partition_that_is_gone_sends_its_groups_elsewhere() {
    let server = started(&Os::in_memory()).await;
    let broker = server.broker();
    let shard = broker.coordinator.shard(broker, "g").expect("served");
    shard.retire();
    assert_eq!(shard.ask(broker, commit(broker, 5)).await, Err(CoordinatorError::NotCoordinator));
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
