//! Options: the group coordinator; classic, consumer and streams groups.

use crate::option::options;
use crate::reasons::{BUFFERS, CLUSTER, NO_LINGER, STREAMS, THREADS};

options! { GROUPS_ROWS:
    /// Which kinds of groups are served: `classic`, `consumer`, `share`, `streams`; of the last two none is yet.
    GROUP_COORDINATOR_REBALANCE_PROTOCOLS: list "group.coordinator.rebalance.protocols" = "classic,consumer,streams", SubsetNotEmpty(&["consumer", "classic", "share", "streams"]), Medium, ReadOnly, Works;
    /// Threads of Kafka's group coordinator.
    GROUP_COORDINATOR_THREADS: int "group.coordinator.threads" = "4", AtLeast(1), High, ReadOnly, Never(THREADS);
    /// Threads on which Kafka's coordinator computes assignments.
    GROUP_COORDINATOR_BACKGROUND_THREADS: int "group.coordinator.background.threads" = "2", AtLeast(1), High, ReadOnly, Never(THREADS);
    /// How long the coordinator collects records before it writes them; -1 adapts.
    GROUP_COORDINATOR_APPEND_LINGER_MS: int "group.coordinator.append.linger.ms" = "-1", AtLeast(-1), Medium, ReadOnly, Never(NO_LINGER);
    /// Largest write buffer that Kafka's coordinator keeps for reuse.
    GROUP_COORDINATOR_CACHED_BUFFER_MAX_BYTES: int "group.coordinator.cached.buffer.max.bytes" = "1048588", AtLeast(524_288), Medium, ClusterWide, Never(BUFFERS);
    /// Partitions of `__consumer_offsets`; fixed once that topic exists.
    OFFSETS_TOPIC_NUM_PARTITIONS: int "offsets.topic.num.partitions" = "50", AtLeast(1), High, ReadOnly, Works;
    /// Replicas of `__consumer_offsets`. A lone node that was not told takes 1, because Kafka's 3 could never be met there.
    OFFSETS_TOPIC_REPLICATION_FACTOR: short "offsets.topic.replication.factor" = "3", AtLeast(1), High, ReadOnly, Works;
    /// Size at which a segment of `__consumer_offsets` is closed; small ones compact and load sooner.
    OFFSETS_TOPIC_SEGMENT_BYTES: int "offsets.topic.segment.bytes" = "104857600", AtLeast(1), High, ReadOnly, Works;
    /// Codec with which the coordinator writes its records: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.
    OFFSETS_TOPIC_COMPRESSION_CODEC: int "offsets.topic.compression.codec" = "0", Any, High, ReadOnly, Works;
    /// Bytes that are read at once when the state of groups is loaded.
    OFFSETS_LOAD_BUFFER_SIZE: int "offsets.load.buffer.size" = "5242880", AtLeast(1), High, ReadOnly, Works;
    /// How long a commit may wait for the in-sync replicas before it fails.
    OFFSETS_COMMIT_TIMEOUT_MS: int "offsets.commit.timeout.ms" = "5000", AtLeast(1), High, ReadOnly, Later(CLUSTER);
    /// Longest text that a client may attach to a committed offset.
    OFFSET_METADATA_MAX_BYTES: int "offset.metadata.max.bytes" = "4096", Any, High, ReadOnly, Works;
    /// How long committed offsets outlive the last member of their group.
    OFFSETS_RETENTION_MINUTES: int "offsets.retention.minutes" = "10080", AtLeast(1), High, ReadOnly, Works;
    /// How often it is checked which offsets have outlived their time.
    OFFSETS_RETENTION_CHECK_INTERVAL_MS: long "offsets.retention.check.interval.ms" = "600000", AtLeast(1), High, ReadOnly, Works;
    /// Shortest session timeout that a member of a classic group may ask for.
    GROUP_MIN_SESSION_TIMEOUT_MS: int "group.min.session.timeout.ms" = "6000", Any, Medium, ReadOnly, Works;
    /// Longest session timeout that a member of a classic group may ask for.
    GROUP_MAX_SESSION_TIMEOUT_MS: int "group.max.session.timeout.ms" = "1800000", Any, Medium, ReadOnly, Works;
    /// How long the first rebalance of an empty classic group waits for more members.
    GROUP_INITIAL_REBALANCE_DELAY_MS: int "group.initial.rebalance.delay.ms" = "3000", Any, Medium, ReadOnly, Works;
    /// Most members of a classic group.
    GROUP_MAX_SIZE: int "group.max.size" = "2147483647", AtLeast(1), Medium, ReadOnly, Works;
    /// After this long without a heartbeat a member is removed from its group.
    GROUP_CONSUMER_SESSION_TIMEOUT_MS: int "group.consumer.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Works;
    /// Shortest session timeout that a group may set.
    GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS: int "group.consumer.min.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Works;
    /// Longest session timeout that a group may set.
    GROUP_CONSUMER_MAX_SESSION_TIMEOUT_MS: int "group.consumer.max.session.timeout.ms" = "60000", AtLeast(1), Medium, ReadOnly, Works;
    /// How often members are told to send heartbeats.
    GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS: int "group.consumer.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Works;
    /// Shortest heartbeat interval that a group may set.
    GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS: int "group.consumer.min.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Works;
    /// Longest heartbeat interval that a group may set.
    GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS: int "group.consumer.max.heartbeat.interval.ms" = "15000", AtLeast(1), Medium, ReadOnly, Works;
    /// Most members of one consumer group.
    GROUP_CONSUMER_MAX_SIZE: int "group.consumer.max.size" = "2147483647", AtLeast(1), Medium, ReadOnly, Works;
    /// Ways in which the broker distributes partitions; the first is the one for groups that do not choose.
    GROUP_CONSUMER_ASSIGNORS: list "group.consumer.assignors" = "uniform,range", UniqueNotEmpty, Medium, ReadOnly, Works;
    /// Whether a group may change between the classic and the consumer protocol while it has members, and in which direction.
    GROUP_CONSUMER_MIGRATION_POLICY: string "group.consumer.migration.policy" = "bidirectional", OneOfAnyCase(&["DISABLED", "DOWNGRADE", "UPGRADE", "BIDIRECTIONAL"]), Medium, ReadOnly, Works;
    /// Least time between two assignments of one group.
    GROUP_CONSUMER_ASSIGNMENT_INTERVAL_MS: int "group.consumer.assignment.interval.ms" = "1000", AtLeast(0), Medium, ClusterWide, Works;
    /// Smallest assignment interval that a group may set.
    GROUP_CONSUMER_MIN_ASSIGNMENT_INTERVAL_MS: int "group.consumer.min.assignment.interval.ms" = "0", AtLeast(0), Medium, ReadOnly, Works;
    /// Largest assignment interval that a group may set.
    GROUP_CONSUMER_MAX_ASSIGNMENT_INTERVAL_MS: int "group.consumer.max.assignment.interval.ms" = "15000", AtLeast(0), Medium, ReadOnly, Works;
    /// How often subscriptions by regular expression are matched against new topics.
    GROUP_CONSUMER_REGEX_REFRESH_INTERVAL_MS: int "group.consumer.regex.refresh.interval.ms" = "600000", AtLeast(10_000), Medium, ReadOnly, Works, internal;
    /// After this long without a heartbeat a member is removed from its streams group.
    GROUP_STREAMS_SESSION_TIMEOUT_MS: int "group.streams.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// Shortest session timeout that a streams group may set.
    GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS: int "group.streams.min.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// Longest session timeout that a streams group may set.
    GROUP_STREAMS_MAX_SESSION_TIMEOUT_MS: int "group.streams.max.session.timeout.ms" = "60000", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// How often members of streams groups are told to send heartbeats.
    GROUP_STREAMS_HEARTBEAT_INTERVAL_MS: int "group.streams.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// Shortest heartbeat interval that a streams group may set.
    GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS: int "group.streams.min.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// Longest heartbeat interval that a streams group may set.
    GROUP_STREAMS_MAX_HEARTBEAT_INTERVAL_MS: int "group.streams.max.heartbeat.interval.ms" = "15000", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// Most members of one streams group.
    GROUP_STREAMS_MAX_SIZE: int "group.streams.max.size" = "2147483647", AtLeast(1), Medium, ReadOnly, Later(STREAMS);
    /// Warm copies of each state store that a streams group keeps.
    GROUP_STREAMS_NUM_STANDBY_REPLICAS: int "group.streams.num.standby.replicas" = "0", AtLeast(0), Medium, ReadOnly, Later(STREAMS);
    /// Most warm copies that a streams group may set.
    GROUP_STREAMS_MAX_STANDBY_REPLICAS: int "group.streams.max.standby.replicas" = "2", AtLeast(0), Medium, ReadOnly, Later(STREAMS);
    /// How long the first assignment of a streams group waits for more members.
    GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS: int "group.streams.initial.rebalance.delay.ms" = "3000", AtLeast(0), Medium, ReadOnly, Later(STREAMS);
    /// Least time between two assignments of one streams group.
    GROUP_STREAMS_ASSIGNMENT_INTERVAL_MS: int "group.streams.assignment.interval.ms" = "1000", AtLeast(0), Medium, ClusterWide, Later(STREAMS);
    /// Smallest assignment interval that a streams group may set.
    GROUP_STREAMS_MIN_ASSIGNMENT_INTERVAL_MS: int "group.streams.min.assignment.interval.ms" = "0", AtLeast(0), Medium, ReadOnly, Later(STREAMS);
    /// Largest assignment interval that a streams group may set.
    GROUP_STREAMS_MAX_ASSIGNMENT_INTERVAL_MS: int "group.streams.max.assignment.interval.ms" = "15000", AtLeast(0), Medium, ReadOnly, Later(STREAMS);
}
