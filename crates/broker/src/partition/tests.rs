//! What is lost on the way to a partition's files, and who is told.

use std::time::Duration;

use milena_config::BrokerConfig;
use milena_config::properties::Properties;
use milena_os::Os;
use milena_protocol::batch::{BatchBuilder, BatchHeader, BatchOptions, Codec};

use super::*;
use crate::forward::Patience;
use crate::server::{self, Server};
use crate::waiters::Signal;

/// A broker with the topic `orders` of one partition.
pub(crate) async fn with_orders(os: &Os, options: &[(&str, &str)]) -> (Server, Arc<Partition>) {
    let mut properties: Properties = BrokerConfig::without_file();
    properties.set("listeners", "PLAINTEXT://127.0.0.1:0");
    properties.set("metrics.listener", "");
    for (name, value) in options {
        properties.set(*name, *value);
    }
    let server = server::start(BrokerConfig::load(&properties).expect("valid").config, os.clone()).await.expect("starts");
    let broker = server.broker();
    let topic = broker.cluster.topic_on_first_use("orders");
    broker.cluster.forward.create_topics(vec![topic], false, Patience::Endless).await.expect("answered");
    let partition = broker.partitions.hosted().by_name("orders").and_then(|topic| topic.partition(PartitionIndex(0))).map(Arc::clone);
    (server, partition.expect("made"))
}

/// Appends one record of `length` bytes for `by`: staged in `turns`, or queued at who has the turn.
pub(crate) fn append(broker: &Broker, partition: &Arc<Partition>, by: Waiter, length: usize, turns: &mut Turns) -> Appended {
    let mut builder = BatchBuilder::new(BatchOptions::default());
    builder.append(1, None, Some(&vec![7; length]), &[]).expect("fits");
    let mut bytes = builder.build();
    let checked = Checked { header: BatchHeader::parse(&bytes).expect("whole"), size: bytes.len(), codec: Codec::None, dense: true };
    let acks = Acks::All { min_insync_replicas: 1 };
    let incoming = Incoming { bytes: &mut bytes, at: None, checked: &checked, acks, by };
    partition.append(broker.now(), incoming, turns).expect("appended")
}

#[tokio::test]
async fn whoever_waits_at_a_turn_that_is_lost_is_woken() {
    let os = Os::in_memory();
    let (server, partition) = with_orders(&os, &[]).await;
    let broker = server.broker();
    let signal = Arc::new(Signal::default());
    let reader = broker.waiters.register(Arc::clone(&signal));
    assert!(partition.park_reader(Offset::ZERO, reader.waiter()));
    let mut turns = Turns::of_client(broker);
    append(broker, &partition, Waiter(u64::MAX), 5, &mut turns);
    drop(turns);
    tokio::time::timeout(Duration::from_secs(10), signal.raised()).await.expect("woken");
    assert_eq!(partition.out_of_service(), Some(OutOfService::Failed));
}
