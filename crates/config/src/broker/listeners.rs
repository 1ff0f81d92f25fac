//! Options: listeners, connections and the limits that hold strangers in check.

use crate::option::options;
use crate::reasons::{ADMISSION, CLUSTER, SASL, THREADS};

options! { LISTENERS_ROWS:
    /// Where this node listens: a list of `NAME://host:port`. An empty host is every interface, port 0 any free port.
    LISTENERS: list "listeners" = "PLAINTEXT://:9092", UniqueNotEmpty, High, PerBroker, Works;
    /// What clients and brokers are told to connect to, for each listener. Where absent: the listener's own host, or else the address at which
    /// the client reached us.
    ADVERTISED_LISTENERS: list "advertised.listeners" = null, UniqueNotEmpty, High, ReadOnly, Works;
    /// Which protocol each listener's name stands for, as `NAME:PROTOCOL` pairs; needed for names that are not themselves protocols.
    LISTENER_SECURITY_PROTOCOL_MAP: string "listener.security.protocol.map" = "SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT", Any, Low, PerBroker, Works;
    /// Listener on which brokers talk among themselves. Excludes `security.inter.broker.protocol`.
    INTER_BROKER_LISTENER_NAME: string "inter.broker.listener.name" = null, Any, Medium, ReadOnly, Works;
    /// Protocol by which brokers talk among themselves, where no listener is named for it.
    SECURITY_INTER_BROKER_PROTOCOL: string "security.inter.broker.protocol" = "PLAINTEXT", OneOf(&["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]), Medium, ReadOnly, Works;
    /// Names of the listeners that belong to controllers; clients are not served there.
    CONTROLLER_LISTENER_NAMES: list "controller.listener.names" = required, UniqueNotEmpty, High, ReadOnly, Works;
    /// Threads that read and write sockets in Kafka.
    NUM_NETWORK_THREADS: int "num.network.threads" = "3", AtLeast(1), High, ClusterWide, Never(THREADS);
    /// Threads on which all requests are served.
    NUM_IO_THREADS: int "num.io.threads" = "8", AtLeast(1), High, ClusterWide, Works;
    /// Threads for background work in Kafka.
    BACKGROUND_THREADS: int "background.threads" = "10", AtLeast(1), High, ClusterWide, Never(THREADS);
    /// Size of the kernel's send buffer of a connection; -1, or not given at all, leaves it to the kernel, which grows it by itself.
    SOCKET_SEND_BUFFER_BYTES: int "socket.send.buffer.bytes" = "102400", Any, High, ReadOnly, Works;
    /// Size of the kernel's receive buffer of a connection; -1, or not given at all, leaves it to the kernel, which grows it by itself.
    SOCKET_RECEIVE_BUFFER_BYTES: int "socket.receive.buffer.bytes" = "102400", Any, High, ReadOnly, Works;
    /// Largest request. A frame that announces more ends its connection.
    SOCKET_REQUEST_MAX_BYTES: int "socket.request.max.bytes" = "104857600", AtLeast(1), High, ReadOnly, Works;
    /// How many connections may wait in the kernel to be accepted.
    SOCKET_LISTEN_BACKLOG_SIZE: int "socket.listen.backlog.size" = "50", AtLeast(1), Medium, ReadOnly, Works;
    /// How many requests Kafka lets wait for a thread.
    QUEUED_MAX_REQUESTS: int "queued.max.requests" = "500", AtLeast(1), High, ReadOnly, Never(ADMISSION);
    /// Memory that requests in flight may hold together; -1 leaves the limit to `milena.request.memory.bytes`.
    QUEUED_MAX_REQUEST_BYTES: long "queued.max.request.bytes" = "-1", Any, Medium, ReadOnly, Works;
    /// How long this broker waits for the answer to a request of its own.
    REQUEST_TIMEOUT_MS: int "request.timeout.ms" = "30000", Any, High, ReadOnly, Later(CLUSTER);
    /// Most connections at one time; one more is closed at once.
    MAX_CONNECTIONS: int "max.connections" = "2147483647", AtLeast(0), Medium, ClusterWide, Works;
    /// Most connections from one address at one time.
    MAX_CONNECTIONS_PER_IP: int "max.connections.per.ip" = "2147483647", AtLeast(0), Medium, ClusterWide, Works;
    /// Exceptions from `max.connections.per.ip`, as `host:count` pairs; hosts are looked up when the option changes.
    MAX_CONNECTIONS_PER_IP_OVERRIDES: string "max.connections.per.ip.overrides" = "", Any, Medium, ClusterWide, Works;
    /// Most connections that are accepted in a second, of all listeners together; further ones wait, but for a second's worth at once after a
    /// quiet second. 0 counts as 1.
    MAX_CONNECTION_CREATION_RATE: int "max.connection.creation.rate" = "2147483647", AtLeast(0), Medium, ClusterWide, Works;
    /// A connection that was silent for this long is closed.
    CONNECTIONS_MAX_IDLE_MS: long "connections.max.idle.ms" = "600000", Any, Medium, ReadOnly, Works;
    /// How long the answer to a failed login is held back, to slow down guessing.
    CONNECTION_FAILED_AUTHENTICATION_DELAY_MS: int "connection.failed.authentication.delay.ms" = "100", AtLeast(0), Low, ReadOnly, Later(SASL);
    /// How long a login lasts before the client must repeat it; 0 is for ever.
    CONNECTIONS_MAX_REAUTH_MS: long "connections.max.reauth.ms" = "0", Any, Medium, ReadOnly, Later(SASL);
    /// How long the first attempt to connect to another node may take.
    SOCKET_CONNECTION_SETUP_TIMEOUT_MS: long "socket.connection.setup.timeout.ms" = "10000", Any, Medium, ReadOnly, Later(CLUSTER);
    /// How long an attempt to connect to another node may take after several have failed.
    SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS: long "socket.connection.setup.timeout.max.ms" = "30000", Any, Medium, ReadOnly, Later(CLUSTER);
    /// Most partitions in one page of DescribeTopicPartitions.
    MAX_REQUEST_PARTITION_SIZE_LIMIT: int "max.request.partition.size.limit" = "2000", AtLeast(1), Medium, ReadOnly, Works;
}
