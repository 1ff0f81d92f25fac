//! Options: log directories, segments, retention, flushing.

use crate::option::options;
use crate::reasons::{CHECKPOINTS, DIRECTORIES, PARALLEL};

options! { LOG_ROWS:
    /// Directories that hold the data, in place of `log.dir`.
    LOG_DIRS: list "log.dirs" = null, UniqueNotEmpty, High, ReadOnly, Works;
    /// Directories that hold the data, where `log.dirs` is not given.
    LOG_DIR: list "log.dir" = "/tmp/kafka-logs", UniqueNotEmpty, High, ReadOnly, Works;
    /// Directories that receive no new partitions; `*` for all.
    CORDONED_LOG_DIRS: list "cordoned.log.dirs" = "", Unique, Medium, PerBroker, Works;
    /// How long a broker may go without telling the controller of a failed directory before it stops.
    LOG_DIR_FAILURE_TIMEOUT_MS: long "log.dir.failure.timeout.ms" = "30000", AtLeast(1), Low, ReadOnly, Later(DIRECTORIES);
    /// Threads that load and recover the logs of one directory at start.
    NUM_RECOVERY_THREADS_PER_DATA_DIR: int "num.recovery.threads.per.data.dir" = "2", AtLeast(1), High, ClusterWide, Later(PARALLEL);
    /// Threads that move replicas between directories; none given means one for each directory.
    NUM_REPLICA_ALTER_LOG_DIRS_THREADS: int "num.replica.alter.log.dirs.threads" = null, Any, High, ReadOnly, Works;
    /// Size at which a partition's active segment is closed. Smaller: finer retention, more files.
    LOG_SEGMENT_BYTES: int "log.segment.bytes" = "1073741824", AtLeast(1_048_576), High, ClusterWide, Works;
    /// Age at which a partition's active segment is closed, in place of `log.roll.hours`.
    LOG_ROLL_MS: long "log.roll.ms" = null, Any, High, ClusterWide, Works;
    /// Age in hours at which a partition's active segment is closed.
    LOG_ROLL_HOURS: int "log.roll.hours" = "168", AtLeast(1), High, ReadOnly, Works;
    /// Most that is taken by chance off the age at which segments are closed, in place of `log.roll.jitter.hours`.
    LOG_ROLL_JITTER_MS: long "log.roll.jitter.ms" = null, Any, High, ClusterWide, Works;
    /// Most hours that are taken by chance off the age at which segments are closed.
    LOG_ROLL_JITTER_HOURS: int "log.roll.jitter.hours" = "0", AtLeast(0), High, ReadOnly, Works;
    /// Largest index file of a segment; a full one closes the segment.
    LOG_INDEX_SIZE_MAX_BYTES: int "log.index.size.max.bytes" = "10485760", AtLeast(4), Medium, ClusterWide, Works;
    /// Bytes of records between two entries of an index.
    LOG_INDEX_INTERVAL_BYTES: int "log.index.interval.bytes" = "4096", AtLeast(0), Medium, ClusterWide, Works;
    /// Whether a new segment takes all its space on disk at once.
    LOG_PREALLOCATE: boolean "log.preallocate" = "false", Any, Medium, ClusterWide, Works;
    /// How long records are kept, in place of minutes and hours; -1 for ever.
    LOG_RETENTION_MS: long "log.retention.ms" = null, Any, High, ClusterWide, Works;
    /// How many minutes records are kept, in place of hours.
    LOG_RETENTION_MINUTES: int "log.retention.minutes" = null, Any, High, ReadOnly, Works;
    /// How many hours records are kept.
    LOG_RETENTION_HOURS: int "log.retention.hours" = "168", Any, High, ReadOnly, Works;
    /// Size of one partition above which its oldest segments are deleted; -1 for no limit.
    LOG_RETENTION_BYTES: long "log.retention.bytes" = "-1", Any, High, ClusterWide, Works;
    /// How often it is checked what has outlived its retention.
    LOG_RETENTION_CHECK_INTERVAL_MS: long "log.retention.check.interval.ms" = "300000", AtLeast(1), Medium, ReadOnly, Works;
    /// What becomes of old records: `delete` by age and size, `compact` keeps the last of each key, both do both, empty keeps all.
    LOG_CLEANUP_POLICY: list "log.cleanup.policy" = "delete", Subset(&["compact", "delete"]), Medium, ClusterWide, Works;
    /// How long the files of a removed segment stay on disk, for readers that still use them.
    LOG_SEGMENT_DELETE_DELAY_MS: long "log.segment.delete.delay.ms" = "60000", AtLeast(0), High, ClusterWide, Works;
    /// A partition is synced to disk after this many records.
    LOG_FLUSH_INTERVAL_MESSAGES: long "log.flush.interval.messages" = "9223372036854775807", AtLeast(1), High, ClusterWide, Works;
    /// A partition is synced to disk after this long; none given means `log.flush.scheduler.interval.ms`.
    LOG_FLUSH_INTERVAL_MS: long "log.flush.interval.ms" = null, Any, High, ClusterWide, Works;
    /// Stands in for `log.flush.interval.ms` where that is not given; syncs are made when they are due, without looking in between.
    LOG_FLUSH_SCHEDULER_INTERVAL_MS: long "log.flush.scheduler.interval.ms" = "9223372036854775807", Any, High, ReadOnly, Works;
    /// How often it is written down up to where logs are known to be synced.
    LOG_FLUSH_OFFSET_CHECKPOINT_INTERVAL_MS: int "log.flush.offset.checkpoint.interval.ms" = "60000", AtLeast(0), High, ReadOnly, Works;
    /// How often the starts of the logs are written down.
    LOG_FLUSH_START_OFFSET_CHECKPOINT_INTERVAL_MS: int "log.flush.start.offset.checkpoint.interval.ms" = "60000", AtLeast(0), High, ReadOnly, Never(CHECKPOINTS);
    /// How long after the start the first round of background work on logs begins.
    LOG_INITIAL_TASK_DELAY_MS: long "log.initial.task.delay.ms" = "30000", AtLeast(0), Low, ReadOnly, Works, internal;
    /// Which time a record carries: `CreateTime`, the producer's, or `LogAppendTime`, the broker's.
    LOG_MESSAGE_TIMESTAMP_TYPE: string "log.message.timestamp.type" = "CreateTime", OneOf(&["CreateTime", "LogAppendTime"]), Medium, ClusterWide, Works;
    /// How far a record's timestamp may lie behind the broker's clock.
    LOG_MESSAGE_TIMESTAMP_BEFORE_MAX_MS: long "log.message.timestamp.before.max.ms" = "9223372036854775807", AtLeast(0), Medium, ClusterWide, Works;
    /// How far a record's timestamp may lie ahead of the broker's clock.
    LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS: long "log.message.timestamp.after.max.ms" = "3600000", AtLeast(0), Medium, ClusterWide, Works;
    /// In which form batches are stored: `producer` as they came, or one codec for all.
    COMPRESSION_TYPE: string "compression.type" = "producer", OneOf(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]), High, ClusterWide, Works;
    /// How hard gzip works where the broker itself compresses; -1 is its usual level.
    COMPRESSION_GZIP_LEVEL: int "compression.gzip.level" = "-1", BetweenOr(1, 9, -1), Medium, ClusterWide, Works;
    /// How hard lz4 works where the broker itself compresses.
    COMPRESSION_LZ4_LEVEL: int "compression.lz4.level" = "9", Between(1, 17), Medium, ClusterWide, Works;
    /// How hard zstd works where the broker itself compresses.
    COMPRESSION_ZSTD_LEVEL: int "compression.zstd.level" = "3", Between(-131_072, 22), Medium, ClusterWide, Works;
}
