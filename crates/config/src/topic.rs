//! Options of a topic. Each falls back to the broker options named behind `=>`, the first that is set.

use crate::broker;
use crate::option::{OptionRow, options};

options! { KAFKA:
    CLEANUP_POLICY: list "cleanup.policy" = "delete", Subset(&["compact", "delete"]), Medium, OnResource, Works => [broker::LOG_CLEANUP_POLICY.times(1)];
    COMPRESSION_GZIP_LEVEL: int "compression.gzip.level" = "-1", BetweenOr(1, 9, -1), Medium, OnResource, Works => [broker::COMPRESSION_GZIP_LEVEL.times(1)];
    COMPRESSION_LZ4_LEVEL: int "compression.lz4.level" = "9", Between(1, 17), Medium, OnResource, Works => [broker::COMPRESSION_LZ4_LEVEL.times(1)];
    COMPRESSION_TYPE: string "compression.type" = "producer", OneOf(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]), Medium, OnResource, Works => [broker::COMPRESSION_TYPE.times(1)];
    COMPRESSION_ZSTD_LEVEL: int "compression.zstd.level" = "3", Between(-131_072, 22), Medium, OnResource, Works => [broker::COMPRESSION_ZSTD_LEVEL.times(1)];
    DELETE_RETENTION_MS: long "delete.retention.ms" = "86400000", AtLeast(0), Medium, OnResource, Works => [broker::LOG_CLEANER_DELETE_RETENTION_MS.times(1)];
    FILE_DELETE_DELAY_MS: long "file.delete.delay.ms" = "60000", AtLeast(0), Medium, OnResource, Works => [broker::LOG_SEGMENT_DELETE_DELAY_MS.times(1)];
    FLUSH_MESSAGES: long "flush.messages" = "9223372036854775807", AtLeast(1), Medium, OnResource, Works => [broker::LOG_FLUSH_INTERVAL_MESSAGES.times(1)];
    FLUSH_MS: long "flush.ms" = "9223372036854775807", AtLeast(0), Medium, OnResource, Works => [broker::LOG_FLUSH_INTERVAL_MS.times(1), broker::LOG_FLUSH_SCHEDULER_INTERVAL_MS.times(1)];
    FOLLOWER_REPLICATION_THROTTLED_REPLICAS: list "follower.replication.throttled.replicas" = "", ThrottledReplicas, Medium, OnResource, Works;
    INDEX_INTERVAL_BYTES: int "index.interval.bytes" = "4096", AtLeast(0), Medium, OnResource, Works => [broker::LOG_INDEX_INTERVAL_BYTES.times(1)];
    INTERNAL_SEGMENT_BYTES: int "internal.segment.bytes" = null, Any, Medium, OnResource, Works, internal;
    LEADER_REPLICATION_THROTTLED_REPLICAS: list "leader.replication.throttled.replicas" = "", ThrottledReplicas, Medium, OnResource, Works;
    LOCAL_RETENTION_BYTES: long "local.retention.bytes" = "-2", AtLeast(-2), Medium, OnResource, Works => [broker::LOG_LOCAL_RETENTION_BYTES.times(1)];
    LOCAL_RETENTION_MS: long "local.retention.ms" = "-2", AtLeast(-2), Medium, OnResource, Works => [broker::LOG_LOCAL_RETENTION_MS.times(1)];
    MAX_COMPACTION_LAG_MS: long "max.compaction.lag.ms" = "9223372036854775807", AtLeast(1), Medium, OnResource, Works => [broker::LOG_CLEANER_MAX_COMPACTION_LAG_MS.times(1)];
    MAX_MESSAGE_BYTES: int "max.message.bytes" = "1048588", AtLeast(0), Medium, OnResource, Works => [broker::MESSAGE_MAX_BYTES.times(1)];
    MESSAGE_TIMESTAMP_AFTER_MAX_MS: long "message.timestamp.after.max.ms" = "3600000", AtLeast(0), Medium, OnResource, Works => [broker::LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS.times(1)];
    MESSAGE_TIMESTAMP_BEFORE_MAX_MS: long "message.timestamp.before.max.ms" = "9223372036854775807", AtLeast(0), Medium, OnResource, Works => [broker::LOG_MESSAGE_TIMESTAMP_BEFORE_MAX_MS.times(1)];
    MESSAGE_TIMESTAMP_TYPE: string "message.timestamp.type" = "CreateTime", OneOf(&["CreateTime", "LogAppendTime"]), Medium, OnResource, Works => [broker::LOG_MESSAGE_TIMESTAMP_TYPE.times(1)];
    MIN_CLEANABLE_DIRTY_RATIO: double "min.cleanable.dirty.ratio" = "0.5", Fraction(0.0, 1.0), Medium, OnResource, Works => [broker::LOG_CLEANER_MIN_CLEANABLE_RATIO.times(1)];
    MIN_COMPACTION_LAG_MS: long "min.compaction.lag.ms" = "0", AtLeast(0), Medium, OnResource, Works => [broker::LOG_CLEANER_MIN_COMPACTION_LAG_MS.times(1)];
    MIN_INSYNC_REPLICAS: int "min.insync.replicas" = "1", AtLeast(1), Medium, OnResource, Works => [broker::MIN_INSYNC_REPLICAS.times(1)];
    PREALLOCATE: boolean "preallocate" = "false", Any, Medium, OnResource, Works => [broker::LOG_PREALLOCATE.times(1)];
    REMOTE_LOG_COPY_DISABLE: boolean "remote.log.copy.disable" = "false", Any, Medium, OnResource, Works;
    REMOTE_LOG_DELETE_ON_DISABLE: boolean "remote.log.delete.on.disable" = "false", Any, Medium, OnResource, Works;
    REMOTE_STORAGE_ENABLE: boolean "remote.storage.enable" = "false", Any, Medium, OnResource, Works;
    RETENTION_BYTES: long "retention.bytes" = "-1", Any, Medium, OnResource, Works => [broker::LOG_RETENTION_BYTES.times(1)];
    RETENTION_MS: long "retention.ms" = "604800000", AtLeast(-1), Medium, OnResource, Works => [broker::LOG_RETENTION_MS.times(1), broker::LOG_RETENTION_MINUTES.times(60_000), broker::LOG_RETENTION_HOURS.times(3_600_000)];
    SEGMENT_BYTES: int "segment.bytes" = "1073741824", AtLeast(1_048_576), Medium, OnResource, Works => [broker::LOG_SEGMENT_BYTES.times(1)];
    SEGMENT_INDEX_BYTES: int "segment.index.bytes" = "10485760", AtLeast(4), Medium, OnResource, Works => [broker::LOG_INDEX_SIZE_MAX_BYTES.times(1)];
    SEGMENT_JITTER_MS: long "segment.jitter.ms" = "0", AtLeast(0), Medium, OnResource, Works => [broker::LOG_ROLL_JITTER_MS.times(1), broker::LOG_ROLL_JITTER_HOURS.times(3_600_000)];
    SEGMENT_MS: long "segment.ms" = "604800000", AtLeast(1), Medium, OnResource, Works => [broker::LOG_ROLL_MS.times(1), broker::LOG_ROLL_HOURS.times(3_600_000)];
    UNCLEAN_LEADER_ELECTION_ENABLE: boolean "unclean.leader.election.enable" = "false", Any, Medium, OnResource, Works => [broker::UNCLEAN_LEADER_ELECTION_ENABLE.times(1)];
}

options! { OWN:
    /// What an acknowledgement with acks=all promises for this topic; see the broker option of the same name.
    DURABILITY: string "durability" = "page-cache", OneOf(&["page-cache", "power-safe"]), High, OnResource, Works, own
        => [broker::DURABILITY.times(1)];
}

/// The row of that name, ours or Kafka's.
pub fn row(name: &str) -> Option<&'static OptionRow> {
    rows().find(|row| row.name == name)
}

/// Every row, by name.
pub fn rows() -> impl Iterator<Item = &'static OptionRow> {
    // `durability` has its place between two of Kafka's names.
    let (before, after) = KAFKA.split_at(KAFKA.iter().position(|row| row.name > OWN[0].name).unwrap_or(KAFKA.len()));
    before.iter().chain(OWN).chain(after).copied()
}
