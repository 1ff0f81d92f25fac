//! The levels of this broker's loggers, altered while it runs and forgotten when it ends (KIP-412).
//!
//! A logger is a part of the program by the name under which it logs (a `tracing` target). Some of Kafka's names stand for the part
//! that does the same work, so that what operators have in their scripts goes on to mean something.
//!
//! Not here: where log lines go (the `milena` binary, which connects itself by [`Loggers::connect`]; a broker in a test's process
//! keeps the levels and changes nothing).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use milena_config::describe::{Entry, Source};
use milena_config::dynamic::Operation;

/// Everything that has no level of its own follows it.
const ROOT: &str = "root";
const LEVELS: [&str; 6] = ["DEBUG", "ERROR", "FATAL", "INFO", "TRACE", "WARN"];

/// The library of the quorum tells its inner life at `info`: where `log.level` does not name it, only its trouble is told.
const QUORUM: (&str, &str) = ("openraft", "WARN");

/// Name and target, by name.
const LOGGERS: &[(&str, &str)] = &[
    ("kafka.log.LogCleaner", "milena_broker::cleaner"),
    ("kafka.log.LogManager", "milena_broker::retention"),
    ("kafka.network.SocketServer", "milena_broker::listener"),
    ("kafka.server.BrokerServer", "milena_broker::server"),
    ("kafka.server.KafkaApis", "milena_broker::api"),
    ("kafka.server.ReplicaManager", "milena_broker::partition"),
    ("milena_broker", "milena_broker"),
    ("milena_broker::api", "milena_broker::api"),
    ("milena_broker::cleaner", "milena_broker::cleaner"),
    ("milena_broker::connection", "milena_broker::connection"),
    ("milena_broker::controller", "milena_broker::controller"),
    ("milena_broker::coordinator", "milena_broker::coordinator"),
    ("milena_broker::disk", "milena_broker::disk"),
    ("milena_broker::listener", "milena_broker::listener"),
    ("milena_broker::metrics_listener", "milena_broker::metrics_listener"),
    ("milena_broker::options", "milena_broker::options"),
    ("milena_broker::partition", "milena_broker::partition"),
    ("milena_broker::retention", "milena_broker::retention"),
    ("milena_broker::server", "milena_broker::server"),
    ("openraft", "openraft"),
    ("org.apache.kafka.controller.QuorumController", "milena_broker::controller"),
    ("org.apache.kafka.coordinator.group.GroupCoordinatorService", "milena_broker::coordinator"),
    (ROOT, ""),
];

/// Takes new directives, as `log.level` has them.
type Apply = Box<dyn Fn(&str) + Send + Sync>;

/// The levels in force.
pub struct Loggers {
    /// What `log.level` says: a level for all, and levels of parts.
    start: BTreeMap<String, String>,
    altered: Mutex<BTreeMap<&'static str, String>>,
    apply: OnceLock<Apply>,
}

/// What is to become of one logger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggerChange {
    pub name: String,
    pub operation: Operation,
}

/// Why levels stay as they were; all of a request, or none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoggerError {
    #[error("Logger {name} does not exist!")]
    Unknown { name: String },
    #[error("Cannot set the log level of {name} to {level} as it is not a supported log level. Valid log levels are {}", LEVELS.join(", "))]
    Level { name: String, level: String },
    #[error("the root logger always has a level; set another one instead of removing it")]
    Root,
    #[error("a level is no list: SET and DELETE are what loggers know")]
    NoList,
}

impl fmt::Debug for Loggers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loggers").field("altered", &self.altered).finish_non_exhaustive()
    }
}

impl Loggers {
    /// `directives`: the value of `log.level`.
    pub fn new(directives: &str) -> Self {
        let pairs = directives.split(',').map(str::trim).filter(|directive| !directive.is_empty());
        let start = pairs.map(|directive| match directive.split_once('=') {
            Some((target, level)) => (target.trim().to_owned(), level.trim().to_uppercase()),
            None => (String::new(), directive.to_uppercase()),
        });
        let mut start: BTreeMap<String, String> = start.collect();
        start.entry(QUORUM.0.to_owned()).or_insert_with(|| QUORUM.1.to_owned());
        Self { start, altered: Mutex::default(), apply: OnceLock::new() }
    }

    /// What a value of `log.level` is in full, for the program that writes the lines.
    pub fn directives_of(level: &str) -> String {
        Self::new(level).directives(&BTreeMap::new())
    }

    /// From now on `apply` is called with the directives of every change. The first to connect stays.
    pub fn connect(&self, apply: impl Fn(&str) + Send + Sync + 'static) {
        self.apply.get_or_init(|| Box::new(apply));
    }

    /// Every logger with its level, by name.
    pub fn describe(&self) -> Vec<Entry> {
        let altered = self.altered();
        let entry = |(name, target): &(&str, &'static str)| Entry {
            name: (*name).to_owned(),
            value: Some(self.level(&altered, target)),
            source: Source::BrokerLogger,
            read_only: false,
            sensitive: false,
            kind: None,
            documentation: None,
            synonyms: vec![],
        };
        LOGGERS.iter().map(entry).collect()
    }

