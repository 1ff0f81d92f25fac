//! What must hold between options, and which values this release refuses. Each function adds to the faults; none stops at the first.

use super::{Fault, Warning, log_dirs, network, node_id};
use crate::broker::{self, *};
use crate::option::Key;
use crate::settings::Settings;

pub(super) fn relations(settings: &Settings, faults: &mut Vec<Fault>) {
    identity(settings, faults);
    quorum(settings, faults);
    times_and_sizes(settings, faults);
    groups(settings, faults);
    directories(settings, faults);
    network::connections_per_ip(settings, faults);
    not_yet(settings, faults);
}

fn identity(settings: &Settings, faults: &mut Vec<Fault>) {
    let (node, broker) = (settings.optional(NODE_ID), settings.get(BROKER_ID));
    if broker >= 0 && node.is_some_and(|node| node != broker) {
        faults.push(Fault::Differ { left: "node.id", right: "broker.id" });
    }
    let Some(roles) = settings.optional(PROCESS_ROLES) else { return };
    if roles.len() < 2 {
        let instead = "a node is broker and controller in one until clusters of several nodes come; write process.roles=broker,controller";
        faults.push(Fault::NotYet { option: "process.roles", value: roles.join(","), instead });
    }
}

/// A quorum of this node alone is served; every other is for a later release.
fn quorum(settings: &Settings, faults: &mut Vec<Fault>) {
    let instead = "clusters of several nodes do; name this node only";
    let voters = settings.get(CONTROLLER_QUORUM_VOTERS);
    let mut ids = Vec::new();
    for voter in &voters {
        match voter.split_once('@').map(|(id, place)| (id.trim().parse::<i32>(), crate::listener::HostPort::parse(place))) {
            Some((Ok(id), Ok(_))) => ids.push(id),
            _ => {
                let why = "write id@host:port";
                faults.push(Fault::Refused { option: "controller.quorum.voters", value: voter.clone(), why });
            }
        }
    }
    if voters.len() > 1 {
        faults.push(Fault::NotYet { option: "controller.quorum.voters", value: voters.join(","), instead });
    } else if ids.first().is_some_and(|id| *id != node_id(settings)) {
        let why = "names another node than node.id; a node alone is its own voter";
        faults.push(Fault::Refused { option: "controller.quorum.voters", value: voters.join(","), why });
    }
    let servers = settings.get(CONTROLLER_QUORUM_BOOTSTRAP_SERVERS);
    if servers.len() > 1 {
        faults.push(Fault::NotYet { option: "controller.quorum.bootstrap.servers", value: servers.join(","), instead });
    }
}

fn times_and_sizes(settings: &Settings, faults: &mut Vec<Fault>) {
    const MIB: i64 = 1 << 20;
    for key in [LOG_ROLL_MS, LOG_RETENTION_MS] {
        let value = settings.optional(key);
        // A negative retention is "for ever"; there is no such age of a segment.
        let least = if key.row.name == LOG_ROLL_MS.row.name { 1 } else { -1 };
        let value = value.filter(|value| *value < least || *value == 0);
        let must = if least == 1 { "at least 1" } else { "at least 1, or -1 for ever" };
        faults.extend(value.map(|value| Fault::OutOfRange { option: key.row.name, value, must }));
    }
    for key in [LOG_RETENTION_MINUTES, LOG_RETENTION_HOURS] {
        let value = settings.optional(key).map(i64::from).filter(|value| *value == 0 || *value < -1);
        faults.extend(value.map(|value| Fault::OutOfRange { option: key.row.name, value, must: "at least 1, or -1 for ever" }));
    }
    let threads = i64::from(settings.get(LOG_CLEANER_THREADS)).max(1);
    let buffer = settings.get(LOG_CLEANER_DEDUPE_BUFFER_SIZE);
    if buffer / threads <= MIB {
        let must = "above 1048576 for each of log.cleaner.threads";
        faults.push(Fault::OutOfRange { option: "log.cleaner.dedupe.buffer.size", value: buffer, must });
    }
    let mut pairs = Pairs { settings, faults };
    pairs.ordered(REPLICA_FETCH_WAIT_MAX_MS, REPLICA_SOCKET_TIMEOUT_MS, false);
    pairs.ordered(REPLICA_FETCH_WAIT_MAX_MS, REPLICA_LAG_TIME_MAX_MS, false);
    // Not given, it follows a larger limit of one request by itself.
    if settings.is_given(REQUEST_MEMORY_BYTES) {
        pairs.ordered(SOCKET_REQUEST_MAX_BYTES, REQUEST_MEMORY_BYTES, false);
    }
    if settings.get(QUEUED_MAX_REQUEST_BYTES) > 0 {
        pairs.ordered(SOCKET_REQUEST_MAX_BYTES, QUEUED_MAX_REQUEST_BYTES, false);
    }
    if settings.get(CONNECTIONS_MAX_IDLE_MS) >= 0 {
        pairs.ordered(CONNECTION_FAILED_AUTHENTICATION_DELAY_MS, CONNECTIONS_MAX_IDLE_MS, true);
    }
    pairs.ordered(LOG_CLEANER_MIN_COMPACTION_LAG_MS, LOG_CLEANER_MAX_COMPACTION_LAG_MS, false);
    let session = i64::from(settings.get(BROKER_SESSION_TIMEOUT_MS));
    let heartbeat = i64::from(settings.get(BROKER_HEARTBEAT_INTERVAL_MS));
    if heartbeat.saturating_mul(2) > session {
        let must = "at most half of broker.session.timeout.ms";
        faults.push(Fault::OutOfRange { option: "broker.heartbeat.interval.ms", value: heartbeat, must });
    }
    let codec = i64::from(settings.get(OFFSETS_TOPIC_COMPRESSION_CODEC));
    if !(0..=4).contains(&codec) {
        let must = "0 (none), 1 (gzip), 2 (snappy), 3 (lz4) or 4 (zstd)";
        faults.push(Fault::OutOfRange { option: "offsets.topic.compression.codec", value: codec, must });
    }
}

