//! Options: the group coordinator; classic, consumer and streams groups.

use crate::option::options;

options! { GROUPS_ROWS:
    GROUP_CONSUMER_ASSIGNMENT_INTERVAL_MS: int "group.consumer.assignment.interval.ms" = "1000", AtLeast(0), Medium, ClusterWide, Works;
    GROUP_CONSUMER_ASSIGNORS: list "group.consumer.assignors" = "uniform,range", UniqueNotEmpty, Medium, ReadOnly, Works;
    GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS: int "group.consumer.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MAX_ASSIGNMENT_INTERVAL_MS: int "group.consumer.max.assignment.interval.ms" = "15000", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS: int "group.consumer.max.heartbeat.interval.ms" = "15000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MAX_SESSION_TIMEOUT_MS: int "group.consumer.max.session.timeout.ms" = "60000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MAX_SIZE: int "group.consumer.max.size" = "2147483647", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MIGRATION_POLICY: string "group.consumer.migration.policy" = "bidirectional", OneOfAnyCase(&["DISABLED", "DOWNGRADE", "UPGRADE", "BIDIRECTIONAL"]), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MIN_ASSIGNMENT_INTERVAL_MS: int "group.consumer.min.assignment.interval.ms" = "0", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS: int "group.consumer.min.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS: int "group.consumer.min.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_CONSUMER_REGEX_REFRESH_INTERVAL_MS: int "group.consumer.regex.refresh.interval.ms" = "600000", AtLeast(10_000), Medium, ReadOnly, Works, internal;
    GROUP_CONSUMER_SESSION_TIMEOUT_MS: int "group.consumer.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_COORDINATOR_APPEND_LINGER_MS: int "group.coordinator.append.linger.ms" = "-1", AtLeast(-1), Medium, ReadOnly, Works;
    GROUP_COORDINATOR_BACKGROUND_THREADS: int "group.coordinator.background.threads" = "2", AtLeast(1), High, ReadOnly, Works;
    GROUP_COORDINATOR_CACHED_BUFFER_MAX_BYTES: int "group.coordinator.cached.buffer.max.bytes" = "1048588", AtLeast(524_288), Medium, ClusterWide, Works;
    GROUP_COORDINATOR_REBALANCE_PROTOCOLS: list "group.coordinator.rebalance.protocols" = "classic,consumer,streams", SubsetNotEmpty(&["consumer", "classic", "share", "streams"]), Medium, ReadOnly, Works;
    GROUP_COORDINATOR_THREADS: int "group.coordinator.threads" = "4", AtLeast(1), High, ReadOnly, Works;
    GROUP_INITIAL_REBALANCE_DELAY_MS: int "group.initial.rebalance.delay.ms" = "3000", Any, Medium, ReadOnly, Works;
    GROUP_MAX_SESSION_TIMEOUT_MS: int "group.max.session.timeout.ms" = "1800000", Any, Medium, ReadOnly, Works;
    GROUP_MAX_SIZE: int "group.max.size" = "2147483647", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_MIN_SESSION_TIMEOUT_MS: int "group.min.session.timeout.ms" = "6000", Any, Medium, ReadOnly, Works;
    GROUP_STREAMS_ASSIGNMENT_INTERVAL_MS: int "group.streams.assignment.interval.ms" = "1000", AtLeast(0), Medium, ClusterWide, Works;
    GROUP_STREAMS_HEARTBEAT_INTERVAL_MS: int "group.streams.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS: int "group.streams.initial.rebalance.delay.ms" = "3000", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_STREAMS_MAX_ASSIGNMENT_INTERVAL_MS: int "group.streams.max.assignment.interval.ms" = "15000", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_STREAMS_MAX_HEARTBEAT_INTERVAL_MS: int "group.streams.max.heartbeat.interval.ms" = "15000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_STREAMS_MAX_SESSION_TIMEOUT_MS: int "group.streams.max.session.timeout.ms" = "60000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_STREAMS_MAX_SIZE: int "group.streams.max.size" = "2147483647", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_STREAMS_MAX_STANDBY_REPLICAS: int "group.streams.max.standby.replicas" = "2", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_STREAMS_MIN_ASSIGNMENT_INTERVAL_MS: int "group.streams.min.assignment.interval.ms" = "0", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS: int "group.streams.min.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS: int "group.streams.min.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Works;
    GROUP_STREAMS_NUM_STANDBY_REPLICAS: int "group.streams.num.standby.replicas" = "0", AtLeast(0), Medium, ReadOnly, Works;
    GROUP_STREAMS_SESSION_TIMEOUT_MS: int "group.streams.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Works;
    OFFSET_METADATA_MAX_BYTES: int "offset.metadata.max.bytes" = "4096", Any, High, ReadOnly, Works;
    OFFSETS_COMMIT_TIMEOUT_MS: int "offsets.commit.timeout.ms" = "5000", AtLeast(1), High, ReadOnly, Works;
    OFFSETS_LOAD_BUFFER_SIZE: int "offsets.load.buffer.size" = "5242880", AtLeast(1), High, ReadOnly, Works;
    OFFSETS_RETENTION_CHECK_INTERVAL_MS: long "offsets.retention.check.interval.ms" = "600000", AtLeast(1), High, ReadOnly, Works;
    OFFSETS_RETENTION_MINUTES: int "offsets.retention.minutes" = "10080", AtLeast(1), High, ReadOnly, Works;
    OFFSETS_TOPIC_COMPRESSION_CODEC: int "offsets.topic.compression.codec" = "0", Any, High, ReadOnly, Works;
    OFFSETS_TOPIC_NUM_PARTITIONS: int "offsets.topic.num.partitions" = "50", AtLeast(1), High, ReadOnly, Works;
    OFFSETS_TOPIC_REPLICATION_FACTOR: short "offsets.topic.replication.factor" = "3", AtLeast(1), High, ReadOnly, Works;
    OFFSETS_TOPIC_SEGMENT_BYTES: int "offsets.topic.segment.bytes" = "104857600", AtLeast(1), High, ReadOnly, Works;
}
