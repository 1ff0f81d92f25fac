//! Options: share groups and the share coordinator.

use crate::option::options;
use crate::reasons::{BUFFERS, JAVA, NO_LINGER, PURGATORY, SHARE, THREADS};

options! { SHARE_ROWS:
    /// After this long without a heartbeat a member is removed from its share group.
    GROUP_SHARE_SESSION_TIMEOUT_MS: int "group.share.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// Shortest session timeout that a share group may set.
    GROUP_SHARE_MIN_SESSION_TIMEOUT_MS: int "group.share.min.session.timeout.ms" = "45000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// Longest session timeout that a share group may set.
    GROUP_SHARE_MAX_SESSION_TIMEOUT_MS: int "group.share.max.session.timeout.ms" = "60000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// How often members of share groups are told to send heartbeats.
    GROUP_SHARE_HEARTBEAT_INTERVAL_MS: int "group.share.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// Shortest heartbeat interval that a share group may set.
    GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS: int "group.share.min.heartbeat.interval.ms" = "5000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// Longest heartbeat interval that a share group may set.
    GROUP_SHARE_MAX_HEARTBEAT_INTERVAL_MS: int "group.share.max.heartbeat.interval.ms" = "15000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// Most members of one share group.
    GROUP_SHARE_MAX_SIZE: int "group.share.max.size" = "200", Between(1, 1000), Medium, ReadOnly, Later(SHARE);
    /// How partitions are given to the members of share groups; exactly one.
    GROUP_SHARE_ASSIGNORS: list "group.share.assignors" = "simple", UniqueNotEmpty, Medium, ReadOnly, Later(SHARE);
    /// Least time between two assignments of one share group.
    GROUP_SHARE_ASSIGNMENT_INTERVAL_MS: int "group.share.assignment.interval.ms" = "1000", AtLeast(0), Medium, ClusterWide, Later(SHARE);
    /// Smallest assignment interval that a share group may set.
    GROUP_SHARE_MIN_ASSIGNMENT_INTERVAL_MS: int "group.share.min.assignment.interval.ms" = "0", AtLeast(0), Medium, ReadOnly, Later(SHARE);
    /// Largest assignment interval that a share group may set.
    GROUP_SHARE_MAX_ASSIGNMENT_INTERVAL_MS: int "group.share.max.assignment.interval.ms" = "15000", AtLeast(0), Medium, ReadOnly, Later(SHARE);
    /// How often a record is delivered before it is given up.
    GROUP_SHARE_DELIVERY_COUNT_LIMIT: int "group.share.delivery.count.limit" = "5", Between(2, 10), Medium, ReadOnly, Later(SHARE);
    /// Smallest delivery limit that a share group may set.
    GROUP_SHARE_MIN_DELIVERY_COUNT_LIMIT: int "group.share.min.delivery.count.limit" = "2", Between(2, 5), Medium, ReadOnly, Later(SHARE);
    /// Largest delivery limit that a share group may set.
    GROUP_SHARE_MAX_DELIVERY_COUNT_LIMIT: int "group.share.max.delivery.count.limit" = "10", Between(5, 25), Medium, ReadOnly, Later(SHARE);
    /// How long a member holds a record that it was given before another may have it.
    GROUP_SHARE_RECORD_LOCK_DURATION_MS: int "group.share.record.lock.duration.ms" = "30000", Between(1000, 3_600_000), Medium, ReadOnly, Later(SHARE);
    /// Shortest time to hold a record that a share group may set.
    GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS: int "group.share.min.record.lock.duration.ms" = "15000", Between(1000, 30_000), Medium, ReadOnly, Later(SHARE);
    /// Longest time to hold a record that a share group may set.
    GROUP_SHARE_MAX_RECORD_LOCK_DURATION_MS: int "group.share.max.record.lock.duration.ms" = "60000", Between(30_000, 3_600_000), Medium, ReadOnly, Later(SHARE);
    /// Most records of one partition that members may hold at one time.
    GROUP_SHARE_PARTITION_MAX_RECORD_LOCKS: int "group.share.partition.max.record.locks" = "2000", Between(100, 10_000), Medium, ReadOnly, Later(SHARE);
    /// Smallest number of held records that a share group may set.
    GROUP_SHARE_MIN_PARTITION_MAX_RECORD_LOCKS: int "group.share.min.partition.max.record.locks" = "100", Between(100, 2000), Medium, ReadOnly, Later(SHARE);
    /// Largest number of held records that a share group may set.
    GROUP_SHARE_MAX_PARTITION_MAX_RECORD_LOCKS: int "group.share.max.partition.max.record.locks" = "4000", Between(2000, 10_000), Medium, ReadOnly, Later(SHARE);
    /// Most share sessions that one broker remembers.
    GROUP_SHARE_MAX_SHARE_SESSIONS: int "group.share.max.share.sessions" = "2000", AtLeast(1), Medium, ReadOnly, Later(SHARE);
    /// How often Kafka cleans its list of waiting share fetches.
    SHARE_FETCH_PURGATORY_PURGE_INTERVAL_REQUESTS: int "share.fetch.purgatory.purge.interval.requests" = "1000", Any, Medium, ReadOnly, Never(PURGATORY);
    /// Pause before the state of a share partition that could not be prepared is tried again.
    GROUP_SHARE_INITIALIZE_RETRY_INTERVAL_MS: int "group.share.initialize.retry.interval.ms" = "30000", AtLeast(1), Low, ReadOnly, Later(SHARE), internal;
    /// Java class that stores the state of share groups; ours is built in.
    GROUP_SHARE_PERSISTER_CLASS_NAME: string "group.share.persister.class.name" = "org.apache.kafka.server.share.persister.DefaultStatePersister", Any, Medium, ReadOnly, Never(JAVA), internal;
    /// Partitions of `__share_group_state`.
    SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS: int "share.coordinator.state.topic.num.partitions" = "50", AtLeast(1), High, ReadOnly, Later(SHARE);
    /// Replicas of `__share_group_state`.
    SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: short "share.coordinator.state.topic.replication.factor" = "3", AtLeast(1), High, ReadOnly, Later(SHARE);
    /// `min.insync.replicas` of `__share_group_state`.
    SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: short "share.coordinator.state.topic.min.isr" = "2", AtLeast(1), High, ReadOnly, Later(SHARE);
    /// Size at which a segment of `__share_group_state` is closed.
    SHARE_COORDINATOR_STATE_TOPIC_SEGMENT_BYTES: int "share.coordinator.state.topic.segment.bytes" = "104857600", AtLeast(1), High, ReadOnly, Later(SHARE);
    /// Codec with which the state of share groups is written: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.
    SHARE_COORDINATOR_STATE_TOPIC_COMPRESSION_CODEC: int "share.coordinator.state.topic.compression.codec" = "0", Any, High, ReadOnly, Later(SHARE);
    /// Threads of Kafka's share coordinator.
    SHARE_COORDINATOR_THREADS: int "share.coordinator.threads" = "1", AtLeast(1), Medium, ReadOnly, Never(THREADS);
    /// How many small changes of a share partition follow before its whole state is written again.
    SHARE_COORDINATOR_SNAPSHOT_UPDATE_RECORDS_PER_SNAPSHOT: int "share.coordinator.snapshot.update.records.per.snapshot" = "500", Between(0, 500), Medium, ReadOnly, Later(SHARE);
    /// Bytes that are read at once when the state of share groups is loaded.
    SHARE_COORDINATOR_LOAD_BUFFER_SIZE: int "share.coordinator.load.buffer.size" = "5242880", AtLeast(1), High, ReadOnly, Later(SHARE);
    /// How long the share coordinator collects records before it writes them; -1 adapts.
    SHARE_COORDINATOR_APPEND_LINGER_MS: int "share.coordinator.append.linger.ms" = "-1", AtLeast(-1), Medium, ReadOnly, Never(NO_LINGER);
    /// Largest write buffer that Kafka's share coordinator keeps for reuse.
    SHARE_COORDINATOR_CACHED_BUFFER_MAX_BYTES: int "share.coordinator.cached.buffer.max.bytes" = "1048588", AtLeast(524_288), Medium, ClusterWide, Never(BUFFERS);
    /// How long a write of share state may wait for the in-sync replicas.
    SHARE_COORDINATOR_WRITE_TIMEOUT_MS: int "share.coordinator.write.timeout.ms" = "5000", AtLeast(1), High, ReadOnly, Later(SHARE);
    /// How often superseded share state is removed.
    SHARE_COORDINATOR_STATE_TOPIC_PRUNE_INTERVAL_MS: int "share.coordinator.state.topic.prune.interval.ms" = "300000", AtLeast(1), Low, ReadOnly, Later(SHARE), internal;
    /// How often the state of idle share partitions is written again, so that older records can go.
    SHARE_COORDINATOR_COLD_PARTITION_SNAPSHOT_INTERVAL_MS: int "share.coordinator.cold.partition.snapshot.interval.ms" = "300000", AtLeast(1), Low, ReadOnly, Later(SHARE), internal;
}
