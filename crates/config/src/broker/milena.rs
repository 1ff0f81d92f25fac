//! Options: those that only Milena has. A name without `milena.` means what a reader of Kafka's names would expect.

use crate::option::options;

options! { MILENA_ROWS:
    /// What an acknowledgement with acks=all promises: `page-cache` is Kafka's own promise (every in-sync replica has written the batch,
    /// and a power cut on all of them may lose it); `power-safe` waits until every in-sync replica has it on stable storage, by way of a journal.
    DURABILITY: string "durability" = "page-cache", OneOf(&["page-cache", "power-safe"]), High, ReadOnly, Works, own;
    /// How log lines are written to standard error: `text` for people, `json` for machines (one object a line).
    LOG_FORMAT: string "log.format" = "text", OneOf(&["text", "json"]), Low, ReadOnly, Works, own;
    /// Which log lines are written: error, warn, info, debug or trace; or directives for parts, such as `info,milena_broker=debug`.
    LOG_LEVEL: string "log.level" = "info", NotEmpty, Low, ReadOnly, Works, own;
    /// Bytes that the journal of one log directory may take, and so the most that a start after a power cut reads of it. Half of it full,
    /// partitions are synced in the background; wholly full, producers wait for that.
    JOURNAL_BYTES: long "milena.journal.bytes" = "536870912", AtLeast(8_388_608), Medium, ReadOnly, Works, own;
    /// Where Prometheus metrics (`/metrics`) and liveness (`/health`) are served, as host:port. Port 0 takes any free port, which the log
    /// names, so that several brokers on one machine never collide; empty switches the listener off.
    METRICS_LISTENER: string "metrics.listener" = "127.0.0.1:0", NotNull, Low, ReadOnly, Works, own;
    /// Whether metrics name each partition: its size, its offsets, the lag of groups in it. Else they are told by topic, so that 10,000 partitions
    /// do not make a scrape of megabytes.
    METRICS_PER_PARTITION: boolean "milena.metrics.per.partition" = "false", Any, Low, ReadOnly, Works, own;
    /// Memory that requests in flight may hold together where `queued.max.request.bytes` sets no limit. At least `socket.request.max.bytes`.
    REQUEST_MEMORY_BYTES: long "milena.request.memory.bytes" = "268435456", AtLeast(1_048_576), Medium, ReadOnly, Works, own;
    /// A connection whose half-sent request brings no byte for this long is closed, so that it does not hold memory for ever.
    REQUEST_STALL_TIMEOUT_MS: int "milena.request.stall.timeout.ms" = "10000", AtLeast(1), Medium, ReadOnly, Works, own;
    /// How long a broker that was told to stop finishes requests and closes files before it ends regardless.
    SHUTDOWN_TIMEOUT_MS: int "milena.shutdown.timeout.ms" = "5000", AtLeast(0), Medium, ReadOnly, Works, own;
}
