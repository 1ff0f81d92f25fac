//! Options: tiered storage.

use crate::option::options;
use crate::reasons::{JAVA, THREADS, TIERING};

options! { TIERING_ROWS:
    /// Whether topics may keep old segments in remote storage.
    REMOTE_LOG_STORAGE_SYSTEM_ENABLE: boolean "remote.log.storage.system.enable" = "false", Any, Medium, ReadOnly, Later(TIERING);
    /// Which remote storage is used.
    REMOTE_LOG_STORAGE_MANAGER_CLASS_NAME: string "remote.log.storage.manager.class.name" = null, NotEmpty, Medium, ReadOnly, Later(TIERING);
    /// Where Kafka finds the Java class of the remote storage.
    REMOTE_LOG_STORAGE_MANAGER_CLASS_PATH: string "remote.log.storage.manager.class.path" = null, Any, Medium, ReadOnly, Never(JAVA);
    /// Prefix of the options that go to the remote storage.
    REMOTE_LOG_STORAGE_MANAGER_IMPL_PREFIX: string "remote.log.storage.manager.impl.prefix" = "rsm.config.", NotEmpty, Medium, ReadOnly, Later(TIERING);
    /// What keeps the list of remote segments.
    REMOTE_LOG_METADATA_MANAGER_CLASS_NAME: string "remote.log.metadata.manager.class.name" = "org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager", NotEmpty, Medium, ReadOnly, Later(TIERING);
    /// Where Kafka finds the Java class that keeps that list.
    REMOTE_LOG_METADATA_MANAGER_CLASS_PATH: string "remote.log.metadata.manager.class.path" = null, Any, Medium, ReadOnly, Never(JAVA);
    /// Prefix of the options that go to the keeper of that list.
    REMOTE_LOG_METADATA_MANAGER_IMPL_PREFIX: string "remote.log.metadata.manager.impl.prefix" = "rlmm.config.", NotEmpty, Medium, ReadOnly, Later(TIERING);
    /// Listener over which the keeper of that list talks to brokers.
    REMOTE_LOG_METADATA_MANAGER_LISTENER_NAME: string "remote.log.metadata.manager.listener.name" = null, NotEmpty, Medium, ReadOnly, Later(TIERING);
    /// Most bytes of its own that a remote storage may attach to a segment.
    REMOTE_LOG_METADATA_CUSTOM_METADATA_MAX_BYTES: int "remote.log.metadata.custom.metadata.max.bytes" = "128", AtLeast(0), Low, ReadOnly, Later(TIERING);
    /// Space on local disk for indexes of remote segments.
    REMOTE_LOG_INDEX_FILE_CACHE_TOTAL_SIZE_BYTES: long "remote.log.index.file.cache.total.size.bytes" = "1073741824", AtLeast(1), Low, ClusterWide, Later(TIERING);
    /// How long an unused index of a remote segment stays on local disk; -1 for ever.
    REMOTE_LOG_INDEX_FILE_CACHE_TTL_MS: long "remote.log.index.file.cache.ttl.ms" = "900000", AtLeast(-1), Low, ReadOnly, Later(TIERING), internal;
    /// Older name of the follower threads of Kafka's remote log manager.
    REMOTE_LOG_MANAGER_THREAD_POOL_SIZE: int "remote.log.manager.thread.pool.size" = "2", AtLeast(1), Medium, ReadOnly, Never(THREADS);
    /// How many segments are copied to remote storage at one time.
    REMOTE_LOG_MANAGER_COPIER_THREAD_POOL_SIZE: int "remote.log.manager.copier.thread.pool.size" = "10", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How many partitions have their remote segments expired at one time.
    REMOTE_LOG_MANAGER_EXPIRATION_THREAD_POOL_SIZE: int "remote.log.manager.expiration.thread.pool.size" = "10", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How many followers read lists of remote segments at one time.
    REMOTE_LOG_MANAGER_FOLLOWER_THREAD_POOL_SIZE: int "remote.log.manager.follower.thread.pool.size" = "2", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How often it is checked which segments should be copied or expired.
    REMOTE_LOG_MANAGER_TASK_INTERVAL_MS: long "remote.log.manager.task.interval.ms" = "30000", AtLeast(1), Low, ReadOnly, Later(TIERING);
    /// First pause after a failure of remote storage.
    REMOTE_LOG_MANAGER_TASK_RETRY_BACKOFF_MS: long "remote.log.manager.task.retry.backoff.ms" = "500", AtLeast(1), Low, ReadOnly, Later(TIERING), internal;
    /// Longest pause after repeated failures of remote storage.
    REMOTE_LOG_MANAGER_TASK_RETRY_BACKOFF_MAX_MS: long "remote.log.manager.task.retry.backoff.max.ms" = "30000", AtLeast(1), Low, ReadOnly, Later(TIERING), internal;
    /// Share by which those pauses vary by chance.
    REMOTE_LOG_MANAGER_TASK_RETRY_JITTER: double "remote.log.manager.task.retry.jitter" = "0.2", Fraction(0.0, 0.5), Low, ReadOnly, Later(TIERING), internal;
    /// How many fetches read from remote storage at one time.
    REMOTE_LOG_READER_THREADS: int "remote.log.reader.threads" = "10", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How many fetches may wait for remote storage; further ones fail.
    REMOTE_LOG_READER_MAX_PENDING_TASKS: int "remote.log.reader.max.pending.tasks" = "100", AtLeast(1), Medium, ReadOnly, Later(TIERING);
    /// Most bytes that are copied to remote storage in a second.
    REMOTE_LOG_MANAGER_COPY_MAX_BYTES_PER_SECOND: long "remote.log.manager.copy.max.bytes.per.second" = "9223372036854775807", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How many windows are kept to measure copying to remote storage.
    REMOTE_LOG_MANAGER_COPY_QUOTA_WINDOW_NUM: int "remote.log.manager.copy.quota.window.num" = "11", AtLeast(1), Medium, ReadOnly, Later(TIERING);
    /// Length of one window in which copying to remote storage is measured.
    REMOTE_LOG_MANAGER_COPY_QUOTA_WINDOW_SIZE_SECONDS: int "remote.log.manager.copy.quota.window.size.seconds" = "1", AtLeast(1), Medium, ReadOnly, Later(TIERING);
    /// Most bytes that are read from remote storage in a second.
    REMOTE_LOG_MANAGER_FETCH_MAX_BYTES_PER_SECOND: long "remote.log.manager.fetch.max.bytes.per.second" = "9223372036854775807", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How many windows are kept to measure reading from remote storage.
    REMOTE_LOG_MANAGER_FETCH_QUOTA_WINDOW_NUM: int "remote.log.manager.fetch.quota.window.num" = "11", AtLeast(1), Medium, ReadOnly, Later(TIERING);
    /// Length of one window in which reading from remote storage is measured.
    REMOTE_LOG_MANAGER_FETCH_QUOTA_WINDOW_SIZE_SECONDS: int "remote.log.manager.fetch.quota.window.size.seconds" = "1", AtLeast(1), Medium, ReadOnly, Later(TIERING);
    /// How long a fetch waits for remote storage.
    REMOTE_FETCH_MAX_WAIT_MS: int "remote.fetch.max.wait.ms" = "500", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How long a search for an offset waits for remote storage.
    REMOTE_LIST_OFFSETS_REQUEST_TIMEOUT_MS: long "remote.list.offsets.request.timeout.ms" = "30000", AtLeast(1), Medium, ClusterWide, Later(TIERING);
    /// How long records that are also remote stay on local disk; -2 means as long as `log.retention.ms`.
    LOG_LOCAL_RETENTION_MS: long "log.local.retention.ms" = "-2", AtLeast(-2), Medium, ClusterWide, Later(TIERING);
    /// How much of a partition stays on local disk when it is also remote; -2 means `log.retention.bytes`.
    LOG_LOCAL_RETENTION_BYTES: long "log.local.retention.bytes" = "-2", AtLeast(-2), Medium, ClusterWide, Later(TIERING);
}
