//! Name, kind, default, bounds, importance, mode of change and visibility of every option are Kafka's.

use std::sync::Arc;

use milena_config::describe::{self, Entry, Source};
use milena_config::option::{Default, OptionRow, Valid};
use milena_config::topic_config::Overrides;
use milena_config::{Levels, broker, client_metrics, group, topic};
use serde_json::Value;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// One line of the golden file, rebuilt from a row.
fn shown(row: &OptionRow, with_update: bool) -> Value {
    let mut line = serde_json::json!({
        "name": row.name, "type": row.kind.name(), "valid": valid(row.valid), "importance": row.importance.name(),
    });
    match row.default {
        Default::Text(text) => line["default"] = text.into(),
        Default::Null => line["default"] = Value::Null,
        Default::Required => line["required"] = true.into(),
    }
    if row.internal {
        line["internal"] = true.into();
        line["group"] = "".into();
    }
    if with_update {
        line["update"] = row.update.name().into();
    }
    line
}

/// What is valid, in the words of Kafka's definitions.
fn valid(valid: Valid) -> Value {
    let joined = |words: &[&str]| format!("[{}]", words.join(", "));
    match valid {
        Valid::Any | Valid::BetweenUnshown(..) => return Value::Null,
        Valid::AtLeast(low) => format!("[{low},...]"),
        Valid::Between(low, high) => format!("[{low},...,{high}]"),
        Valid::BetweenOr(low, high, or) => format!("[{low},...,{high}] or {or}"),
        Valid::Fraction(low, high) => format!("[{low},...,{high}]"),
        Valid::OneOf(words) | Valid::Subset(words) | Valid::SubsetNotEmpty(words) => joined(words),
        Valid::OneOfAnyCase(words) => format!("(case insensitive) {}", joined(words)),
        Valid::Unique | Valid::UniqueNotEmpty => String::new(),
        Valid::NoEmptyElement => "non-empty list".to_owned(),
        Valid::NotEmpty => "non-empty string".to_owned(),
        Valid::NotNull => "non-null string".to_owned(),
        Valid::ThrottledReplicas => "[partitionId]:[brokerId],[partitionId]:[brokerId],...".to_owned(),
        Valid::OffsetReset => "[latest, earliest, by_duration:PnDTnHnMn.nS]".to_owned(),
    }
    .into()
}

fn assert_equal_tables(golden: &str, rows: impl Iterator<Item = &'static OptionRow>, count: usize, with_update: bool) {
    let golden = lines(golden);
    let ours: Vec<Value> = rows.filter(|row| !row.own).map(|row| shown(row, with_update)).collect();
    assert_eq!((golden.len(), ours.len()), (count, count));
    for (golden, ours) in golden.iter().zip(&ours) {
        assert_eq!(ours, golden);
    }
}

#[test]
fn broker_options_are_kafkas() {
    assert_equal_tables(include_str!("../golden/broker.jsonl"), broker::rows(), 360, true);
}

#[test]
fn topic_options_are_kafkas() {
    assert_equal_tables(include_str!("../golden/topic.jsonl"), topic::rows(), 34, false);
}

#[test]
fn group_options_are_kafkas() {
    assert_equal_tables(include_str!("../golden/group.jsonl"), group::rows(), 17, false);
}

#[test]
fn client_metrics_options_are_kafkas() {
    assert_equal_tables(include_str!("../golden/client-metrics.jsonl"), client_metrics::rows(), 3, false);
}

#[test]
fn topic_synonyms_are_kafkas() {
    let golden = lines(include_str!("../golden/topic-synonyms.jsonl"));
    let ours: Vec<Value> = topic::rows()
        .filter(|row| !row.own && !row.synonyms.is_empty())
        .map(|row| {
            let server = row.synonyms.iter().map(|synonym| match synonym.factor {
                1 => synonym.row.name.to_owned(),
                factor => format!("{} 7=>{}", synonym.row.name, 7 * factor),
            });
            serde_json::json!({ "topic": row.name, "server": server.collect::<Vec<_>>() })
        })
        .collect();
    assert_eq!(ours, golden);
}

/// One line of what DescribeConfigs answers, rebuilt from an entry.
fn told(entry: &Entry) -> Value {
    let source = |source: Source| match source {
        Source::Topic => "dynamic_topic_config",
        Source::Broker => "dynamic_broker_config",
        Source::ClusterDefault => "dynamic_default_broker_config",
        Source::File => "static_broker_config",
        Source::Default => "default_config",
        Source::BrokerLogger => "dynamic_broker_logger_config",
        Source::ClientMetrics => "dynamic_client_metrics_config",
        Source::Group => "dynamic_group_config",
    };
    let synonyms: Vec<String> = entry.synonyms.iter().map(|given| format!("{} {}", given.name, source(given.source))).collect();
    serde_json::json!({
        "name": entry.name, "type": entry.kind.map_or("unknown", |kind| kind.name()), "value": entry.value,
        "source": source(entry.source), "read_only": entry.read_only, "sensitive": entry.sensitive, "synonyms": synonyms,
    })
}

fn overrides(pairs: &[(&str, &str)]) -> Overrides {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[track_caller]
fn assert_told(golden: &str, ours: &[Entry]) {
    assert_eq!(ours.iter().filter(|entry| entry.name != "durability").map(told).collect::<Vec<_>>(), lines(golden));
}

#[test]
fn a_topic_is_described_as_kafka_describes_it() {
    // What the recorded cluster had beyond its defaults.
    let levels = Levels { cluster: Arc::new(overrides(&[("min.insync.replicas", "1")])), ..Levels::default() };
    assert_told(include_str!("../golden/api-topic.jsonl"), &describe::topic(&Overrides::new(), &levels));
}

#[test]
fn a_group_is_described_as_kafka_describes_it() {
    assert_told(include_str!("../golden/api-group.jsonl"), &describe::group(&Overrides::new(), &Levels::default()));
}

#[test]
fn a_subscription_is_described_as_kafka_describes_it() {
    assert_told(include_str!("../golden/api-client-metrics.jsonl"), &describe::client_metrics(&overrides(&[("interval.ms", "60000")])));
}

/// Every key that the recorded broker did not set itself.
#[test]
fn a_broker_is_described_as_kafka_describes_it() {
    let ours = describe::broker(&Levels::default());
    let ours: Vec<Value> = ours.iter().map(told).collect();
    let golden = lines(include_str!("../golden/api-broker.jsonl"));
    let own = |name: &str| broker::row(name).is_some_and(|row| row.own);
    let names = |lines: &[Value]| lines.iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&ours).into_iter().filter(|name| !own(name)).collect::<Vec<_>>(), names(&golden));
    for golden in golden.iter().filter(|line| line["source"] == "default_config") {
        assert_eq!(ours.iter().find(|line| line["name"] == golden["name"]), Some(golden));
    }
}

#[test]
fn every_default_is_valid_by_its_own_row() {
    for row in broker::rows().chain(topic::rows()).chain(group::rows()).chain(client_metrics::rows()) {
        let value = row.default_value();
        assert_eq!(
            value.map(|value| value.to_string()),
            match row.default {
                Default::Text(text) => Some(text.to_owned()),
                Default::Null | Default::Required => None,
            },
            "{}",
            row.name
        );
    }
}

#[test]
fn ten_broker_options_are_secret() {
    assert_eq!(broker::rows().filter(|row| row.sensitive()).count(), 10);
    assert_eq!(broker::rows().filter(|row| row.internal).count(), 20);
}