fn groups(settings: &Settings, faults: &mut Vec<Fault>) {
    let within = [
        (GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS, GROUP_CONSUMER_SESSION_TIMEOUT_MS, GROUP_CONSUMER_MAX_SESSION_TIMEOUT_MS),
        (GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS),
        (GROUP_CONSUMER_MIN_ASSIGNMENT_INTERVAL_MS, GROUP_CONSUMER_ASSIGNMENT_INTERVAL_MS, GROUP_CONSUMER_MAX_ASSIGNMENT_INTERVAL_MS),
        (GROUP_SHARE_MIN_SESSION_TIMEOUT_MS, GROUP_SHARE_SESSION_TIMEOUT_MS, GROUP_SHARE_MAX_SESSION_TIMEOUT_MS),
        (GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_MAX_HEARTBEAT_INTERVAL_MS),
        (GROUP_SHARE_MIN_ASSIGNMENT_INTERVAL_MS, GROUP_SHARE_ASSIGNMENT_INTERVAL_MS, GROUP_SHARE_MAX_ASSIGNMENT_INTERVAL_MS),
        (GROUP_SHARE_MIN_DELIVERY_COUNT_LIMIT, GROUP_SHARE_DELIVERY_COUNT_LIMIT, GROUP_SHARE_MAX_DELIVERY_COUNT_LIMIT),
        (GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS, GROUP_SHARE_RECORD_LOCK_DURATION_MS, GROUP_SHARE_MAX_RECORD_LOCK_DURATION_MS),
        (GROUP_SHARE_MIN_PARTITION_MAX_RECORD_LOCKS, GROUP_SHARE_PARTITION_MAX_RECORD_LOCKS, GROUP_SHARE_MAX_PARTITION_MAX_RECORD_LOCKS),
        (GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS, GROUP_STREAMS_SESSION_TIMEOUT_MS, GROUP_STREAMS_MAX_SESSION_TIMEOUT_MS),
        (GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_MAX_HEARTBEAT_INTERVAL_MS),
        (GROUP_STREAMS_MIN_ASSIGNMENT_INTERVAL_MS, GROUP_STREAMS_ASSIGNMENT_INTERVAL_MS, GROUP_STREAMS_MAX_ASSIGNMENT_INTERVAL_MS),
    ];
    let mut pairs = Pairs { settings, faults };
    for (min, value, max) in within {
        pairs.ordered(min, value, false);
        pairs.ordered(value, max, false);
    }
    pairs.ordered(GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_SESSION_TIMEOUT_MS, true);
    pairs.ordered(GROUP_SHARE_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_SESSION_TIMEOUT_MS, true);
    pairs.ordered(GROUP_STREAMS_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_SESSION_TIMEOUT_MS, true);
    pairs.ordered(GROUP_STREAMS_NUM_STANDBY_REPLICAS, GROUP_STREAMS_MAX_STANDBY_REPLICAS, false);
    pairs.ordered(GROUP_MIN_SESSION_TIMEOUT_MS, GROUP_MAX_SESSION_TIMEOUT_MS, false);
}

fn directories(settings: &Settings, faults: &mut Vec<Fault>) {
    let known = log_dirs(settings);
    let all = settings.get(CORDONED_LOG_DIRS);
    if all.len() > 1 && all.iter().any(|cordoned| cordoned == "*") {
        let why = "`*` stands for all of them, and alone";
        faults.push(Fault::Refused { option: "cordoned.log.dirs", value: all.join(","), why });
        return;
    }
    for cordoned in all {
        if cordoned != "*" && !known.contains(&cordoned) {
            let why = "is not one of log.dirs";
            faults.push(Fault::Refused { option: "cordoned.log.dirs", value: cordoned, why });
        }
    }
}

