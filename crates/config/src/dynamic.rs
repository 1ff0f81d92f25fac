//! The levels that lie over a broker's file while it runs: what is set for all brokers, and for this one.
//!
//! ```text
//! override of the topic or group          wins
//! setting of this broker
//! setting of all brokers
//! file and command line
//! built-in default                        loses
//! ```
//!
//! Not here: who stores the levels (`engine/metadata`) and who is told of a change (`broker/options`).
//!
//! Source: KIP-226; configs that Kafka 4.3 lets change, by the rows' `update`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::broker;
use crate::broker_config::{Fault, cordons_everything, relation_faults};
use crate::option::{Kind, OptionRow, Update};
use crate::settings::{BadValue, Settings};
use crate::topic_config::Overrides;
use crate::value::Value;

/// Keys that hold for one listener begin so; its name in lower case follows.
const LISTENER_PREFIX: &str = "listener.name.";
/// Prefixed keys that may also be set for all brokers.
const PREFIXED_FOR_ALL: [&str; 3] = ["num.network.threads", "max.connections", "max.connection.creation.rate"];
/// Kafka changes these only one listener at a time.
const BY_LISTENER_ONLY: [&str; 10] = [
    "ssl.key.password",
    "ssl.keystore.certificate.chain",
    "ssl.keystore.key",
    "ssl.keystore.location",
    "ssl.keystore.password",
    "ssl.keystore.type",
    "ssl.truststore.certificates",
    "ssl.truststore.location",
    "ssl.truststore.password",
    "ssl.truststore.type",
];
/// Numbers of threads go to half or double in one step.
const THREADS: [&str; 6] = [
    "background.threads",
    "log.cleaner.threads",
    "num.io.threads",
    "num.network.threads",
    "num.recovery.threads.per.data.dir",
    "num.replica.fetchers",
];

/// What Kafka changes live and this release does not: refused, because a promise that is not kept is worse.
pub const BY_FILE_ONLY: &[(&str, &str)] = &[
    ("listeners", "listeners are opened at the start; change the file and restart"),
    ("listener.security.protocol.map", "listeners are opened at the start; change the file and restart"),
];
/// What is accepted live and takes no effect before, or even after, a restart.
pub const NOT_LIVE: &[(&str, &str)] = &[("num.io.threads", "the threads are started once, as many as the file says")];

/// Bytes per second that moves between log directories may copy. It has no row: as in Kafka, no file has it, and it is described where it
/// is set only (`kafka-reassign-partitions --replica-alter-log-dirs-throttle` sets it for one broker).
pub const MOVE_BYTES_PER_SECOND: &str = "replica.alter.log.dirs.io.max.bytes.per.second";

/// Rates of copying, which `kafka-reassign-partitions` sets for one broker. They have no rows, for the same reason.
pub(crate) const RATES: [&str; 3] = [MOVE_BYTES_PER_SECOND, "leader.replication.throttled.rate", "follower.replication.throttled.rate"];

/// One broker's options, level by level. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levels {
    pub file: Arc<Settings>,
    /// Set for all brokers.
    pub cluster: Arc<Overrides>,
    /// Set for this broker.
    pub broker: Arc<Overrides>,
}

/// A broker's level, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Broker,
    Cluster,
    File,
    Default,
}

impl Level {
    pub(crate) const ALL: [Self; 4] = [Self::Broker, Self::Cluster, Self::File, Self::Default];
}

/// For whom dynamic settings are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    OneBroker,
    AllBrokers,
}

