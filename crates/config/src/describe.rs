//! Every option of a resource with its value, where that comes from, and what stands behind it: what DescribeConfigs tells.
//!
//! A value's source is that of the strongest level under its own name. So a topic's `retention.ms` that comes of
//! `log.retention.hours` is told as a default, without synonyms: that is what Kafka tells, and tools compare.
//!
//! Not here: the wire (`broker/api/describe_configs`), loggers (they are no options).

use crate::dynamic::{Level, Levels, RATES, base_row, names_of};
use crate::option::{Kind, OptionRow, Update};
use crate::settings::Settings;
use crate::topic_config::Overrides;
use crate::value::Value;
use crate::{broker, client_metrics, group, topic};

/// One option as it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    /// Kafka's text form; `None` where it is null or secret.
    pub value: Option<String>,
    pub source: Source,
    pub read_only: bool,
    pub sensitive: bool,
    /// `None`: a key that is no option.
    pub kind: Option<Kind>,
    /// Our sentence about it.
    pub documentation: Option<String>,
    /// Every level that holds a value, strongest first.
    pub synonyms: Vec<Given>,
}

/// A value at one level, under the name that it has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub name: String,
    pub value: Option<String>,
    pub source: Source,
}

/// Which level a value comes from. Kafka's numbers (facts/enums.txt, ConfigSource).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i8)]
pub enum Source {
    Topic = 1,
    Broker = 2,
    ClusterDefault = 3,
    File = 4,
    Default = 5,
    BrokerLogger = 6,
    ClientMetrics = 7,
    Group = 8,
}

impl From<Level> for Source {
    fn from(level: Level) -> Self {
        match level {
            Level::Broker => Self::Broker,
            Level::Cluster => Self::ClusterDefault,
            Level::File => Self::File,
            Level::Default => Self::Default,
        }
    }
}

/// Every listed option of a topic with these overrides, by name.
pub fn topic(overrides: &Overrides, levels: &Levels) -> Vec<Entry> {
    let effective = levels.effective();
    let listed = topic::rows().filter(|row| !row.internal || overrides.contains_key(row.name));
    listed.map(|row| of_resource(row, overrides, levels, &effective, Source::Topic)).collect()
}

/// Every option of a group with these overrides, by name.
pub fn group(overrides: &Overrides, levels: &Levels) -> Vec<Entry> {
    let effective = levels.effective();
    group::rows().map(|row| of_resource(row, overrides, levels, &effective, Source::Group)).collect()
}

/// Every option of a client metrics subscription, by name.
pub fn client_metrics(overrides: &Overrides) -> Vec<Entry> {
    let (levels, none) = (Levels::default(), Settings::default());
    client_metrics::rows().map(|row| of_resource(row, overrides, &levels, &none, Source::ClientMetrics)).collect()
}

/// Every listed option of this broker, and the keys that were given and are no option; by name.
pub fn broker(levels: &Levels) -> Vec<Entry> {
    let effective = levels.effective();
    let given = |row: &OptionRow| [Level::Broker, Level::Cluster, Level::File].iter().any(|level| levels.at(*level, row.name).is_some());
    let rows = broker::rows().filter(|row| !row.internal || given(row)).map(|row| of_broker(row.name, levels, &effective));
    let others = levels.file.others().keys().chain(levels.cluster.keys()).chain(levels.broker.keys());
    let mut others: Vec<&String> = others.filter(|name| broker::row(name).is_none()).collect();
    others.sort();
    others.dedup();
    let mut entries: Vec<Entry> = rows.chain(others.into_iter().map(|name| of_broker(name, levels, &effective))).collect();
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries
}

/// What is set for all brokers, by name.
pub fn cluster(levels: &Levels) -> Vec<Entry> {
    let only = Levels { cluster: levels.cluster.clone(), ..Levels::default() };
    let effective = only.effective();
    let told = levels.cluster.keys().map(|name| {
        let mut entry = of_broker(name, &only, &effective);
        entry.synonyms.retain(|given| given.source == Source::ClusterDefault);
        entry.value = levels.cluster.get(name).filter(|_| !entry.sensitive).cloned();
        entry.source = Source::ClusterDefault;
        entry
    });
    told.collect()
}

fn of_broker(name: &str, levels: &Levels, effective: &Settings) -> Entry {
    let row = base_row(name);
    // A key that nobody here knows may be a secret of who does.
    let sensitive = row.map_or(!RATES.contains(&name), OptionRow::sensitive);
    let synonyms = chain(name, sensitive, levels);
    let value = match broker::row(name) {
        Some(row) => effective.value(row).map(|value| value.to_string()),
        None => synonyms.first().and_then(|given| given.value.clone()),
    };
    Entry {
        name: name.to_owned(),
        value: value.filter(|_| !sensitive),
        source: synonyms.first().map_or(Source::Default, |given| given.source),
        read_only: broker::row(name).is_none_or(|row| row.update == Update::ReadOnly),
        sensitive,
        kind: row.map(|row| row.kind).or(RATES.contains(&name).then_some(Kind::Long)),
        documentation: row.map(OptionRow::doc),
        synonyms,
    }
}

