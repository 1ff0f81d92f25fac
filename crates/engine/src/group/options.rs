//! What an operator may set about groups and offsets. Passed in; what a group has set for itself is in the metadata.

use std::time::Duration;

use super::GroupId;
use super::consumer::assign::ASSIGNORS;
use crate::metadata::{ConfigKind, ConfigResource, Image};

/// Values of `group.*` and `offsets.*`; each field names its option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// `group.min.session.timeout.ms`
    pub min_session_timeout: Duration,
    /// `group.max.session.timeout.ms`
    pub max_session_timeout: Duration,
    /// `group.initial.rebalance.delay.ms`: how long a new group waits for more members.
    pub initial_rebalance_delay: Duration,
    /// `group.max.size`: members of one group.
    pub max_size: usize,
    /// `offset.metadata.max.bytes`; counted, as Kafka does, in UTF-16 units.
    pub offset_metadata_max: usize,
    /// `offsets.retention.minutes`
    pub retention: Duration,
    /// `offsets.retention.check.interval.ms`
    pub retention_check: Duration,
    pub consumer: ConsumerOptions,
}

/// Values of `group.consumer.*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsumerOptions {
    /// `group.consumer.session.timeout.ms`, and what a group may set.
    pub session_timeout: Bounded,
    /// `group.consumer.heartbeat.interval.ms`, and what a group may set.
    pub heartbeat_interval: Bounded,
    /// `group.consumer.assignment.interval.ms`, and what a group may set.
    pub assignment_interval: Bounded,
    /// `group.consumer.max.size`
    pub max_size: usize,
    /// `group.consumer.assignors`: names of assignors that there are; the first is the default.
    pub assignors: Vec<String>,
    /// `group.consumer.migration.policy`
    pub migration: Migration,
    /// `group.consumer.regex.refresh.interval.ms`
    pub regex_refresh: Duration,
}

/// A value and the least and the most that a group may have instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounded {
    pub value: Duration,
    pub min: Duration,
    pub max: Duration,
}

/// In which direction a group with members may change its protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migration {
    Disabled,
    Upgrade,
    Downgrade,
    Bidirectional,
}

impl Migration {
    pub(super) fn may_upgrade(self) -> bool {
        matches!(self, Self::Upgrade | Self::Bidirectional)
    }

    pub(super) fn may_downgrade(self) -> bool {
        matches!(self, Self::Downgrade | Self::Bidirectional)
    }
}

/// What holds for one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) session_timeout: Duration,
    pub(super) heartbeat_interval: Duration,
    pub(super) assignment_interval: Duration,
}

impl ConsumerOptions {
    /// Its own settings where it has any, within the bounds of today.
    pub(super) fn of(&self, image: &Image, group: &GroupId) -> Settings {
        let own = image.configs(&ConfigResource { kind: ConfigKind::Group, name: group.to_string() });
        let value = |name: &str, bounded: Bounded| {
            let own = own.and_then(|own| own.get(name)).and_then(|text| text.parse().ok()).map(Duration::from_millis);
            own.map_or(bounded.value, |own| own.max(bounded.min).min(bounded.max))
        };
        Settings {
            session_timeout: value("consumer.session.timeout.ms", self.session_timeout),
            heartbeat_interval: value("consumer.heartbeat.interval.ms", self.heartbeat_interval),
            assignment_interval: value("consumer.assignment.interval.ms", self.assignment_interval),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            min_session_timeout: Duration::from_secs(6),
            max_session_timeout: Duration::from_secs(1_800),
            initial_rebalance_delay: Duration::from_secs(3),
            max_size: 2_147_483_647,
            offset_metadata_max: 4096,
            retention: Duration::from_secs(10_080 * 60),
            retention_check: Duration::from_secs(600),
            consumer: ConsumerOptions::default(),
        }
    }
}

impl Default for ConsumerOptions {
    fn default() -> Self {
        let bounded = |value, min, max| Bounded {
            value: Duration::from_millis(value),
            min: Duration::from_millis(min),
            max: Duration::from_millis(max),
        };
        Self {
            session_timeout: bounded(45_000, 45_000, 60_000),
            heartbeat_interval: bounded(5_000, 5_000, 15_000),
            assignment_interval: bounded(1_000, 0, 15_000),
            max_size: 2_147_483_647,
            assignors: ASSIGNORS.map(str::to_owned).to_vec(),
            migration: Migration::Bidirectional,
            regex_refresh: Duration::from_secs(600),
        }
    }
}