    /// Changes levels, or only checks whether they could be changed.
    pub fn alter(&self, changes: &[LoggerChange], validate_only: bool) -> Result<(), LoggerError> {
        let mut altered = self.altered();
        let mut new = altered.clone();
        for LoggerChange { name, operation } in changes {
            let known = LOGGERS.iter().find(|(known, _)| known == name);
            let (_, target) = known.ok_or_else(|| LoggerError::Unknown { name: name.clone() })?;
            match operation {
                Operation::Set(level) if !LEVELS.contains(&level.as_str()) => {
                    return Err(LoggerError::Level { name: name.clone(), level: level.clone() });
                }
                Operation::Set(level) => drop(new.insert(target, level.clone())),
                Operation::Delete if name == ROOT => return Err(LoggerError::Root),
                Operation::Delete => drop(new.remove(target)),
                Operation::Append(_) | Operation::Subtract(_) => return Err(LoggerError::NoList),
            }
        }
        if !validate_only {
            *altered = new;
            let directives = self.directives(&altered);
            // Outside the lock nothing may overtake: the newest directives are applied last.
            if let Some(apply) = self.apply.get() {
                apply(&directives);
            }
            tracing::info!(%directives, "log_levels_altered");
        }
        Ok(())
    }

    fn altered(&self) -> MutexGuard<'_, BTreeMap<&'static str, String>> {
        self.altered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its own, else that of the part it belongs to, else the root's.
    fn level(&self, altered: &BTreeMap<&'static str, String>, target: &str) -> String {
        let mut part = target;
        loop {
            if let Some(level) = altered.get(part).or_else(|| self.start.get(part)) {
                return level.clone();
            }
            match part.rsplit_once("::") {
                Some((parent, _)) => part = parent,
                None if part.is_empty() => return "INFO".to_owned(),
                None => part = "",
            }
        }
    }

    /// What the program that writes the lines understands, the root's level first.
    fn directives(&self, altered: &BTreeMap<&'static str, String>) -> String {
        let mut levels: BTreeMap<&str, &str> = self.start.iter().map(|(target, level)| (target.as_str(), level.as_str())).collect();
        levels.extend(altered.iter().map(|(target, level)| (*target, level.as_str())));
        let directive = |(target, level): (&&str, &&str)| {
            let level = if *level == "FATAL" { "error".to_owned() } else { level.to_lowercase() };
            if target.is_empty() { level } else { format!("{target}={level}") }
        };
        levels.iter().map(directive).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn change(name: &str, operation: Operation) -> LoggerChange {
        LoggerChange { name: name.to_owned(), operation }
    }

    fn set(name: &str, level: &str) -> LoggerChange {
        change(name, Operation::Set(level.to_owned()))
    }

    fn level(loggers: &Loggers, name: &str) -> String {
        loggers.describe().into_iter().find(|entry| entry.name == name).and_then(|entry| entry.value).unwrap_or_default()
    }

    #[test]
    fn levels_change_and_go_back() {
        let loggers = Loggers::new("warn,milena_broker=info");
        let seen = Arc::new(Mutex::new(vec![]));
        let sink = Arc::clone(&seen);
        loggers.connect(move |directives| sink.lock().expect("whole").push(directives.to_owned()));
        assert_eq!((level(&loggers, "root"), level(&loggers, "kafka.server.KafkaApis")), ("WARN".to_owned(), "INFO".to_owned()));
        assert_eq!(loggers.alter(&[set("kafka.server.KafkaApis", "DEBUG"), set("root", "FATAL")], false), Ok(()));
        assert_eq!((level(&loggers, "milena_broker::api"), level(&loggers, "openraft")), ("DEBUG".to_owned(), "WARN".to_owned()));
        assert_eq!(loggers.alter(&[change("milena_broker::api", Operation::Delete)], false), Ok(()));
        assert_eq!(level(&loggers, "kafka.server.KafkaApis"), "INFO");
        let all = ["error,milena_broker=info,milena_broker::api=debug,openraft=warn", "error,milena_broker=info,openraft=warn"];
        assert_eq!(*seen.lock().expect("whole"), all);
        assert_eq!(Loggers::directives_of("debug,openraft=INFO"), "debug,openraft=info");
    }

    #[test]
    fn refusals_change_nothing() {
        let loggers = Loggers::new("info");
        let cases = [
            (set("nosuch", "DEBUG"), LoggerError::Unknown { name: "nosuch".to_owned() }),
            (set("root", "LOUD"), LoggerError::Level { name: "root".to_owned(), level: "LOUD".to_owned() }),
            (change("root", Operation::Delete), LoggerError::Root),
            (change("root", Operation::Append("INFO".to_owned())), LoggerError::NoList),
        ];
        for (bad, error) in cases {
            assert_eq!(loggers.alter(&[set("openraft", "TRACE"), bad], false), Err(error));
            assert_eq!(level(&loggers, "openraft"), "WARN");
        }
        assert_eq!(loggers.alter(&[set("openraft", "TRACE")], true), Ok(()));
        assert_eq!(level(&loggers, "openraft"), "WARN", "only looked at");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(LOGGERS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