fn of_resource(row: &'static OptionRow, overrides: &Overrides, levels: &Levels, effective: &Settings, own: Source) -> Entry {
    let sensitive = row.sensitive();
    let given = overrides.get(row.name).and_then(|text| row.parse(text).ok());
    let value = given.clone().or_else(|| effective.default_for(row)).filter(|_| !sensitive).map(|value| value.to_string());
    let mut synonyms = match row.synonyms.first() {
        Some(first) => chain(first.row.name, sensitive, levels),
        // Kafka tells the default of a group's option that no broker option stands behind, and none for other resources.
        None if own == Source::Group => default_of(row).into_iter().collect(),
        None => vec![],
    };
    if given.is_some() {
        synonyms.insert(0, Given { name: row.name.to_owned(), value: value.clone(), source: own });
    }
    Entry {
        name: row.name.to_owned(),
        value,
        source: synonyms.first().map_or(Source::Default, |given| given.source),
        read_only: false,
        sensitive,
        kind: Some(row.kind),
        documentation: Some(row.doc()),
        synonyms,
    }
}

fn default_of(row: &OptionRow) -> Option<Given> {
    Some(Given { name: row.name.to_owned(), value: row.default_value().as_ref().map(Value::to_string), source: Source::Default })
}

/// Every level that holds a value under one of the names of `name`, strongest first; nothing before the first under its very name.
fn chain(name: &str, sensitive: bool, levels: &Levels) -> Vec<Given> {
    let names = names_of(name);
    let at_level = |level: Level| {
        let names = names.clone();
        names.into_iter().filter_map(move |name| {
            let value = levels.at(level, name)?;
            Some(Given { name: name.to_owned(), value: Some(value).filter(|_| !sensitive), source: level.into() })
        })
    };
    Level::ALL.into_iter().flat_map(at_level).skip_while(|given| given.name != name).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::properties::Properties;

    fn overrides(pairs: &[(&str, &str)]) -> Overrides {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn file(pairs: &[(&str, &str)]) -> Levels {
        let (settings, bad, _) = Settings::read(&pairs.iter().copied().collect::<Properties>());
        assert_eq!(bad, []);
        Levels::of_file(Arc::new(settings))
    }

    fn of(entries: &[Entry], name: &str) -> (Option<String>, Source, Vec<String>) {
        let entry = entries.iter().find(|entry| entry.name == name).expect("listed");
        let synonyms =
            entry.synonyms.iter().map(|given| format!("{:?} {}={}", given.source, given.name, given.value.as_deref().unwrap_or("null")));
        (entry.value.clone(), entry.source, synonyms.collect())
    }

    fn told(value: &str, source: Source, synonyms: &[&str]) -> (Option<String>, Source, Vec<String>) {
        (Some(value.to_owned()), source, synonyms.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn a_rate_is_no_secret_and_another_unknown_key_may_be() {
        let levels = Levels { broker: Arc::new(overrides(&[(RATES[0], "7"), ("of.a.plugin", "x")])), ..Levels::default() };
        let found = broker(&levels);
        let seen =
            |name: &str| found.iter().find(|entry| entry.name == name).map(|entry| (entry.value.clone(), entry.sensitive, entry.kind));
        assert_eq!(seen(RATES[0]), Some((Some("7".to_owned()), false, Some(Kind::Long))));
        assert_eq!(seen("of.a.plugin"), Some((None, true, None)));
    }

    #[test]
    fn a_topics_values_and_what_stands_behind_them() {
        let levels = Levels {
            cluster: Arc::new(overrides(&[("log.segment.bytes", "3000000"), ("log.retention.ms", "9")])),
            ..file(&[("log.retention.hours", "1"), ("log.segment.bytes", "4000000")])
        };
        let found = topic(&overrides(&[("segment.bytes", "2000000"), ("segment.ms", "7")]), &levels);
        assert_eq!(
            of(&found, "segment.bytes"),
            told(
                "2000000",
                Source::Topic,
                &[
                    "Topic segment.bytes=2000000",
                    "ClusterDefault log.segment.bytes=3000000",
                    "File log.segment.bytes=4000000",
                    "Default log.segment.bytes=1073741824",
                ]
            )
        );
        assert_eq!(of(&found, "segment.ms"), told("7", Source::Topic, &["Topic segment.ms=7"]));
        let retention = ["ClusterDefault log.retention.ms=9", "File log.retention.hours=1", "Default log.retention.hours=168"];
        assert_eq!(of(&found, "retention.ms"), told("9", Source::ClusterDefault, &retention));
        let by_hours = topic(&Overrides::new(), &file(&[("log.retention.hours", "1")]));
        assert_eq!(of(&by_hours, "retention.ms"), told("3600000", Source::Default, &[]));
    }

    #[test]
    fn secrets_and_strangers_are_told_without_values() {
        let levels =
            Levels { broker: Arc::new(overrides(&[("no.such", "1")])), ..file(&[("super.users", "User:a"), ("ssl.key.password", "x")]) };
        let found = broker(&levels);
        for (name, synonym) in [
            ("super.users", "File super.users=null"),
            ("no.such", "Broker no.such=null"),
            ("ssl.key.password", "File ssl.key.password=null"),
        ] {
            let (value, _, synonyms) = of(&found, name);
            assert_eq!((value, synonyms), (None, vec![synonym.to_owned()]), "{name}");
        }
    }

    #[test]
    fn what_is_set_for_all_brokers_is_told_alone() {
        let levels = Levels { cluster: Arc::new(overrides(&[("max.connections", "5")])), ..file(&[("max.connections", "6")]) };
        let found = cluster(&levels);
        assert_eq!(
            (found.len(), of(&found, "max.connections")),
            (1, told("5", Source::ClusterDefault, &["ClusterDefault max.connections=5"]))
        );
    }
}
