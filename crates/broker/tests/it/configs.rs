//! Settings that are changed while the broker runs: who is told, from when on they hold, what outlives a restart; topics that grow.

use std::time::Duration;

use milena_broker::server::Server;
use milena_engine::types::PartitionIndex;
use milena_os::Os;
use milena_os::net::{HostName, Net};
use milena_protocol::ErrorCode;
use milena_protocol::messages::create_partitions_request::{CreatePartitionsAssignment, CreatePartitionsRequest, CreatePartitionsTopic};
use milena_protocol::messages::describe_configs_request::{DescribeConfigsRequest, DescribeConfigsResource};
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest;
use milena_testkit::Client;

use crate::door::{broker, create};

const TOPIC: i8 = 2;
const BROKER: i8 = 4;
const LOGGER: i8 = 8;
const CLIENT_METRICS: i8 = 16;
const GROUP: i8 = 32;
const SET: i8 = 0;
const DELETE: i8 = 1;

fn asked(kind: i8, name: &str, settings: &[(&str, i8, Option<&str>)]) -> AlterConfigsResource {
    let config = |(name, operation, value): &(&str, i8, Option<&str>)| AlterableConfig {
        name: (*name).to_owned(),
        config_operation: *operation,
        value: value.map(ToOwned::to_owned),
        ..AlterableConfig::default()
    };
    AlterConfigsResource {
        resource_type: kind,
        resource_name: name.to_owned(),
        configs: settings.iter().map(config).collect(),
        ..AlterConfigsResource::default()
    }
}

async fn alter_all(client: &mut Client, resources: Vec<AlterConfigsResource>) -> Vec<(i16, Option<String>)> {
    let request = IncrementalAlterConfigsRequest { resources, ..IncrementalAlterConfigsRequest::default() };
    let responses = client.call(&request, 1).await.expect("answered").responses;
    responses.into_iter().map(|told| (told.error_code, told.error_message)).collect()
}

async fn set(client: &mut Client, kind: i8, name: &str, key: &str, value: &str) -> i16 {
    alter_all(client, vec![asked(kind, name, &[(key, SET, Some(value))])]).await[0].0
}

/// Value, source, and the sources of the synonyms.
async fn told(client: &mut Client, kind: i8, name: &str, key: &str) -> Option<(Option<String>, i8, Vec<i8>)> {
    let resource = DescribeConfigsResource {
        resource_type: kind,
        resource_name: name.to_owned(),
        configuration_keys: Some(vec![key.to_owned()]),
        ..DescribeConfigsResource::default()
    };
    let request = DescribeConfigsRequest { resources: vec![resource], include_synonyms: true, ..DescribeConfigsRequest::default() };
    let mut result = client.call(&request, 4).await.expect("answered").results.remove(0);
    assert_eq!(result.error_code, 0, "{:?}", result.error_message);
    let found = result.configs.pop()?;
    Some((found.value, found.config_source, found.synonyms.iter().map(|synonym| synonym.source).collect()))
}

fn value(text: &str, source: i8, synonyms: &[i8]) -> Option<(Option<String>, i8, Vec<i8>)> {
    Some((Some(text.to_owned()), source, synonyms.to_vec()))
}

