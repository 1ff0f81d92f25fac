//! Options: who this process is, and how it stays a member of its cluster.

use crate::option::options;
use crate::reasons::{CLUSTER, INSTANT, PROVIDERS, RACK, STABLE};

options! { IDENTITY_ROWS:
    /// What this process is: `broker`, `controller` or both. Where it is absent, as in files from before 3.3, the process is both.
    PROCESS_ROLES: list "process.roles" = required, SubsetNotEmpty(&["broker", "controller"]), High, ReadOnly, Works;
    /// Number of this node, unique in its cluster and never changed once data exists. Where neither it nor `broker.id` is given, it is 1.
    NODE_ID: int "node.id" = required, AtLeast(0), High, ReadOnly, Works;
    /// Older name of `node.id`; where both are given they must agree.
    BROKER_ID: int "broker.id" = "-1", Any, High, ReadOnly, Works;
    /// Rack or zone in which this broker stands, for spreading replicas and for reading from one nearby.
    BROKER_RACK: string "broker.rack" = null, Any, Medium, ReadOnly, Later(RACK);
    /// Listeners that open before the broker has joined its cluster; none given means those of the controllers.
    EARLY_START_LISTENERS: list "early.start.listeners" = null, Unique, High, ReadOnly, Later(CLUSTER);
    /// How long a starting broker tries to register with the controllers before it gives up.
    INITIAL_BROKER_REGISTRATION_TIMEOUT_MS: int "initial.broker.registration.timeout.ms" = "60000", Any, Medium, ReadOnly, Later(CLUSTER);
    /// How often a broker tells the active controller that it lives; at most half of the session timeout.
    BROKER_HEARTBEAT_INTERVAL_MS: int "broker.heartbeat.interval.ms" = "2000", Any, Medium, ReadOnly, Later(CLUSTER);
    /// After this long without a heartbeat the controller fences a broker and moves its leaderships away.
    BROKER_SESSION_TIMEOUT_MS: int "broker.session.timeout.ms" = "9000", Any, Medium, ReadOnly, Later(CLUSTER);
    /// Whether a stopping broker hands its leaderships to others first.
    CONTROLLED_SHUTDOWN_ENABLE: boolean "controlled.shutdown.enable" = "true", Any, Medium, ReadOnly, Later(CLUSTER);
    /// Names of the sources that `${name:path:key}` in a value may refer to.
    CONFIG_PROVIDERS: list "config.providers" = "", Unique, Low, ClusterWide, Later(PROVIDERS);
    /// Whether versions of the protocol that are still being designed are offered.
    UNSTABLE_API_VERSIONS_ENABLE: boolean "unstable.api.versions.enable" = "false", Any, High, ReadOnly, Never(STABLE), internal;
    /// Whether feature levels that are still being designed may be used.
    UNSTABLE_FEATURE_VERSIONS_ENABLE: boolean "unstable.feature.versions.enable" = "false", Any, High, ReadOnly, Never(STABLE), internal;
    /// How long a start may take before the process gives up.
    SERVER_MAX_STARTUP_TIME_MS: long "server.max.startup.time.ms" = "9223372036854775807", AtLeast(0), Medium, ReadOnly, Never(INSTANT), internal;
}
