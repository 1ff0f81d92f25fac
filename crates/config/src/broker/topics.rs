//! Options: creation of topics, and replication.

use crate::option::options;

options! { TOPICS_ROWS:
    AUTO_CREATE_TOPICS_ENABLE: boolean "auto.create.topics.enable" = "true", Any, High, ReadOnly, Works;
    AUTO_LEADER_REBALANCE_ENABLE: boolean "auto.leader.rebalance.enable" = "true", Any, High, ReadOnly, Works;
    DEFAULT_REPLICATION_FACTOR: int "default.replication.factor" = "1", Any, Medium, ReadOnly, Works;
    DELETE_RECORDS_PURGATORY_PURGE_INTERVAL_REQUESTS: int "delete.records.purgatory.purge.interval.requests" = "1", Any, Medium, ReadOnly, Works;
    DELETE_TOPIC_ENABLE: boolean "delete.topic.enable" = "true", Any, High, ReadOnly, Works;
    FETCH_MAX_BYTES: int "fetch.max.bytes" = "57671680", AtLeast(1024), Medium, ReadOnly, Works;
    FETCH_PURGATORY_PURGE_INTERVAL_REQUESTS: int "fetch.purgatory.purge.interval.requests" = "1000", Any, Medium, ReadOnly, Works;
    FOLLOWER_FETCH_LAST_TIERED_OFFSET_ENABLE: boolean "follower.fetch.last.tiered.offset.enable" = "false", Any, Medium, ClusterWide, Works;
    LEADER_IMBALANCE_CHECK_INTERVAL_SECONDS: long "leader.imbalance.check.interval.seconds" = "300", AtLeast(1), High, ReadOnly, Works;
    MAX_INCREMENTAL_FETCH_SESSION_CACHE_SLOTS: int "max.incremental.fetch.session.cache.slots" = "1000", AtLeast(0), Medium, ReadOnly, Works;
    MESSAGE_MAX_BYTES: int "message.max.bytes" = "1048588", AtLeast(0), High, ClusterWide, Works;
    MIN_INSYNC_REPLICAS: int "min.insync.replicas" = "1", AtLeast(1), High, ClusterWide, Works;
    NUM_PARTITIONS: int "num.partitions" = "1", AtLeast(1), Medium, ReadOnly, Works;
    NUM_REPLICA_FETCHERS: int "num.replica.fetchers" = "1", AtLeast(1), High, ClusterWide, Works;
    PRODUCER_PURGATORY_PURGE_INTERVAL_REQUESTS: int "producer.purgatory.purge.interval.requests" = "1000", Any, Medium, ReadOnly, Works;
    REPLICA_FETCH_BACKOFF_MS: int "replica.fetch.backoff.ms" = "1000", AtLeast(0), Medium, ReadOnly, Works;
    REPLICA_FETCH_MAX_BYTES: int "replica.fetch.max.bytes" = "1048576", AtLeast(0), Medium, ReadOnly, Works;
    REPLICA_FETCH_MIN_BYTES: int "replica.fetch.min.bytes" = "1", Any, High, ReadOnly, Works;
    REPLICA_FETCH_RESPONSE_MAX_BYTES: int "replica.fetch.response.max.bytes" = "10485760", AtLeast(0), Medium, ReadOnly, Works;
    REPLICA_FETCH_WAIT_MAX_MS: int "replica.fetch.wait.max.ms" = "500", Any, High, ReadOnly, Works;
    REPLICA_HIGH_WATERMARK_CHECKPOINT_INTERVAL_MS: long "replica.high.watermark.checkpoint.interval.ms" = "5000", Any, High, ReadOnly, Works;
    REPLICA_LAG_TIME_MAX_MS: long "replica.lag.time.max.ms" = "30000", Any, High, ReadOnly, Works;
    REPLICA_SELECTOR_CLASS: string "replica.selector.class" = null, Any, Medium, ReadOnly, Works;
    REPLICA_SOCKET_RECEIVE_BUFFER_BYTES: int "replica.socket.receive.buffer.bytes" = "65536", Any, High, ReadOnly, Works;
    REPLICA_SOCKET_TIMEOUT_MS: int "replica.socket.timeout.ms" = "30000", Any, High, ReadOnly, Works;
    UNCLEAN_LEADER_ELECTION_ENABLE: boolean "unclean.leader.election.enable" = "false", Any, High, ClusterWide, Works;
    UNCLEAN_LEADER_ELECTION_INTERVAL_MS: long "unclean.leader.election.interval.ms" = "300000", AtLeast(1), Medium, ReadOnly, Works, internal;
}
