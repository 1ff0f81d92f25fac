//! What an operator may set about classic groups and offsets. Passed in, never looked up.

use std::time::Duration;

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
        }
    }
}
