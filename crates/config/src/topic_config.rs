//! The options of a topic as the log, the replicas and the coordinators use them: overrides over the broker's defaults.
//!
//! Overrides come from requests and are checked by [`check`], key by key; what is stored is read by [`TopicConfig::effective`],
//! which cannot fail, because a stored fact must be applied whatever a newer release thinks of it.
//! Not here: who may change them, and storing them.

use std::collections::BTreeMap;

use crate::option::{Key, OptionRow};
use crate::settings::{BadValue, Settings};
use crate::topic;
use crate::value::{Typed, Value};

/// Overrides of one topic, by name, in text form.
pub type Overrides = BTreeMap<String, String>;

/// Every option of a topic that something here obeys, in its final value.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicConfig {
    pub cleanup_policy: CleanupPolicy,
    pub compression_type: CompressionType,
    pub compression_gzip_level: i32,
    pub compression_lz4_level: i32,
    pub compression_zstd_level: i32,
    /// How long a tombstone stays after compaction.
    pub delete_retention_ms: i64,
    pub durability: Durability,
    /// From removal of a segment to removal of its files.
    pub file_delete_delay_ms: i64,
    /// `i64::MAX`: never on this account.
    pub flush_messages: i64,
    /// `i64::MAX`: never on this account.
    pub flush_ms: i64,
    /// Bytes of records between two index entries.
    pub index_interval_bytes: i32,
    pub max_compaction_lag_ms: i64,
    /// Largest batch, compressed, with its header.
    pub max_message_bytes: i32,
    /// How far a record's timestamp may lie ahead of the clock.
    pub message_timestamp_after_max_ms: i64,
    /// How far it may lie behind; `i64::MAX`: any.
    pub message_timestamp_before_max_ms: i64,
    pub message_timestamp_type: TimestampType,
    pub min_cleanable_dirty_ratio: f64,
    pub min_compaction_lag_ms: i64,
    pub min_insync_replicas: i32,
    /// Whether a new segment takes its space at once.
    pub preallocate: bool,
    /// Of one partition; `None`: unlimited.
    pub retention_bytes: Option<i64>,
    /// `None`: for ever.
    pub retention_ms: Option<i64>,
    /// Size at which a segment is closed.
    pub segment_bytes: i32,
    /// Size of an index file.
    pub segment_index_bytes: i32,
    /// At most this is taken off `segment_ms`, by chance, so that partitions do not roll together.
    pub segment_jitter_ms: i64,
    /// Age at which a segment is closed.
    pub segment_ms: i64,
    pub unclean_leader_election_enable: bool,
}

/// Both false: everything stays for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CleanupPolicy {
    pub delete: bool,
    pub compact: bool,
}

/// In which form batches are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompressionType {
    /// As the producer sent them.
    Producer,
    Uncompressed,
    Gzip,
    Snappy,
    Lz4,
    Zstd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampType {
    CreateTime,
    LogAppendTime,
}

/// What an acknowledgement with acks=all promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Every in-sync replica has handed the bytes to its operating system.
    PageCache,
    /// Every in-sync replica has them on stable storage.
    PowerSafe,
}

/// Why an override is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TopicConfigError {
    #[error("Unknown topic config name: {name}{}", hint(nearest.as_deref()))]
    Unknown { name: String, nearest: Option<String> },
    #[error("{name} has no value")]
    NoValue { name: String },
    #[error(transparent)]
    Bad(#[from] BadValue),
    #[error("min.compaction.lag.ms={min} is above max.compaction.lag.ms={max}; lower the first or raise the second")]
    CompactionLags { min: i64, max: i64 },
    #[error("remote.storage.enable=true needs tiered storage, which this release does not have; leave it false")]
    NoTieredStorage,
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// Holds what a request asks for against the rows and the relations between them; `None` is a null value. Returns every fault, in the
/// order of the names. Empty: it may be stored.
pub fn check<'a>(asked: impl IntoIterator<Item = (&'a str, Option<&'a str>)>, broker: &Settings) -> Vec<TopicConfigError> {
    let (mut faults, mut good, mut hinted) = (Vec::new(), Overrides::new(), false);
    for (name, value) in asked {
        match check_one(name, value) {
            Ok(value) => drop(good.insert(name.to_owned(), value.to_owned())),
            // Looked up once: whoever sends a thousand unknown names is told of the first.
            Err(TopicConfigError::Unknown { name, .. }) if !hinted => {
                hinted = true;
                let nearest = crate::settings::nearest(&name, topic::rows().map(|row| row.name));
                faults.push(TopicConfigError::Unknown { name, nearest });
            }
            Err(fault) => faults.push(fault),
        }
    }
    let topic = TopicConfig::effective(&good, broker);
    let (min, max) = (topic.min_compaction_lag_ms, topic.max_compaction_lag_ms);
    if min > max {
        faults.push(TopicConfigError::CompactionLags { min, max });
    }
    if read(&good, broker, topic::REMOTE_STORAGE_ENABLE) == Some(true) {
        faults.push(TopicConfigError::NoTieredStorage);
    }
    faults
}

