//! Options: the controller quorum and its metadata log.

use crate::option::options;
use crate::reasons::{CLUSTER, JAVA, METRICS, NO_LINGER, NO_NOOP, ONE_ENTRY, SNAPSHOTS};

options! { QUORUM_ROWS:
    /// The voters of the metadata quorum, as `id@host:port`. Today it may name this node only.
    CONTROLLER_QUORUM_VOTERS: list "controller.quorum.voters" = "", NoEmptyElement, High, ReadOnly, Works;
    /// Where some controller can be reached, as `host:port`. Today it may name this node only.
    CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: list "controller.quorum.bootstrap.servers" = "", NoEmptyElement, High, ReadOnly, Works;
    /// Whether a new controller makes itself a voter.
    CONTROLLER_QUORUM_AUTO_JOIN_ENABLE: boolean "controller.quorum.auto.join.enable" = "false", Any, Low, ReadOnly, Later(CLUSTER);
    /// How long a candidate waits for votes before it asks again.
    CONTROLLER_QUORUM_ELECTION_TIMEOUT_MS: int "controller.quorum.election.timeout.ms" = "1000", AtLeast(0), High, ReadOnly, Later(CLUSTER);
    /// How long a voter goes without news from the leader before it stands for election.
    CONTROLLER_QUORUM_FETCH_TIMEOUT_MS: int "controller.quorum.fetch.timeout.ms" = "2000", AtLeast(0), High, ReadOnly, Later(CLUSTER);
    /// Longest random pause between two elections that nobody won.
    CONTROLLER_QUORUM_ELECTION_BACKOFF_MAX_MS: int "controller.quorum.election.backoff.max.ms" = "1000", AtLeast(0), High, ReadOnly, Later(CLUSTER);
    /// How long the leader collects metadata records before it writes them.
    CONTROLLER_QUORUM_APPEND_LINGER_MS: int "controller.quorum.append.linger.ms" = "25", AtLeast(0), Medium, ReadOnly, Never(NO_LINGER);
    /// How long one voter waits for the answer of another.
    CONTROLLER_QUORUM_REQUEST_TIMEOUT_MS: int "controller.quorum.request.timeout.ms" = "2000", AtLeast(0), Medium, ReadOnly, Later(CLUSTER);
    /// Pause before a failed request to another voter is repeated.
    CONTROLLER_QUORUM_RETRY_BACKOFF_MS: int "controller.quorum.retry.backoff.ms" = "20", AtLeast(0), Low, ReadOnly, Later(CLUSTER);
    /// Most bytes of metadata log in one answer to a voter or broker.
    CONTROLLER_QUORUM_FETCH_MAX_BYTES: int "controller.quorum.fetch.max.bytes" = "1048576", AtLeast(1), Low, ReadOnly, Later(CLUSTER);
    /// Most bytes of a metadata snapshot in one answer.
    CONTROLLER_QUORUM_FETCH_SNAPSHOT_MAX_BYTES: int "controller.quorum.fetch.snapshot.max.bytes" = "1048576", AtLeast(1), Low, ReadOnly, Later(CLUSTER);
    /// How long a broker waits for the answer of a controller.
    CONTROLLER_SOCKET_TIMEOUT_MS: int "controller.socket.timeout.ms" = "30000", Any, Medium, ReadOnly, Later(CLUSTER);
    /// Directory of the metadata log; none given means the first log directory.
    METADATA_LOG_DIR: string "metadata.log.dir" = null, Any, High, ReadOnly, Works;
    /// Size at which a segment of the metadata log is closed.
    METADATA_LOG_SEGMENT_BYTES: int "metadata.log.segment.bytes" = "1073741824", AtLeast(8_388_608), High, ReadOnly, Later(SNAPSHOTS);
    /// Age at which a segment of the metadata log is closed.
    METADATA_LOG_SEGMENT_MS: long "metadata.log.segment.ms" = "604800000", Any, High, ReadOnly, Later(SNAPSHOTS);
    /// A snapshot of the metadata is made after this many bytes of new records.
    METADATA_LOG_MAX_RECORD_BYTES_BETWEEN_SNAPSHOTS: long "metadata.log.max.record.bytes.between.snapshots" = "20971520", AtLeast(1), High, ReadOnly, Later(SNAPSHOTS);
    /// A snapshot of changed metadata is made after this long at the latest; 0 never on account of time.
    METADATA_LOG_MAX_SNAPSHOT_INTERVAL_MS: long "metadata.log.max.snapshot.interval.ms" = "3600000", AtLeast(0), High, ReadOnly, Later(SNAPSHOTS);
    /// Size of metadata log and snapshots above which old ones are deleted.
    METADATA_MAX_RETENTION_BYTES: long "metadata.max.retention.bytes" = "104857600", Any, High, ReadOnly, Later(SNAPSHOTS);
    /// Age at which old parts of the metadata log and old snapshots are deleted.
    METADATA_MAX_RETENTION_MS: long "metadata.max.retention.ms" = "604800000", Any, High, ReadOnly, Later(SNAPSHOTS);
    /// How often Kafka's controller writes a record that says nothing, to show that the log moves.
    METADATA_MAX_IDLE_INTERVAL_MS: int "metadata.max.idle.interval.ms" = "500", AtLeast(0), Low, ReadOnly, Never(NO_NOOP);
    /// Size of a segment of the metadata log, without a lower bound, for tests.
    INTERNAL_METADATA_LOG_SEGMENT_BYTES: int "internal.metadata.log.segment.bytes" = null, Any, Low, ReadOnly, Later(SNAPSHOTS), internal;
    /// Largest batch that Kafka's metadata log takes.
    INTERNAL_METADATA_MAX_BATCH_SIZE_IN_BYTES: int "internal.metadata.max.batch.size.in.bytes" = "8388608", Any, Low, ReadOnly, Never(ONE_ENTRY), internal;
    /// How long deleted parts of the metadata log stay on disk.
    INTERNAL_METADATA_DELETE_DELAY_MILLIS: long "internal.metadata.delete.delay.millis" = "60000", Any, Low, ReadOnly, Later(SNAPSHOTS), internal;
    /// How often Kafka's controller logs how slow its events were.
    CONTROLLER_PERFORMANCE_SAMPLE_PERIOD_MS: long "controller.performance.sample.period.ms" = "60000", AtLeast(100), Medium, ReadOnly, Never(METRICS), internal;
    /// How slow an event must be for Kafka's controller to log it at once.
    CONTROLLER_PERFORMANCE_ALWAYS_LOG_THRESHOLD_MS: long "controller.performance.always.log.threshold.ms" = "2000", AtLeast(0), Medium, ReadOnly, Never(METRICS), internal;
    /// Java class that may refuse the creation of topics; naming one is refused.
    CREATE_TOPIC_POLICY_CLASS_NAME: class "create.topic.policy.class.name" = null, Any, Low, ReadOnly, Never(JAVA);
    /// Java class that may refuse changes of options; naming one is refused.
    ALTER_CONFIG_POLICY_CLASS_NAME: class "alter.config.policy.class.name" = null, Any, Low, ReadOnly, Never(JAVA);
}
