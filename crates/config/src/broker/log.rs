//! Options: log directories, segments, retention, flushing.

use crate::option::options;

options! { LOG_ROWS:
    COMPRESSION_GZIP_LEVEL: int "compression.gzip.level" = "-1", BetweenOr(1, 9, -1), Medium, ClusterWide, Works;
    COMPRESSION_LZ4_LEVEL: int "compression.lz4.level" = "9", Between(1, 17), Medium, ClusterWide, Works;
    COMPRESSION_TYPE: string "compression.type" = "producer", OneOf(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]), High, ClusterWide, Works;
    COMPRESSION_ZSTD_LEVEL: int "compression.zstd.level" = "3", Between(-131_072, 22), Medium, ClusterWide, Works;
    CORDONED_LOG_DIRS: list "cordoned.log.dirs" = "", Unique, Medium, PerBroker, Works;
    LOG_CLEANUP_POLICY: list "log.cleanup.policy" = "delete", Subset(&["compact", "delete"]), Medium, ClusterWide, Works;
    LOG_DIR: list "log.dir" = "/tmp/kafka-logs", UniqueNotEmpty, High, ReadOnly, Works;
    LOG_DIR_FAILURE_TIMEOUT_MS: long "log.dir.failure.timeout.ms" = "30000", AtLeast(1), Low, ReadOnly, Works;
    LOG_DIRS: list "log.dirs" = null, UniqueNotEmpty, High, ReadOnly, Works;
    LOG_FLUSH_INTERVAL_MESSAGES: long "log.flush.interval.messages" = "9223372036854775807", AtLeast(1), High, ClusterWide, Works;
    LOG_FLUSH_INTERVAL_MS: long "log.flush.interval.ms" = null, Any, High, ClusterWide, Works;
    LOG_FLUSH_OFFSET_CHECKPOINT_INTERVAL_MS: int "log.flush.offset.checkpoint.interval.ms" = "60000", AtLeast(0), High, ReadOnly, Works;
    LOG_FLUSH_SCHEDULER_INTERVAL_MS: long "log.flush.scheduler.interval.ms" = "9223372036854775807", Any, High, ReadOnly, Works;
    LOG_FLUSH_START_OFFSET_CHECKPOINT_INTERVAL_MS: int "log.flush.start.offset.checkpoint.interval.ms" = "60000", AtLeast(0), High, ReadOnly, Works;
    LOG_INDEX_INTERVAL_BYTES: int "log.index.interval.bytes" = "4096", AtLeast(0), Medium, ClusterWide, Works;
    LOG_INDEX_SIZE_MAX_BYTES: int "log.index.size.max.bytes" = "10485760", AtLeast(4), Medium, ClusterWide, Works;
    LOG_INITIAL_TASK_DELAY_MS: long "log.initial.task.delay.ms" = "30000", AtLeast(0), Low, ReadOnly, Works, internal;
    LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS: long "log.message.timestamp.after.max.ms" = "3600000", AtLeast(0), Medium, ClusterWide, Works;
    LOG_MESSAGE_TIMESTAMP_BEFORE_MAX_MS: long "log.message.timestamp.before.max.ms" = "9223372036854775807", AtLeast(0), Medium, ClusterWide, Works;
    LOG_MESSAGE_TIMESTAMP_TYPE: string "log.message.timestamp.type" = "CreateTime", OneOf(&["CreateTime", "LogAppendTime"]), Medium, ClusterWide, Works;
    LOG_PREALLOCATE: boolean "log.preallocate" = "false", Any, Medium, ClusterWide, Works;
    LOG_RETENTION_BYTES: long "log.retention.bytes" = "-1", Any, High, ClusterWide, Works;
    LOG_RETENTION_CHECK_INTERVAL_MS: long "log.retention.check.interval.ms" = "300000", AtLeast(1), Medium, ReadOnly, Works;
    LOG_RETENTION_HOURS: int "log.retention.hours" = "168", Any, High, ReadOnly, Works;
    LOG_RETENTION_MINUTES: int "log.retention.minutes" = null, Any, High, ReadOnly, Works;
    LOG_RETENTION_MS: long "log.retention.ms" = null, Any, High, ClusterWide, Works;
    LOG_ROLL_HOURS: int "log.roll.hours" = "168", AtLeast(1), High, ReadOnly, Works;
    LOG_ROLL_JITTER_HOURS: int "log.roll.jitter.hours" = "0", AtLeast(0), High, ReadOnly, Works;
    LOG_ROLL_JITTER_MS: long "log.roll.jitter.ms" = null, Any, High, ClusterWide, Works;
    LOG_ROLL_MS: long "log.roll.ms" = null, Any, High, ClusterWide, Works;
    LOG_SEGMENT_BYTES: int "log.segment.bytes" = "1073741824", AtLeast(1_048_576), High, ClusterWide, Works;
    LOG_SEGMENT_DELETE_DELAY_MS: long "log.segment.delete.delay.ms" = "60000", AtLeast(0), High, ClusterWide, Works;
    NUM_RECOVERY_THREADS_PER_DATA_DIR: int "num.recovery.threads.per.data.dir" = "2", AtLeast(1), High, ClusterWide, Works;
    NUM_REPLICA_ALTER_LOG_DIRS_THREADS: int "num.replica.alter.log.dirs.threads" = null, Any, High, ReadOnly, Works;
}
