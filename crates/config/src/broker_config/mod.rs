//! The broker's options as the rooms receive them: typed, checked, complete.
//!
//! Options are passed, not looked up: a room takes the part that concerns it (`config.groups`, `config.connections`) and never sees
//! a name or a text. Not here: reading the file (`properties`), the relations between options (`check`), listeners (`network`).
//!
//! Invariant C2: who holds a `BrokerConfig` holds one that passed every check.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::broker;
use crate::listener::{HostPort, Listener, ListenerError};
use crate::option::{Effect, Key};
use crate::properties::{Properties, PropertiesError};
use crate::retired::{self, Fate};
use crate::settings::{BadValue, Settings, nearest};
use crate::topic_config::{Overrides, TopicConfig};
use crate::value::Value;

mod check;
mod network;
#[cfg(test)]
mod tests;

/// Everything that a broker is told at start.
#[derive(Debug, Clone)]
pub struct BrokerConfig {
    pub node_id: i32,
    pub rack: Option<String>,
    pub listeners: Vec<Listener>,
    /// Name of the listener that brokers use among themselves; one of `listeners`.
    pub inter_broker_listener: String,
    /// Data directories, at least one; as written, so possibly relative to the working directory.
    pub log_dirs: Vec<PathBuf>,
    /// Those of `log_dirs` that take no new partitions; live.
    pub cordoned_log_dirs: Vec<PathBuf>,
    /// Where the metadata log lies; one of `log_dirs` unless set.
    pub metadata_log_dir: PathBuf,
    /// Where metrics and health are served; `None`: nowhere.
    pub metrics_listener: Option<HostPort>,
    /// Whether metrics name each partition.
    pub metrics_per_partition: bool,
    /// Largest push of client metrics, compressed.
    pub telemetry_max_bytes: usize,
    /// Number of runtime workers.
    pub num_io_threads: usize,
    /// How long a stopping broker may take to finish what it has begun.
    pub shutdown_timeout: Duration,
    pub connections: ConnectionsConfig,
    pub topics: TopicsConfig,
    pub fetch: FetchConfig,
    pub log: LogConfig,
    pub groups: GroupsConfig,
    pub transactions: TransactionsConfig,
    pub quorum: QuorumConfig,
    /// Every option with what was given for it, for descriptions and for the defaults of topics.
    pub settings: Arc<Settings>,
}

/// Limits on connections and the requests that they bring.
#[derive(Debug, Clone)]
pub struct ConnectionsConfig {
    /// `None`: an idle connection stays.
    pub max_idle: Option<Duration>,
    pub max_connections: usize,
    pub max_connections_per_ip: usize,
    /// By host as written; beats `max_connections_per_ip`.
    pub max_connections_per_ip_overrides: Vec<(String, usize)>,
    /// Connections that may be accepted in a second.
    pub max_creation_rate: u32,
    /// Largest frame, without its length.
    pub request_max_bytes: usize,
    /// Memory that all requests in flight may hold together.
    pub request_memory_bytes: u64,
    /// A half-sent request that brings no byte for this long ends its connection.
    pub request_stall_timeout: Duration,
    pub listen_backlog: u32,
    /// `None`: as the operating system has it.
    pub send_buffer_bytes: Option<usize>,
    /// `None`: as the operating system has it.
    pub receive_buffer_bytes: Option<usize>,
    /// For requests of this broker to others.
    pub request_timeout: Duration,
}

/// How topics come into being.
#[derive(Debug, Clone)]
pub struct TopicsConfig {
    pub auto_create_enable: bool,
    pub delete_enable: bool,
    pub num_partitions: i32,
    pub default_replication_factor: i16,
    /// Partitions that one page of DescribeTopicPartitions holds at most.
    pub max_request_partition_size_limit: usize,
}

#[derive(Debug, Clone)]
pub struct FetchConfig {
    /// Most bytes in one answer; what a client asks beyond it is cut to it.
    pub max_bytes: usize,
    pub session_cache_slots: usize,
}

