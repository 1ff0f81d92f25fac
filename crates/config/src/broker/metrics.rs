//! Options: metrics and client telemetry.

use crate::option::options;

options! { METRICS_ROWS:
    KAFKA_METRICS_POLLING_INTERVAL_SECS: int "kafka.metrics.polling.interval.secs" = "10", AtLeast(1), Low, ReadOnly, Works;
    KAFKA_METRICS_REPORTERS: list "kafka.metrics.reporters" = "", Unique, Low, ReadOnly, Works;
    METRIC_REPORTERS: list "metric.reporters" = "org.apache.kafka.common.metrics.JmxReporter", Unique, Low, ClusterWide, Works;
    METRICS_NUM_SAMPLES: int "metrics.num.samples" = "2", AtLeast(1), Low, ReadOnly, Works;
    METRICS_RECORDING_LEVEL: string "metrics.recording.level" = "INFO", Any, Low, ReadOnly, Works;
    METRICS_SAMPLE_WINDOW_MS: long "metrics.sample.window.ms" = "30000", AtLeast(1), Low, ReadOnly, Works;
    TELEMETRY_MAX_BYTES: int "telemetry.max.bytes" = "1048576", AtLeast(1), Low, ReadOnly, Works;
}
