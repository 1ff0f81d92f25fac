//! Options: listeners, connections and the limits that hold strangers in check.

use crate::option::options;

options! { LISTENERS_ROWS:
    ADVERTISED_LISTENERS: list "advertised.listeners" = null, UniqueNotEmpty, High, ReadOnly, Works;
    BACKGROUND_THREADS: int "background.threads" = "10", AtLeast(1), High, ClusterWide, Works;
    CONNECTION_FAILED_AUTHENTICATION_DELAY_MS: int "connection.failed.authentication.delay.ms" = "100", AtLeast(0), Low, ReadOnly, Works;
    CONNECTIONS_MAX_IDLE_MS: long "connections.max.idle.ms" = "600000", Any, Medium, ReadOnly, Works;
    CONNECTIONS_MAX_REAUTH_MS: long "connections.max.reauth.ms" = "0", Any, Medium, ReadOnly, Works;
    CONTROLLER_LISTENER_NAMES: list "controller.listener.names" = required, UniqueNotEmpty, High, ReadOnly, Works;
    INTER_BROKER_LISTENER_NAME: string "inter.broker.listener.name" = null, Any, Medium, ReadOnly, Works;
    LISTENER_SECURITY_PROTOCOL_MAP: string "listener.security.protocol.map" = "SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT", Any, Low, PerBroker, Works;
    LISTENERS: list "listeners" = "PLAINTEXT://:9092", UniqueNotEmpty, High, PerBroker, Works;
    MAX_CONNECTION_CREATION_RATE: int "max.connection.creation.rate" = "2147483647", AtLeast(0), Medium, ClusterWide, Works;
    MAX_CONNECTIONS: int "max.connections" = "2147483647", AtLeast(0), Medium, ClusterWide, Works;
    MAX_CONNECTIONS_PER_IP: int "max.connections.per.ip" = "2147483647", AtLeast(0), Medium, ClusterWide, Works;
    MAX_CONNECTIONS_PER_IP_OVERRIDES: string "max.connections.per.ip.overrides" = "", Any, Medium, ClusterWide, Works;
    MAX_REQUEST_PARTITION_SIZE_LIMIT: int "max.request.partition.size.limit" = "2000", AtLeast(1), Medium, ReadOnly, Works;
    NUM_IO_THREADS: int "num.io.threads" = "8", AtLeast(1), High, ClusterWide, Works;
    NUM_NETWORK_THREADS: int "num.network.threads" = "3", AtLeast(1), High, ClusterWide, Works;
    QUEUED_MAX_REQUEST_BYTES: long "queued.max.request.bytes" = "-1", Any, Medium, ReadOnly, Works;
    QUEUED_MAX_REQUESTS: int "queued.max.requests" = "500", AtLeast(1), High, ReadOnly, Works;
    REQUEST_TIMEOUT_MS: int "request.timeout.ms" = "30000", Any, High, ReadOnly, Works;
    SECURITY_INTER_BROKER_PROTOCOL: string "security.inter.broker.protocol" = "PLAINTEXT", OneOf(&["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]), Medium, ReadOnly, Works;
    SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS: long "socket.connection.setup.timeout.max.ms" = "30000", Any, Medium, ReadOnly, Works;
    SOCKET_CONNECTION_SETUP_TIMEOUT_MS: long "socket.connection.setup.timeout.ms" = "10000", Any, Medium, ReadOnly, Works;
    SOCKET_LISTEN_BACKLOG_SIZE: int "socket.listen.backlog.size" = "50", AtLeast(1), Medium, ReadOnly, Works;
    SOCKET_RECEIVE_BUFFER_BYTES: int "socket.receive.buffer.bytes" = "102400", Any, High, ReadOnly, Works;
    SOCKET_REQUEST_MAX_BYTES: int "socket.request.max.bytes" = "104857600", AtLeast(1), High, ReadOnly, Works;
    SOCKET_SEND_BUFFER_BYTES: int "socket.send.buffer.bytes" = "102400", Any, High, ReadOnly, Works;
}