/// How this broker keeps its logs; what holds for one topic is in [`TopicConfig`].
#[derive(Debug, Clone)]
pub struct LogConfig {
    pub retention_check_interval: Duration,
    /// How often topics with `flush.ms` are looked at; `None`: never.
    pub flush_scheduler_interval: Option<Duration>,
    pub recovery_checkpoint_interval: Duration,
    pub start_offset_checkpoint_interval: Duration,
    pub high_watermark_checkpoint_interval: Duration,
    /// From start to the first run of background work.
    pub initial_task_delay: Duration,
    pub recovery_threads_per_data_dir: usize,
    /// Bytes that the journal of one log directory may take.
    pub journal_bytes: u64,
    /// Threads that move partitions between log directories.
    pub move_threads: usize,
    pub cleaner: CleanerConfig,
}

/// How compaction runs.
#[derive(Debug, Clone)]
pub struct CleanerConfig {
    pub enable: bool,
    pub threads: usize,
    pub dedupe_buffer_bytes: u64,
    /// How full the map of keys may become, in millionths.
    pub load_ppm: u32,
    /// Of all threads together, as the two that follow.
    pub io_buffer_bytes: usize,
    pub io_bytes_per_second: f64,
    pub backoff: Duration,
}

impl CleanerConfig {
    /// How long the threads may take at least to read and write `bytes`.
    pub fn time_for(&self, bytes: u64) -> Duration {
        let seconds = bytes as f64 / self.io_bytes_per_second.max(1.0);
        Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
    }
}

#[derive(Debug, Clone)]
pub struct GroupsConfig {
    pub min_session_timeout: Duration,
    pub max_session_timeout: Duration,
    pub initial_rebalance_delay: Duration,
    pub max_size: usize,
    /// `classic`, `consumer`, `share`, `streams`.
    pub rebalance_protocols: Vec<String>,
    pub consumer: MembershipConfig,
    /// Least time between two assignments of a consumer group.
    pub consumer_assignment_interval: Bounded,
    /// Names of assignors; the first is the default.
    pub consumer_assignors: Vec<String>,
    /// In lower case: `disabled`, `upgrade`, `downgrade`, `bidirectional`.
    pub consumer_migration_policy: String,
    pub consumer_regex_refresh_interval: Duration,
    pub share: MembershipConfig,
    pub streams: MembershipConfig,
    pub offsets: OffsetsConfig,
}

/// Groups of the newer protocols: default, least and most that a group may set.
#[derive(Debug, Clone)]
pub struct MembershipConfig {
    pub session_timeout: Bounded,
    pub heartbeat_interval: Bounded,
    pub max_size: usize,
}

#[derive(Debug, Clone, Copy)]
pub struct Bounded {
    pub value: Duration,
    pub min: Duration,
    pub max: Duration,
}

/// The topic `__consumer_offsets` and what is kept in it.
#[derive(Debug, Clone)]
pub struct OffsetsConfig {
    pub num_partitions: i32,
    /// 1 on a lone node that was not told otherwise; Kafka's 3 could never be met there.
    pub replication_factor: i16,
    pub segment_bytes: i32,
    /// Number of the codec: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.
    pub compression_codec: i8,
    pub load_buffer_bytes: usize,
    pub commit_timeout: Duration,
    /// Longest metadata text of a committed offset.
    pub metadata_max_bytes: usize,
    pub retention: Duration,
    pub retention_check_interval: Duration,
}

#[derive(Debug, Clone)]
pub struct TransactionsConfig {
    /// After this long without a batch a producer's sequence numbers are forgotten.
    pub producer_id_expiration: Duration,
    pub producer_id_expiration_check_interval: Duration,
    pub max_timeout: Duration,
    pub state_log_num_partitions: i32,
    /// 1 on a lone node that was not told otherwise.
    pub state_log_replication_factor: i16,
    pub state_log_min_isr: i32,
    pub state_log_segment_bytes: i32,
}

#[derive(Debug, Clone)]
pub struct QuorumConfig {
    pub election_timeout: Duration,
    pub fetch_timeout: Duration,
    pub broker_heartbeat_interval: Duration,
    pub broker_session_timeout: Duration,
    pub metadata_segment_bytes: u64,
    pub metadata_segment_age: Duration,
    /// Bytes of new records after which a snapshot is made.
    pub snapshot_after_bytes: u64,
    /// `None`: not on account of time.
    pub snapshot_after: Option<Duration>,
}

