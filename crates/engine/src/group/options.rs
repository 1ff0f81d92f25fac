//! What an operator may set about groups and offsets. Passed in; what a group has set for itself is in the metadata.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use milena_config::group_config::{GroupConfig, MembershipOptions};
use milena_config::settings::Settings;

use super::GroupId;
use super::consumer::assign::ASSIGNORS;
use crate::metadata::{ConfigKind, ConfigResource, Image};

/// Values of `group.*` and `offsets.*`; each field names its option.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerOptions {
    /// The broker's options, to which those of a group fall back and in whose bounds they stay.
    pub settings: Arc<Settings>,
    /// `group.consumer.max.size`
    pub max_size: usize,
    /// `group.consumer.assignors`: names of assignors that there are; the first is the default.
    pub assignors: Vec<String>,
    /// `group.consumer.migration.policy`
    pub migration: Migration,
    /// `group.consumer.regex.refresh.interval.ms`
    pub regex_refresh: Duration,
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

impl ConsumerOptions {
    /// How a group keeps its members.
    pub(super) fn of(&self, image: &Image, group: &GroupId) -> MembershipOptions {
        match image.configs(&ConfigResource { kind: ConfigKind::Group, name: group.to_string() }) {
            Some(own) => GroupConfig::consumer(own, &self.settings),
            None => GroupConfig::consumer(&BTreeMap::new(), &self.settings),
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
        Self {
            settings: Arc::default(),
            max_size: 2_147_483_647,
            assignors: ASSIGNORS.map(str::to_owned).to_vec(),
            migration: Migration::Bidirectional,
            regex_refresh: Duration::from_secs(600),
        }
    }
}
