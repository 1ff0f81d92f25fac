//! Options of a group. Each falls back to the broker option of the same name behind `group.`.

use crate::broker;
use crate::option::{OptionRow, options};
use crate::reasons::{SHARE, STREAMS};

options! { KAFKA:
    /// Least time between two assignments of this group.
    CONSUMER_ASSIGNMENT_INTERVAL_MS: int "consumer.assignment.interval.ms" = "1000", AtLeast(0), Medium, OnResource, Works => [broker::GROUP_CONSUMER_ASSIGNMENT_INTERVAL_MS.times(1)];
    /// How often members of this group are told to send heartbeats.
    CONSUMER_HEARTBEAT_INTERVAL_MS: int "consumer.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, OnResource, Works => [broker::GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS.times(1)];
    /// After this long without a heartbeat a member is removed from this group.
    CONSUMER_SESSION_TIMEOUT_MS: int "consumer.session.timeout.ms" = "45000", AtLeast(1), Medium, OnResource, Works => [broker::GROUP_CONSUMER_SESSION_TIMEOUT_MS.times(1)];
    /// Least time between two assignments of this share group.
    SHARE_ASSIGNMENT_INTERVAL_MS: int "share.assignment.interval.ms" = "1000", AtLeast(0), Medium, OnResource, Later(SHARE) => [broker::GROUP_SHARE_ASSIGNMENT_INTERVAL_MS.times(1)];
    /// Where this share group begins on a partition that is new to it.
    SHARE_AUTO_OFFSET_RESET: string "share.auto.offset.reset" = "latest", OffsetReset, Medium, OnResource, Later(SHARE);
    /// How often a record is delivered to this group before it is given up.
    SHARE_DELIVERY_COUNT_LIMIT: int "share.delivery.count.limit" = "5", AtLeast(2), Medium, OnResource, Later(SHARE) => [broker::GROUP_SHARE_DELIVERY_COUNT_LIMIT.times(1)];
    /// How often members of this share group are told to send heartbeats.
    SHARE_HEARTBEAT_INTERVAL_MS: int "share.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, OnResource, Later(SHARE) => [broker::GROUP_SHARE_HEARTBEAT_INTERVAL_MS.times(1)];
    /// Whether this share group sees records of transactions that are not committed.
    SHARE_ISOLATION_LEVEL: string "share.isolation.level" = "read_uncommitted", OneOf(&["read_committed", "read_uncommitted"]), Medium, OnResource, Later(SHARE);
    /// Most records of one partition that members of this group may hold at one time.
    SHARE_PARTITION_MAX_RECORD_LOCKS: int "share.partition.max.record.locks" = "2000", AtLeast(100), Medium, OnResource, Later(SHARE) => [broker::GROUP_SHARE_PARTITION_MAX_RECORD_LOCKS.times(1)];
    /// How long a member of this group holds a record that it was given before another may have it.
    SHARE_RECORD_LOCK_DURATION_MS: int "share.record.lock.duration.ms" = "30000", AtLeast(1000), Medium, OnResource, Later(SHARE) => [broker::GROUP_SHARE_RECORD_LOCK_DURATION_MS.times(1)];
    /// Whether a member may prolong the time for which it holds a record.
    SHARE_RENEW_ACKNOWLEDGE_ENABLE: boolean "share.renew.acknowledge.enable" = "true", Any, Medium, OnResource, Later(SHARE);
    /// After this long without a heartbeat a member is removed from this share group.
    SHARE_SESSION_TIMEOUT_MS: int "share.session.timeout.ms" = "45000", AtLeast(1), Medium, OnResource, Later(SHARE) => [broker::GROUP_SHARE_SESSION_TIMEOUT_MS.times(1)];
    /// Least time between two assignments of this streams group.
    STREAMS_ASSIGNMENT_INTERVAL_MS: int "streams.assignment.interval.ms" = "1000", AtLeast(0), Medium, OnResource, Later(STREAMS) => [broker::GROUP_STREAMS_ASSIGNMENT_INTERVAL_MS.times(1)];
    /// How often members of this streams group are told to send heartbeats.
    STREAMS_HEARTBEAT_INTERVAL_MS: int "streams.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, OnResource, Later(STREAMS) => [broker::GROUP_STREAMS_HEARTBEAT_INTERVAL_MS.times(1)];
    /// How long the first assignment of this streams group waits for more members.
    STREAMS_INITIAL_REBALANCE_DELAY_MS: int "streams.initial.rebalance.delay.ms" = "3000", AtLeast(0), Medium, OnResource, Later(STREAMS) => [broker::GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS.times(1)];
    /// Warm copies of each state store that this streams group keeps.
    STREAMS_NUM_STANDBY_REPLICAS: int "streams.num.standby.replicas" = "0", AtLeast(0), Medium, OnResource, Later(STREAMS) => [broker::GROUP_STREAMS_NUM_STANDBY_REPLICAS.times(1)];
    /// After this long without a heartbeat a member is removed from this streams group.
    STREAMS_SESSION_TIMEOUT_MS: int "streams.session.timeout.ms" = "45000", AtLeast(1), Medium, OnResource, Later(STREAMS) => [broker::GROUP_STREAMS_SESSION_TIMEOUT_MS.times(1)];
}

/// The row of that name.
pub fn row(name: &str) -> Option<&'static OptionRow> {
    rows().find(|row| row.name == name)
}

/// Every row, by name.
pub fn rows() -> impl Iterator<Item = &'static OptionRow> {
    KAFKA.iter().copied()
}