/// A checked configuration, and what its writer should know about it.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub config: BrokerConfig,
    pub warnings: Vec<Warning>,
}

/// Something that was given and starts, but not as its writer may think.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    #[error("`{name}` is no known option and has no effect{}", nearest.as_ref().map(|name| format!("; did you mean `{name}`?")).unwrap_or_default())]
    Unknown { name: String, nearest: Option<String> },
    #[error("the environment's {variable} is passed over: there is no option `{name}`")]
    NoOption { variable: String, name: String },
    #[error("`{name}` is an option of an earlier release without effect: {why}")]
    Retired { name: &'static str, why: &'static str },
    #[error("`{name}` is an option of an earlier release without effect; use `{instead}`")]
    Replaced { name: &'static str, instead: &'static str },
    #[error("`{name}` is an option of an earlier release; its value was taken for `{by}`")]
    TakenOver { name: &'static str, by: &'static str },
    #[error("`{name}` has no effect yet: {why}")]
    NotYet { name: &'static str, why: &'static str },
    #[error("`{name}` has no effect yet: {}", crate::dynamic::ONE_LISTENER)]
    OneListener { name: String },
    #[error("`{name}` has no effect: {why}")]
    WithoutEffect { name: &'static str, why: &'static str },
    #[error("`{option}` names the Java class `{class}`, which cannot be loaded here; it is passed over")]
    ClassPassedOver { option: &'static str, class: String },
}

/// Everything that is wrong with a configuration, at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Faults(pub Vec<Fault>);

