//! The options of one group as its coordinator uses them: overrides over the broker's defaults.
//!
//! Not here: storing them (`engine/metadata`), what the coordinator does with them (`engine/group`).
//!
//! Source: KIP-848, KIP-932, KIP-1071; bounds are the broker's.

use std::time::Duration;

use crate::broker::*;
use crate::group;
use crate::option::{Key, OptionRow};
use crate::settings::{BadValue, Settings};
use crate::topic_config::Overrides;
use crate::value::{Typed, Value};

/// Every option of a group, in its final value. A stored value beyond the broker's bounds of today counts as the nearest one within.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupConfig {
    pub consumer: MembershipOptions,
    pub share: MembershipOptions,
    pub streams: MembershipOptions,
    pub share_auto_offset_reset: String,
    pub share_delivery_count_limit: i32,
    /// `read_committed` or `read_uncommitted`.
    pub share_isolation_level: String,
    pub share_partition_max_record_locks: i32,
    pub share_record_lock_duration: Duration,
    pub share_renew_acknowledge_enable: bool,
    pub streams_initial_rebalance_delay: Duration,
    pub streams_num_standby_replicas: i32,
}

/// How a group of one protocol keeps its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipOptions {
    pub session_timeout: Duration,
    pub heartbeat_interval: Duration,
    /// Least time between two assignments.
    pub assignment_interval: Duration,
}

/// Why settings of a group are refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum GroupConfigError {
    #[error("Unknown group config name: {name}")]
    Unknown { name: String },
    #[error(transparent)]
    Bad(#[from] BadValue),
    #[error("{name} must be greater than or equal to {bound}")]
    TooLow { name: &'static str, bound: &'static str },
    #[error("{name} must be less than or equal to {bound}")]
    TooHigh { name: &'static str, bound: &'static str },
    #[error("{heartbeat} must be less than {session}")]
    HeartbeatNotBelowSession { heartbeat: &'static str, session: &'static str },
}

/// An option, and the broker's least and most of it.
struct Bounds {
    key: Key<i32>,
    min: Option<Key<i32>>,
    max: Key<i32>,
}

const fn between(key: Key<i32>, min: Key<i32>, max: Key<i32>) -> Bounds {
    Bounds { key, min: Some(min), max }
}

const BOUNDS: [Bounds; 13] = [
    between(group::CONSUMER_SESSION_TIMEOUT_MS, GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS, GROUP_CONSUMER_MAX_SESSION_TIMEOUT_MS),
    between(group::CONSUMER_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS, GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS),
    between(group::CONSUMER_ASSIGNMENT_INTERVAL_MS, GROUP_CONSUMER_MIN_ASSIGNMENT_INTERVAL_MS, GROUP_CONSUMER_MAX_ASSIGNMENT_INTERVAL_MS),
    between(group::SHARE_SESSION_TIMEOUT_MS, GROUP_SHARE_MIN_SESSION_TIMEOUT_MS, GROUP_SHARE_MAX_SESSION_TIMEOUT_MS),
    between(group::SHARE_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS, GROUP_SHARE_MAX_HEARTBEAT_INTERVAL_MS),
    between(group::SHARE_ASSIGNMENT_INTERVAL_MS, GROUP_SHARE_MIN_ASSIGNMENT_INTERVAL_MS, GROUP_SHARE_MAX_ASSIGNMENT_INTERVAL_MS),
    between(group::SHARE_RECORD_LOCK_DURATION_MS, GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS, GROUP_SHARE_MAX_RECORD_LOCK_DURATION_MS),
    between(group::SHARE_DELIVERY_COUNT_LIMIT, GROUP_SHARE_MIN_DELIVERY_COUNT_LIMIT, GROUP_SHARE_MAX_DELIVERY_COUNT_LIMIT),
    between(
        group::SHARE_PARTITION_MAX_RECORD_LOCKS,
        GROUP_SHARE_MIN_PARTITION_MAX_RECORD_LOCKS,
        GROUP_SHARE_MAX_PARTITION_MAX_RECORD_LOCKS,
    ),
    between(group::STREAMS_SESSION_TIMEOUT_MS, GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS, GROUP_STREAMS_MAX_SESSION_TIMEOUT_MS),
    between(group::STREAMS_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS, GROUP_STREAMS_MAX_HEARTBEAT_INTERVAL_MS),
    between(group::STREAMS_ASSIGNMENT_INTERVAL_MS, GROUP_STREAMS_MIN_ASSIGNMENT_INTERVAL_MS, GROUP_STREAMS_MAX_ASSIGNMENT_INTERVAL_MS),
    Bounds { key: group::STREAMS_NUM_STANDBY_REPLICAS, min: None, max: GROUP_STREAMS_MAX_STANDBY_REPLICAS },
];

