//! Options: tiered storage.

use crate::option::options;

options! { TIERING_ROWS:
    LOG_LOCAL_RETENTION_BYTES: long "log.local.retention.bytes" = "-2", AtLeast(-2), Medium, ClusterWide, Works;
    LOG_LOCAL_RETENTION_MS: long "log.local.retention.ms" = "-2", AtLeast(-2), Medium, ClusterWide, Works;
    REMOTE_FETCH_MAX_WAIT_MS: int "remote.fetch.max.wait.ms" = "500", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LIST_OFFSETS_REQUEST_TIMEOUT_MS: long "remote.list.offsets.request.timeout.ms" = "30000", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_INDEX_FILE_CACHE_TOTAL_SIZE_BYTES: long "remote.log.index.file.cache.total.size.bytes" = "1073741824", AtLeast(1), Low, ClusterWide, Works;
    REMOTE_LOG_INDEX_FILE_CACHE_TTL_MS: long "remote.log.index.file.cache.ttl.ms" = "900000", AtLeast(-1), Low, ReadOnly, Works, internal;
    REMOTE_LOG_MANAGER_COPIER_THREAD_POOL_SIZE: int "remote.log.manager.copier.thread.pool.size" = "10", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_MANAGER_COPY_MAX_BYTES_PER_SECOND: long "remote.log.manager.copy.max.bytes.per.second" = "9223372036854775807", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_MANAGER_COPY_QUOTA_WINDOW_NUM: int "remote.log.manager.copy.quota.window.num" = "11", AtLeast(1), Medium, ReadOnly, Works;
    REMOTE_LOG_MANAGER_COPY_QUOTA_WINDOW_SIZE_SECONDS: int "remote.log.manager.copy.quota.window.size.seconds" = "1", AtLeast(1), Medium, ReadOnly, Works;
    REMOTE_LOG_MANAGER_EXPIRATION_THREAD_POOL_SIZE: int "remote.log.manager.expiration.thread.pool.size" = "10", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_MANAGER_FETCH_MAX_BYTES_PER_SECOND: long "remote.log.manager.fetch.max.bytes.per.second" = "9223372036854775807", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_MANAGER_FETCH_QUOTA_WINDOW_NUM: int "remote.log.manager.fetch.quota.window.num" = "11", AtLeast(1), Medium, ReadOnly, Works;
    REMOTE_LOG_MANAGER_FETCH_QUOTA_WINDOW_SIZE_SECONDS: int "remote.log.manager.fetch.quota.window.size.seconds" = "1", AtLeast(1), Medium, ReadOnly, Works;
    REMOTE_LOG_MANAGER_FOLLOWER_THREAD_POOL_SIZE: int "remote.log.manager.follower.thread.pool.size" = "2", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_MANAGER_TASK_INTERVAL_MS: long "remote.log.manager.task.interval.ms" = "30000", AtLeast(1), Low, ReadOnly, Works;
    REMOTE_LOG_MANAGER_TASK_RETRY_BACKOFF_MAX_MS: long "remote.log.manager.task.retry.backoff.max.ms" = "30000", AtLeast(1), Low, ReadOnly, Works, internal;
    REMOTE_LOG_MANAGER_TASK_RETRY_BACKOFF_MS: long "remote.log.manager.task.retry.backoff.ms" = "500", AtLeast(1), Low, ReadOnly, Works, internal;
    REMOTE_LOG_MANAGER_TASK_RETRY_JITTER: double "remote.log.manager.task.retry.jitter" = "0.2", Fraction(0.0, 0.5), Low, ReadOnly, Works, internal;
    REMOTE_LOG_MANAGER_THREAD_POOL_SIZE: int "remote.log.manager.thread.pool.size" = "2", AtLeast(1), Medium, ReadOnly, Works;
    REMOTE_LOG_METADATA_CUSTOM_METADATA_MAX_BYTES: int "remote.log.metadata.custom.metadata.max.bytes" = "128", AtLeast(0), Low, ReadOnly, Works;
    REMOTE_LOG_METADATA_MANAGER_CLASS_NAME: string "remote.log.metadata.manager.class.name" = "org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager", NotEmpty, Medium, ReadOnly, Works;
    REMOTE_LOG_METADATA_MANAGER_CLASS_PATH: string "remote.log.metadata.manager.class.path" = null, Any, Medium, ReadOnly, Works;
    REMOTE_LOG_METADATA_MANAGER_IMPL_PREFIX: string "remote.log.metadata.manager.impl.prefix" = "rlmm.config.", NotEmpty, Medium, ReadOnly, Works;
    REMOTE_LOG_METADATA_MANAGER_LISTENER_NAME: string "remote.log.metadata.manager.listener.name" = null, NotEmpty, Medium, ReadOnly, Works;
    REMOTE_LOG_READER_MAX_PENDING_TASKS: int "remote.log.reader.max.pending.tasks" = "100", AtLeast(1), Medium, ReadOnly, Works;
    REMOTE_LOG_READER_THREADS: int "remote.log.reader.threads" = "10", AtLeast(1), Medium, ClusterWide, Works;
    REMOTE_LOG_STORAGE_MANAGER_CLASS_NAME: string "remote.log.storage.manager.class.name" = null, NotEmpty, Medium, ReadOnly, Works;
    REMOTE_LOG_STORAGE_MANAGER_CLASS_PATH: string "remote.log.storage.manager.class.path" = null, Any, Medium, ReadOnly, Works;
    REMOTE_LOG_STORAGE_MANAGER_IMPL_PREFIX: string "remote.log.storage.manager.impl.prefix" = "rsm.config.", NotEmpty, Medium, ReadOnly, Works;
    REMOTE_LOG_STORAGE_SYSTEM_ENABLE: boolean "remote.log.storage.system.enable" = "false", Any, Medium, ReadOnly, Works;
}
