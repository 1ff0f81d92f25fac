//! Options: metrics and client telemetry.

use crate::option::options;
use crate::reasons::REPORTERS;

options! { METRICS_ROWS:
    /// Java classes that receive Kafka's metrics.
    METRIC_REPORTERS: list "metric.reporters" = "org.apache.kafka.common.metrics.JmxReporter", Unique, Low, ClusterWide, Never(REPORTERS);
    /// Samples from which Kafka computes a metric.
    METRICS_NUM_SAMPLES: int "metrics.num.samples" = "2", AtLeast(1), Low, ReadOnly, Never(REPORTERS);
    /// Time over which Kafka takes one sample of a metric.
    METRICS_SAMPLE_WINDOW_MS: long "metrics.sample.window.ms" = "30000", AtLeast(1), Low, ReadOnly, Never(REPORTERS);
    /// How detailed the metrics are that Kafka records.
    METRICS_RECORDING_LEVEL: string "metrics.recording.level" = "INFO", Any, Low, ReadOnly, Never(REPORTERS);
    /// Java classes that receive Kafka's older metrics.
    KAFKA_METRICS_REPORTERS: list "kafka.metrics.reporters" = "", Unique, Low, ReadOnly, Never(REPORTERS);
    /// How often those classes look.
    KAFKA_METRICS_POLLING_INTERVAL_SECS: int "kafka.metrics.polling.interval.secs" = "10", AtLeast(1), Low, ReadOnly, Never(REPORTERS);
    /// Largest report of client metrics that is taken.
    TELEMETRY_MAX_BYTES: int "telemetry.max.bytes" = "1048576", AtLeast(1), Low, ReadOnly, Works;
}
