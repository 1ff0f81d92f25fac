//! Settings that were made for a topic, a broker, a group or client metrics: stored as text, checked before they become facts.
//!
//! Each resource of a request succeeds or fails whole and alone (rule 43). What a setting means, its bounds and how a list grows and
//! shrinks is said by `config`; here is which checks a resource needs, and which facts come of it.
//!
//! Not here: two settings of one name, a resource named twice, values that are null (the API files refuse those before), levels of
//! loggers (a broker's own, not stored).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use milena_config::client_metrics::{self, ClientMetricsConfigError};
use milena_config::dynamic::{DynamicConfigError, NotAList, Operation, Whose};
use milena_config::group_config::{self, GroupConfigError};
use milena_config::option::OptionRow;
use milena_config::settings::Settings;
use milena_config::topic_config::{self, TopicConfigError};
use milena_config::{Levels, broker, group, topic};

use crate::metadata::features::ELR;
use crate::metadata::topics::{TopicNameError, check_topic_name};
use crate::metadata::{Image, Metadata, Record, Reply};
use crate::telemetry::unusable_pattern;
use crate::types::BrokerId;

/// Bytes of a name or a value, as strings of the log have room for.
pub(super) const MAX_TEXT: usize = 32_767;
/// Settings that one resource may have; options are some hundred.
const MAX_SETTINGS: usize = 4096;

/// What a setting is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigResource {
    pub kind: ConfigKind,
    /// Topic name, broker id (empty: all brokers), group id.
    pub name: String,
}

/// Kafka's numbers of config resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub enum ConfigKind {
    Topic = 2,
    Broker = 4,
    ClientMetrics = 16,
    Group = 32,
}

impl ConfigKind {
    /// By Kafka's number.
    pub fn from_number(number: i8) -> Option<Self> {
        use ConfigKind::{Broker, ClientMetrics, Group, Topic};
        [Topic, Broker, ClientMetrics, Group].into_iter().find(|known| *known as i8 == number)
    }
}

impl ConfigResource {
    pub fn topic(name: &str) -> Self {
        Self { kind: ConfigKind::Topic, name: name.to_owned() }
    }

    pub fn group(name: &str) -> Self {
        Self { kind: ConfigKind::Group, name: name.to_owned() }
    }

    pub fn broker(id: BrokerId) -> Self {
        Self { kind: ConfigKind::Broker, name: id.to_string() }
    }

    /// All brokers.
    pub fn cluster() -> Self {
        Self { kind: ConfigKind::Broker, name: String::new() }
    }
}

impl fmt::Display for ConfigResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ConfigKind::Topic => "topic",
            ConfigKind::Broker => "broker",
            ConfigKind::ClientMetrics => "client metrics",
            ConfigKind::Group => "group",
        };
        write!(f, "{kind} {}", self.name)
    }
}

/// Settings to be changed; each resource named once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlterConfigs {
    pub resources: Vec<(ConfigResource, ConfigChange)>,
    /// Check everything, store nothing.
    pub validate_only: bool,
}

/// What is to become of a resource's settings; each name comes once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigChange {
    /// One by one; what is not named stays.
    Each(Vec<(String, Operation)>),
    /// These and no others.
    Replace(Vec<(String, String)>),
}

