//! Options: the log cleaner (compaction).

use crate::option::options;

options! { CLEANER_ROWS:
    /// Whether topics are compacted; off, their logs only grow.
    LOG_CLEANER_ENABLE: boolean "log.cleaner.enable" = "true", Any, Medium, ReadOnly, Works;
    /// Threads that compact.
    LOG_CLEANER_THREADS: int "log.cleaner.threads" = "1", AtLeast(0), Medium, ClusterWide, Works;
    /// Memory of all compacting threads for the map of last offsets by key.
    LOG_CLEANER_DEDUPE_BUFFER_SIZE: long "log.cleaner.dedupe.buffer.size" = "134217728", Any, Medium, ClusterWide, Works;
    /// Memory of all compacting threads for reading and writing.
    LOG_CLEANER_IO_BUFFER_SIZE: int "log.cleaner.io.buffer.size" = "524288", AtLeast(0), Medium, ClusterWide, Works;
    /// How full that map may become; fuller compacts more at once and collides more.
    LOG_CLEANER_IO_BUFFER_LOAD_FACTOR: double "log.cleaner.io.buffer.load.factor" = "0.9", Any, Medium, ClusterWide, Works;
    /// Most bytes that compaction reads and writes in a second.
    LOG_CLEANER_IO_MAX_BYTES_PER_SECOND: double "log.cleaner.io.max.bytes.per.second" = "1.7976931348623157E308", Any, Medium, ClusterWide, Works;
    /// Pause of a compacting thread that found nothing to do.
    LOG_CLEANER_BACKOFF_MS: long "log.cleaner.backoff.ms" = "15000", AtLeast(0), Medium, ClusterWide, Works;
    /// Share of a log that must be uncompacted before it is worth the work.
    LOG_CLEANER_MIN_CLEANABLE_RATIO: double "log.cleaner.min.cleanable.ratio" = "0.5", Fraction(0.0, 1.0), Medium, ClusterWide, Works;
    /// How long a tombstone stays, so that readers from the start can see that its key is gone.
    LOG_CLEANER_DELETE_RETENTION_MS: long "log.cleaner.delete.retention.ms" = "86400000", AtLeast(0), Medium, ClusterWide, Works;
    /// How long a record stays before compaction may remove it.
    LOG_CLEANER_MIN_COMPACTION_LAG_MS: long "log.cleaner.min.compaction.lag.ms" = "0", AtLeast(0), Medium, ClusterWide, Works;
    /// How long a record may stay before its log is compacted whatever the share.
    LOG_CLEANER_MAX_COMPACTION_LAG_MS: long "log.cleaner.max.compaction.lag.ms" = "9223372036854775807", AtLeast(1), Medium, ClusterWide, Works;
}
