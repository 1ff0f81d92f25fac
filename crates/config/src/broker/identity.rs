//! Options: who this process is, and how it stays a member of its cluster.

use crate::option::options;

options! { IDENTITY_ROWS:
    BROKER_HEARTBEAT_INTERVAL_MS: int "broker.heartbeat.interval.ms" = "2000", Any, Medium, ReadOnly, Works;
    BROKER_ID: int "broker.id" = "-1", Any, High, ReadOnly, Works;
    BROKER_RACK: string "broker.rack" = null, Any, Medium, ReadOnly, Works;
    BROKER_SESSION_TIMEOUT_MS: int "broker.session.timeout.ms" = "9000", Any, Medium, ReadOnly, Works;
    CONFIG_PROVIDERS: list "config.providers" = "", Unique, Low, ClusterWide, Works;
    CONTROLLED_SHUTDOWN_ENABLE: boolean "controlled.shutdown.enable" = "true", Any, Medium, ReadOnly, Works;
    EARLY_START_LISTENERS: list "early.start.listeners" = null, Unique, High, ReadOnly, Works;
    INITIAL_BROKER_REGISTRATION_TIMEOUT_MS: int "initial.broker.registration.timeout.ms" = "60000", Any, Medium, ReadOnly, Works;
    NODE_ID: int "node.id" = required, AtLeast(0), High, ReadOnly, Works;
    PROCESS_ROLES: list "process.roles" = required, SubsetNotEmpty(&["broker", "controller"]), High, ReadOnly, Works;
    SERVER_MAX_STARTUP_TIME_MS: long "server.max.startup.time.ms" = "9223372036854775807", AtLeast(0), Medium, ReadOnly, Works, internal;
    UNSTABLE_API_VERSIONS_ENABLE: boolean "unstable.api.versions.enable" = "false", Any, High, ReadOnly, Works, internal;
    UNSTABLE_FEATURE_VERSIONS_ENABLE: boolean "unstable.feature.versions.enable" = "false", Any, High, ReadOnly, Works, internal;
}