/// Why settings of a broker cannot be changed while it runs.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DynamicConfigError {
    #[error("Cannot update these configs dynamically: [{}]", .names.join(", "))]
    ReadOnly { names: Vec<String> },
    #[error("{name} cannot change while the broker runs: {why}")]
    ByFileOnly { name: &'static str, why: &'static str },
    #[error("[{}] are set for one listener only: write listener.name.NAME. before each", .names.join(", "))]
    NeedsListener { names: Vec<String> },
    #[error("[{}] are set for one broker only: name the broker", .names.join(", "))]
    NeedsBroker { names: Vec<String> },
    #[error(transparent)]
    Bad(#[from] BadValue),
    #[error("{option}={asked}: a number of threads cannot change to less than 1")]
    NoThread { option: &'static str, asked: i64 },
    #[error("{option}={asked}: a number of threads changes to between half and double of what it is, which is {current}")]
    ThreadStep { option: &'static str, asked: i64, current: i64 },
    #[error("Invalid value {text} for configuration {name}: it is a number of bytes, 0 or above")]
    NoRate { name: &'static str, text: String },
    #[error(transparent)]
    Relation(Box<Fault>),
}

impl Levels {
    /// Only what stands in the file.
    pub fn of_file(file: Arc<Settings>) -> Self {
        Self { file, ..Self::default() }
    }

    /// The options in force, as one broker's settings. A stored value that its row does not take, or that no file may be overruled in,
    /// counts as absent: a fact of another release must not stop a broker.
    pub fn effective(&self) -> Settings {
        let mut settings = Settings::clone(&self.file);
        for level in [&self.cluster, &self.broker] {
            for (name, text) in level.iter() {
                if let Some(row) = broker::row(name).filter(|row| row.update != Update::ReadOnly && !is_by_file_only(row.name))
                    && let Ok(value) = row.parse(text)
                {
                    settings.set(row, value);
                }
            }
        }
        settings
    }

    /// Bytes per second that moves between log directories may copy together; `None`: no limit.
    pub fn move_bytes_per_second(&self) -> Option<u64> {
        let set = [&self.broker, &self.cluster].into_iter().find_map(|level| rate(level.get(MOVE_BYTES_PER_SECOND)?));
        set.filter(|rate| *rate < i64::MAX).map(i64::unsigned_abs)
    }

    /// Whether no log directory of the broker takes new partitions (KIP-1066).
    ///
    /// The directories are those of the file: where it is another node's, only `*` is understood of what is set for that broker.
    pub fn cordons_everything(&self) -> bool {
        let name = broker::CORDONED_LOG_DIRS.row.name;
        // Most often it is nowhere set; the levels are laid over each other only where it is.
        (self.broker.contains_key(name) || self.file.is_given(broker::CORDONED_LOG_DIRS)) && cordons_everything(&self.effective())
    }

    /// What `name` is at one level, as text; `None`: not set there, or null.
    pub(crate) fn at(&self, level: Level, name: &str) -> Option<String> {
        match level {
            Level::Broker => self.broker.get(name).cloned(),
            Level::Cluster => self.cluster.get(name).cloned(),
            Level::File => broker::row(name)
                .and_then(|row| self.file.given(row))
                .map(Value::to_string)
                .or_else(|| self.file.others().get(name).cloned()),
            Level::Default => broker::row(name).and_then(OptionRow::default_value).map(|value| value.to_string()),
        }
    }

    /// Holds the whole of one level, as it would become, against the rows and the relations between options.
    pub fn check(&self, new: &Overrides, whose: Whose) -> Result<(), DynamicConfigError> {
        check_names(new, whose)?;
        for (name, text) in new {
            if let Some(row) = base_row(name) {
                row.parse(text).map_err(|error| BadValue::new(row, text, error).named(name))?;
                check_class(name, row, text)?;
            }
        }
        if let Some(text) = new.get(MOVE_BYTES_PER_SECOND).filter(|text| rate(text).is_none()) {
            return Err(DynamicConfigError::NoRate { name: MOVE_BYTES_PER_SECOND, text: text.clone() });
        }
        let changed = match whose {
            Whose::OneBroker => Self { broker: Arc::new(new.clone()), ..self.clone() },
            Whose::AllBrokers => Self { cluster: Arc::new(new.clone()), ..self.clone() },
        };
        let (before, after) = (self.effective(), changed.effective());
        check_threads(&before, &after)?;
        // What was wrong before is no reason to refuse what does not touch it.
        let known = relation_faults(&before);
        match relation_faults(&after).into_iter().find(|fault| !known.contains(fault)) {
            Some(fault) => Err(DynamicConfigError::Relation(Box::new(fault))),
            None => Ok(()),
        }
    }
}

/// A class for one listener; those for all are among the relations.
fn check_class(name: &str, row: &'static OptionRow, text: &str) -> Result<(), DynamicConfigError> {
    const CLASSES: [&str; 2] = ["ssl.engine.factory.class", "principal.builder.class"];
    let built_in = row.default_value().is_some_and(|value| value.to_string() == text.trim());
    if is_for_one_listener(name) && CLASSES.contains(&row.name) && !text.trim().is_empty() && !built_in {
        let fault = Fault::JavaClass { option: row.name, class: text.to_owned(), instead: "remove the option" };
        return Err(DynamicConfigError::Relation(Box::new(fault)));
    }
    Ok(())
}

fn check_names(new: &Overrides, whose: Whose) -> Result<(), DynamicConfigError> {
    let named = |holds: &dyn Fn(&str) -> bool| -> Vec<String> { new.keys().filter(|name| holds(name)).cloned().collect() };
    let names = named(&|name| broker::row(name).is_some_and(|row| row.update == Update::ReadOnly));
    if !names.is_empty() {
        return Err(DynamicConfigError::ReadOnly { names });
    }
    if let Some((name, why)) = BY_FILE_ONLY.iter().find(|(name, _)| new.contains_key(*name)) {
        return Err(DynamicConfigError::ByFileOnly { name, why });
    }
    let names = named(&|name| BY_LISTENER_ONLY.contains(&name));
    if !names.is_empty() {
        return Err(DynamicConfigError::NeedsListener { names });
    }
    let names = named(&is_per_broker);
    if whose == Whose::AllBrokers && !names.is_empty() {
        return Err(DynamicConfigError::NeedsBroker { names });
    }
    Ok(())
}

/// `None`: no rate.
fn rate(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(|rate| *rate >= 0)
}

fn is_per_broker(name: &str) -> bool {
    match listener_rest(name) {
        Some(rest) => !PREFIXED_FOR_ALL.contains(&rest),
        None => broker::row(name).is_some_and(|row| row.update == Update::PerBroker),
    }
}

fn is_by_file_only(name: &str) -> bool {
    BY_FILE_ONLY.iter().any(|(known, _)| *known == name)
}

fn check_threads(before: &Settings, after: &Settings) -> Result<(), DynamicConfigError> {
    for option in THREADS {
        let number = |settings: &Settings| match settings.value(broker::row(option)?)? {
            Value::Int(number) => Some(i64::from(number)),
            _ => None,
        };
        let (Some(current), Some(asked)) = (number(before), number(after)) else { continue };
        if asked == current {
            continue;
        }
        if asked < 1 {
            return Err(DynamicConfigError::NoThread { option, asked });
        }
        // A file may say that the cleaner has none: neither half nor double of that says anything, and it must not be for ever.
        if current > 0 && (asked < current / 2 || asked > current.saturating_mul(2)) {
            return Err(DynamicConfigError::ThreadStep { option, asked, current });
        }
    }
    Ok(())
}

/// Why nothing comes of an option for one listener.
pub const ONE_LISTENER: &str = "options for one listener come in a later release; those of the broker hold for every listener";

/// Whether `name` is an option of the broker, written for one listener.
pub fn is_for_one_listener(name: &str) -> bool {
    listener_rest(name).is_some() && base_row(name).is_some()
}

/// What stands behind `listener.name.NAME.`.
fn listener_rest(name: &str) -> Option<&str> {
    name.strip_prefix(LISTENER_PREFIX)?.split_once('.').map(|(_, rest)| rest)
}

/// The row of a broker's key, also where it is set for one listener, or one mechanism of it.
pub(crate) fn base_row(name: &str) -> Option<&'static OptionRow> {
    broker::row(name).or_else(|| {
        let rest = listener_rest(name)?;
        broker::row(rest).or_else(|| broker::row(rest.split_once('.')?.1))
    })
}

/// The names under which a value of `name` may be found, strongest first: families of units, and the key without its listener.
pub(crate) fn names_of(name: &str) -> Vec<&str> {
    const FAMILIES: [&[&str]; 3] = [
        &["log.roll.ms", "log.roll.hours"],
        &["log.roll.jitter.ms", "log.roll.jitter.hours"],
        &["log.retention.ms", "log.retention.minutes", "log.retention.hours"],
    ];
    if name == "log.flush.interval.ms" {
        return vec![name, "log.flush.scheduler.interval.ms"];
    }
    if let Some(family) = FAMILIES.iter().find(|family| family.contains(&name)) {
        return family.to_vec();
    }
    match listener_rest(name) {
        Some(rest) => vec![name, rest],
        None => vec![name],
    }
}

/// How an altered value is made of what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    Set(String),
    Delete,
    /// To a list; starts from the default where nothing is set.
    Append(String),
    /// From a list, likewise. What is not there is no fault.
    Subtract(String),
}

/// `APPEND` or `SUBTRACT` on something that is no list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Can't {operation} to key {name} because its type is not LIST.")]
pub struct NotAList {
    pub operation: &'static str,
    pub name: String,
}

impl Operation {
    /// Applies it to `settings`. `row`: of the key, where it has one; `default`: what stands in where nothing is set.
    pub fn apply(
        &self,
        name: &str,
        row: Option<&OptionRow>,
        default: Option<&str>,
        settings: &mut BTreeMap<String, String>,
    ) -> Result<(), NotAList> {
        let (operation, text) = match self {
            Self::Set(text) => {
                settings.insert(name.to_owned(), text.clone());
                return Ok(());
            }
            Self::Delete => {
                settings.remove(name);
                return Ok(());
            }
            Self::Append(text) => ("APPEND", text),
            Self::Subtract(text) => ("SUBTRACT", text),
        };
        if row.is_none_or(|row| row.kind != Kind::List) {
            return Err(NotAList { operation, name: name.to_owned() });
        }
        let before = settings.get(name).map(String::as_str).or(default).unwrap_or_default();
        let joined = match self {
            Self::Subtract(_) => {
                let gone: BTreeSet<&str> = elements(text).collect();
                elements(before).filter(|element| !gone.contains(element)).collect::<Vec<_>>().join(",")
            }
            Self::Set(_) | Self::Delete | Self::Append(_) => {
                let mut known: BTreeSet<&str> = elements(before).collect();
                let new = elements(text).filter(|element| known.insert(element));
                let all: Vec<&str> = elements(before).chain(new).collect();
                all.join(",")
            }
        };
        settings.insert(name.to_owned(), joined);
        Ok(())
    }
}

fn elements(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|element| !element.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::properties::Properties;

    fn overrides(pairs: &[(&str, &str)]) -> Overrides {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn levels(file: &[(&str, &str)], cluster: &[(&str, &str)], broker: &[(&str, &str)]) -> Levels {
        let (file, bad, _) = Settings::read(&file.iter().copied().collect::<Properties>());
        assert_eq!(bad, []);
        Levels { file: Arc::new(file), cluster: Arc::new(overrides(cluster)), broker: Arc::new(overrides(broker)) }
    }

    #[test]
    fn the_rate_of_moves_is_known_to_the_metadata_only() {
        let rate = |cluster: &[(&str, &str)], broker: &[(&str, &str)]| levels(&[], cluster, broker).move_bytes_per_second();
        let name = MOVE_BYTES_PER_SECOND;
        assert_eq!(rate(&[], &[]), None);
        assert_eq!(rate(&[(name, "5")], &[]), Some(5));
        assert_eq!(rate(&[(name, "5")], &[(name, "0")]), Some(0), "nothing moves");
        assert_eq!(rate(&[], &[(name, "9223372036854775807")]), None, "Kafka's way to say: no limit");
        for text in ["-1", "much", ""] {
            let refused = Levels::default().check(&overrides(&[(name, text)]), Whose::OneBroker);
            assert!(matches!(refused, Err(DynamicConfigError::NoRate { .. })), "{text}");
        }
    }

    #[test]
    fn the_nearest_level_wins_and_what_cannot_be_is_passed_over() {
        let max = |levels: &Levels| levels.effective().get(broker::MAX_CONNECTIONS);
        let name = "max.connections";
        assert_eq!(max(&levels(&[(name, "3")], &[(name, "2")], &[(name, "1")])), 1);
        assert_eq!(max(&levels(&[(name, "3")], &[(name, "2")], &[])), 2);
        assert_eq!(max(&levels(&[(name, "3")], &[(name, "many")], &[])), 3);
        let read_only = levels(&[("num.partitions", "3")], &[("num.partitions", "2")], &[]);
        assert_eq!(read_only.effective().get(broker::NUM_PARTITIONS), 3);
    }

    #[test]
    fn what_may_not_change_is_refused() {
        use Whose::{AllBrokers, OneBroker};
        let cases = [
            (OneBroker, ("broker.id", "5"), Some("Cannot update these configs dynamically: [broker.id]")),
            (
                OneBroker,
                ("listeners", "PLAINTEXT://:1"),
                Some("listeners cannot change while the broker runs: listeners are opened at the start; change the file and restart"),
            ),
            (
                OneBroker,
                ("ssl.key.password", "x"),
                Some("[ssl.key.password] are set for one listener only: write listener.name.NAME. before each"),
            ),
            (AllBrokers, ("cordoned.log.dirs", "x"), Some("[cordoned.log.dirs] are set for one broker only: name the broker")),
            (
                AllBrokers,
                ("listener.name.a.ssl.key.password", "x"),
                Some("[listener.name.a.ssl.key.password] are set for one broker only: name the broker"),
            ),
            (AllBrokers, ("listener.name.a.max.connections", "7"), None),
            (OneBroker, ("num.io.threads", "0"), Some("num.io.threads=0: must be at least 1")),
            (
                OneBroker,
                ("listener.name.a.max.connections", "x"),
                Some("listener.name.a.max.connections=x: is not of type int (-2147483648 to 2147483647)"),
            ),
            (
                OneBroker,
                ("num.io.threads", "1000"),
                Some("num.io.threads=1000: a number of threads changes to between half and double of what it is, which is 8"),
            ),
            (OneBroker, ("num.io.threads", "16"), None),
            (AllBrokers, ("log.cleaner.threads", "0"), Some("log.cleaner.threads=0: a number of threads cannot change to less than 1")),
            (AllBrokers, ("log.cleaner.threads", "2"), None),
            (
                AllBrokers,
                ("log.cleaner.threads", "3"),
                Some("log.cleaner.threads=3: a number of threads changes to between half and double of what it is, which is 1"),
            ),
            (OneBroker, ("log.cleaner.min.compaction.lag.ms", "9"), None),
            (OneBroker, ("no.such", "1"), None),
            (
                AllBrokers,
                ("max.connections.per.ip", "0"),
                Some(
                    "max.connections.per.ip=0: must be at least 1 where max.connections.per.ip.overrides names no host, or nobody could \
                     connect",
                ),
            ),
            (
                AllBrokers,
                ("max.connections.per.ip.overrides", "garbage"),
                Some("max.connections.per.ip.overrides=garbage: write host:count"),
            ),
        ];
        for (whose, pair, refused) in cases {
            let found = Levels::default().check(&overrides(&[pair]), whose).err().map(|error| error.to_string());
            assert_eq!(found.as_deref(), refused, "{pair:?}");
        }
        let lags = overrides(&[("log.cleaner.min.compaction.lag.ms", "9"), ("log.cleaner.max.compaction.lag.ms", "8")]);
        assert!(matches!(Levels::default().check(&lags, OneBroker), Err(DynamicConfigError::Relation(_))));
    }

    #[test]
    fn numbers_of_threads_change_in_steps_and_never_to_none() {
        let threads = |file: &str, cluster: &[(&str, &str)], asked: &[(&str, &str)]| {
            levels(&[("log.cleaner.threads", file)], cluster, &[]).check(&overrides(asked), Whose::AllBrokers).is_ok()
        };
        for (current, asked, taken) in
            [("5", "2", true), ("5", "1", false), ("5", "10", true), ("5", "11", false), ("0", "1", true), ("0", "9", true)]
        {
            assert_eq!(threads(current, &[], &[("log.cleaner.threads", asked)]), taken, "{current} to {asked}");
        }
        assert!(threads("1", &[("log.cleaner.threads", "0")], &[]), "stored by a release that took it; it can be taken back");
        assert!(threads("0", &[], &[("log.cleaner.backoff.ms", "9")]), "the threads do not change");
    }

    #[test]
    fn classes_that_cannot_be_loaded_are_refused_for_one_listener_too() {
        let names = ["principal.builder.class", "ssl.engine.factory.class"];
        for name in names.into_iter().flat_map(|name| [name.to_owned(), format!("listener.name.a.{name}")]) {
            let found = Levels::default().check(&overrides(&[(&name, "a.B")]), Whose::OneBroker).err().map(|error| error.to_string());
            assert!(found.as_ref().is_some_and(|found| found.contains("=a.B is a Java class")), "{name}: {found:?}");
        }
    }

    #[test]
    fn lists_grow_and_shrink_from_their_default() {
        let row = crate::topic::CLEANUP_POLICY.row;
        let mut settings = Overrides::new();
        let mut apply = |operation: Operation| {
            operation.apply(row.name, Some(row), Some("delete"), &mut settings).unwrap();
            settings.get(row.name).cloned()
        };
        assert_eq!(apply(Operation::Append("compact".to_owned())).as_deref(), Some("delete,compact"));
        assert_eq!(apply(Operation::Append("compact".to_owned())).as_deref(), Some("delete,compact"));
        assert_eq!(apply(Operation::Subtract("delete,nonsense".to_owned())).as_deref(), Some("compact"));
        assert_eq!(apply(Operation::Delete), None);
        let number = crate::topic::RETENTION_MS.row;
        assert!(Operation::Append("1".to_owned()).apply(number.name, Some(number), None, &mut settings).is_err());
    }
}
