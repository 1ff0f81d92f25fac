//! Directories that are cordoned take no new partitions, at once and until they are not (KIP-1066).

use std::collections::BTreeMap;
use std::time::Duration;

use milena_os::Os;
use milena_protocol::ErrorCode;
use milena_protocol::messages::alter_replica_log_dirs_request::{AlterReplicaLogDir, AlterReplicaLogDirTopic, AlterReplicaLogDirsRequest};
use milena_protocol::messages::create_partitions_request::{CreatePartitionsRequest, CreatePartitionsTopic};
use milena_protocol::messages::create_topics_request::{CreatableReplicaAssignment, CreatableTopic, CreateTopicsRequest};
use milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest;
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_testkit::Client;

use crate::door::broker;

const BOTH: &[(&str, &str)] = &[("log.dirs", "/a,/b")];

async fn cordon(client: &mut Client, broker: &str, directories: &str) -> i16 {
    let config = AlterableConfig { name: "cordoned.log.dirs".to_owned(), value: Some(directories.to_owned()), ..Default::default() };
    let resource = AlterConfigsResource { resource_type: 4, resource_name: broker.to_owned(), configs: vec![config], ..Default::default() };
    let request = IncrementalAlterConfigsRequest { resources: vec![resource], ..IncrementalAlterConfigsRequest::default() };
    client.call(&request, 1).await.expect("answered").responses.remove(0).error_code
}

/// `brokers`: of each partition by hand; empty: wherever there is room.
async fn create(client: &mut Client, name: &str, count: i32, brokers: &[i32]) -> i16 {
    let by_hand = (0..).zip(brokers).map(|(partition_index, broker)| CreatableReplicaAssignment {
        partition_index,
        broker_ids: vec![*broker],
        ..CreatableReplicaAssignment::default()
    });
    let (num_partitions, replication_factor) = if brokers.is_empty() { (count, 1) } else { (-1, -1) };
    let assignments = by_hand.collect();
    let topic = CreatableTopic { name: name.to_owned(), num_partitions, replication_factor, assignments, ..CreatableTopic::default() };
    let request = CreateTopicsRequest { topics: vec![topic], timeout_ms: 10_000, ..CreateTopicsRequest::default() };
    client.call(&request, 7).await.expect("answered").topics.remove(0).error_code
}

/// Of each directory whether it is cordoned, and how many partitions are in it.
async fn directories(client: &mut Client) -> BTreeMap<String, (bool, usize)> {
    let described = client.call(&DescribeLogDirsRequest { topics: None, ..Default::default() }, 5).await.expect("answered");
    let count = |topics: &[milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsTopic]| {
        topics.iter().map(|topic| topic.partitions.len()).sum()
    };
    described.results.into_iter().map(|result| (result.log_dir, (result.is_cordoned, count(&result.topics)))).collect()
}

fn seen(of_a: (bool, usize), of_b: (bool, usize)) -> BTreeMap<String, (bool, usize)> {
    BTreeMap::from([("/a".to_owned(), of_a), ("/b".to_owned(), of_b)])
}

#[tokio::test]
async fn new_partitions_go_elsewhere_until_there_is_no_elsewhere() {
    let (server, mut client) = broker(&Os::in_memory(), BOTH).await;
    assert_eq!(cordon(&mut client, "1", "/a").await, 0);
    assert_eq!(create(&mut client, "one", 3, &[]).await, 0);
    assert_eq!(directories(&mut client).await, seen((true, 0), (false, 3)));
    let there = AlterReplicaLogDirTopic { name: "one".to_owned(), partitions: vec![0], ..Default::default() };
    let there = AlterReplicaLogDir { path: "/a".to_owned(), topics: vec![there], ..AlterReplicaLogDir::default() };
    let request = AlterReplicaLogDirsRequest { dirs: vec![there], ..AlterReplicaLogDirsRequest::default() };
    let refused = client.call(&request, 2).await.expect("answered").results.remove(0).partitions.remove(0).error_code;
    assert_eq!(refused, ErrorCode::InvalidReplicaAssignment.code());

    assert_eq!(cordon(&mut client, "1", "*").await, 0);
    assert_eq!(create(&mut client, "two", 1, &[]).await, ErrorCode::InvalidReplicationFactor.code());
    let more = CreatePartitionsTopic { name: "one".to_owned(), count: 4, assignments: None, ..CreatePartitionsTopic::default() };
    let request = CreatePartitionsRequest { topics: vec![more], timeout_ms: 10_000, ..CreatePartitionsRequest::default() };
    let refused = client.call(&request, 3).await.expect("answered").results.remove(0).error_code;
    assert_eq!(refused, ErrorCode::InvalidReplicationFactor.code());
    assert_eq!(create(&mut client, "by-hand", 1, &[1]).await, 0, "who names the broker means it");
    assert_eq!(directories(&mut client).await, seen((true, 1), (true, 3)));

    assert_eq!(cordon(&mut client, "1", "/b").await, 0);
    assert_eq!(create(&mut client, "three", 4, &[]).await, 0);
    assert_eq!(directories(&mut client).await, seen((false, 5), (true, 3)));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn what_names_no_directory_is_refused_and_a_file_may_say_it() {
    let (server, mut client) = broker(&Os::in_memory(), &[BOTH, &[("cordoned.log.dirs", "/b")]].concat()).await;
    for (of, directories) in [("1", "/c"), ("1", "a"), ("1", "*,/a"), ("", "*")] {
        assert_eq!(cordon(&mut client, of, directories).await, ErrorCode::InvalidRequest.code(), "{of} {directories}");
    }
    assert_eq!(create(&mut client, "one", 2, &[]).await, 0);
    assert_eq!(directories(&mut client).await, seen((false, 2), (true, 0)));
    server.shutdown(Duration::from_secs(10)).await;
}
