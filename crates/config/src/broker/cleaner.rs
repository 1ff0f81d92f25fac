//! Options: the log cleaner (compaction).

use crate::option::options;

options! { CLEANER_ROWS:
    LOG_CLEANER_BACKOFF_MS: long "log.cleaner.backoff.ms" = "15000", AtLeast(0), Medium, ClusterWide, Works;
    LOG_CLEANER_DEDUPE_BUFFER_SIZE: long "log.cleaner.dedupe.buffer.size" = "134217728", Any, Medium, ClusterWide, Works;
    LOG_CLEANER_DELETE_RETENTION_MS: long "log.cleaner.delete.retention.ms" = "86400000", AtLeast(0), Medium, ClusterWide, Works;
    LOG_CLEANER_ENABLE: boolean "log.cleaner.enable" = "true", Any, Medium, ReadOnly, Works;
    LOG_CLEANER_IO_BUFFER_LOAD_FACTOR: double "log.cleaner.io.buffer.load.factor" = "0.9", Any, Medium, ClusterWide, Works;
    LOG_CLEANER_IO_BUFFER_SIZE: int "log.cleaner.io.buffer.size" = "524288", AtLeast(0), Medium, ClusterWide, Works;
    LOG_CLEANER_IO_MAX_BYTES_PER_SECOND: double "log.cleaner.io.max.bytes.per.second" = "1.7976931348623157E308", Any, Medium, ClusterWide, Works;
    LOG_CLEANER_MAX_COMPACTION_LAG_MS: long "log.cleaner.max.compaction.lag.ms" = "9223372036854775807", AtLeast(1), Medium, ClusterWide, Works;
    LOG_CLEANER_MIN_CLEANABLE_RATIO: double "log.cleaner.min.cleanable.ratio" = "0.5", Fraction(0.0, 1.0), Medium, ClusterWide, Works;
    LOG_CLEANER_MIN_COMPACTION_LAG_MS: long "log.cleaner.min.compaction.lag.ms" = "0", AtLeast(0), Medium, ClusterWide, Works;
    LOG_CLEANER_THREADS: int "log.cleaner.threads" = "1", AtLeast(0), Medium, ClusterWide, Works;
}
