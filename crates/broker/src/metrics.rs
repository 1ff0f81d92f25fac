//! What this broker counts and times: one row each, kept in atomics.
//!
//! A row is a field of [`Metrics`]: its kind, name, sentence, and the metric of Kafka that operators know it by. The text for
//! Prometheus and the page `docs/reference/metrics.md` follow from the rows.
//!
//! Not here: serving them (`metrics_listener`); what is looked up when somebody asks, topics and groups among it (`scrape`); any decision.
//! Names are `milena_<subject>_<what>_<unit>` in base units. No label is without a bound: `api`, `version`, `error`, `cause` and `state` have
//! Kafka's lists, topics, groups and directories those of `scrape`, what clients push that of `telemetry/pushed`. Series that never moved
//! are left out of the text.
//!
//! Budget: a count is one relaxed add on a cache line of its own, a time two of them and a search in 17 bounds. Nothing allocates.
//!
//! Reading order: this file, `metrics/versions`, `metrics/series`.

pub mod series;
pub mod versions;

use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use milena_engine::group::Cause;
use milena_protocol::api::ApiKey;
use milena_protocol::errors::ErrorCode;

use self::series::{
    ByDirectory, ByGroup, ByGroupAndTopic, ByGroupKind, ByGroupPartition, ByGroupState, ByPartition, ByTopic, Counts, Numbers, Series,
};
use self::versions::ByVersion;
use crate::telemetry::Pushed;

