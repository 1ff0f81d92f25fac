//! Groups of the consumer protocol (KIP-848) through the door: joined, shared, described, committed, and there after a restart.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::Uuid;
use milena_protocol::messages::api_versions_request::ApiVersionsRequest;
use milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest;
use milena_protocol::messages::consumer_group_describe_response::DescribedGroup;
use milena_protocol::messages::consumer_group_heartbeat_request::{ConsumerGroupHeartbeatRequest, TopicPartitions};
use milena_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::list_groups_request::ListGroupsRequest;
use milena_testkit::Client;

use crate::door::{broker, create};

/// Assignments are made at once.
const EAGER: (&str, &str) = ("group.consumer.assignment.interval.ms", "0");

/// The topic `orders` with two partitions, and the coordinator of every group.
async fn prepare(client: &mut Client) -> Uuid {
    let topic_id = create(client, "orders", 2, &[]).await.topic_id;
    let find = FindCoordinatorRequest { coordinator_keys: vec!["g".to_owned()], ..FindCoordinatorRequest::default() };
    assert_eq!(client.call_newest(&find).await.expect("answered").coordinators[0].error_code, 0);
    topic_id
}

fn beating(member: &str, epoch: i32) -> ConsumerGroupHeartbeatRequest {
    ConsumerGroupHeartbeatRequest {
        group_id: "g".to_owned(),
        member_id: member.to_owned(),
        member_epoch: epoch,
        ..ConsumerGroupHeartbeatRequest::default()
    }
}

fn joining(member: &str) -> ConsumerGroupHeartbeatRequest {
    ConsumerGroupHeartbeatRequest {
        rebalance_timeout_ms: 10_000,
        subscribed_topic_names: Some(vec!["orders".to_owned()]),
        topic_partitions: Some(vec![]),
        ..beating(member, 0)
    }
}

fn owning(member: &str, epoch: i32, topic_id: Uuid, partitions: &[i32]) -> ConsumerGroupHeartbeatRequest {
    let owned = TopicPartitions { topic_id, partitions: partitions.to_vec(), ..TopicPartitions::default() };
    ConsumerGroupHeartbeatRequest { topic_partitions: Some(vec![owned]), ..beating(member, epoch) }
}

async fn beat(client: &mut Client, ask: &ConsumerGroupHeartbeatRequest) -> ConsumerGroupHeartbeatResponse {
    client.call_newest(ask).await.expect("answered")
}

fn shares(answer: &ConsumerGroupHeartbeatResponse) -> Option<Vec<i32>> {
    let assignment = answer.assignment.as_ref()?;
    Some(assignment.topic_partitions.iter().flat_map(|topic| topic.partitions.clone()).collect())
}

async fn describe(client: &mut Client, group: &str) -> DescribedGroup {
    let ask = ConsumerGroupDescribeRequest { group_ids: vec![group.to_owned()], ..ConsumerGroupDescribeRequest::default() };
    client.call_newest(&ask).await.expect("answered").groups.remove(0)
}

#[tokio::test]
async fn two_members_share_and_are_there_after_a_restart() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[EAGER]).await;
    let topic = prepare(&mut client).await;
    let first = beat(&mut client, &joining("a")).await;
    assert_eq!((first.error_code, first.member_epoch, shares(&first)), (0, 2, Some(vec![0, 1])));
    assert_eq!(first.heartbeat_interval_ms, 5_000);
    let second = beat(&mut client, &joining("b")).await;
    assert_eq!((second.member_epoch, shares(&second)), (3, Some(vec![])));
    assert_eq!(shares(&beat(&mut client, &beating("a", 2)).await), Some(vec![0]));
    assert_eq!(beat(&mut client, &owning("a", 2, topic, &[0])).await.member_epoch, 3);
    assert_eq!(shares(&beat(&mut client, &beating("b", 3)).await), Some(vec![1]));
    server.shutdown(Duration::from_secs(10)).await;

    let (server, mut client) = broker(&os, &[EAGER]).await;
    let described = loop {
        let described = describe(&mut client, "g").await;
        // 14: it is being loaded.
        if described.error_code != 14 {
            break described;
        }
    };
    assert_eq!((described.group_state.as_str(), described.group_epoch, described.members.len()), ("Stable", 3, 2));
    assert_eq!(described.members.iter().map(|member| member.member_type).collect::<Vec<_>>(), [1, 1]);
    let listed = client.call_newest(&ListGroupsRequest::default()).await.expect("answered").groups.remove(0);
    assert_eq!((listed.group_type.as_str(), listed.group_state.as_str()), ("consumer", "Stable"));
    assert_eq!(beat(&mut client, &beating("a", 9)).await.error_code, 110);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn groups_of_the_new_kind_are_offered_and_can_be_switched_off() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[EAGER, ("group.coordinator.rebalance.protocols", "classic")]).await;
    prepare(&mut client).await;
    let ask = ApiVersionsRequest {
        client_software_name: "test".to_owned(),
        client_software_version: "1".to_owned(),
        ..ApiVersionsRequest::default()
    };
    let versions = client.call_newest(&ask).await.expect("answered");
    let level = versions.finalized_features.iter().find(|feature| feature.name == "group.version").expect("in force");
    assert_eq!(level.max_version_level, 1);
    assert_eq!(beat(&mut client, &joining("a")).await.error_code, 35);
    assert_eq!(describe(&mut client, "g").await.error_code, 35);
    server.shutdown(Duration::from_secs(10)).await;
}

/// Of the group and of all brokers, in force at the next heartbeat.
#[tokio::test]
async fn what_is_set_for_a_group_reaches_its_members_at_once() {
    use milena_protocol::messages::incremental_alter_configs_request::{
        AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest,
    };
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[("group.consumer.assignment.interval.ms", "15000")]).await;
    let topic_id = prepare(&mut client).await;
    let set = |kind: i8, name: &str, key: &str, text: &str| {
        let config = AlterableConfig { name: key.to_owned(), value: Some(text.to_owned()), ..AlterableConfig::default() };
        let (name, configs) = (name.to_owned(), vec![config]);
        let resource = AlterConfigsResource { resource_type: kind, resource_name: name, configs, ..AlterConfigsResource::default() };
        IncrementalAlterConfigsRequest { resources: vec![resource], ..IncrementalAlterConfigsRequest::default() }
    };
    let first = beat(&mut client, &joining("m1")).await;
    assert_eq!((first.error_code, first.heartbeat_interval_ms, shares(&first)), (0, 5000, Some(vec![0, 1])));

    let of_group = client.call_newest(&set(32, "g", "consumer.heartbeat.interval.ms", " 7000")).await.expect("answered");
    assert_eq!(of_group.responses[0].error_code, 0);
    assert_eq!(beat(&mut client, &joining("m2")).await.heartbeat_interval_ms, 7000, "read as it was checked");

    let owner = owning("m1", first.member_epoch, topic_id, &[0, 1]);
    assert_eq!(shares(&beat(&mut client, &owner).await), None, "assignments have their interval");
    let of_all = client.call_newest(&set(4, "", "group.consumer.assignment.interval.ms", "0")).await.expect("answered");
    assert_eq!(of_all.responses[0].error_code, 0);
    assert_eq!(shares(&beat(&mut client, &owner).await).map(|left| left.len()), Some(1));
    server.shutdown(Duration::from_secs(10)).await;
}