/// What would be a promise that this release cannot keep is refused, not passed over.
fn not_yet(settings: &Settings, faults: &mut Vec<Fault>) {
    if settings.get(REMOTE_LOG_STORAGE_SYSTEM_ENABLE) {
        let instead = "tiered storage does not exist yet; set it to false and mind the room on local disks";
        faults.push(Fault::NotYet { option: "remote.log.storage.system.enable", value: "true".to_owned(), instead });
    }
}

/// Options that name a Java class: Kafka's own names of what we have built in are understood, any other cannot work.
pub(super) fn java_classes(settings: &Settings, faults: &mut Vec<Fault>, warnings: &mut Vec<Warning>) {
    const AUTHORIZERS: [&str; 3] = [
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "kafka.security.authorizer.AclAuthorizer",
        "kafka.security.auth.SimpleAclAuthorizer",
    ];
    const RACK_AWARE: &str = "org.apache.kafka.common.replica.RackAwareReplicaSelector";
    let authorizer = settings.get(AUTHORIZER_CLASS_NAME);
    if AUTHORIZERS.contains(&authorizer.as_str()) {
        let instead =
            "access control does not exist yet, and to start without it would open what you closed; remove the option to start without";
        faults.push(Fault::NotYet { option: "authorizer.class.name", value: authorizer, instead });
    } else if !authorizer.is_empty() {
        let instead = "the built-in one goes by the name org.apache.kafka.metadata.authorizer.StandardAuthorizer";
        faults.push(Fault::JavaClass { option: "authorizer.class.name", class: authorizer, instead });
    }
    let instead = "remove the option";
    for key in [CREATE_TOPIC_POLICY_CLASS_NAME, ALTER_CONFIG_POLICY_CLASS_NAME, CLIENT_QUOTA_CALLBACK_CLASS, SSL_ENGINE_FACTORY_CLASS] {
        if let Some(class) = settings.optional(key).filter(|class| !class.is_empty()) {
            faults.push(Fault::JavaClass { option: key.row.name, class, instead });
        }
    }
    if let Some(class) = settings.optional(REPLICA_SELECTOR_CLASS).filter(|class| !class.is_empty() && class != RACK_AWARE) {
        let instead = "the rack-aware selector goes by the name org.apache.kafka.common.replica.RackAwareReplicaSelector";
        faults.push(Fault::JavaClass { option: "replica.selector.class", class, instead });
    }
    if settings.is_given(PRINCIPAL_BUILDER_CLASS)
        && settings.given(PRINCIPAL_BUILDER_CLASS.row) != PRINCIPAL_BUILDER_CLASS.row.default_value().as_ref()
    {
        let class = settings.get(PRINCIPAL_BUILDER_CLASS);
        faults.push(Fault::JavaClass { option: "principal.builder.class", class, instead });
    }
    assignors(settings, faults);
    for key in [METRIC_REPORTERS, KAFKA_METRICS_REPORTERS] {
        let given = if settings.is_given(key) { settings.get(key) } else { Vec::new() };
        warnings.extend(given.into_iter().map(|class| Warning::ClassPassedOver { option: key.row.name, class }));
    }
}

/// Assignors go by short names, or by those of Kafka's own classes.
fn assignors(settings: &Settings, faults: &mut Vec<Fault>) {
    const PACKAGE: &str = "org.apache.kafka.coordinator.group.assignor.";
    let built_in = [
        (
            GROUP_CONSUMER_ASSIGNORS,
            &["uniform", "range", "UniformAssignor", "RangeAssignor"][..],
            "the built-in ones are uniform and range",
        ),
        (GROUP_SHARE_ASSIGNORS, &["simple", "SimpleAssignor"][..], "the built-in one is simple"),
    ];
    for (key, names, instead) in built_in {
        for class in settings.get(key) {
            if !names.contains(&class.strip_prefix(PACKAGE).unwrap_or(&class)) {
                faults.push(Fault::JavaClass { option: key.row.name, class, instead });
            }
        }
    }
    let share = settings.get(broker::GROUP_SHARE_ASSIGNORS);
    if share.len() > 1 {
        faults.push(Fault::Refused { option: "group.share.assignors", value: share.join(","), why: "name exactly one" });
    }
}

/// Pairs of numbers of which one must not exceed the other.
struct Pairs<'a> {
    settings: &'a Settings,
    faults: &'a mut Vec<Fault>,
}

impl Pairs<'_> {
    /// `strictly`: they may not be equal either.
    fn ordered<L: crate::value::Typed + Into<i64>, H: crate::value::Typed + Into<i64>>(
        &mut self,
        low: Key<L>,
        high: Key<H>,
        strictly: bool,
    ) {
        let (low_value, high_value) = (self.settings.get(low).into(), self.settings.get(high).into());
        if low_value > high_value || strictly && low_value == high_value {
            self.faults.push(Fault::Order { low: low.row.name, low_value, high: high.row.name, high_value, strictly });
        }
    }
}
