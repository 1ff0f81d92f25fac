//! Options: the controller quorum and its metadata log.

use crate::option::options;

options! { QUORUM_ROWS:
    ALTER_CONFIG_POLICY_CLASS_NAME: class "alter.config.policy.class.name" = null, Any, Low, ReadOnly, Works;
    CONTROLLER_PERFORMANCE_ALWAYS_LOG_THRESHOLD_MS: long "controller.performance.always.log.threshold.ms" = "2000", AtLeast(0), Medium, ReadOnly, Works, internal;
    CONTROLLER_PERFORMANCE_SAMPLE_PERIOD_MS: long "controller.performance.sample.period.ms" = "60000", AtLeast(100), Medium, ReadOnly, Works, internal;
    CONTROLLER_QUORUM_APPEND_LINGER_MS: int "controller.quorum.append.linger.ms" = "25", AtLeast(0), Medium, ReadOnly, Works;
    CONTROLLER_QUORUM_AUTO_JOIN_ENABLE: boolean "controller.quorum.auto.join.enable" = "false", Any, Low, ReadOnly, Works;
    CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: list "controller.quorum.bootstrap.servers" = "", NoEmptyElement, High, ReadOnly, Works;
    CONTROLLER_QUORUM_ELECTION_BACKOFF_MAX_MS: int "controller.quorum.election.backoff.max.ms" = "1000", AtLeast(0), High, ReadOnly, Works;
    CONTROLLER_QUORUM_ELECTION_TIMEOUT_MS: int "controller.quorum.election.timeout.ms" = "1000", AtLeast(0), High, ReadOnly, Works;
    CONTROLLER_QUORUM_FETCH_MAX_BYTES: int "controller.quorum.fetch.max.bytes" = "1048576", AtLeast(1), Low, ReadOnly, Works;
    CONTROLLER_QUORUM_FETCH_SNAPSHOT_MAX_BYTES: int "controller.quorum.fetch.snapshot.max.bytes" = "1048576", AtLeast(1), Low, ReadOnly, Works;
    CONTROLLER_QUORUM_FETCH_TIMEOUT_MS: int "controller.quorum.fetch.timeout.ms" = "2000", AtLeast(0), High, ReadOnly, Works;
    CONTROLLER_QUORUM_REQUEST_TIMEOUT_MS: int "controller.quorum.request.timeout.ms" = "2000", AtLeast(0), Medium, ReadOnly, Works;
    CONTROLLER_QUORUM_RETRY_BACKOFF_MS: int "controller.quorum.retry.backoff.ms" = "20", AtLeast(0), Low, ReadOnly, Works;
    CONTROLLER_QUORUM_VOTERS: list "controller.quorum.voters" = "", NoEmptyElement, High, ReadOnly, Works;
    CONTROLLER_SOCKET_TIMEOUT_MS: int "controller.socket.timeout.ms" = "30000", Any, Medium, ReadOnly, Works;
    CREATE_TOPIC_POLICY_CLASS_NAME: class "create.topic.policy.class.name" = null, Any, Low, ReadOnly, Works;
    INTERNAL_METADATA_DELETE_DELAY_MILLIS: long "internal.metadata.delete.delay.millis" = "60000", Any, Low, ReadOnly, Works, internal;
    INTERNAL_METADATA_LOG_SEGMENT_BYTES: int "internal.metadata.log.segment.bytes" = null, Any, Low, ReadOnly, Works, internal;
    INTERNAL_METADATA_MAX_BATCH_SIZE_IN_BYTES: int "internal.metadata.max.batch.size.in.bytes" = "8388608", Any, Low, ReadOnly, Works, internal;
    METADATA_LOG_DIR: string "metadata.log.dir" = null, Any, High, ReadOnly, Works;
    METADATA_LOG_MAX_RECORD_BYTES_BETWEEN_SNAPSHOTS: long "metadata.log.max.record.bytes.between.snapshots" = "20971520", AtLeast(1), High, ReadOnly, Works;
    METADATA_LOG_MAX_SNAPSHOT_INTERVAL_MS: long "metadata.log.max.snapshot.interval.ms" = "3600000", AtLeast(0), High, ReadOnly, Works;
    METADATA_LOG_SEGMENT_BYTES: int "metadata.log.segment.bytes" = "1073741824", AtLeast(8_388_608), High, ReadOnly, Works;
    METADATA_LOG_SEGMENT_MS: long "metadata.log.segment.ms" = "604800000", Any, High, ReadOnly, Works;
    METADATA_MAX_IDLE_INTERVAL_MS: int "metadata.max.idle.interval.ms" = "500", AtLeast(0), Low, ReadOnly, Works;
    METADATA_MAX_RETENTION_BYTES: long "metadata.max.retention.bytes" = "104857600", Any, High, ReadOnly, Works;
    METADATA_MAX_RETENTION_MS: long "metadata.max.retention.ms" = "604800000", Any, High, ReadOnly, Works;
}