#[tokio::test]
async fn a_topics_options_reach_its_partitions_at_once_and_outlive_the_broker() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 2, &[]).await;
    let hosted = |server: &Server| server.broker().partitions.hosted().by_name("orders").cloned().expect("hosted");
    let segment_bytes = |server: &Server| hosted(server).config().segment_bytes;
    assert_eq!(segment_bytes(&server), 1 << 30);
    assert_eq!(set(&mut client, TOPIC, "orders", "segment.bytes", "2000000").await, 0);
    assert_eq!(set(&mut client, TOPIC, "orders", "max.message.bytes", "77").await, 0);
    assert_eq!((segment_bytes(&server), hosted(&server).config().max_message_bytes), (2_000_000, 77), "in force when it is answered");

    // What is set for all brokers holds for topics without an override, and goes when it goes.
    assert_eq!(set(&mut client, BROKER, "", "log.segment.bytes", "3000000").await, 0);
    assert_eq!(set(&mut client, BROKER, "", "log.retention.ms", "9000").await, 0);
    assert_eq!((segment_bytes(&server), hosted(&server).config().retention_ms), (2_000_000, Some(9000)));
    assert_eq!(told(&mut client, TOPIC, "orders", "segment.bytes").await, value("2000000", 1, &[1, 3, 5]));
    assert_eq!(told(&mut client, TOPIC, "orders", "retention.ms").await, value("9000", 3, &[3, 5]));
    assert_eq!(alter_all(&mut client, vec![asked(TOPIC, "orders", &[("segment.bytes", DELETE, None)])]).await, [(0, None)]);
    assert_eq!(segment_bytes(&server), 3_000_000);
    server.shutdown(Duration::from_secs(10)).await;

    let (server, mut client) = broker(&os, &[]).await;
    assert_eq!((segment_bytes(&server), hosted(&server).config().max_message_bytes), (3_000_000, 77), "after a restart");
    assert_eq!(set(&mut client, BROKER, "1", "log.segment.bytes", "4000000").await, 0);
    assert_eq!(segment_bytes(&server), 4_000_000, "a broker's own beats all brokers'");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_brokers_options_apply_live() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    assert_eq!(set(&mut client, BROKER, "1", "max.connections", "1").await, 0);
    let mut refused = Client::connect(&os.net, server.addresses()[0]).await.expect("the system takes it");
    assert!(refused.call(&ListConfigResourcesRequest::default(), 1).await.is_err(), "and the broker closes it");
    assert_eq!(told(&mut client, BROKER, "1", "max.connections").await, value("1", 2, &[2, 5]));
    assert_eq!(told(&mut client, BROKER, "", "max.connections").await, None);
    let invalid = ErrorCode::InvalidRequest.code();
    for (key, text) in [("log.dirs", "x"), ("num.io.threads", "0"), ("compression.type", "rar"), ("listeners", "PLAINTEXT://:1")] {
        assert_eq!(set(&mut client, BROKER, "1", key, text).await, invalid, "{key}");
    }
    assert_eq!(set(&mut client, BROKER, "2", "max.connections", "1").await, invalid, "another broker");
    assert_eq!(set(&mut client, BROKER, "+1", "max.connections", "9").await, 0);
    assert_eq!(
        told(&mut client, BROKER, "1", "max.connections").await,
        value("9", 2, &[2, 5]),
        "one broker, however its number is written"
    );
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn an_address_may_have_a_limit_of_its_own() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    let (limit, exceptions, invalid) = ("max.connections.per.ip", "max.connections.per.ip.overrides", ErrorCode::InvalidRequest.code());
    assert_eq!(set(&mut client, BROKER, "", limit, "0").await, invalid, "nobody could connect");
    assert_eq!(set(&mut client, BROKER, "", exceptions, "garbage").await, invalid);
    assert_eq!(set(&mut client, BROKER, "", exceptions, "localhost:2").await, 0);
    assert_eq!(set(&mut client, BROKER, "", limit, "0").await, 0, "nobody but those who are named");
    let mut clients = vec![];
    for served in [true, false] {
        let mut another = Client::connect(&os.net, server.addresses()[0]).await.expect("the system takes it");
        assert_eq!(another.call(&ListConfigResourcesRequest::default(), 1).await.is_ok(), served);
        clients.push(another);
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_host_that_is_found_late_gets_its_limit_then() {
    let os = Os::simulated(12);
    let Net::Memory(net) = &os.net else { panic!("in memory") };
    let (server, mut client) = broker(&os, &[]).await;
    let connect = async || {
        let mut another = Client::connect(&os.net, server.addresses()[0]).await.expect("the system takes it");
        another.call(&ListConfigResourcesRequest::default(), 1).await.is_ok()
    };
    net.name("silent", HostName::Unanswered);
    assert_eq!(set(&mut client, BROKER, "", "max.connections.per.ip.overrides", "silent:9,late:1").await, 0);
    let began = os.clock.now().1;
    assert!(connect().await, "it has no limit that is known");
    let waited = os.clock.now().1 - began;
    assert!((1..2).contains(&waited.as_secs()), "for the hosts, and not for as long as nobody answers: {waited:?}");
    os.clock.sleep(Duration::from_secs(31)).await;
    net.name("late", HostName::Is([127, 0, 0, 1].into()));
    assert!(connect().await, "it makes the broker look again, and does not wait for it");
    os.clock.sleep(Duration::from_secs(11)).await;
    assert!(!connect().await, "the first client is the one");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn groups_subscriptions_and_loggers_have_settings() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    assert_eq!(set(&mut client, GROUP, "g", "consumer.session.timeout.ms", " 50000").await, 0);
    assert_eq!(told(&mut client, GROUP, "g", "consumer.session.timeout.ms").await, value("50000", 8, &[8, 5]));
    let refusals = alter_all(&mut client, vec![asked(GROUP, "g", &[("consumer.session.timeout.ms", SET, Some("1"))])]).await;
    assert_eq!(refusals[0].0, ErrorCode::InvalidConfig.code());
    assert_eq!(set(&mut client, CLIENT_METRICS, "m", "interval.ms", "60000").await, 0);
    assert_eq!(set(&mut client, LOGGER, "1", "milena_broker::api", "DEBUG").await, 0);
    assert_eq!(told(&mut client, LOGGER, "1", "kafka.server.KafkaApis").await, value("DEBUG", 6, &[]));

    let listed = |kinds: Vec<i8>| ListConfigResourcesRequest { resource_types: kinds, ..ListConfigResourcesRequest::default() };
    let names = |found: milena_protocol::messages::list_config_resources_response::ListConfigResourcesResponse| {
        found.config_resources.into_iter().map(|resource| (resource.resource_type, resource.resource_name)).collect::<Vec<_>>()
    };
    let of = |kind: i8, name: &str| (kind, name.to_owned());
    assert_eq!(names(client.call(&listed(vec![]), 0).await.expect("answered")), [of(CLIENT_METRICS, "m")]);
    let all = names(client.call(&listed(vec![]), 1).await.expect("answered"));
    assert_eq!(all, [of(BROKER, "1"), of(LOGGER, "1"), of(CLIENT_METRICS, "m"), of(GROUP, "g")]);
    let unknown = client.call(&listed(vec![3]), 1).await.expect("answered");
    assert_eq!((unknown.error_code, unknown.config_resources.len()), (ErrorCode::UnsupportedVersion.code(), 0));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn quotas_are_stored_and_found_by_filters() {
    use milena_protocol::messages::alter_client_quotas_request::{AlterClientQuotasRequest, EntityData, EntryData, OpData};
    use milena_protocol::messages::describe_client_quotas_request::{ComponentData, DescribeClientQuotasRequest};
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    let part = |(kind, name): &(&str, Option<&str>)| EntityData {
        entity_type: (*kind).to_owned(),
        entity_name: name.map(ToOwned::to_owned),
        ..EntityData::default()
    };
    let entry = |parts: &[(&str, Option<&str>)], key: &str, value: f64| EntryData {
        entity: parts.iter().map(part).collect(),
        ops: vec![OpData { key: key.to_owned(), value, remove: false, ..OpData::default() }],
        ..EntryData::default()
    };
    let rate = "producer_byte_rate";
    let entries = vec![
        entry(&[("user", Some("alice"))], rate, 1024.0),
        entry(&[("user", None)], rate, 9.0),
        entry(&[("user", Some("alice")), ("client-id", Some("app"))], "request_percentage", 12.5),
        entry(&[("ip", Some("10.0.0.1"))], "connection_creation_rate", 5.0),
        entry(&[("planet", None)], rate, 1.0),
        entry(&[("user", Some("bob"))], rate, -1.0),
    ];
    let told = client.call(&AlterClientQuotasRequest { entries, ..AlterClientQuotasRequest::default() }, 1).await.expect("answered");
    assert_eq!(told.entries.iter().map(|entry| entry.error_code).collect::<Vec<_>>(), [0, 0, 0, 0, 42, 42]);

    let component = |(kind, how, name): &(&str, i8, Option<&str>)| ComponentData {
        entity_type: (*kind).to_owned(),
        match_type: *how,
        r#match: name.map(ToOwned::to_owned),
        ..ComponentData::default()
    };
    type Asked<'a> = (&'a [(&'a str, i8, Option<&'a str>)], bool);
    let cases: [(Asked<'_>, i16, usize); 8] = [
        ((&[], false), 0, 4),
        ((&[("user", 0, Some("alice"))], false), 0, 2),
        ((&[("user", 0, Some("alice"))], true), 0, 1),
        ((&[("user", 1, None)], true), 0, 1),
        ((&[("user", 2, None)], false), 0, 3),
        ((&[("ip", 2, None)], true), 0, 1),
        ((&[("user", 1, Some("alice"))], true), 42, 0),
        ((&[("planet", 2, None)], true), 35, 0),
    ];
    for ((components, strict), code, count) in cases {
        let components = components.iter().map(component).collect();
        let request = DescribeClientQuotasRequest { components, strict, ..DescribeClientQuotasRequest::default() };
        let found = client.call(&request, 1).await.expect("answered");
        assert_eq!((found.error_code, found.entries.map_or(0, |entries| entries.len())), (code, count), "{request:?}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn each_resource_of_a_request_fares_alone() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 2, &[]).await;
    let good = [("retention.ms", SET, Some("5"))];
    let results = alter_all(
        &mut client,
        vec![
            asked(TOPIC, "none", &good),
            asked(TOPIC, "orders", &good),
            asked(77, "x", &good),
            asked(GROUP, "twice", &[]),
            asked(GROUP, "twice", &[]),
            asked(LOGGER, "1", &[("nosuch", SET, Some("INFO"))]),
            asked(CLIENT_METRICS, "m", &[("interval.ms", SET, None)]),
        ],
    );
    let codes: Vec<i16> = results.await.into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [3, 0, 42, 42, 42, 40, 42]);
    assert_eq!(told(&mut client, TOPIC, "orders", "retention.ms").await, value("5", 1, &[1]));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_topic_grows_live() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 2, &[]).await;
    let grow = |count: i32, assigned: Option<Vec<i32>>| {
        let assignment = |broker| CreatePartitionsAssignment { broker_ids: vec![broker], ..CreatePartitionsAssignment::default() };
        let assignments = assigned.map(|brokers| brokers.into_iter().map(assignment).collect());
        let topic = CreatePartitionsTopic { name: "orders".to_owned(), count, assignments, ..CreatePartitionsTopic::default() };
        CreatePartitionsRequest { topics: vec![topic], timeout_ms: 10_000, ..CreatePartitionsRequest::default() }
    };
    let hosted = |server: &Server| server.broker().partitions.hosted().by_name("orders").map_or(0, |topic| topic.partitions().count());
    let before = server.broker().partitions.hosted().by_name("orders").and_then(|topic| topic.partition(PartitionIndex(0)).cloned());
    for (request, code, count) in [
        (CreatePartitionsRequest { validate_only: true, ..grow(3, None) }, 0, 2),
        (grow(3, None), 0, 3),
        (grow(5, Some(vec![1, 1])), 0, 5),
        (grow(5, None), ErrorCode::InvalidPartitions.code(), 5),
        (grow(6, Some(vec![9])), ErrorCode::InvalidReplicaAssignment.code(), 5),
    ] {
        let told = client.call(&request, 3).await.expect("answered").results.remove(0);
        assert_eq!((told.error_code, hosted(&server)), (code, count), "{:?}", told.error_message);
    }
    let after = server.broker().partitions.hosted().by_name("orders").and_then(|topic| topic.partition(PartitionIndex(0)).cloned());
    assert!(std::sync::Arc::ptr_eq(&before.expect("hosted"), &after.expect("hosted")), "those that were there go on");
    server.shutdown(Duration::from_secs(10)).await;
}