/// Declares the fields of [`Metrics`] and their rows.
macro_rules! metrics {
    ($( $(#[doc = $doc:literal])+ $field:ident: $kind:ty = $name:literal $(, kafka $kafka:literal)?; )+) => {
        /// Everything that one broker measures.
        #[derive(Debug, Default)]
        pub struct Metrics {
            $( $(#[doc = $doc])+ pub $field: $kind, )+
        }

        impl Metrics {
            /// By subject.
            pub const ROWS: &[MetricRow] = &[
                $( MetricRow {
                    name: $name,
                    kind: <$kind as Metric>::KIND,
                    label: <$kind as Metric>::LABEL,
                    kafka: [$($kafka,)? ""][0],
                    doc: &[$($doc),+],
                } ),+
            ];

            fn write_each(&self, out: &mut String) {
                let mut rows = Self::ROWS.iter();
                $( if let Some(row) = rows.next() {
                    row.write_head(out);
                    self.$field.write(row.name, "", out);
                } )+
            }
        }
    };
}

metrics! {
    /// Connections that are open.
    connections_open: Gauge = "milena_connections_open", kafka "kafka.server:type=socket-server-metrics,name=connection-count";
    /// Connections that were let in.
    connections_accepted: Counter = "milena_connections_accepted_total", kafka "kafka.server:type=socket-server-metrics,name=connection-creation-total";
    /// Connections that were closed at once, because a limit on connections was reached.
    connections_refused: Counter = "milena_connections_refused_total";
    /// Connections that had to wait for `max.connection.creation.rate`.
    connections_delayed: Counter = "milena_connections_delayed_total", kafka "kafka.server:type=socket-server-metrics,name=connection-accept-throttle-time";
    /// Connections that were ended because of what came over them: a frame that is too large, unknown or broken.
    connections_failed: Counter = "milena_connections_failed_total";

    /// Requests that were read whole, by API and version.
    requests: ByVersion = "milena_requests_total", kafka "kafka.network:type=RequestMetrics,name=RequestsPerSec";
    /// Time from when the broker takes a request up, read whole, until it makes the answer, by API. Waits that the client asked for are part of
    /// it, sending the answer is not.
    request_time: ByApi<Seconds> = "milena_request_seconds", kafka "kafka.network:type=RequestMetrics,name=TotalTimeMs";
    /// Errors that partitions were answered with in Produce and Fetch, and whole requests of Fetch, by error.
    errors: ByError = "milena_errors_total", kafka "kafka.network:type=RequestMetrics,name=ErrorsPerSec";
    /// Memory that requests in flight hold.
    request_memory: Gauge = "milena_request_memory_bytes", kafka "kafka.network:type=SocketServer,name=MemoryPoolUsed";
    /// Memory that requests in flight may hold together; nothing more is read from clients above it.
    request_memory_limit: Gauge = "milena_request_memory_limit_bytes";
    /// Times that a connection had to wait for memory before it could read on.
    request_memory_waits: Counter = "milena_request_memory_waits_total", kafka "kafka.network:type=SocketServer,name=MemoryPoolDepletedTimeTotal";

    /// Bytes of record batches that producers appended.
    produce_bytes: Counter = "milena_produce_bytes_total", kafka "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec";
    /// Records that producers appended.
    produce_records: Counter = "milena_produce_records_total", kafka "kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec";
    /// Batches of producers that were refused.
    produce_refused: Counter = "milena_produce_refused_total", kafka "kafka.server:type=BrokerTopicMetrics,name=FailedProduceRequestsPerSec";
    /// Bytes of record batches that were sent to consumers.
    fetch_bytes: Counter = "milena_fetch_bytes_total", kafka "kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec";
    /// Bytes of record batches that were appended to a topic since the start, by producers and by the broker itself.
    topic_produce_bytes: Series<Counts, ByTopic> = "milena_topic_produce_bytes_total", kafka "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=…";
    /// Records that were appended to a topic since the start.
    topic_produce_records: Series<Counts, ByTopic> = "milena_topic_produce_records_total", kafka "kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=…";
    /// Bytes of record batches of a topic that were sent to consumers since the start. How many records that were is not known: batches are sent as they lie.
    topic_fetch_bytes: Series<Counts, ByTopic> = "milena_topic_fetch_bytes_total", kafka "kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=…";
    /// Fetch sessions that are remembered.
    fetch_sessions: Gauge = "milena_fetch_sessions", kafka "kafka.server:type=FetchSessionCache,name=NumIncrementalFetchSessions";

    /// Partitions on this broker.
    partitions: Gauge = "milena_partitions", kafka "kafka.server:type=ReplicaManager,name=PartitionCount";
    /// Partitions that this broker leads.
    partitions_led: Gauge = "milena_partitions_led", kafka "kafka.server:type=ReplicaManager,name=LeaderCount";
    /// Partitions here that are out of service until the broker is started anew.
    partitions_failed: Gauge = "milena_partitions_failed", kafka "kafka.server:type=ReplicaManager,name=OfflineReplicaCount";
    /// Partitions of a topic that are here.
    topic_partitions: Series<Numbers, ByTopic> = "milena_topic_partitions";
    /// Segments of a topic's partitions.
    topic_segments: Series<Numbers, ByTopic> = "milena_topic_segments";
    /// Bytes of a topic's segments.
    topic_log_bytes: Series<Numbers, ByTopic> = "milena_topic_log_bytes";
    /// Bytes of a partition's segments; with `milena.metrics.per.partition` only, as everything that names a partition.
    partition_log_bytes: Series<Numbers, ByPartition> = "milena_partition_log_bytes", kafka "kafka.log:type=Log,name=Size";
    /// First offset of a partition.
    partition_log_start: Series<Numbers, ByPartition> = "milena_partition_log_start_offset", kafka "kafka.log:type=Log,name=LogStartOffset";
    /// Offset behind the last record of a partition. What consumers may read ends at its high watermark, which is never above.
    partition_log_end: Series<Numbers, ByPartition> = "milena_partition_log_end_offset", kafka "kafka.log:type=Log,name=LogEndOffset";
    /// 1 while everything in a log directory can be read and written, else 0.
    directory_in_service: Series<Numbers, ByDirectory> = "milena_log_directory_in_service", kafka "kafka.log:type=LogManager,name=LogDirectoryOffline";
    /// Partitions in a log directory.
    directory_partitions: Series<Numbers, ByDirectory> = "milena_log_directory_partitions";
    /// Bytes of the segments in a log directory.
    directory_log_bytes: Series<Numbers, ByDirectory> = "milena_log_directory_log_bytes";
    /// Free bytes of the file system of a log directory.
    directory_free_bytes: Series<Numbers, ByDirectory> = "milena_log_directory_free_bytes";
    /// Size of the file system of a log directory.
    directory_size_bytes: Series<Numbers, ByDirectory> = "milena_log_directory_size_bytes";
    /// Segments that were deleted because they outlived their retention.
    segments_deleted: Counter = "milena_log_segments_deleted_total";
    /// Bytes of logs that compaction read to decide what stays, keys not counted.
    cleaner_read_bytes: Counter = "milena_cleaner_read_bytes_total";
    /// Bytes of logs that compaction kept.
    cleaner_written_bytes: Counter = "milena_cleaner_written_bytes_total";
    /// Time that the compaction of a partition took, throttle and all.
    cleaner_pass_time: Seconds = "milena_cleaner_pass_seconds", kafka "kafka.log:type=LogCleaner,name=max-clean-time-secs";
    /// Partitions that cannot be compacted; the log says why.
    cleaner_left_alone: Gauge = "milena_cleaner_uncleanable_partitions", kafka "kafka.log:type=LogCleanerManager,name=uncleanable-partitions-count";
    /// Bytes of the partitions that cannot be compacted.
    cleaner_left_alone_bytes: Gauge = "milena_cleaner_uncleanable_bytes", kafka "kafka.log:type=LogCleanerManager,name=uncleanable-bytes";
    /// Partitions that are worth compacting and wait for their turn.
    cleaner_waiting: Gauge = "milena_cleaner_waiting_partitions";
    /// Partitions that are being compacted.
    cleaner_in_work: Gauge = "milena_cleaner_working_partitions";
    /// Bytes that no compaction has gone over, of a topic's partitions: what a pass that began now would look at.
    topic_dirty_bytes: Series<Numbers, ByTopic> = "milena_topic_dirty_bytes";
    /// Largest share of a partition that no compaction has gone over, by topic; compaction begins above `min.cleanable.dirty.ratio`.
    topic_dirty_ratio: Series<Numbers, ByTopic> = "milena_topic_dirty_ratio", kafka "kafka.log:type=LogCleanerManager,name=max-dirty-percent";
    /// When a compaction of a partition last ended, in seconds since 1970; 0: none has since the start.
    cleaner_last_pass: Gauge = "milena_cleaner_last_pass_timestamp_seconds", kafka "kafka.log:type=LogCleanerManager,name=time-since-last-run-ms";
    /// Threads that compact.
    cleaner_threads: Gauge = "milena_cleaner_threads";
    /// Partitions on their way into another log directory.
    partitions_moving: Gauge = "milena_partitions_moving";
    /// Bytes that were copied from one log directory to another.
    moved_bytes: Counter = "milena_moved_bytes_total";
    /// Moves between log directories that were given up; the log says why.
    moves_failed: Counter = "milena_moves_failed_total";
    /// Time that a sync of a partition's segments to disk took.
    log_sync_time: Seconds = "milena_log_sync_seconds", kafka "kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs";
    /// Bytes that went into the journal, with their padding.
    journal_bytes: Counter = "milena_journal_bytes_total";
    /// How long a write of the journal took.
    journal_write_time: Seconds = "milena_journal_write_seconds";
    /// Bytes in the journal of a directory that are not known to be in synced segments: a start after a power cut would read them.
    journal_held_bytes: Series<Numbers, ByDirectory> = "milena_journal_held_bytes";
    /// Bytes of the files of a directory's journal.
    journal_file_bytes: Series<Numbers, ByDirectory> = "milena_journal_file_bytes";
    /// Times that a connection had to wait for a journal before it could read on.
    journal_waits: Counter = "milena_journal_waits_total";
    /// Bytes of log that were read when their partitions were opened, to be sure of them.
    log_recovery_bytes: Counter = "milena_log_recovery_bytes_total", kafka "kafka.log:type=LogManager,name=remainingLogsToRecover";
    /// Reads and writes of logs that failed.
    disk_errors: Counter = "milena_disk_errors_total";

    /// Groups that this broker coordinates, by type and state.
    groups: Series<Numbers, ByGroupKind> = "milena_groups", kafka "kafka.server:type=group-coordinator-metrics,name=group-count";
    /// Rebalances that began, by what was the cause.
    group_rebalances: ByCause = "milena_group_rebalances_total", kafka "kafka.server:type=group-coordinator-metrics,name=consumer-group-rebalance-count";
    /// Generations of classic groups whose leader was told its members.
    group_generations: Counter = "milena_group_generations_total", kafka "kafka.server:type=group-coordinator-metrics,name=group-completed-rebalance-count";
    /// Always 1; the labels tell the state of a group.
    group_state: Series<Numbers, ByGroupState> = "milena_group_state";
    /// Members of a group.
    group_members: Series<Numbers, ByGroup> = "milena_group_members";
    /// Members for whom a rebalance of a group waits: to join, to be told what they get, or to give up what they had.
    group_awaited: Series<Numbers, ByGroup> = "milena_group_awaited_members";
    /// Generation or epoch of a group; each rebalance raises it.
    group_epoch: Series<Numbers, ByGroup> = "milena_group_epoch";
    /// Records between what a group has committed and the end of the partitions, of all partitions of a topic; as `kafka-consumer-groups` counts.
    group_lag_records: Series<Numbers, ByGroupAndTopic> = "milena_group_lag_records";
    /// How old the oldest record is that a group has not committed, of all partitions of a topic; 0 where it has everything. By the timestamp of the
    /// batch that the record lies in.
    group_lag_seconds: Series<Numbers, ByGroupAndTopic> = "milena_group_lag_seconds";
    /// Records between what a group has committed of a partition and its end.
    group_partition_lag_records: Series<Numbers, ByGroupPartition> = "milena_group_partition_lag_records";
    /// Partitions whose lag in seconds this scrape had no time to look up: the seconds are at least what is told. The next one begins with them.
    group_lag_left_out: Gauge = "milena_group_lag_left_out_partitions";
    /// Offsets that groups committed.
    offset_commits: Counter = "milena_offset_commits_total", kafka "kafka.server:type=group-coordinator-metrics,name=offset-commit-count";

    /// Topics in the metadata of the cluster.
    metadata_topics: Gauge = "milena_metadata_topics", kafka "kafka.controller:type=KafkaController,name=GlobalTopicCount";
    /// Last entry of the metadata log that this node has applied.
    metadata_applied_offset: Gauge = "milena_metadata_applied_offset", kafka "kafka.server:type=broker-metadata-metrics,name=last-applied-record-offset";

    /// What clients pushed last that were asked for their metrics (KIP-714); `metric` is the client's name for it, and the client and the
    /// attributes of the number are further labels.
    client_metrics: Pushed = "milena_client_metric";
    /// Numbers that clients pushed when asked, and that are not shown because there were too many clients, numbers or labels.
    client_metrics_left_out: Counter = "milena_client_metrics_left_out_total";

    /// Topics, partitions and groups that have no series of their own, because there are too many or their name is too long.
    left_out: Gauge = "milena_scrape_left_out";
    /// How long it took to look up what a scrape tells.
    scrape_time: Seconds = "milena_scrape_seconds";

    /// Memory that the process holds.
    process_resident: Gauge = "milena_process_resident_bytes";
    /// When the process began to serve, in seconds since 1970.
    process_start: Gauge = "milena_process_start_seconds";
    /// Always 1; the label tells the version of Milena.
    build_info: Build = "milena_build_info", kafka "kafka.server:type=app-info,name=version";
}

/// What is known about a metric without its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricRow {
    pub name: &'static str,
    pub kind: MetricKind,
    pub label: Option<&'static str>,
    /// Empty where Kafka has nothing like it.
    pub kafka: &'static str,
    doc: &'static [&'static str],
}

/// The kinds of Prometheus that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricKind {
    Counter,
    Gauge,
    Histogram,
}

/// A value that can be written in Prometheus' text form.
pub trait Metric {
    const KIND: MetricKind;
    const LABEL: Option<&'static str>;

    /// `labels`: what stands between the braces, without them; may be empty.
    fn write(&self, name: &str, labels: &str, out: &mut String);
}

/// Only grows. On a cache line of its own, so that threads that count different things do not wait for each other.
#[derive(Debug, Default)]
#[repr(align(64))]
pub struct Counter(AtomicU64);

/// Goes up and down.
#[derive(Debug, Default)]
#[repr(align(64))]
pub struct Gauge(AtomicI64);

/// How long something took.
#[derive(Debug, Default)]
#[repr(align(64))]
pub struct Seconds {
    /// One for each bound, and one beyond the last.
    buckets: [AtomicU64; BOUNDS.len() + 1],
    nanoseconds: AtomicU64,
}

/// Upper ends of the buckets, in microseconds, from a warm request to the longest poll.
const BOUNDS: [u64; 17] = [
    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000, 60_000_000,
];

/// One of something for each API key.
#[derive(Debug)]
pub struct ByApi<T>(Vec<T>);

/// A count for each error code.
#[derive(Debug)]
pub struct ByError(Vec<Counter>);

/// A count for each cause of a rebalance.
#[derive(Debug, Default)]
pub struct ByCause([Counter; Cause::ALL.len()]);

/// Names the version.
#[derive(Debug, Default)]
pub struct Build;

impl Counter {
    pub fn increment(&self) {
        self.add(1);
    }

    pub fn add(&self, count: u64) {
        self.0.fetch_add(count, Relaxed);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

impl Gauge {
    pub fn set(&self, value: i64) {
        self.0.store(value, Relaxed);
    }

    pub fn set_count(&self, count: usize) {
        self.set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    pub fn add(&self, change: i64) {
        self.0.fetch_add(change, Relaxed);
    }

    pub fn get(&self) -> i64 {
        self.0.load(Relaxed)
    }
}

impl Seconds {
    pub fn observe(&self, took: Duration) {
        let microseconds = took.as_micros();
        let bucket = BOUNDS.partition_point(|bound| u128::from(*bound) < microseconds);
        if let Some(bucket) = self.buckets.get(bucket) {
            bucket.fetch_add(1, Relaxed);
        }
        self.nanoseconds.fetch_add(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Relaxed);
    }

    pub fn count(&self) -> u64 {
        self.buckets.iter().map(|bucket| bucket.load(Relaxed)).sum()
    }
}

impl<T: Default> Default for ByApi<T> {
    fn default() -> Self {
        let last = ApiKey::ALL.iter().map(|key| key.code()).max().and_then(|code| usize::try_from(code).ok()).unwrap_or(0);
        Self((0..=last).map(|_| T::default()).collect())
    }
}

impl<T> ByApi<T> {
    pub fn of(&self, key: ApiKey) -> &T {
        let place = usize::try_from(key.code()).ok().and_then(|code| self.0.get(code));
        place.expect("there is one for each key")
    }
}

impl Default for ByError {
    fn default() -> Self {
        Self(ErrorCode::ALL.iter().map(|_| Counter::default()).collect())
    }
}

impl ByError {
    /// Counts an answer of this code; 0 is no error and is not counted.
    pub fn count(&self, error: ErrorCode) {
        if error != ErrorCode::None
            && let Some(counter) = ErrorCode::ALL.binary_search(&error).ok().and_then(|at| self.0.get(at))
        {
            counter.increment();
        }
    }

    pub fn get(&self, error: ErrorCode) -> u64 {
        ErrorCode::ALL.binary_search(&error).ok().and_then(|at| self.0.get(at)).map_or(0, Counter::get)
    }
}

impl ByCause {
    pub fn count(&self, cause: Cause) {
        if let Some(counter) = self.counter(cause) {
            counter.increment();
        }
    }

    pub fn get(&self, cause: Cause) -> u64 {
        self.counter(cause).map_or(0, Counter::get)
    }

    fn counter(&self, cause: Cause) -> Option<&Counter> {
        Cause::ALL.iter().zip(&self.0).find_map(|(known, counter)| (*known == cause).then_some(counter))
    }
}

impl Metrics {
    /// The whole text for Prometheus (exposition format 0.0.4).
    pub fn text(&self) -> String {
        self.process_resident.set(i64::try_from(milena_os::memory::resident_bytes()).unwrap_or(i64::MAX));
        let mut out = String::with_capacity(16 << 10);
        self.write_each(&mut out);
        out
    }
}

impl MetricRow {
    /// Our sentence about it.
    pub fn doc(&self) -> String {
        self.doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
    }

    fn write_head(&self, out: &mut String) {
        let _ = writeln!(out, "# HELP {} {}\n# TYPE {} {}", self.name, self.doc(), self.name, self.kind.name());
    }
}

impl MetricKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// One line of the text. Writing to a string does not fail.
fn line(out: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    let _ = if labels.is_empty() { writeln!(out, "{name} {value}") } else { writeln!(out, "{name}{{{labels}}} {value}") };
}

impl Metric for Counter {
    const KIND: MetricKind = MetricKind::Counter;
    const LABEL: Option<&'static str> = None;

    fn write(&self, name: &str, labels: &str, out: &mut String) {
        line(out, name, labels, self.get());
    }
}

impl Metric for Gauge {
    const KIND: MetricKind = MetricKind::Gauge;
    const LABEL: Option<&'static str> = None;

    fn write(&self, name: &str, labels: &str, out: &mut String) {
        line(out, name, labels, self.get());
    }
}

impl Metric for Seconds {
    const KIND: MetricKind = MetricKind::Histogram;
    const LABEL: Option<&'static str> = None;

    fn write(&self, name: &str, labels: &str, out: &mut String) {
        let comma = if labels.is_empty() { "" } else { "," };
        let mut below = 0;
        for (at, bucket) in self.buckets.iter().enumerate() {
            below += bucket.load(Relaxed);
            match BOUNDS.get(at) {
                Some(bound) => {
                    let bound = Duration::from_micros(*bound).as_secs_f64();
                    line(out, &format!("{name}_bucket"), &format!("{labels}{comma}le=\"{bound}\""), below);
                }
                None => line(out, &format!("{name}_bucket"), &format!("{labels}{comma}le=\"+Inf\""), below),
            }
        }
        line(out, &format!("{name}_sum"), labels, Duration::from_nanos(self.nanoseconds.load(Relaxed)).as_secs_f64());
        line(out, &format!("{name}_count"), labels, below);
    }
}

/// What tells whether a series has ever moved.
trait Moved {
    fn moved(&self) -> bool;
}

impl Moved for Counter {
    fn moved(&self) -> bool {
        self.get() > 0
    }
}

impl Moved for Seconds {
    fn moved(&self) -> bool {
        self.count() > 0
    }
}

#[allow(private_bounds, reason = "only the kinds of this file are kept by API")]
impl<T: Metric + Moved> Metric for ByApi<T> {
    const KIND: MetricKind = T::KIND;
    const LABEL: Option<&'static str> = Some("api");

    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        for key in ApiKey::ALL {
            let series = self.of(key);
            if series.moved() {
                series.write(name, &format!("api=\"{}\"", key.name()), out);
            }
        }
    }
}

impl Metric for ByError {
    const KIND: MetricKind = MetricKind::Counter;
    const LABEL: Option<&'static str> = Some("error");

    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        for (error, counter) in ErrorCode::ALL.iter().zip(&self.0) {
            if counter.moved() {
                counter.write(name, &format!("error=\"{}\"", error.name()), out);
            }
        }
    }
}

impl Metric for ByCause {
    const KIND: MetricKind = MetricKind::Counter;
    const LABEL: Option<&'static str> = Some("cause");

    /// All of them, moved or not: a rate needs to have seen the 0 before the first.
    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        for (cause, counter) in Cause::ALL.iter().zip(&self.0) {
            counter.write(name, &format!("cause=\"{}\"", cause.name()), out);
        }
    }
}

impl Metric for Build {
    const KIND: MetricKind = MetricKind::Gauge;
    const LABEL: Option<&'static str> = Some("version");

    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        line(out, name, &format!("version=\"{}\"", env!("CARGO_PKG_VERSION")), 1);
    }
}

