//! The generated tables against what a real Kafka says of itself.

use std::collections::BTreeMap;

use milena_protocol::api::{info, request_header_version, response_header_version};
use milena_protocol::{ApiKey, ErrorCode, enums};
use serde_json::Value;

use crate::vectors::{golden, lines};

fn number(value: &Value) -> i16 {
    i16::try_from(value.as_i64().unwrap()).unwrap()
}

#[test]
fn every_api_has_kafkas_versions_listeners_and_headers() {
    let apis = lines("frames/apis.jsonl");
    for (_, line) in &apis {
        let key = ApiKey::from_i16(number(&line["key"])).unwrap();
        let row = info(key);
        assert_eq!(row.key, key);
        assert_eq!(row.name, line["api"]);
        assert_eq!(row.accepts, (number(&line["low"]), number(&line["stable_high"])), "{key}");
        assert_eq!(row.unstable, line["unstable"].as_bool().unwrap().then(|| number(&line["high"])), "{key}");
        assert_eq!(
            (Value::from(row.cluster), Value::from(row.forward)),
            (line["cluster_action"].clone(), line["forwardable"].clone()),
            "{key}"
        );
        let listeners = line["listeners"].as_array().unwrap();
        assert_eq!((row.broker, row.controller), (listeners.contains(&"broker".into()), listeners.contains(&"controller".into())), "{key}");
        for (at, version) in (number(&line["low"])..=number(&line["high"])).enumerate() {
            assert_eq!(request_header_version(key, version), number(&line["request_header"][at]), "{key} {version}");
            assert_eq!(response_header_version(key, version), number(&line["response_header"][at]), "{key} {version}");
        }
    }
    println!("{} APIs", apis.len());
    assert_eq!(apis.len(), ApiKey::ALL.len());
    assert!([4, 5, 6, 7, 93, -1].iter().all(|key| ApiKey::from_i16(*key).is_none()));
}

/// Keys 71 and 72 are offered only where a client metrics plugin is set up.
#[test]
fn the_advertised_ranges_are_those_of_a_real_node() {
    #[expect(clippy::disallowed_methods, reason = "a test reads its vectors")]
    let text = std::fs::read_to_string(golden().join("api_versions.txt")).unwrap();
    let (broker, controller) = text.split_once("== controller listener").unwrap();
    for (text, offered) in [(broker, (|row| row.broker) as fn(&milena_protocol::ApiInfo) -> bool), (controller, |row| row.controller)] {
        let mut theirs = BTreeMap::new();
        for line in text.lines() {
            if let [key, _, range] = line.split(' ').collect::<Vec<_>>()[..]
                && let (Ok(key), Some((low, high))) = (key.parse::<i16>(), range.split_once('-'))
            {
                theirs.insert(key, (low.parse::<i16>().unwrap(), high.parse::<i16>().unwrap()));
            }
        }
        let ours: BTreeMap<i16, (i16, i16)> = ApiKey::ALL
            .iter()
            .map(|key| info(*key))
            .filter(|row| offered(row) && !matches!(row.key, ApiKey::GetTelemetrySubscriptions | ApiKey::PushTelemetry))
            .map(|row| (row.key.code(), row.advertises))
            .collect();
        assert_eq!(ours, theirs);
    }
}

#[test]
fn every_error_code_has_kafkas_name_and_retriability() {
    let errors = lines("frames/errors.jsonl");
    for (_, line) in &errors {
        let error = ErrorCode::from_i16(number(&line["code"])).unwrap();
        assert_eq!((error.name(), error.retriable()), (line["name"].as_str().unwrap(), line["retriable"].as_bool().unwrap()));
        assert_eq!(error.code(), number(&line["code"]));
    }
    println!("{} error codes", errors.len());
    assert_eq!(errors.len(), ErrorCode::ALL.len());
}

macro_rules! names {
    ($name:ident) => {
        (stringify!($name), enums::$name::ALL.iter().map(|value| (value.name().to_owned(), format!("{}", value.to_wire()))).collect())
    };
}

/// Enumerations that Kafka has as Java classes; the others are constants in its code.
#[test]
fn every_enumeration_has_kafkas_values() {
    let ours: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::from([
        names!(IsolationLevel),
        names!(CoordinatorType),
        names!(AclOperation),
        names!(AclPermissionType),
        names!(AclResourceType),
        names!(AclPatternType),
        names!(ConfigResourceType),
        names!(ConfigOperation),
        names!(ConfigSource),
        names!(ConfigType),
        names!(ElectionType),
        names!(ScramMechanism),
        names!(FeatureUpgradeType),
        names!(EndpointType),
        names!(SecurityProtocol),
        names!(LeaderRecoveryState),
        names!(ShareAcquireMode),
        names!(ShareDeliveryState),
        names!(StreamsStatus),
        names!(TransactionStatus),
        names!(ConsumerMemberState),
        names!(StreamsMemberState),
        names!(CompressionType),
        names!(RemoteLogSegmentState),
        names!(RemotePartitionDeleteState),
    ]);
    let mut held = 0;
    for (_, line) in lines("frames/enums.jsonl") {
        let Some(ours) = ours.get(line["enum"].as_str().unwrap()) else { continue };
        // Two of Kafka's classes end their names in `_CONFIG`, and one has a value that never goes over the wire.
        let name = |name: &str| name.strip_suffix("_CONFIG").unwrap_or(name).to_owned();
        let values = line["values"].as_object().unwrap().iter();
        let theirs: BTreeMap<String, String> = values.map(|(key, value)| (name(key), value.as_str().unwrap().to_owned())).collect();
        assert_eq!(*ours, theirs, "{}", line["enum"]);
        held += 1;
    }
    println!("{held} enumerations");
    assert!(held >= 20, "{held}");
}
