//! Options: creation of topics, and replication.

use crate::option::options;
use crate::reasons::{CHECKPOINTS, CLUSTER, PURGATORY, RACK, TIERING};

options! { TOPICS_ROWS:
    /// Partitions of a new topic whose creator does not say how many.
    NUM_PARTITIONS: int "num.partitions" = "1", AtLeast(1), Medium, ReadOnly, Works;
    /// Replicas of a new topic whose creator does not say how many.
    DEFAULT_REPLICATION_FACTOR: int "default.replication.factor" = "1", Any, Medium, ReadOnly, Works;
    /// Whether a topic comes into being when a client asks for metadata of one that does not exist.
    AUTO_CREATE_TOPICS_ENABLE: boolean "auto.create.topics.enable" = "true", Any, High, ReadOnly, Works;
    /// Whether topics can be deleted.
    DELETE_TOPIC_ENABLE: boolean "delete.topic.enable" = "true", Any, High, ReadOnly, Works;
    /// How many replicas must hold a batch before a producer with acks=all is answered; with fewer in sync it is refused.
    MIN_INSYNC_REPLICAS: int "min.insync.replicas" = "1", AtLeast(1), High, ClusterWide, Works;
    /// Whether a replica that may lack acknowledged records can become leader when no other is left.
    UNCLEAN_LEADER_ELECTION_ENABLE: boolean "unclean.leader.election.enable" = "false", Any, High, ClusterWide, Later(CLUSTER);
    /// How often the controller looks for partitions that only such a leader could serve.
    UNCLEAN_LEADER_ELECTION_INTERVAL_MS: long "unclean.leader.election.interval.ms" = "300000", AtLeast(1), Medium, ReadOnly, Later(CLUSTER), internal;
    /// Whether leadership returns by itself to the replica that is named first.
    AUTO_LEADER_REBALANCE_ENABLE: boolean "auto.leader.rebalance.enable" = "true", Any, High, ReadOnly, Later(CLUSTER);
    /// How often it is checked whether leadership should return.
    LEADER_IMBALANCE_CHECK_INTERVAL_SECONDS: long "leader.imbalance.check.interval.seconds" = "300", AtLeast(1), High, ReadOnly, Later(CLUSTER);
    /// Connections over which a follower fetches from one leader.
    NUM_REPLICA_FETCHERS: int "num.replica.fetchers" = "1", AtLeast(1), High, ClusterWide, Later(CLUSTER);
    /// A follower that was behind for this long leaves the in-sync set.
    REPLICA_LAG_TIME_MAX_MS: long "replica.lag.time.max.ms" = "30000", Any, High, ReadOnly, Later(CLUSTER);
    /// Bytes that a follower asks of one partition at a time; a larger first batch comes whole.
    REPLICA_FETCH_MAX_BYTES: int "replica.fetch.max.bytes" = "1048576", AtLeast(0), Medium, ReadOnly, Later(CLUSTER);
    /// How long a leader lets a follower's fetch wait for new records.
    REPLICA_FETCH_WAIT_MAX_MS: int "replica.fetch.wait.max.ms" = "500", Any, High, ReadOnly, Later(CLUSTER);
    /// Bytes for which a follower's fetch waits.
    REPLICA_FETCH_MIN_BYTES: int "replica.fetch.min.bytes" = "1", Any, High, ReadOnly, Later(CLUSTER);
    /// Bytes that a follower asks for in one request over all partitions.
    REPLICA_FETCH_RESPONSE_MAX_BYTES: int "replica.fetch.response.max.bytes" = "10485760", AtLeast(0), Medium, ReadOnly, Later(CLUSTER);
    /// Pause of a follower after a fetch that failed.
    REPLICA_FETCH_BACKOFF_MS: int "replica.fetch.backoff.ms" = "1000", AtLeast(0), Medium, ReadOnly, Later(CLUSTER);
    /// How long a follower waits for the answer to a fetch.
    REPLICA_SOCKET_TIMEOUT_MS: int "replica.socket.timeout.ms" = "30000", Any, High, ReadOnly, Later(CLUSTER);
    /// Size of the kernel's receive buffer on a follower's connection.
    REPLICA_SOCKET_RECEIVE_BUFFER_BYTES: int "replica.socket.receive.buffer.bytes" = "65536", Any, High, ReadOnly, Later(CLUSTER);
    /// How often the high watermarks of all partitions are written to disk.
    REPLICA_HIGH_WATERMARK_CHECKPOINT_INTERVAL_MS: long "replica.high.watermark.checkpoint.interval.ms" = "5000", Any, High, ReadOnly, Never(CHECKPOINTS);
    /// Who picks the replica a consumer reads from; Kafka's rack-aware selector is known by its name.
    REPLICA_SELECTOR_CLASS: string "replica.selector.class" = null, Any, Medium, ReadOnly, Later(RACK);
    /// Whether a new follower starts behind what is already in the remote tier.
    FOLLOWER_FETCH_LAST_TIERED_OFFSET_ENABLE: boolean "follower.fetch.last.tiered.offset.enable" = "false", Any, Medium, ClusterWide, Later(TIERING);
    /// Most bytes in the answer to one fetch, whatever the client asks for; a larger first batch comes whole.
    FETCH_MAX_BYTES: int "fetch.max.bytes" = "57671680", AtLeast(1024), Medium, ReadOnly, Works;
    /// Most fetch sessions that are remembered; clients beyond it send full fetches.
    MAX_INCREMENTAL_FETCH_SESSION_CACHE_SLOTS: int "max.incremental.fetch.session.cache.slots" = "1000", AtLeast(0), Medium, ReadOnly, Works;
    /// How often Kafka cleans its list of waiting fetches.
    FETCH_PURGATORY_PURGE_INTERVAL_REQUESTS: int "fetch.purgatory.purge.interval.requests" = "1000", Any, Medium, ReadOnly, Never(PURGATORY);
    /// How often Kafka cleans its list of waiting produce requests.
    PRODUCER_PURGATORY_PURGE_INTERVAL_REQUESTS: int "producer.purgatory.purge.interval.requests" = "1000", Any, Medium, ReadOnly, Never(PURGATORY);
    /// How often Kafka cleans its list of waiting record deletions.
    DELETE_RECORDS_PURGATORY_PURGE_INTERVAL_REQUESTS: int "delete.records.purgatory.purge.interval.requests" = "1", Any, Medium, ReadOnly, Never(PURGATORY);
    /// Largest record batch, compressed, of topics that set no `max.message.bytes`.
    MESSAGE_MAX_BYTES: int "message.max.bytes" = "1048588", AtLeast(0), High, ClusterWide, Works;
}