/// Why a resource's settings stay as they were.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AlterConfigsError {
    #[error(transparent)]
    TopicName(#[from] TopicNameError),
    #[error("The topic '{name}' does not exist.")]
    UnknownTopic { name: String },
    #[error(transparent)]
    Topic(#[from] TopicConfigError),
    #[error("`{name}` is no broker id, which is a number of 0 or above, or nothing for all brokers")]
    BrokerName { name: String },
    #[error("broker {id} is not registered")]
    UnknownBroker { id: BrokerId },
    #[error(transparent)]
    Broker(#[from] DynamicConfigError),
    #[error("{resource}: eligible leader replicas are in use, so min.insync.replicas is set for the whole cluster, and stays set")]
    MinInsyncReplicas { resource: ConfigResource },
    #[error("settings are made for one group; name it")]
    NoGroup,
    #[error(transparent)]
    Group(#[from] GroupConfigError),
    #[error("settings are made for one client metrics subscription; name it")]
    NoSubscription,
    #[error(transparent)]
    ClientMetrics(#[from] ClientMetricsConfigError),
    #[error(transparent)]
    NotAList(#[from] NotAList),
    #[error("a name or value of {length} bytes; {MAX_TEXT} is the most")]
    TooLong { length: usize },
    #[error("{count} settings; a resource has at most {MAX_SETTINGS}")]
    TooMany { count: usize },
}

type Texts = BTreeMap<String, String>;

impl Metadata {
    /// One result per resource, in the order asked; those that succeed are one entry.
    pub(super) fn alter_configs(&self, ask: &AlterConfigs) -> (Vec<Record>, Reply) {
        let mut records = vec![];
        let settings = self.cluster_settings();
        let results = ask.resources.iter().map(|(resource, change)| {
            let made = self.alter_one(resource, change, &settings)?;
            if !ask.validate_only {
                records.extend(made);
            }
            Ok(())
        });
        let results = results.collect();
        (records, Reply::AlterConfigs(results))
    }

    /// `settings`: what topics and groups fall back to.
    fn alter_one(&self, resource: &ConfigResource, change: &ConfigChange, settings: &Settings) -> Result<Vec<Record>, AlterConfigsError> {
        check_size([&resource.name])?;
        let none = Texts::new();
        let old = self.image.configs(resource).map_or(&none, AsRef::as_ref);
        let new = changed(resource, old, change, settings)?;
        // What comes of it is looked at, not what was asked: an APPEND makes a value longer than either of its parts.
        check_size(new.iter().flat_map(|(name, value)| [name, value]))?;
        if new.len() > MAX_SETTINGS.max(old.len()) {
            return Err(AlterConfigsError::TooMany { count: new.len() });
        }
        match resource.kind {
            ConfigKind::Topic => self.check_topic(&resource.name, &new, settings)?,
            ConfigKind::Broker => self.check_broker(resource, old, &new)?,
            ConfigKind::Group if resource.name.is_empty() => return Err(AlterConfigsError::NoGroup),
            ConfigKind::Group => group_config::check(&new, settings)?,
            ConfigKind::ClientMetrics if resource.name.is_empty() => return Err(AlterConfigsError::NoSubscription),
            ConfigKind::ClientMetrics => check_subscription(&new)?,
        }
        Ok(difference(resource, old, &new))
    }

    fn check_topic(&self, name: &str, new: &Texts, settings: &Settings) -> Result<(), AlterConfigsError> {
        check_topic_name(name)?;
        let asked = new.iter().map(|(name, value)| (name.as_str(), Some(value.as_str())));
        if let Some(fault) = topic_config::check(asked, settings).into_iter().next() {
            return Err(fault.into());
        }
        match self.image.topic(name) {
            Some(_) => Ok(()),
            None => Err(AlterConfigsError::UnknownTopic { name: name.to_owned() }),
        }
    }

    /// The file that it is held against is this node's, which today is the broker's own. With brokers apart each checks its own first.
    fn check_broker(&self, resource: &ConfigResource, old: &Texts, new: &Texts) -> Result<(), AlterConfigsError> {
        let (whose, id) = match resource.name.as_str() {
            "" => (Whose::AllBrokers, None),
            name => match name.parse::<i32>() {
                Ok(id) if id >= 0 => (Whose::OneBroker, Some(BrokerId(id))),
                Ok(_) | Err(_) => return Err(AlterConfigsError::BrokerName { name: name.to_owned() }),
            },
        };
        let min_isr = broker::MIN_INSYNC_REPLICAS.row.name;
        if self.image.feature_level(ELR) > 0 {
            let set_for_one = id.is_some() && new.contains_key(min_isr);
            let unset_for_all = id.is_none() && old.contains_key(min_isr) && !new.contains_key(min_isr);
            if set_for_one || unset_for_all {
                return Err(AlterConfigsError::MinInsyncReplicas { resource: resource.clone() });
            }
        }
        self.image.broker_levels(&self.options.settings, id).check(new, whose)?;
        match id.filter(|id| self.image.broker(*id).is_none()) {
            Some(id) => Err(AlterConfigsError::UnknownBroker { id }),
            None => Ok(()),
        }
    }

    /// What eligible leader replicas need once they are in use: which replicas are eligible follows from the least number in sync, so it is
    /// one number, stored for the whole cluster, and no broker's own (KIP-966).
    ///
    /// `image`: with the level that is about to be in force.
    pub(super) fn min_insync_replicas_of_the_cluster(&self, image: &Image) -> Vec<Record> {
        if image.feature_level(ELR) == 0 {
            return vec![];
        }
        let row = broker::MIN_INSYNC_REPLICAS.row;
        let fact = |resource, value| Record::Config { resource, name: row.name.to_owned(), value };
        let is_set = |resource: &ConfigResource| image.configs(resource).is_some_and(|set| set.contains_key(row.name));
        let cluster = ConfigResource::cluster();
        let mut records = vec![];
        if !is_set(&cluster) {
            records.push(fact(cluster, Some(self.options.settings.get(broker::MIN_INSYNC_REPLICAS).to_string())));
        }
        let of_one = image
            .all_configs()
            .map(|(resource, _)| resource)
            .filter(|resource| resource.kind == ConfigKind::Broker && !resource.name.is_empty());
        records.extend(of_one.filter(|resource| is_set(resource)).map(|resource| fact(resource.clone(), None)));
        records
    }

    /// Whether none of the broker's log directories takes new partitions.
    pub(super) fn is_cordoned(&self, broker: BrokerId) -> bool {
        self.image.broker_levels(&self.options.settings, Some(broker)).cordons_everything()
    }

    /// What topics and groups fall back to: this node's file under what is set for all brokers.
    pub(super) fn cluster_settings(&self) -> Settings {
        self.image.broker_levels(&self.options.settings, None).effective()
    }
}

impl Image {
    /// The levels of `broker`'s options over its `file`; `None`: what holds for all brokers.
    pub fn broker_levels(&self, file: &Arc<Settings>, broker: Option<BrokerId>) -> Levels {
        let set = |resource: &ConfigResource| self.configs(resource).map(Arc::clone).unwrap_or_default();
        Levels {
            file: Arc::clone(file),
            cluster: set(&ConfigResource::cluster()),
            broker: broker.map(|id| set(&ConfigResource::broker(id))).unwrap_or_default(),
        }
    }
}

fn row_of(kind: ConfigKind, name: &str) -> Option<&'static OptionRow> {
    match kind {
        ConfigKind::Topic => topic::row(name),
        ConfigKind::Broker => broker::row(name),
        ConfigKind::Group => group::row(name),
        ConfigKind::ClientMetrics => client_metrics::row(name),
    }
}

/// What would become of a resource's settings.
fn changed(resource: &ConfigResource, old: &Texts, change: &ConfigChange, settings: &Settings) -> Result<Texts, NotAList> {
    let operations = match change {
        ConfigChange::Replace(settings) => return Ok(settings.iter().cloned().collect()),
        ConfigChange::Each(operations) => operations,
    };
    let mut new = old.clone();
    for (name, operation) in operations {
        let row = row_of(resource.kind, name);
        let default = row.and_then(|row| settings.default_for(row).or_else(|| settings.value(row))).map(|value| value.to_string());
        operation.apply(name, row, default.as_deref(), &mut new)?;
    }
    Ok(new)
}

fn check_subscription(new: &Texts) -> Result<(), ClientMetricsConfigError> {
    client_metrics::check(new)?;
    match new.get(client_metrics::MATCH.row.name).and_then(|patterns| unusable_pattern(patterns)) {
        Some(pattern) => Err(ClientMetricsConfigError::Pattern { pattern: pattern.to_owned() }),
        None => Ok(()),
    }
}

fn check_size<'a>(texts: impl IntoIterator<Item = &'a String>) -> Result<(), AlterConfigsError> {
    match texts.into_iter().map(String::len).max() {
        Some(length) if length > MAX_TEXT => Err(AlterConfigsError::TooLong { length }),
        _ => Ok(()),
    }
}

/// The facts that lead from the old settings to the new ones.
fn difference(resource: &ConfigResource, old: &Texts, new: &Texts) -> Vec<Record> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|name| old.get(*name) != new.get(*name)).collect();
    let fact = |name: &String| Record::Config { resource: resource.clone(), name: name.clone(), value: new.get(name).cloned() };
    names.into_iter().map(fact).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Request;
    use crate::metadata::brokers::tests::{step, with_brokers};
    use crate::metadata::topics::tests::make;

    type Each = Vec<(String, Operation)>;

    fn group(name: &str) -> ConfigResource {
        ConfigResource::group(name)
    }

    fn set(name: &str, value: &str) -> (String, Operation) {
        (name.to_owned(), Operation::Set(value.to_owned()))
    }

    fn alter(metadata: &mut Metadata, resource: ConfigResource, each: Each) -> Result<usize, AlterConfigsError> {
        change(metadata, resource, ConfigChange::Each(each), false)
    }

    fn change(
        metadata: &mut Metadata,
        resource: ConfigResource,
        change: ConfigChange,
        validate_only: bool,
    ) -> Result<usize, AlterConfigsError> {
        let decision = step(metadata, Request::AlterConfigs(AlterConfigs { resources: vec![(resource, change)], validate_only }));
        let (_, Reply::AlterConfigs(results)) = &decision.replies[0] else { panic!("{decision:?}") };
        assert!(results[0].is_ok() || decision.records.is_empty(), "a refusal stores nothing");
        results[0].clone().map(|()| decision.records.len())
    }

    fn orders() -> Metadata {
        let mut metadata = with_brokers(&[1]);
        make(&mut metadata, "orders", 1);
        metadata
    }

    #[test]
    fn refusals() {
        let topic = || ConfigResource::topic("orders");
        let long = "x".repeat(MAX_TEXT + 1);
        let delete = |name: &str| (name.to_owned(), Operation::Delete);
        let bad = |error: &AlterConfigsError| format!("{error}");
        #[rustfmt::skip]
        let cases: Vec<(ConfigResource, Each, &str)> = vec![
            (ConfigResource::topic("none"), vec![set("retention.ms", "1")], "The topic 'none' does not exist."),
            (ConfigResource::topic("a b"), vec![set("retention.ms", "1")], "a topic name consists of ASCII letters, digits, `.`, `_` and `-`; `a b` has something else"),
            (topic(), vec![set("nosuch", "1")], "Unknown topic config name: nosuch"),
            (topic(), vec![set("retention.ms", "1"), set("segment.ms", "soon")], "segment.ms=soon: is not of type long (-9223372036854775808 to 9223372036854775807)"),
            (topic(), vec![("retention.ms".to_owned(), Operation::Append("1".to_owned()))], "Can't APPEND to key retention.ms because its type is not LIST."),
            (topic(), vec![set(&long, "1")], "a name or value of 32768 bytes; 32767 is the most"),
            (ConfigResource { kind: ConfigKind::Broker, name: "one".to_owned() }, vec![], "`one` is no broker id, which is a number of 0 or above, or nothing for all brokers"),
            (ConfigResource::broker(BrokerId(9)), vec![set("max.connections", "1")], "broker 9 is not registered"),
            (ConfigResource::broker(BrokerId(1)), vec![set("log.dirs", "x")], "Cannot update these configs dynamically: [log.dirs]"),
            (group(""), vec![], "settings are made for one group; name it"),
            (group("g"), vec![set("nosuch", "1")], "Unknown group config name: nosuch"),
            (ConfigResource { kind: ConfigKind::ClientMetrics, name: "m".to_owned() }, vec![set("interval.ms", "1")], "Invalid value 1 for interval.ms, interval must be between 100 and 3600000 (1 hour)"),
            (ConfigResource { kind: ConfigKind::ClientMetrics, name: "m".to_owned() }, vec![set("match", "nosuch=x")], "Illegal client matching pattern: nosuch=x"),
            (ConfigResource { kind: ConfigKind::ClientMetrics, name: "m".to_owned() }, vec![set("match", "client_id=a.*,client_id=[b")], "Illegal client matching pattern: client_id=[b"),
        ];
        for (resource, each, refused) in cases {
            let found = alter(&mut orders(), resource.clone(), each);
            assert_eq!(found.map_err(|error| bad(&error)), Err(refused.to_owned()), "{resource}");
        }
        assert_eq!(alter(&mut orders(), topic(), vec![delete("nosuch")]), Ok(0), "to take away what is not there is no fault");
        // Beside min.insync.replicas, which is set for all brokers from the first start on.
        let many = (0..MAX_SETTINGS).map(|number| set(&format!("of.a.plugin.{number}"), "1")).collect();
        assert_eq!(alter(&mut orders(), ConfigResource::cluster(), many), Err(AlterConfigsError::TooMany { count: MAX_SETTINGS + 1 }));
    }

    #[test]
    fn settings_are_stored_replaced_and_taken_away() {
        let mut metadata = orders();
        let topic = ConfigResource::topic("orders");
        assert_eq!(alter(&mut metadata, topic.clone(), vec![set("retention.ms", "1"), set("segment.ms", "2")]), Ok(2));
        assert_eq!(alter(&mut metadata, topic.clone(), vec![set("retention.ms", "1")]), Ok(0), "as it is");
        let only = ConfigChange::Replace(vec![("retention.ms".to_owned(), "3".to_owned())]);
        assert_eq!(change(&mut metadata, topic.clone(), only.clone(), true), Ok(0), "only looked at");
        assert_eq!(change(&mut metadata, topic.clone(), only, false), Ok(2));
        let stored = metadata.image().configs(&topic).expect("stored");
        assert_eq!(stored.as_ref(), &BTreeMap::from([("retention.ms".to_owned(), "3".to_owned())]));
    }

    #[test]
    fn a_topic_is_held_against_what_is_set_for_all_brokers() {
        let mut metadata = orders();
        assert_eq!(alter(&mut metadata, ConfigResource::cluster(), vec![set("log.cleaner.max.compaction.lag.ms", "5")]), Ok(1));
        let refused = alter(&mut metadata, ConfigResource::topic("orders"), vec![set("min.compaction.lag.ms", "6")]);
        assert_eq!(refused, Err(TopicConfigError::CompactionLags { min: 6, max: 5 }.into()));
        let policy = alter(&mut metadata, ConfigResource::cluster(), vec![set("log.cleanup.policy", "compact")]);
        assert_eq!(policy, Ok(1));
        let append = vec![("cleanup.policy".to_owned(), Operation::Append("delete".to_owned()))];
        assert_eq!(alter(&mut metadata, ConfigResource::topic("orders"), append), Ok(1));
        assert_eq!(metadata.image().topic_configs("orders").expect("set")["cleanup.policy"], "compact,delete");
    }

    #[test]
    fn a_value_does_not_grow_beyond_what_the_log_can_hold() {
        let mut metadata = orders();
        let key = "leader.replication.throttled.replicas";
        let list = |count: usize| (0..count).map(|number| format!("{number}:1")).collect::<Vec<_>>().join(",");
        let long = list(4500);
        assert_eq!(alter(&mut metadata, ConfigResource::topic("orders"), vec![set(key, &long)]), Ok(1));
        let more: Vec<_> = (4500..6000).map(|number| format!("{number}:1")).collect();
        let append = vec![(key.to_owned(), Operation::Append(more.join(",")))];
        let length = list(6000).len();
        assert_eq!(alter(&mut metadata, ConfigResource::topic("orders"), append), Err(AlterConfigsError::TooLong { length }));
    }

    #[test]
    fn with_eligible_replicas_the_least_number_is_the_clusters() {
        let mut metadata = orders();
        let (key, cluster) = ("min.insync.replicas", ConfigResource::cluster());
        assert_eq!(alter(&mut metadata, cluster.clone(), vec![set(key, "2")]), Ok(1));
        let gone = alter(&mut metadata, cluster.clone(), vec![(key.to_owned(), Operation::Delete)]);
        assert_eq!(gone, Err(AlterConfigsError::MinInsyncReplicas { resource: cluster }));
        let one = ConfigResource::broker(BrokerId(1));
        assert_eq!(alter(&mut metadata, one.clone(), vec![set(key, "1")]), Err(AlterConfigsError::MinInsyncReplicas { resource: one }));
    }
}