fn check_one<'a>(name: &str, value: Option<&'a str>) -> Result<&'a str, TopicConfigError> {
    let row = topic::row(name).ok_or_else(|| TopicConfigError::Unknown { name: name.to_owned(), nearest: None })?;
    let text = value.ok_or_else(|| TopicConfigError::NoValue { name: name.to_owned() })?;
    row.parse(text).map_err(|error| BadValue::new(row, text, error))?;
    Ok(text)
}

/// An override that its row does not take (of an earlier release, say) counts as absent.
fn value_of(row: &'static OptionRow, overrides: &Overrides, broker: &Settings) -> Option<Value> {
    let own = overrides.get(row.name).and_then(|text| row.parse(text).ok());
    own.or_else(|| broker.default_for(row))
}

fn read<T: Typed>(overrides: &Overrides, broker: &Settings, key: Key<T>) -> Option<T> {
    value_of(key.row, overrides, broker).and_then(T::from_value)
}

impl TopicConfig {
    /// The options in force: override, else the broker's value, else the built-in default.
    pub fn effective(overrides: &Overrides, broker: &Settings) -> Self {
        Values { overrides, broker }.all()
    }
}

/// The built-in defaults.
impl Default for TopicConfig {
    fn default() -> Self {
        Self::effective(&Overrides::new(), &Settings::default())
    }
}

struct Values<'a> {
    overrides: &'a Overrides,
    broker: &'a Settings,
}

impl Values<'_> {
    fn get<T: Typed>(&self, key: Key<T>) -> T {
        read(self.overrides, self.broker, key).expect("every topic option read here has a default")
    }

    fn all(&self) -> TopicConfig {
        let unlimited = |number: i64| (number >= 0).then_some(number);
        // Tests of small segments set the internal option, because the public one begins at 1 MiB.
        let segment_bytes = read(self.overrides, self.broker, topic::INTERNAL_SEGMENT_BYTES);
        TopicConfig {
            cleanup_policy: CleanupPolicy::of(&self.get(topic::CLEANUP_POLICY)),
            compression_type: CompressionType::of(&self.get(topic::COMPRESSION_TYPE)),
            compression_gzip_level: self.get(topic::COMPRESSION_GZIP_LEVEL),
            compression_lz4_level: self.get(topic::COMPRESSION_LZ4_LEVEL),
            compression_zstd_level: self.get(topic::COMPRESSION_ZSTD_LEVEL),
            delete_retention_ms: self.get(topic::DELETE_RETENTION_MS),
            durability: if self.get(topic::DURABILITY) == "power-safe" { Durability::PowerSafe } else { Durability::PageCache },
            file_delete_delay_ms: self.get(topic::FILE_DELETE_DELAY_MS),
            flush_messages: self.get(topic::FLUSH_MESSAGES),
            flush_ms: self.get(topic::FLUSH_MS),
            index_interval_bytes: self.get(topic::INDEX_INTERVAL_BYTES),
            max_compaction_lag_ms: self.get(topic::MAX_COMPACTION_LAG_MS),
            max_message_bytes: self.get(topic::MAX_MESSAGE_BYTES),
            message_timestamp_after_max_ms: self.get(topic::MESSAGE_TIMESTAMP_AFTER_MAX_MS),
            message_timestamp_before_max_ms: self.get(topic::MESSAGE_TIMESTAMP_BEFORE_MAX_MS),
            message_timestamp_type: TimestampType::of(&self.get(topic::MESSAGE_TIMESTAMP_TYPE)),
            min_cleanable_dirty_ratio: self.get(topic::MIN_CLEANABLE_DIRTY_RATIO),
            min_compaction_lag_ms: self.get(topic::MIN_COMPACTION_LAG_MS),
            min_insync_replicas: self.get(topic::MIN_INSYNC_REPLICAS),
            preallocate: self.get(topic::PREALLOCATE),
            retention_bytes: unlimited(self.get(topic::RETENTION_BYTES)),
            retention_ms: unlimited(self.get(topic::RETENTION_MS)),
            segment_bytes: segment_bytes.unwrap_or_else(|| self.get(topic::SEGMENT_BYTES)),
            segment_index_bytes: self.get(topic::SEGMENT_INDEX_BYTES),
            segment_jitter_ms: self.get(topic::SEGMENT_JITTER_MS),
            segment_ms: self.get(topic::SEGMENT_MS),
            unclean_leader_election_enable: self.get(topic::UNCLEAN_LEADER_ELECTION_ENABLE),
        }
    }
}