/// Holds the whole settings of a group, as they would become, against rows, bounds and relations. The first fault by name.
pub fn check(new: &Overrides, broker: &Settings) -> Result<(), GroupConfigError> {
    for (name, text) in new {
        let row = group::row(name).ok_or_else(|| GroupConfigError::Unknown { name: name.clone() })?;
        row.parse(text).map_err(|error| BadValue::new(row, text, error))?;
    }
    let values = Values { overrides: new, broker };
    // Only what is set can be at fault: the broker's own values were checked at its start.
    for bounds in BOUNDS.iter().filter(|bounds| new.contains_key(bounds.key.row.name)) {
        let (name, value) = (bounds.key.row.name, values.get(bounds.key));
        if let Some(min) = bounds.min.filter(|min| value < broker.get(*min)) {
            return Err(GroupConfigError::TooLow { name, bound: min.row.name });
        }
        if value > broker.get(bounds.max) {
            return Err(GroupConfigError::TooHigh { name, bound: bounds.max.row.name });
        }
    }
    let pairs = [
        (group::CONSUMER_HEARTBEAT_INTERVAL_MS, group::CONSUMER_SESSION_TIMEOUT_MS),
        (group::SHARE_HEARTBEAT_INTERVAL_MS, group::SHARE_SESSION_TIMEOUT_MS),
        (group::STREAMS_HEARTBEAT_INTERVAL_MS, group::STREAMS_SESSION_TIMEOUT_MS),
    ];
    for (heartbeat, session) in pairs {
        if values.get(heartbeat) >= values.get(session) {
            return Err(GroupConfigError::HeartbeatNotBelowSession { heartbeat: heartbeat.row.name, session: session.row.name });
        }
    }
    Ok(())
}

impl GroupConfig {
    /// The options in force: override, else the broker's value, else the built-in default.
    pub fn effective(overrides: &Overrides, broker: &Settings) -> Self {
        let values = Values { overrides, broker };
        let membership = |session, heartbeat, assignment| values.membership(session, heartbeat, assignment);
        Self {
            consumer: Self::consumer(overrides, broker),
            share: membership(group::SHARE_SESSION_TIMEOUT_MS, group::SHARE_HEARTBEAT_INTERVAL_MS, group::SHARE_ASSIGNMENT_INTERVAL_MS),
            streams: membership(
                group::STREAMS_SESSION_TIMEOUT_MS,
                group::STREAMS_HEARTBEAT_INTERVAL_MS,
                group::STREAMS_ASSIGNMENT_INTERVAL_MS,
            ),
            share_auto_offset_reset: values.get(group::SHARE_AUTO_OFFSET_RESET),
            share_delivery_count_limit: values.bounded(group::SHARE_DELIVERY_COUNT_LIMIT),
            share_isolation_level: values.get(group::SHARE_ISOLATION_LEVEL),
            share_partition_max_record_locks: values.bounded(group::SHARE_PARTITION_MAX_RECORD_LOCKS),
            share_record_lock_duration: values.ms(group::SHARE_RECORD_LOCK_DURATION_MS),
            share_renew_acknowledge_enable: values.get(group::SHARE_RENEW_ACKNOWLEDGE_ENABLE),
            streams_initial_rebalance_delay: values.ms(group::STREAMS_INITIAL_REBALANCE_DELAY_MS),
            streams_num_standby_replicas: values.bounded(group::STREAMS_NUM_STANDBY_REPLICAS),
        }
    }

