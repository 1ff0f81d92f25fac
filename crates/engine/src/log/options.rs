//! The numbers that a log goes by. The broker fills them from the topic's options; the words there are Kafka's.

/// Options of one log. Every field is a plain number with its unit last; a change applies from the next event on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogOptions {
    /// `segment.bytes`: most bytes of a segment's `.log`.
    pub segment_bytes: u32,
    /// `segment.ms`: most time between the first record of a segment and the one that is about to be appended.
    pub segment_ms: i64,
    /// What was drawn out of `segment.jitter.ms`: taken off `segment_ms`, so that partitions do not roll all at once.
    pub segment_jitter_ms: i64,
    /// `segment.index.bytes`: most bytes of an `.index` or `.timeindex`.
    pub index_bytes: u32,
    /// `index.interval.bytes`: bytes of log between two index entries.
    pub index_interval_bytes: u32,
    /// `cleanup.policy` names `delete`.
    pub delete: bool,
    /// `cleanup.policy` names `compact`.
    pub compact: bool,
    /// `min.cleanable.dirty.ratio`, in millionths.
    pub min_dirty_share_ppm: u32,
    /// `min.compaction.lag.ms`: how long a record stays before compaction may remove it.
    pub min_compaction_lag_ms: i64,
    /// `max.compaction.lag.ms`: age at which a record is compacted whatever the share; `i64::MAX` never.
    pub max_compaction_lag_ms: i64,
    /// `delete.retention.ms`: how long tombstones and markers stay after the pass that could have dropped them.
    pub delete_retention_ms: i64,
    /// `preallocate`: a new segment takes its space at once.
    pub preallocate: bool,
    /// `retention.ms`; `None` keeps for ever.
    pub retention_ms: Option<i64>,
    /// `retention.bytes`; `None`: no limit.
    pub retention_bytes: Option<u64>,
    /// `flush.messages`: records after which the log is synced.
    pub flush_messages: i64,
    /// `producer.id.expiration.ms`: how long an idle producer is remembered.
    pub producer_id_expiration_ms: i64,
    /// `durability`: which end acknowledgements follow.
    pub durability: Durability,
}

/// Which of the log's two ends acks=all and the high watermark follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The log end: bytes that the kernel has taken. Kafka's own promise.
    PageCache,
    /// The durable end: bytes on stable storage.
    PowerSafe,
}

impl LogOptions {
    /// Kafka's defaults.
    pub const DEFAULT: Self = Self {
        segment_bytes: 1 << 30,
        segment_ms: 7 * 24 * 60 * 60 * 1000,
        segment_jitter_ms: 0,
        index_bytes: 10 << 20,
        index_interval_bytes: 4096,
        delete: true,
        compact: false,
        min_dirty_share_ppm: 500_000,
        min_compaction_lag_ms: 0,
        max_compaction_lag_ms: i64::MAX,
        delete_retention_ms: 24 * 60 * 60 * 1000,
        preallocate: false,
        retention_ms: Some(7 * 24 * 60 * 60 * 1000),
        retention_bytes: None,
        flush_messages: i64::MAX,
        producer_id_expiration_ms: 24 * 60 * 60 * 1000,
        durability: Durability::PageCache,
    };

    /// Age at which a segment is closed: what is to be compacted in time must be closed in time.
    pub(super) fn segment_age_ms(&self) -> i64 {
        if self.compact { self.segment_ms.min(self.max_compaction_lag_ms) } else { self.segment_ms }
    }
}

impl Default for LogOptions {
    fn default() -> Self {
        Self::DEFAULT
    }
}