impl CleanupPolicy {
    fn of(words: &[String]) -> Self {
        let has = |word: &str| words.iter().any(|found| found == word);
        Self { delete: has("delete"), compact: has("compact") }
    }
}

impl CompressionType {
    /// The row allows no other word.
    fn of(word: &str) -> Self {
        match word {
            "uncompressed" => Self::Uncompressed,
            "gzip" => Self::Gzip,
            "snappy" => Self::Snappy,
            "lz4" => Self::Lz4,
            "zstd" => Self::Zstd,
            _ => Self::Producer,
        }
    }
}

impl TimestampType {
    /// The row allows no other word.
    fn of(word: &str) -> Self {
        if word == "LogAppendTime" { Self::LogAppendTime } else { Self::CreateTime }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::properties::Properties;

    fn broker(pairs: &[(&str, &str)]) -> Settings {
        let (settings, bad, unknown) = Settings::read(&pairs.iter().copied().collect::<Properties>());
        assert_eq!((bad, unknown), (vec![], vec![]));
        settings
    }

    fn overrides(pairs: &[(&str, &str)]) -> Overrides {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn defaults_are_kafkas() {
        let topic = TopicConfig::default();
        assert_eq!(topic.cleanup_policy, CleanupPolicy { delete: true, compact: false });
        assert_eq!((topic.segment_bytes, topic.segment_ms, topic.segment_jitter_ms), (1 << 30, 604_800_000, 0));
        assert_eq!((topic.retention_ms, topic.retention_bytes), (Some(604_800_000), None));
        assert_eq!((topic.flush_ms, topic.max_message_bytes), (i64::MAX, 1_048_588));
    }

    #[test]
    fn the_first_synonym_that_is_set_gives_the_default() {
        let cases = [
            (vec![("log.retention.hours", "1")], Some(3_600_000)),
            (vec![("log.retention.hours", "1"), ("log.retention.minutes", "2")], Some(120_000)),
            (vec![("log.retention.minutes", "2"), ("log.retention.ms", "3")], Some(3)),
            (vec![("log.retention.hours", "-1")], None),
            (vec![("log.retention.hours", "2147483647")], Some(2_147_483_647 * 3_600_000)),
        ];
        for (given, retention_ms) in cases {
            assert_eq!(TopicConfig::effective(&Overrides::new(), &broker(&given)).retention_ms, retention_ms, "{given:?}");
        }
    }

    #[test]
    fn an_override_wins_and_a_bad_stored_one_counts_as_absent() {
        let settings = broker(&[("log.segment.bytes", "2000000")]);
        let segment = |pairs: &[(&str, &str)]| TopicConfig::effective(&overrides(pairs), &settings).segment_bytes;
        assert_eq!(segment(&[("segment.bytes", "3000000")]), 3_000_000);
        assert_eq!(segment(&[("segment.bytes", "14")]), 2_000_000);
        assert_eq!(segment(&[("internal.segment.bytes", "14")]), 14);
    }

    #[test]
    fn every_fault_of_a_request_is_reported() {
        let asked = [
            ("cleanup.policy", Some("shred")),
            ("max.compaction.lag.ms", Some("5")),
            ("min.compaction.lag.ms", Some("6")),
            ("retention.ms", None),
            ("retention.mss", Some("1")),
            ("segment.bytes", Some("1")),
        ];
        let found: Vec<String> = check(asked, &Settings::default()).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "cleanup.policy=shred: must be a list of compact, delete, or empty",
                "retention.ms has no value",
                "Unknown topic config name: retention.mss; did you mean `retention.ms`?",
                "segment.bytes=1: must be at least 1048576",
                "min.compaction.lag.ms=6 is above max.compaction.lag.ms=5; lower the first or raise the second",
            ]
        );
    }
}