    /// Only what every heartbeat of a consumer group asks for.
    pub fn consumer(overrides: &Overrides, broker: &Settings) -> MembershipOptions {
        Values { overrides, broker }.membership(
            group::CONSUMER_SESSION_TIMEOUT_MS,
            group::CONSUMER_HEARTBEAT_INTERVAL_MS,
            group::CONSUMER_ASSIGNMENT_INTERVAL_MS,
        )
    }
}

struct Values<'a> {
    overrides: &'a Overrides,
    broker: &'a Settings,
}

impl Values<'_> {
    fn get<T: Typed>(&self, key: Key<T>) -> T {
        self.value(key.row).and_then(T::from_value).expect("every group option has a default")
    }

    /// An override that its row does not take counts as absent.
    fn value(&self, row: &'static OptionRow) -> Option<Value> {
        let own = self.overrides.get(row.name).and_then(|text| row.parse(text).ok());
        own.or_else(|| self.broker.default_for(row))
    }

    fn membership(&self, session: Key<i32>, heartbeat: Key<i32>, assignment: Key<i32>) -> MembershipOptions {
        MembershipOptions {
            session_timeout: self.ms(session),
            heartbeat_interval: self.ms(heartbeat),
            assignment_interval: self.ms(assignment),
        }
    }

    fn bounded(&self, key: Key<i32>) -> i32 {
        let value = self.get(key);
        let Some(bounds) = BOUNDS.iter().find(|bounds| bounds.key.row.name == key.row.name) else { return value };
        let value = bounds.min.map_or(value, |min| value.max(self.broker.get(min)));
        value.min(self.broker.get(bounds.max))
    }

    fn ms(&self, key: Key<i32>) -> Duration {
        Duration::from_millis(u64::try_from(self.bounded(key)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Pairs<'a> = &'a [(&'a str, &'a str)];

    fn overrides(pairs: Pairs<'_>) -> Overrides {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_group_goes_as_far_as_the_broker_lets_it() {
        let cases: [(Pairs<'_>, Option<&str>); 7] = [
            (&[("consumer.session.timeout.ms", "50000")], None),
            (
                &[("consumer.session.timeout.ms", "1")],
                Some("consumer.session.timeout.ms must be greater than or equal to group.consumer.min.session.timeout.ms"),
            ),
            (
                &[("consumer.session.timeout.ms", "60001")],
                Some("consumer.session.timeout.ms must be less than or equal to group.consumer.max.session.timeout.ms"),
            ),
            (
                &[("streams.num.standby.replicas", "3")],
                Some("streams.num.standby.replicas must be less than or equal to group.streams.max.standby.replicas"),
            ),
            (&[("share.delivery.count.limit", "1")], Some("share.delivery.count.limit=1: must be at least 2")),
            (&[("nosuch", "1")], Some("Unknown group config name: nosuch")),
            (&[("share.isolation.level", "read_committed")], None),
        ];
        for (pairs, refused) in cases {
            let found = check(&overrides(pairs), &Settings::default()).err().map(|error| error.to_string());
            assert_eq!(found.as_deref(), refused, "{pairs:?}");
        }
    }

    #[test]
    fn what_lies_beyond_the_bounds_of_today_counts_as_the_bound() {
        let config = GroupConfig::effective(&overrides(&[("consumer.session.timeout.ms", "90000")]), &Settings::default());
        assert_eq!(config.consumer.session_timeout, Duration::from_millis(60_000));
        assert_eq!(config.consumer.heartbeat_interval, Duration::from_millis(5000));
        let config = GroupConfig::effective(&overrides(&[("consumer.session.timeout.ms", " 50000")]), &Settings::default());
        assert_eq!(config.consumer.session_timeout, Duration::from_millis(50_000), "read as it was checked");
    }
}