const OPENING: &str = "\
# Metrics

Printed from the rows in `crates/broker/src/metrics.rs` by the test `the_reference_page_is_current`; change the rows, not this page.

Served in Prometheus' text form at `/metrics` of `metrics.listener`; `/health` beside it answers 200 while the broker serves and 503
otherwise. A row with a label has one series for each value that occurred. *Kafka* names the metric that tells the same there.

| Name | Kind | Label | What it tells | Kafka |
| --- | --- | --- | --- | --- |
";

/// The page `docs/reference/metrics.md`.
pub fn reference() -> String {
    let mut page = OPENING.to_owned();
    for row in Metrics::ROWS {
        let kafka = if row.kafka.is_empty() { String::new() } else { format!("`{}`", row.kafka) };
        let (name, kind, label) = (row.name, row.kind.name(), row.label.unwrap_or_default());
        let _ = writeln!(page, "| `{name}` | {kind} | {label} | {} | {kafka} |", row.doc());
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_rule_and_are_unique() {
        let mut names: Vec<&str> = Metrics::ROWS.iter().map(|row| row.name).collect();
        for row in Metrics::ROWS {
            assert!(row.name.starts_with("milena_") && row.doc().ends_with('.'), "{}", row.name);
            assert_eq!(row.name.ends_with("_total"), row.kind == MetricKind::Counter, "{}", row.name);
            assert_eq!(row.name.ends_with("_seconds") && row.kind != MetricKind::Gauge, row.kind == MetricKind::Histogram, "{}", row.name);
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Metrics::ROWS.len());
    }

    #[test]
    fn the_text_is_what_prometheus_reads() {
        let metrics = Metrics::default();
        metrics.produce_bytes.add(7);
        metrics.connections_open.add(2);
        metrics.requests.count(ApiKey::Fetch, 12);
        metrics.errors.count(ErrorCode::UnknownTopicOrPartition);
        metrics.errors.count(ErrorCode::None);
        let text = metrics.text();
        for wanted in [
            "# HELP milena_produce_bytes_total Bytes of record batches that producers appended.\n# TYPE milena_produce_bytes_total counter\nmilena_produce_bytes_total 7\n",
            "milena_connections_open 2\n",
            "milena_requests_total{api=\"Fetch\",version=\"12\"} 1\n",
            "milena_errors_total{error=\"UNKNOWN_TOPIC_OR_PARTITION\"} 1\n",
            "milena_build_info{version=\"",
        ] {
            assert!(text.contains(wanted), "{wanted}");
        }
        assert!(!text.contains("api=\"Produce\"") && !text.contains("error=\"NONE\""), "what never moved is left out");
    }

    #[test]
    fn times_are_counted_up_to_each_bound() {
        let times = Seconds::default();
        for microseconds in [50, 51, 1_000, 70_000_000] {
            times.observe(Duration::from_micros(microseconds));
        }
        let mut text = String::new();
        times.write("t_seconds", "api=\"Fetch\"", &mut text);
        for wanted in [
            "t_seconds_bucket{api=\"Fetch\",le=\"0.00005\"} 1\n",
            "t_seconds_bucket{api=\"Fetch\",le=\"0.0001\"} 2\n",
            "t_seconds_bucket{api=\"Fetch\",le=\"0.001\"} 3\n",
            "t_seconds_bucket{api=\"Fetch\",le=\"60\"} 3\n",
            "t_seconds_bucket{api=\"Fetch\",le=\"+Inf\"} 4\n",
            "t_seconds_sum{api=\"Fetch\"} 70.001101\n",
            "t_seconds_count{api=\"Fetch\"} 4\n",
        ] {
            assert!(text.contains(wanted), "{wanted} in\n{text}");
        }
    }

    /// The dashboard and the alarms may leave metrics out; what they name must be there, and each alarm must be in the manual.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test that holds files of the repository")]
    fn dashboard_and_alarms_name_what_there_is() {
        let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
        let read = |name: &str| std::fs::read_to_string(docs.join(name)).unwrap();
        let known: std::collections::BTreeSet<String> = Metrics::ROWS
            .iter()
            .flat_map(|row| match row.kind {
                MetricKind::Histogram => ["_bucket", "_sum", "_count"].map(|part| format!("{}{part}", row.name)).to_vec(),
                MetricKind::Counter | MetricKind::Gauge => vec![row.name.to_owned()],
            })
            .collect();
        let (dashboard, alarms, manual) = (read("grafana/milena.json"), read("grafana/alerts.yml"), read("manual/operating.md"));
        let parsed: serde_json::Value = serde_json::from_str(&dashboard).unwrap();
        assert!(parsed["panels"].as_array().is_some_and(|panels| panels.len() > 20));
        for (file, text, least) in [("milena.json", &dashboard, 40), ("alerts.yml", &alarms, 10)] {
            let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let named: std::collections::BTreeSet<&str> = words.filter(|word| word.starts_with("milena_")).collect();
            assert!(named.len() >= least, "{file} names {} metrics", named.len());
            let unknown: Vec<&&str> = named.iter().filter(|name| !known.contains(**name)).collect();
            assert!(unknown.is_empty(), "{file} names what is no metric: {unknown:?}");
        }
        let headings: Vec<&str> = manual.lines().filter_map(|line| line.strip_prefix("### Milena")).collect();
        let alarms: Vec<&str> = alarms.lines().filter_map(|line| line.trim().strip_prefix("- alert: Milena")).collect();
        assert_eq!(headings, alarms, "each alarm has its paragraph in docs/manual/operating.md, in order");
    }

    /// With `MILENA_PRINT` set (as `cargo xtask docs` does), the page is written anew instead.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test that holds a file of the repository")]
    fn the_reference_page_is_current() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/metrics.md");
        let page = reference();
        if std::env::var_os("MILENA_PRINT").is_some() {
            std::fs::write(&path, page).unwrap();
            return;
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == page, "docs/reference/metrics.md is stale: run `cargo xtask docs` and commit it");
    }
}
