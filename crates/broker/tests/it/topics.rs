//! Topics as clients make, see and delete them; who the broker says it is.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::messages::api_versions_request::ApiVersionsRequest;
use milena_protocol::messages::create_topics_request::{CreatableTopic, CreatableTopicConfig, CreateTopicsRequest};
use milena_protocol::messages::create_topics_response::CreatableTopicResult;
use milena_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use milena_protocol::messages::describe_cluster_request::DescribeClusterRequest;
use milena_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use milena_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use milena_protocol::messages::metadata_response::MetadataResponse;
use milena_protocol::{ErrorCode, Uuid};
use milena_testkit::Client;

use crate::door::broker;

fn topic(name: &str) -> CreatableTopic {
    CreatableTopic { name: name.to_owned(), num_partitions: 2, replication_factor: 1, ..CreatableTopic::default() }
}

async fn create(client: &mut Client, topic: CreatableTopic) -> CreatableTopicResult {
    let request = CreateTopicsRequest { topics: vec![topic], timeout_ms: 10_000, ..CreateTopicsRequest::default() };
    client.call(&request, 7).await.expect("answered").topics.remove(0)
}

fn by_name(name: &str) -> MetadataRequestTopic {
    MetadataRequestTopic { name: Some(name.to_owned()), ..MetadataRequestTopic::default() }
}

fn by_id(id: Uuid) -> MetadataRequestTopic {
    MetadataRequestTopic { name: None, topic_id: id, ..MetadataRequestTopic::default() }
}

/// Of these topics, none of which may be made.
async fn metadata(client: &mut Client, topics: Option<Vec<MetadataRequestTopic>>, version: i16) -> MetadataResponse {
    let request = MetadataRequest { topics, allow_auto_topic_creation: version < 4, ..MetadataRequest::default() };
    client.call(&request, version).await.expect("answered")
}

fn told(response: &MetadataResponse) -> Vec<(Option<&str>, i16, usize)> {
    response.topics.iter().map(|topic| (topic.name.as_deref(), topic.error_code, topic.partitions.len())).collect()
}