impl std::error::Error for Faults {}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// One thing that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    File(#[from] PropertiesError),
    #[error(transparent)]
    Value(#[from] BadValue),
    #[error("{option}: {error}")]
    Listener { option: &'static str, error: ListenerError },
    #[error("{low}={low_value} must {} {high}={high_value}; lower the first or raise the second", if *strictly { "be below" } else { "not exceed" })]
    Order { low: &'static str, low_value: i64, high: &'static str, high_value: i64, strictly: bool },
    #[error("{option}={value}: must be {must}")]
    OutOfRange { option: &'static str, value: i64, must: &'static str },
    #[error("{left} and {right} are both given and differ; keep one of them")]
    Differ { left: &'static str, right: &'static str },
    #[error("{left} excludes {right}; keep one of them")]
    Exclude { left: &'static str, right: &'static str },
    #[error("{option}={value}: {why}")]
    Refused { option: &'static str, value: String, why: &'static str },
    #[error("{option}={value} comes in a later release: {instead}")]
    NotYet { option: &'static str, value: String, instead: &'static str },
    #[error("{option}={class} is a Java class, which cannot be loaded here; {instead}")]
    JavaClass { option: &'static str, class: String, instead: &'static str },
    #[error("{option} names the listener `{name}`, which {why}")]
    UnknownListener { option: &'static str, name: String, why: &'static str },
}

impl BrokerConfig {
    /// What stands in for a file where none is given: one node for this machine alone, data beside the working directory.
    pub fn without_file() -> Properties {
        [("process.roles", "broker,controller"), ("node.id", "1"), ("listeners", "PLAINTEXT://127.0.0.1:9092"), ("log.dirs", "milena-data")]
            .into_iter()
            .collect()
    }

    /// Reads, completes and checks a configuration.
    ///
    /// Errors: every fault that was found, at once; a value that could not be read counts as not given in the checks that follow.
    pub fn load(properties: &Properties) -> Result<Loaded, Faults> {
        let mut properties = properties.clone();
        let mut warnings = take_over(&mut properties);
        let (settings, bad, unknown) = Settings::read(&properties);
        let mut faults: Vec<Fault> = bad.into_iter().map(Fault::Value).collect();
        warnings.extend(unknown.into_iter().filter_map(about_unknown));
        warnings.extend(without_effect(&settings));
        warnings.dedup();
        check::relations(&settings, &mut faults);
        check::java_classes(&settings, &mut faults, &mut warnings);
        let listeners = network::listeners(&settings, &mut faults);
        let inter_broker_listener = network::inter_broker(&settings, &listeners, &mut faults);
        let metrics_listener = network::metrics_listener(&settings, &mut faults);
        // Its faults are among those of the relations.
        let per_ip = network::connections_per_ip(&settings, &mut Vec::new());
        if !faults.is_empty() {
            return Err(Faults(faults));
        }
        let mut settings = settings;
        stand_in(&mut settings);
        let read = Reader { settings };
        Ok(Loaded { config: read.config(listeners, inter_broker_listener, metrics_listener, per_ip), warnings })
    }

    /// The same broker with other options in force: all that may change live is taken from `settings`, what a start has settled (who it
    /// is, where it listens and keeps its data) stays.
    pub fn with(&self, settings: Settings) -> Self {
        let mut faults = Vec::new();
        let per_ip = network::connections_per_ip(&settings, &mut faults);
        let read = Reader { settings };
        let mut new = read.config(self.listeners.clone(), self.inter_broker_listener.clone(), self.metrics_listener.clone(), per_ip);
        // Stored all the same, by an earlier release or level by level: nobody could connect to mend it.
        if !faults.is_empty() {
            new.connections.max_connections_per_ip = self.connections.max_connections_per_ip;
            new.connections.max_connections_per_ip_overrides = self.connections.max_connections_per_ip_overrides.clone();
        }
        Self { node_id: self.node_id, log_dirs: self.log_dirs.clone(), metadata_log_dir: self.metadata_log_dir.clone(), ..new }
    }

    /// The options of a topic without overrides.
    pub fn topic_defaults(&self) -> TopicConfig {
        TopicConfig::effective(&Overrides::new(), &self.settings)
    }
}

/// The configuration of a broker without a file, on any free port of 127.0.0.1, without a metrics listener: for tests.
impl Default for BrokerConfig {
    fn default() -> Self {
        let mut properties = Self::without_file();
        properties.set("listeners", "PLAINTEXT://127.0.0.1:0");
        properties.set("metrics.listener", "");
        Self::load(&properties).expect("the stand-in for a file is valid").config
    }
}

/// Puts values of retired options where they belong now; says what became of each.
fn take_over(properties: &mut Properties) -> Vec<Warning> {
    let found: Vec<_> = properties.iter().filter_map(|(name, value)| Some((retired::find(name)?, value.to_owned()))).collect();
    let mut warnings = Vec::new();
    for (old, value) in found {
        let name = old.name;
        warnings.push(match old.fate {
            Fate::Gone(why) => Warning::Retired { name, why },
            Fate::UseInstead(instead) => Warning::Replaced { name, instead },
            Fate::TakenOver(by) if properties.get(by).is_some() => Warning::Replaced { name, instead: by },
            Fate::TakenOver(by) => {
                if !network::is_part_of_an_address(name) {
                    properties.set(by, value);
                }
                Warning::TakenOver { name, by }
            }
        });
    }
    network::take_over_addresses(properties);
    warnings.dedup();
    warnings
}

/// `None`: retired (already told) or of a plug-in.
fn about_unknown(name: String) -> Option<Warning> {
    if crate::dynamic::is_for_one_listener(&name) {
        return Some(Warning::OneListener { name });
    }
    if retired::find(&name).is_some() || retired::belongs_to_a_plugin(&name) {
        return None;
    }
    Some(Warning::Unknown { nearest: nearest(&name, broker::rows().map(|row| row.name)), name })
}

/// What was set to something else than its default and changes nothing all the same.
fn without_effect(settings: &Settings) -> Vec<Warning> {
    let changed = broker::rows().filter(|row| settings.given(row).is_some_and(|given| row.default_value().as_ref() != Some(given)));
    changed
        .filter_map(|row| match row.effect {
            Effect::Works => None,
            Effect::Later(why) => Some(Warning::NotYet { name: row.name, why }),
            Effect::Never(why) => Some(Warning::WithoutEffect { name: row.name, why }),
        })
        .collect()
}

/// What is wrong between the options of `settings`, and with the classes that they name; nothing, where a start would take them.
pub(crate) fn relation_faults(settings: &Settings) -> Vec<Fault> {
    let mut faults = Vec::new();
    check::relations(settings, &mut faults);
    check::java_classes(settings, &mut faults, &mut Vec::new());
    faults
}

/// Writes down what a lone node takes for options that were not given and whose defaults it cannot use, so that whoever asks is told
/// what is in force.
fn stand_in(settings: &mut Settings) {
    let node = node_id(settings);
    for key in [broker::NODE_ID, broker::BROKER_ID] {
        settings.set(key.row, Value::Int(node));
    }
    if !settings.is_given(broker::PROCESS_ROLES) {
        settings.set(broker::PROCESS_ROLES.row, Value::List(vec!["broker".to_owned(), "controller".to_owned()]));
    }
    // Kafka's 3 could never be met.
    for key in [broker::OFFSETS_TOPIC_REPLICATION_FACTOR, broker::TRANSACTION_STATE_LOG_REPLICATION_FACTOR] {
        if !settings.is_given(key) {
            settings.set(key.row, Value::Short(1));
        }
    }
}

/// Turns checked settings into the typed view.
struct Reader {
    settings: Settings,
}

impl Reader {
    fn config(
        self,
        listeners: Vec<Listener>,
        inter_broker_listener: String,
        metrics_listener: Option<HostPort>,
        per_ip: Vec<(String, usize)>,
    ) -> BrokerConfig {
        let log_dirs: Vec<PathBuf> = log_dirs(&self.settings).into_iter().map(PathBuf::from).collect();
        let first = log_dirs.first().cloned().unwrap_or_default();
        BrokerConfig {
            node_id: node_id(&self.settings),
            rack: self.settings.optional(broker::BROKER_RACK),
            listeners,
            inter_broker_listener,
            metadata_log_dir: self.settings.optional(broker::METADATA_LOG_DIR).map_or(first, PathBuf::from),
            cordoned_log_dirs: cordoned_log_dirs(&self.settings).into_iter().map(PathBuf::from).collect(),
            log_dirs,
            metrics_listener,
            metrics_per_partition: self.settings.get(broker::METRICS_PER_PARTITION),
            telemetry_max_bytes: self.count(broker::TELEMETRY_MAX_BYTES),
            num_io_threads: self.count(broker::NUM_IO_THREADS),
            shutdown_timeout: self.ms(broker::SHUTDOWN_TIMEOUT_MS),
            connections: self.connections(per_ip),
            topics: self.topics(),
            fetch: FetchConfig {
                max_bytes: self.count(broker::FETCH_MAX_BYTES),
                session_cache_slots: self.count(broker::MAX_INCREMENTAL_FETCH_SESSION_CACHE_SLOTS),
            },
            log: self.log(),
            groups: self.groups(),
            transactions: self.transactions(),
            quorum: self.quorum(),
            settings: Arc::new(self.settings),
        }
    }

    fn connections(&self, per_ip: Vec<(String, usize)>) -> ConnectionsConfig {
        let queued = self.settings.get(broker::QUEUED_MAX_REQUEST_BYTES);
        let memory = if queued > 0 { queued } else { self.settings.get(broker::REQUEST_MEMORY_BYTES) };
        // Kafka's default would keep the kernel from growing the buffer with the load.
        let buffer = |key: Key<i32>| self.settings.given(key.row).and_then(|_| usize::try_from(self.settings.get(key)).ok());
        ConnectionsConfig {
            max_idle: self.limited_ms(broker::CONNECTIONS_MAX_IDLE_MS),
            max_connections: self.count(broker::MAX_CONNECTIONS),
            max_connections_per_ip: self.count(broker::MAX_CONNECTIONS_PER_IP),
            max_connections_per_ip_overrides: per_ip,
            max_creation_rate: u32::try_from(self.settings.get(broker::MAX_CONNECTION_CREATION_RATE)).unwrap_or(u32::MAX),
            request_max_bytes: self.count(broker::SOCKET_REQUEST_MAX_BYTES),
            // At least one request of the largest size must fit.
            request_memory_bytes: u64::try_from(memory)
                .unwrap_or(0)
                .max(u64::try_from(self.settings.get(broker::SOCKET_REQUEST_MAX_BYTES)).unwrap_or(0)),
            request_stall_timeout: self.ms(broker::REQUEST_STALL_TIMEOUT_MS),
            listen_backlog: u32::try_from(self.settings.get(broker::SOCKET_LISTEN_BACKLOG_SIZE)).unwrap_or(1),
            send_buffer_bytes: buffer(broker::SOCKET_SEND_BUFFER_BYTES),
            receive_buffer_bytes: buffer(broker::SOCKET_RECEIVE_BUFFER_BYTES),
            request_timeout: self.ms(broker::REQUEST_TIMEOUT_MS),
        }
    }

    fn topics(&self) -> TopicsConfig {
        let factor = self.settings.get(broker::DEFAULT_REPLICATION_FACTOR);
        TopicsConfig {
            auto_create_enable: self.settings.get(broker::AUTO_CREATE_TOPICS_ENABLE),
            delete_enable: self.settings.get(broker::DELETE_TOPIC_ENABLE),
            num_partitions: self.settings.get(broker::NUM_PARTITIONS),
            default_replication_factor: i16::try_from(factor).unwrap_or(i16::MAX),
            max_request_partition_size_limit: self.count(broker::MAX_REQUEST_PARTITION_SIZE_LIMIT),
        }
    }

    fn log(&self) -> LogConfig {
        let flush = self.settings.get(broker::LOG_FLUSH_SCHEDULER_INTERVAL_MS);
        LogConfig {
            retention_check_interval: self.long_ms(broker::LOG_RETENTION_CHECK_INTERVAL_MS),
            flush_scheduler_interval: (flush > 0 && flush < i64::MAX).then(|| millis(flush)),
            recovery_checkpoint_interval: self.ms(broker::LOG_FLUSH_OFFSET_CHECKPOINT_INTERVAL_MS),
            start_offset_checkpoint_interval: self.ms(broker::LOG_FLUSH_START_OFFSET_CHECKPOINT_INTERVAL_MS),
            high_watermark_checkpoint_interval: self.long_ms(broker::REPLICA_HIGH_WATERMARK_CHECKPOINT_INTERVAL_MS),
            initial_task_delay: self.long_ms(broker::LOG_INITIAL_TASK_DELAY_MS),
            recovery_threads_per_data_dir: self.count(broker::NUM_RECOVERY_THREADS_PER_DATA_DIR),
            journal_bytes: u64::try_from(self.settings.get(broker::JOURNAL_BYTES)).unwrap_or(0),
            move_threads: {
                let threads = self.settings.optional(broker::NUM_REPLICA_ALTER_LOG_DIRS_THREADS);
                threads.and_then(|threads| usize::try_from(threads).ok()).unwrap_or_else(|| log_dirs(&self.settings).len())
            },
            cleaner: CleanerConfig {
                enable: self.settings.get(broker::LOG_CLEANER_ENABLE),
                threads: self.count(broker::LOG_CLEANER_THREADS),
                dedupe_buffer_bytes: u64::try_from(self.settings.get(broker::LOG_CLEANER_DEDUPE_BUFFER_SIZE)).unwrap_or(0),
                load_ppm: (self.settings.get(broker::LOG_CLEANER_IO_BUFFER_LOAD_FACTOR).clamp(0.0, 1.0) * 1e6) as u32,
                io_buffer_bytes: self.count(broker::LOG_CLEANER_IO_BUFFER_SIZE),
                io_bytes_per_second: self.settings.get(broker::LOG_CLEANER_IO_MAX_BYTES_PER_SECOND),
                backoff: self.long_ms(broker::LOG_CLEANER_BACKOFF_MS),
            },
        }
    }

    fn groups(&self) -> GroupsConfig {
        use broker::*;
        let session = (GROUP_CONSUMER_SESSION_TIMEOUT_MS, GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS, GROUP_CONSUMER_MAX_SESSION_TIMEOUT_MS);
        let heartbeat =
            (GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS);
        let share_session = (GROUP_SHARE_SESSION_TIMEOUT_MS, GROUP_SHARE_MIN_SESSION_TIMEOUT_MS, GROUP_SHARE_MAX_SESSION_TIMEOUT_MS);
        let share_heartbeat =
            (GROUP_SHARE_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_MAX_HEARTBEAT_INTERVAL_MS);
        let streams_session =
            (GROUP_STREAMS_SESSION_TIMEOUT_MS, GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS, GROUP_STREAMS_MAX_SESSION_TIMEOUT_MS);
        let streams_heartbeat =
            (GROUP_STREAMS_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_MAX_HEARTBEAT_INTERVAL_MS);
        GroupsConfig {
            min_session_timeout: self.ms(GROUP_MIN_SESSION_TIMEOUT_MS),
            max_session_timeout: self.ms(GROUP_MAX_SESSION_TIMEOUT_MS),
            initial_rebalance_delay: self.ms(GROUP_INITIAL_REBALANCE_DELAY_MS),
            max_size: self.count(GROUP_MAX_SIZE),
            rebalance_protocols: self.settings.get(GROUP_COORDINATOR_REBALANCE_PROTOCOLS),
            consumer: self.membership(session, heartbeat, GROUP_CONSUMER_MAX_SIZE),
            consumer_assignment_interval: Bounded {
                value: self.ms(GROUP_CONSUMER_ASSIGNMENT_INTERVAL_MS),
                min: self.ms(GROUP_CONSUMER_MIN_ASSIGNMENT_INTERVAL_MS),
                max: self.ms(GROUP_CONSUMER_MAX_ASSIGNMENT_INTERVAL_MS),
            },
            consumer_assignors: self.settings.get(GROUP_CONSUMER_ASSIGNORS),
            consumer_migration_policy: self.settings.get(GROUP_CONSUMER_MIGRATION_POLICY).to_lowercase(),
            consumer_regex_refresh_interval: self.ms(GROUP_CONSUMER_REGEX_REFRESH_INTERVAL_MS),
            share: self.membership(share_session, share_heartbeat, GROUP_SHARE_MAX_SIZE),
            streams: self.membership(streams_session, streams_heartbeat, GROUP_STREAMS_MAX_SIZE),
            offsets: self.offsets(),
        }
    }

    fn membership(&self, session: Triple, heartbeat: Triple, max_size: Key<i32>) -> MembershipConfig {
        let bounded = |(value, min, max): Triple| Bounded { value: self.ms(value), min: self.ms(min), max: self.ms(max) };
        MembershipConfig { session_timeout: bounded(session), heartbeat_interval: bounded(heartbeat), max_size: self.count(max_size) }
    }

    fn offsets(&self) -> OffsetsConfig {
        let codec = self.settings.get(broker::OFFSETS_TOPIC_COMPRESSION_CODEC);
        let minutes = u64::try_from(self.settings.get(broker::OFFSETS_RETENTION_MINUTES)).unwrap_or(0);
        OffsetsConfig {
            num_partitions: self.settings.get(broker::OFFSETS_TOPIC_NUM_PARTITIONS),
            replication_factor: self.settings.get(broker::OFFSETS_TOPIC_REPLICATION_FACTOR),
            segment_bytes: self.settings.get(broker::OFFSETS_TOPIC_SEGMENT_BYTES),
            compression_codec: i8::try_from(codec).unwrap_or(0),
            load_buffer_bytes: self.count(broker::OFFSETS_LOAD_BUFFER_SIZE),
            commit_timeout: self.ms(broker::OFFSETS_COMMIT_TIMEOUT_MS),
            metadata_max_bytes: self.count(broker::OFFSET_METADATA_MAX_BYTES),
            retention: Duration::from_secs(minutes.saturating_mul(60)),
            retention_check_interval: self.long_ms(broker::OFFSETS_RETENTION_CHECK_INTERVAL_MS),
        }
    }

    fn transactions(&self) -> TransactionsConfig {
        TransactionsConfig {
            producer_id_expiration: self.ms(broker::PRODUCER_ID_EXPIRATION_MS),
            producer_id_expiration_check_interval: self.ms(broker::PRODUCER_ID_EXPIRATION_CHECK_INTERVAL_MS),
            max_timeout: self.ms(broker::TRANSACTION_MAX_TIMEOUT_MS),
            state_log_num_partitions: self.settings.get(broker::TRANSACTION_STATE_LOG_NUM_PARTITIONS),
            state_log_replication_factor: self.settings.get(broker::TRANSACTION_STATE_LOG_REPLICATION_FACTOR),
            state_log_min_isr: self.settings.get(broker::TRANSACTION_STATE_LOG_MIN_ISR),
            state_log_segment_bytes: self.settings.get(broker::TRANSACTION_STATE_LOG_SEGMENT_BYTES),
        }
    }

    fn quorum(&self) -> QuorumConfig {
        let interval = self.settings.get(broker::METADATA_LOG_MAX_SNAPSHOT_INTERVAL_MS);
        let segment = self.settings.optional(broker::INTERNAL_METADATA_LOG_SEGMENT_BYTES);
        let segment = segment.unwrap_or_else(|| self.settings.get(broker::METADATA_LOG_SEGMENT_BYTES));
        let snapshot = self.settings.get(broker::METADATA_LOG_MAX_RECORD_BYTES_BETWEEN_SNAPSHOTS);
        QuorumConfig {
            election_timeout: self.ms(broker::CONTROLLER_QUORUM_ELECTION_TIMEOUT_MS),
            fetch_timeout: self.ms(broker::CONTROLLER_QUORUM_FETCH_TIMEOUT_MS),
            broker_heartbeat_interval: self.ms(broker::BROKER_HEARTBEAT_INTERVAL_MS),
            broker_session_timeout: self.ms(broker::BROKER_SESSION_TIMEOUT_MS),
            metadata_segment_bytes: u64::try_from(segment).unwrap_or(0),
            metadata_segment_age: self.long_ms(broker::METADATA_LOG_SEGMENT_MS),
            snapshot_after_bytes: u64::try_from(snapshot).unwrap_or(u64::MAX),
            snapshot_after: (interval > 0).then(|| millis(interval)),
        }
    }

    /// A number that is not negative by its row; one that is counts as 0.
    fn count(&self, key: Key<i32>) -> usize {
        usize::try_from(self.settings.get(key)).unwrap_or(0)
    }

    fn ms(&self, key: Key<i32>) -> Duration {
        millis(i64::from(self.settings.get(key)))
    }

    fn long_ms(&self, key: Key<i64>) -> Duration {
        millis(self.settings.get(key))
    }

    /// A negative number is no limit.
    fn limited_ms(&self, key: Key<i64>) -> Option<Duration> {
        u64::try_from(self.settings.get(key)).ok().map(Duration::from_millis)
    }
}

/// Value, least, most.
type Triple = (Key<i32>, Key<i32>, Key<i32>);

fn millis(number: i64) -> Duration {
    Duration::from_millis(u64::try_from(number).unwrap_or(0))
}

/// The first that is set of node.id and broker.id; 1 where neither is, as in a file that let ZooKeeper choose.
fn node_id(settings: &Settings) -> i32 {
    settings.optional(broker::NODE_ID).or(settings.optional(broker::BROKER_ID).filter(|id| *id >= 0)).unwrap_or(1)
}

/// Those of the log directories that `cordoned.log.dirs` names; `*` names all.
fn cordoned_log_dirs(settings: &Settings) -> Vec<String> {
    let cordoned = settings.get(broker::CORDONED_LOG_DIRS);
    let is_named = |directory: &String| cordoned.iter().any(|named| named == "*" || named == directory);
    log_dirs(settings).into_iter().filter(is_named).collect()
}

/// Whether none of the log directories takes new partitions.
pub(crate) fn cordons_everything(settings: &Settings) -> bool {
    cordoned_log_dirs(settings).len() == log_dirs(settings).len()
}

fn log_dirs(settings: &Settings) -> Vec<String> {
    settings.optional(broker::LOG_DIRS).unwrap_or_else(|| settings.get(broker::LOG_DIR))
}
