//! Options of a topic. Each falls back to the broker options named behind `=>`, the first that is set.

use crate::broker;
use crate::option::{OptionRow, options};
use crate::reasons::{CLUSTER, QUOTAS, TIERING};

options! { KAFKA:
    /// What becomes of old records: `delete` by age and size, `compact` keeps the last of each key, both do both, empty keeps all.
    CLEANUP_POLICY: list "cleanup.policy" = "delete", Subset(&["compact", "delete"]), Medium, OnResource, Works => [broker::LOG_CLEANUP_POLICY.times(1)];
    /// How hard gzip works where the broker itself compresses; -1 is its usual level.
    COMPRESSION_GZIP_LEVEL: int "compression.gzip.level" = "-1", BetweenOr(1, 9, -1), Medium, OnResource, Works => [broker::COMPRESSION_GZIP_LEVEL.times(1)];
    /// How hard lz4 works where the broker itself compresses.
    COMPRESSION_LZ4_LEVEL: int "compression.lz4.level" = "9", Between(1, 17), Medium, OnResource, Works => [broker::COMPRESSION_LZ4_LEVEL.times(1)];
    /// In which form batches are stored: `producer` as they came, or one codec for all.
    COMPRESSION_TYPE: string "compression.type" = "producer", OneOf(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]), Medium, OnResource, Works => [broker::COMPRESSION_TYPE.times(1)];
    /// How hard zstd works where the broker itself compresses.
    COMPRESSION_ZSTD_LEVEL: int "compression.zstd.level" = "3", Between(-131_072, 22), Medium, OnResource, Works => [broker::COMPRESSION_ZSTD_LEVEL.times(1)];
    /// How long a tombstone stays, so that readers from the start can see that its key is gone.
    DELETE_RETENTION_MS: long "delete.retention.ms" = "86400000", AtLeast(0), Medium, OnResource, Works => [broker::LOG_CLEANER_DELETE_RETENTION_MS.times(1)];
    /// How long the files of a removed segment stay on disk, for readers that still use them.
    FILE_DELETE_DELAY_MS: long "file.delete.delay.ms" = "60000", AtLeast(0), Medium, OnResource, Works => [broker::LOG_SEGMENT_DELETE_DELAY_MS.times(1)];
    /// A partition is synced to disk after this many records.
    FLUSH_MESSAGES: long "flush.messages" = "9223372036854775807", AtLeast(1), Medium, OnResource, Works => [broker::LOG_FLUSH_INTERVAL_MESSAGES.times(1)];
    /// A partition is synced to disk after this long.
    FLUSH_MS: long "flush.ms" = "9223372036854775807", AtLeast(0), Medium, OnResource, Works => [broker::LOG_FLUSH_INTERVAL_MS.times(1), broker::LOG_FLUSH_SCHEDULER_INTERVAL_MS.times(1)];
    /// Replicas whose fetching counts against the limit of their broker, as `partition:broker`; `*` for all.
    FOLLOWER_REPLICATION_THROTTLED_REPLICAS: list "follower.replication.throttled.replicas" = "", ThrottledReplicas, Medium, OnResource, Later(QUOTAS);
    /// Bytes of records between two entries of an index.
    INDEX_INTERVAL_BYTES: int "index.interval.bytes" = "4096", AtLeast(0), Medium, OnResource, Works => [broker::LOG_INDEX_INTERVAL_BYTES.times(1)];
    /// Size of a segment, without a lower bound, for tests.
    INTERNAL_SEGMENT_BYTES: int "internal.segment.bytes" = null, Any, Medium, OnResource, Works, internal;
    /// Replicas whose serving counts against the limit of their broker, as `partition:broker`; `*` for all.
    LEADER_REPLICATION_THROTTLED_REPLICAS: list "leader.replication.throttled.replicas" = "", ThrottledReplicas, Medium, OnResource, Later(QUOTAS);
    /// How much of a partition stays on local disk when it is also remote; -2 means `retention.bytes`.
    LOCAL_RETENTION_BYTES: long "local.retention.bytes" = "-2", AtLeast(-2), Medium, OnResource, Later(TIERING) => [broker::LOG_LOCAL_RETENTION_BYTES.times(1)];
    /// How long records that are also remote stay on local disk; -2 means as long as `retention.ms`.
    LOCAL_RETENTION_MS: long "local.retention.ms" = "-2", AtLeast(-2), Medium, OnResource, Later(TIERING) => [broker::LOG_LOCAL_RETENTION_MS.times(1)];
    /// How long a record may stay before its log is compacted whatever the share.
    MAX_COMPACTION_LAG_MS: long "max.compaction.lag.ms" = "9223372036854775807", AtLeast(1), Medium, OnResource, Works => [broker::LOG_CLEANER_MAX_COMPACTION_LAG_MS.times(1)];
    /// Largest record batch, compressed; a larger one is refused.
    MAX_MESSAGE_BYTES: int "max.message.bytes" = "1048588", AtLeast(0), Medium, OnResource, Works => [broker::MESSAGE_MAX_BYTES.times(1)];
    /// How far a record's timestamp may lie ahead of the broker's clock; without meaning for `LogAppendTime`.
    MESSAGE_TIMESTAMP_AFTER_MAX_MS: long "message.timestamp.after.max.ms" = "3600000", AtLeast(0), Medium, OnResource, Works => [broker::LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS.times(1)];
    /// How far a record's timestamp may lie behind the broker's clock; without meaning for `LogAppendTime`.
    MESSAGE_TIMESTAMP_BEFORE_MAX_MS: long "message.timestamp.before.max.ms" = "9223372036854775807", AtLeast(0), Medium, OnResource, Works => [broker::LOG_MESSAGE_TIMESTAMP_BEFORE_MAX_MS.times(1)];
    /// Which time a record carries: `CreateTime`, the producer's, or `LogAppendTime`, the broker's.
    MESSAGE_TIMESTAMP_TYPE: string "message.timestamp.type" = "CreateTime", OneOf(&["CreateTime", "LogAppendTime"]), Medium, OnResource, Works => [broker::LOG_MESSAGE_TIMESTAMP_TYPE.times(1)];
    /// Share of a log that must be uncompacted before it is worth the work.
    MIN_CLEANABLE_DIRTY_RATIO: double "min.cleanable.dirty.ratio" = "0.5", Fraction(0.0, 1.0), Medium, OnResource, Works => [broker::LOG_CLEANER_MIN_CLEANABLE_RATIO.times(1)];
    /// How long a record stays before compaction may remove it.
    MIN_COMPACTION_LAG_MS: long "min.compaction.lag.ms" = "0", AtLeast(0), Medium, OnResource, Works => [broker::LOG_CLEANER_MIN_COMPACTION_LAG_MS.times(1)];
    /// How many replicas must hold a batch before a producer with acks=all is answered; never more than the topic has.
    MIN_INSYNC_REPLICAS: int "min.insync.replicas" = "1", AtLeast(1), Medium, OnResource, Works => [broker::MIN_INSYNC_REPLICAS.times(1)];
    /// Whether a new segment takes all its space on disk at once.
    PREALLOCATE: boolean "preallocate" = "false", Any, Medium, OnResource, Works => [broker::LOG_PREALLOCATE.times(1)];
    /// Whether segments stop being copied to remote storage, while what is there stays readable.
    REMOTE_LOG_COPY_DISABLE: boolean "remote.log.copy.disable" = "false", Any, Medium, OnResource, Later(TIERING);
    /// Whether remote segments are deleted when remote storage is switched off for the topic.
    REMOTE_LOG_DELETE_ON_DISABLE: boolean "remote.log.delete.on.disable" = "false", Any, Medium, OnResource, Later(TIERING);
    /// Whether old segments are kept in remote storage; refused until there is such storage.
    REMOTE_STORAGE_ENABLE: boolean "remote.storage.enable" = "false", Any, Medium, OnResource, Later(TIERING);
    /// Size of one partition above which its oldest segments are deleted; -1 for no limit.
    RETENTION_BYTES: long "retention.bytes" = "-1", Any, Medium, OnResource, Works => [broker::LOG_RETENTION_BYTES.times(1)];
    /// How long records are kept; -1 for ever.
    RETENTION_MS: long "retention.ms" = "604800000", AtLeast(-1), Medium, OnResource, Works => [broker::LOG_RETENTION_MS.times(1), broker::LOG_RETENTION_MINUTES.times(60_000), broker::LOG_RETENTION_HOURS.times(3_600_000)];
    /// Size at which a partition's active segment is closed. Smaller: finer retention, more files.
    SEGMENT_BYTES: int "segment.bytes" = "1073741824", AtLeast(1_048_576), Medium, OnResource, Works => [broker::LOG_SEGMENT_BYTES.times(1)];
    /// Largest index file of a segment; a full one closes the segment.
    SEGMENT_INDEX_BYTES: int "segment.index.bytes" = "10485760", AtLeast(4), Medium, OnResource, Works => [broker::LOG_INDEX_SIZE_MAX_BYTES.times(1)];
    /// Most that is taken by chance off `segment.ms`, so that partitions do not close segments together.
    SEGMENT_JITTER_MS: long "segment.jitter.ms" = "0", AtLeast(0), Medium, OnResource, Works => [broker::LOG_ROLL_JITTER_MS.times(1), broker::LOG_ROLL_JITTER_HOURS.times(3_600_000)];
    /// Age at which a partition's active segment is closed.
    SEGMENT_MS: long "segment.ms" = "604800000", AtLeast(1), Medium, OnResource, Works => [broker::LOG_ROLL_MS.times(1), broker::LOG_ROLL_HOURS.times(3_600_000)];
    /// Whether a replica that may lack acknowledged records can become leader when no other is left.
    UNCLEAN_LEADER_ELECTION_ENABLE: boolean "unclean.leader.election.enable" = "false", Any, Medium, OnResource, Later(CLUSTER) => [broker::UNCLEAN_LEADER_ELECTION_ENABLE.times(1)];
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