#[tokio::test]
async fn a_topic_is_served_when_its_making_is_answered_and_outlives_the_broker() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    let set = CreatableTopicConfig { name: "retention.ms".to_owned(), value: Some("77000".to_owned()), ..CreatableTopicConfig::default() };
    let made = create(&mut client, CreatableTopic { configs: vec![set], ..topic("orders") }).await;
    assert_eq!((made.error_code, made.num_partitions, made.replication_factor), (0, 2, 1));
    let configs = made.configs.expect("told");
    let value =
        |name: &str| configs.iter().find(|config| config.name == name).map(|config| (config.value.as_deref(), config.config_source));
    assert_eq!((value("retention.ms"), value("cleanup.policy")), (Some((Some("77000"), 1)), Some((Some("delete"), 5))));
    assert!(server.broker().partitions.hosted().by_name("orders").is_some(), "hosted before the answer");
    let before = metadata(&mut client, Some(vec![by_name("orders")]), 12).await;
    assert_eq!((before.topics[0].topic_id, before.topics[0].partitions[0].leader_id), (made.topic_id, 1));
    server.shutdown(Duration::from_secs(10)).await;

    let (server, mut client) = broker(&os, &[]).await;
    let after = metadata(&mut client, Some(vec![by_name("orders")]), 12).await;
    assert_eq!((after.cluster_id, &after.topics), (before.cluster_id, &before.topics), "leader epochs too: the stop was clean");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn metadata_says_all_some_or_none() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[("auto.create.topics.enable", "false")]).await;
    create(&mut client, topic("b")).await;
    let id = create(&mut client, topic("a")).await.topic_id;
    let (a, b) = ((Some("a"), 0, 2), (Some("b"), 0, 2));
    for version in 0..=13 {
        let every = if version == 0 { Some(vec![]) } else { None };
        assert_eq!(told(&metadata(&mut client, every, version).await), [a, b], "version {version}: all, by name");
        if version > 0 {
            assert_eq!(told(&metadata(&mut client, Some(vec![]), version).await), [], "version {version}: none");
        }
        let names = Some(vec![by_name("b"), by_name("no"), by_name("b"), by_name("a/b")]);
        let (unknown, illegal) = ((Some("no"), 3, 0), (Some("a/b"), 17, 0));
        assert_eq!(told(&metadata(&mut client, names, version).await), [b, unknown, illegal], "version {version}: some");
    }
    let ids = Some(vec![by_id(id), by_id(Uuid([7; 16]))]);
    assert_eq!(told(&metadata(&mut client, ids, 12).await), [a, (None, 100, 0)]);
    let early = metadata(&mut client, Some(vec![MetadataRequestTopic { topic_id: id, ..by_name("a") }]), 11).await;
    assert_eq!(told(&early), [(Some("a"), 42, 0)], "ids are for version 12 and up");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_client_is_told_to_come_where_it_came() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    let answer = metadata(&mut client, Some(vec![]), 12).await;
    let told = &answer.brokers[0];
    let address = server.addresses()[0];
    assert_eq!((told.host.as_str(), told.port), (address.ip().to_string().as_str(), i32::from(address.port())));
    assert_eq!((told.node_id, answer.controller_id), (1, 1));
    let cluster = client.call(&DescribeClusterRequest::default(), 0).await.expect("answered");
    assert_eq!((Some(cluster.cluster_id), cluster.brokers.len()), (answer.cluster_id, 1));
    let controllers = DescribeClusterRequest { endpoint_type: 2, ..DescribeClusterRequest::default() };
    assert_eq!(client.call(&controllers, 1).await.expect("answered").error_code, ErrorCode::MismatchedEndpointType.code());
    server.shutdown(Duration::from_secs(10)).await;

    let advertised = [("advertised.listeners", "PLAINTEXT://broker.example:19092")];
    let (server, mut client) = broker(&Os::in_memory(), &advertised).await;
    let answer = metadata(&mut client, Some(vec![]), 12).await;
    assert_eq!((answer.brokers[0].host.as_str(), answer.brokers[0].port), ("broker.example", 19092));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_topic_is_made_on_first_use_only_if_both_sides_allow_it() {
    let ask = |name: &str, allow: bool| MetadataRequest {
        topics: Some(vec![by_name(name)]),
        allow_auto_topic_creation: allow,
        ..MetadataRequest::default()
    };
    for (enabled, allowed, made) in [("true", true, true), ("true", false, false), ("false", true, false)] {
        let os = Os::in_memory();
        let (server, mut client) = broker(&os, &[("auto.create.topics.enable", enabled), ("num.partitions", "3")]).await;
        let first = client.call(&ask("new", allowed), 9).await.expect("answered");
        assert_eq!(told(&first), [(Some("new"), 3, 0)], "the first answer, {enabled} {allowed}");
        let again = client.call(&ask("new", false), 9).await.expect("answered");
        assert_eq!(told(&again), [(Some("new"), if made { 0 } else { 3 }, if made { 3 } else { 0 })], "{enabled} {allowed}");
        if made {
            let alike = client.call(&ask("a.b", true), 9).await.expect("answered");
            assert_eq!(told(&alike), [(Some("a.b"), 3, 0)]);
            let collides = client.call(&ask("a_b", true), 9).await.expect("answered");
            assert_eq!(told(&collides), [(Some("a_b"), 17, 0)], "why it is not made is told");
        }
        server.shutdown(Duration::from_secs(10)).await;
    }
}

