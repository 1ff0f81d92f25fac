//! What operators ask of a cluster of one: elections, reassignments, its quorum, features, brokers that are gone.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::ErrorCode;
use milena_protocol::messages::alter_partition_reassignments_request::{
    AlterPartitionReassignmentsRequest, ReassignablePartition, ReassignableTopic,
};
use milena_protocol::messages::describe_quorum_request::{DescribeQuorumRequest, PartitionData, TopicData};
use milena_protocol::messages::elect_leaders_request::{ElectLeadersRequest, TopicPartitions};
use milena_protocol::messages::elect_leaders_response::ElectLeadersResponse;
use milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest;
use milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest;
use milena_protocol::messages::update_features_request::{FeatureUpdateKey, UpdateFeaturesRequest};

use crate::door::{broker, create};

/// Each partition with its code.
fn elected(response: &ElectLeadersResponse) -> Vec<(String, i16)> {
    let one = |topic: &milena_protocol::messages::elect_leaders_response::ReplicaElectionResult| {
        let name = topic.topic.clone();
        topic.partition_result.iter().map(move |result| (format!("{name}-{}", result.partition_id), result.error_code)).collect::<Vec<_>>()
    };
    response.replica_election_results.iter().flat_map(one).collect()
}

#[tokio::test]
async fn a_lone_broker_leads_all_it_can() {
    let (server, mut client) = broker(&Os::in_memory(), &[]).await;
    create(&mut client, "t", 2, &[]).await;
    let topic =
        |name: &str, partitions: &[i32]| TopicPartitions { topic: name.to_owned(), partitions: partitions.to_vec(), ..Default::default() };
    let ask =
        |election_type, topic_partitions| ElectLeadersRequest { election_type, topic_partitions, timeout_ms: 5000, ..Default::default() };
    let some = || Some(vec![topic("t", &[0, 5]), topic("no", &[0])]);
    let told = |codes: [ErrorCode; 3]| {
        let names = ["t-0", "t-5", "no-0"].map(ToOwned::to_owned);
        names.into_iter().zip(codes.map(ErrorCode::code)).collect::<Vec<_>>()
    };
    let (none, unknown) = (ErrorCode::ElectionNotNeeded, ErrorCode::UnknownTopicOrPartition);
    for version in 0..=2 {
        for kind in if version == 0 { [0, 0] } else { [0, 1] } {
            let response = client.call(&ask(kind, some()), version).await.expect("answered");
            assert_eq!((response.error_code, elected(&response)), (0, told([none, unknown, unknown])), "version {version}, kind {kind}");
        }
        let all = client.call(&ask(0, None), version).await.expect("answered");
        assert_eq!((all.error_code, all.replica_election_results.len(), elected(&all)), (0, 1, vec![]), "version {version}");
    }
    let odd = client.call(&ask(7, some()), 2).await.expect("answered");
    assert_eq!((odd.error_code, elected(&odd)), (42, told([ErrorCode::InvalidRequest; 3])));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_lone_broker_has_nowhere_to_move_replicas() {
    let (server, mut client) = broker(&Os::in_memory(), &[]).await;
    create(&mut client, "t", 1, &[]).await;
    let ask = |name: &str, index, replicas: Option<&[i32]>| {
        let partition = ReassignablePartition { partition_index: index, replicas: replicas.map(<[i32]>::to_vec), ..Default::default() };
        let topic = ReassignableTopic { name: name.to_owned(), partitions: vec![partition], ..Default::default() };
        AlterPartitionReassignmentsRequest { timeout_ms: 5000, topics: vec![topic], ..Default::default() }
    };
    let cases: [(&str, i32, Option<&[i32]>, ErrorCode); 7] = [
        ("t", 0, Some(&[1]), ErrorCode::None),
        ("t", 0, None, ErrorCode::NoReassignmentInProgress),
        ("t", 0, Some(&[]), ErrorCode::InvalidReplicaAssignment),
        ("t", 0, Some(&[1, 1]), ErrorCode::InvalidReplicaAssignment),
        ("t", 0, Some(&[1, 9]), ErrorCode::InvalidReplicaAssignment),
        ("t", 5, Some(&[1]), ErrorCode::UnknownTopicOrPartition),
        ("no", 0, None, ErrorCode::UnknownTopicOrPartition),
    ];
    for (name, index, replicas, expected) in cases {
        for version in 0..=1 {
            let response = client.call(&ask(name, index, replicas), version).await.expect("answered");
            let code = response.responses[0].partitions[0].error_code;
            assert_eq!((response.error_code, code), (0, expected.code()), "{name}-{index} to {replicas:?}");
        }
    }
    let listed = client.call(&ListPartitionReassignmentsRequest::default(), 0).await.expect("answered");
    assert_eq!((listed.error_code, listed.topics.len()), (0, 0));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn the_quorum_is_this_node() {
    let listeners = [
        ("listeners", "PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:9093"),
        ("controller.listener.names", "CONTROLLER"),
        ("process.roles", "broker,controller"),
        ("controller.quorum.voters", "1@127.0.0.1:9093"),
        ("node.id", "1"),
    ];
    let (server, mut client) = broker(&Os::in_memory(), &listeners).await;
    let ask = |topic: &str, indexes: &[i32]| DescribeQuorumRequest {
        topics: vec![TopicData {
            topic_name: topic.to_owned(),
            partitions: indexes.iter().map(|index| PartitionData { partition_index: *index, ..Default::default() }).collect(),
            ..Default::default()
        }],
        ..Default::default()
    };
    for version in 0..=2 {
        let response = client.call(&ask("__cluster_metadata", &[0]), version).await.expect("answered");
        let partition = &response.topics[0].partitions[0];
        assert_eq!((response.error_code, partition.error_code, partition.leader_id), (0, 0, 1), "version {version}");
        let voter = &partition.current_voters[0];
        assert!(voter.log_end_offset == partition.high_watermark && partition.high_watermark > 0 && partition.leader_epoch > 0);
        assert_eq!(voter.last_fetch_timestamp > 0, version > 0);
        let listeners = response.nodes.first().map(|node| (node.node_id, node.listeners[0].name.as_str(), node.listeners[0].port));
        assert_eq!(listeners, (version == 2).then_some((1, "CONTROLLER", 9093)));
        for odd in [ask("__cluster_metadata", &[1]), ask("t", &[0])] {
            let response = client.call(&odd, version).await.expect("answered");
            assert_eq!((response.error_code, response.topics[0].partitions[0].error_code), (0, 3));
        }
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn features_go_up_and_never_beyond_what_is_served() {
    let (server, mut client) = broker(&Os::in_memory(), &[]).await;
    let ask = |name: &str, level, upgrade_type| UpdateFeaturesRequest {
        timeout_ms: 5000,
        feature_updates: vec![FeatureUpdateKey { feature: name.to_owned(), max_version_level: level, upgrade_type, ..Default::default() }],
        ..Default::default()
    };
    for version in 1..=2 {
        for (name, level, kind, expected) in [
            ("metadata.version", 30, 1, ErrorCode::None),
            ("metadata.version", 31, 1, ErrorCode::InvalidUpdateVersion),
            ("metadata.version", 29, 1, ErrorCode::InvalidUpdateVersion),
            ("metadata.version", 29, 3, ErrorCode::InvalidUpdateVersion),
            ("nosuch", 1, 1, ErrorCode::InvalidUpdateVersion),
            ("nosuch", 0, 2, ErrorCode::InvalidUpdateVersion),
        ] {
            let response = client.call(&ask(name, level, kind), version).await.expect("answered");
            assert_eq!(response.error_code, expected.code(), "{name}={level} by {kind}");
            assert_eq!(response.results.len(), usize::from(version == 1 && expected == ErrorCode::None));
        }
    }
    let oldest = client.call(&ask("nosuch", 1, 1), 0).await.expect("answered");
    assert_eq!(oldest.error_code, ErrorCode::InvalidUpdateVersion.code());
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_live_broker_is_not_forgotten() {
    let (server, mut client) = broker(&Os::in_memory(), &[]).await;
    for (id, expected) in [(9, ErrorCode::BrokerIdNotRegistered), (-1, ErrorCode::BrokerIdNotRegistered), (1, ErrorCode::InvalidRequest)] {
        let response = client.call(&UnregisterBrokerRequest { broker_id: id, ..Default::default() }, 0).await.expect("answered");
        assert_eq!((response.error_code, response.error_message.is_some()), (expected.code(), true), "broker {id}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}