#[tokio::test]
async fn deleting_by_name_and_by_id_in_every_version() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    for version in 1..=6 {
        let id = create(&mut client, topic("doomed")).await.topic_id;
        let named =
            |name: Option<&str>, topic_id| DeleteTopicState { name: name.map(str::to_owned), topic_id, ..DeleteTopicState::default() };
        let request = if version < 6 {
            DeleteTopicsRequest {
                topic_names: vec!["doomed".to_owned(), "no".to_owned()],
                timeout_ms: 5000,
                ..DeleteTopicsRequest::default()
            }
        } else {
            let topics = vec![
                named(Some("doomed"), id),
                named(None, Uuid::ZERO),
                named(None, id),
                named(None, Uuid([7; 16])),
                named(Some("no"), Uuid::ZERO),
            ];
            DeleteTopicsRequest { topics, timeout_ms: 5000, ..DeleteTopicsRequest::default() }
        };
        let response = client.call(&request, version).await.expect("answered");
        let told: Vec<_> = response.responses.iter().map(|topic| (topic.name.as_deref(), topic.error_code)).collect();
        if version < 6 {
            assert_eq!(told, [(Some("doomed"), 0), (Some("no"), 3)], "version {version}");
        } else {
            assert_eq!(told, [(Some("doomed"), 42), (None, 42), (Some("doomed"), 0), (None, 100), (Some("no"), 3)]);
        }
        assert!(server.broker().partitions.hosted().by_id(milena_engine::types::TopicId(id.0)).is_none(), "gone before the answer");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn where_deletion_is_off_it_is_refused_as_the_version_can_say_it() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[("delete.topic.enable", "false")]).await;
    create(&mut client, topic("kept")).await;
    for (version, error) in [(2, ErrorCode::InvalidRequest), (3, ErrorCode::TopicDeletionDisabled)] {
        let request = DeleteTopicsRequest { topic_names: vec!["kept".to_owned()], timeout_ms: 5000, ..DeleteTopicsRequest::default() };
        let response = client.call(&request, version).await.expect("answered");
        assert_eq!(response.responses[0].error_code, error.code(), "version {version}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn producer_ids_are_never_handed_out_twice() {
    let os = Os::in_memory();
    let ask = |transactional_id: Option<&str>| InitProducerIdRequest {
        transactional_id: transactional_id.map(str::to_owned),
        transaction_timeout_ms: 60_000,
        ..InitProducerIdRequest::default()
    };
    let mut seen = std::collections::BTreeSet::new();
    for life in 0..3 {
        let (server, mut client) = broker(&os, &[]).await;
        for version in 0..=5 {
            let given = client.call(&ask(None), version).await.expect("answered");
            assert_eq!((given.error_code, given.producer_epoch), (0, 0));
            assert!(seen.insert(given.producer_id), "life {life}: {} again", given.producer_id);
        }
        for (id, error) in [("", ErrorCode::InvalidRequest), ("payments", ErrorCode::UnsupportedVersion)] {
            assert_eq!(client.call(&ask(Some(id)), 4).await.expect("answered").error_code, error.code(), "{id:?}");
        }
        for (producer_id, producer_epoch) in [(5, -1), (-1, 5)] {
            let half = InitProducerIdRequest { producer_id, producer_epoch, ..ask(None) };
            assert_eq!(client.call(&half, 4).await.expect("answered").error_code, ErrorCode::InvalidRequest.code());
        }
        server.shutdown(Duration::from_secs(10)).await;
    }
}

#[tokio::test]
async fn what_is_offered_is_served_and_sorted() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    let ask = |name: &str| ApiVersionsRequest {
        client_software_name: name.to_owned(),
        client_software_version: "1".to_owned(),
        ..ApiVersionsRequest::default()
    };
    for version in 0..=4 {
        let response = client.call(&ask("testkit"), version).await.expect("answered");
        let keys: Vec<i16> = response.api_keys.iter().map(|key| key.api_key).collect();
        assert!(response.error_code == 0 && keys.is_sorted() && keys.contains(&18), "version {version}: {keys:?}");
        let range = response.api_keys.iter().find(|key| key.api_key == 0).map(|key| (key.min_version, key.max_version));
        assert_eq!(range, Some((0, 13)), "Produce is offered from 0 (rule 2)");
    }
    let refused = client.call(&ask("no spaces"), 3).await.expect("answered");
    assert_eq!((refused.error_code, refused.api_keys.len()), (ErrorCode::InvalidRequest.code(), 0));
    server.shutdown(Duration::from_secs(10)).await;
}
