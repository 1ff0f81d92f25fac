//! Topics are made and removed here: names, counts, assignments, settings (rules 42, 143; observed 27).
//!
//! Each topic of a request succeeds or fails alone; those that succeed are one entry. Later topics of a request see the earlier.

use std::collections::BTreeSet;
use std::sync::Arc;

use milena_config::settings::Settings;
use milena_config::topic_config::{self, TopicConfigError};

use crate::metadata::configs::MAX_TEXT;
use crate::metadata::placement::{PlacementError, Wanted, place};
use crate::metadata::record::{DirectoryId, PartitionRegistration};
use crate::metadata::{ConfigResource, Image, Metadata, Record, Reply, Topic};
use crate::types::{BrokerId, PartitionIndex, TopicId};

/// Longest topic name, in bytes: with a partition's index behind it, it must be a folder's name.
const MAX_NAME: usize = 249;
/// Partitions that one request may make: they are one entry of the metadata log.
pub(super) const MAX_PARTITIONS: i64 = 10_000;
/// Stands for the default in counts of a request (KIP-464).
const DEFAULT: i32 = -1;
/// Topics in which the cluster keeps its own state.
const INTERNAL: [&str; 3] = ["__consumer_offsets", "__transaction_state", "__share_group_state"];
/// The metadata log's own name: no topic may be called so.
pub(crate) const METADATA_TOPIC: &str = "__cluster_metadata";

/// Topics to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTopics {
    pub topics: Vec<CreateTopic>,
    /// Check everything, make nothing.
    pub validate_only: bool,
    /// Where the placement of replicas begins; any number, best a random one.
    pub placement_start: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTopic {
    pub name: String,
    /// Drawn by the shell; neither `NONE` nor `METADATA`, and not used before.
    pub topic_id: TopicId,
    /// -1: the default.
    pub num_partitions: i32,
    /// -1: the default.
    pub replication_factor: i16,
    /// Empty: the cluster places the replicas.
    pub assignments: Vec<ManualAssignment>,
    pub configs: Vec<ConfigSetting>,
}

/// Where the asker wants the replicas of one partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualAssignment {
    pub index: PartitionIndex,
    pub brokers: Vec<BrokerId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigSetting {
    pub name: String,
    pub value: Option<String>,
}

/// How one topic of a request fared.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTopicsResult {
    pub name: String,
    pub result: Result<CreatedTopic, CreateTopicError>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreatedTopic {
    /// `NONE` if it was only checked.
    pub topic_id: TopicId,
    pub num_partitions: i32,
    pub replication_factor: i16,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TopicNameError {
    #[error("a topic name cannot be empty")]
    Empty,
    #[error("a topic cannot be called `{name}`")]
    Dots { name: String },
    #[error("a topic name has at most {MAX_NAME} characters; this one has {length}")]
    TooLong { length: usize },
    #[error("a topic name consists of ASCII letters, digits, `.`, `_` and `-`; `{name}` has something else")]
    Character { name: String },
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CreateTopicError {
    #[error(transparent)]
    Name(#[from] TopicNameError),
    #[error("the metadata log is not a topic that could be made")]
    MetadataLog,
    #[error("the name collides with topic `{other}`: names that differ in `.` and `_` only look alike in metrics")]
    Collides { other: String },
    #[error("topic `{name}` exists")]
    Exists { name: String },
    #[error("the request names the topic more than once")]
    NamedTwice,
    #[error("a topic has at least one partition, or -1 for the default; {asked} were asked for")]
    PartitionCount { asked: i32 },
    #[error("the replication factor is at least 1, or -1 for the default; {asked} was asked for")]
    ReplicationFactor { asked: i16 },
    #[error("one request may make {MAX_PARTITIONS} partitions; ask for fewer at once")]
    TooManyPartitions,
    #[error("with an assignment of replicas, partition count and replication factor must be -1")]
    CountsAndAssignment,
    #[error(transparent)]
    Placement(#[from] PlacementError),
    #[error(transparent)]
    Assignment(#[from] AssignmentError),
    /// The first fault by name; a person mends one at a time.
    #[error(transparent)]
    Config(#[from] TopicConfigError),
    #[error("{setting} has {length} bytes; a setting has at most {MAX_TEXT}")]
    SettingTooLong { setting: String, length: usize },
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssignmentError {
    #[error("partitions are numbered from 0 without gaps, each named once")]
    Indexes,
    #[error("partition {index} is assigned to no broker")]
    NoBroker { index: PartitionIndex },
    #[error("partition {index} names broker {broker} twice")]
    BrokerTwice { index: PartitionIndex, broker: BrokerId },
    #[error("broker {broker} is not registered")]
    UnknownBroker { broker: BrokerId },
    #[error("partition {index} has {found} replicas, partition 0 has {expected}; all must have as many")]
    UnequalFactors { index: PartitionIndex, found: usize, expected: usize },
    #[error("every broker of partition {index} is fenced at the moment; none could lead")]
    AllFenced { index: PartitionIndex },
}

/// Topics to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteTopics {
    pub topics: Vec<TopicRef>,
}

/// How a request names a topic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TopicRef {
    Name(String),
    Id(TopicId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletedTopic {
    pub name: Arc<str>,
    pub topic_id: TopicId,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeleteTopicError {
    #[error("there is no topic `{name}`")]
    UnknownName { name: String },
    #[error("there is no topic of this id")]
    UnknownId { topic_id: TopicId },
    #[error("delete.topic.enable is false: this cluster removes no topics")]
    Disabled,
    #[error("the request names the topic more than once")]
    NamedTwice,
    #[error("the request names the topic by its name and by its id")]
    NamedBothWays { topic_id: TopicId },
}

/// Whether the cluster keeps its own state in the topic: clients may not write to it.
pub fn is_internal(name: &str) -> bool {
    INTERNAL.contains(&name)
}

/// Whether a topic may be called `name` (rule 42).
pub fn check_topic_name(name: &str) -> Result<(), TopicNameError> {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    match name {
        "" => Err(TopicNameError::Empty),
        "." | ".." => Err(TopicNameError::Dots { name: name.to_owned() }),
        _ if name.len() > MAX_NAME => Err(TopicNameError::TooLong { length: name.len() }),
        _ if !name.bytes().all(legal) => Err(TopicNameError::Character { name: name.to_owned() }),
        _ => Ok(()),
    }
}

impl Metadata {
    pub(super) fn create_topics(&self, ask: &CreateTopics) -> (Vec<Record>, Reply) {
        let repeated = repeated(ask.topics.iter().map(|topic| topic.name.as_str()));
        let mut ahead = self.image.clone();
        let mut left = MAX_PARTITIONS;
        let mut made = vec![];
        let mut results: Vec<CreateTopicsResult> = vec![];
        let (settings, mut told) = (self.cluster_settings(), BTreeSet::new());
        for topic in &ask.topics {
            if repeated.contains(topic.name.as_str()) {
                if told.insert(topic.name.as_str()) {
                    results.push(CreateTopicsResult { name: topic.name.clone(), result: Err(CreateTopicError::NamedTwice) });
                }
                continue;
            }
            let result = self.create_topic(&ahead, topic, &settings, ask.placement_start, left).map(|(mut created, records)| {
                left -= i64::from(created.num_partitions);
                records.iter().for_each(|record| ahead.apply(record));
                if ask.validate_only {
                    created.topic_id = TopicId::NONE;
                } else {
                    made.extend(records);
                }
                created
            });
            results.push(CreateTopicsResult { name: topic.name.clone(), result });
        }
        (made, Reply::CreateTopics(results))
    }

    /// Refusals in Kafka's order: name, existence, settings, then counts and assignment.
    fn create_topic(
        &self,
        image: &Image,
        ask: &CreateTopic,
        broker: &Settings,
        start: u64,
        left: i64,
    ) -> Result<(CreatedTopic, Vec<Record>), CreateTopicError> {
        check_new_name(image, &ask.name)?;
        let configs = settings(ask, broker)?;
        let placed = if ask.assignments.is_empty() { self.place(image, ask, start, left)? } else { assigned(image, ask)? };
        let num_partitions = i32::try_from(placed.len()).unwrap_or(i32::MAX);
        if i64::from(num_partitions) > left {
            return Err(CreateTopicError::TooManyPartitions);
        }
        let factor = placed.first().map_or(0, Vec::len);
        let mut records = vec![Record::Topic { name: ask.name.clone(), topic_id: ask.topic_id }];
        records.extend(configs);
        for (index, replicas) in (0..).map(PartitionIndex).zip(placed) {
            records.push(Record::Partition(new_partition(image, ask.topic_id, index, replicas)));
        }
        let replication_factor = i16::try_from(factor).unwrap_or(i16::MAX);
        Ok((CreatedTopic { topic_id: ask.topic_id, num_partitions, replication_factor }, records))
    }

    fn place(&self, image: &Image, ask: &CreateTopic, start: u64, left: i64) -> Result<Vec<Vec<BrokerId>>, CreateTopicError> {
        let count = if ask.num_partitions == DEFAULT { self.options.num_partitions } else { ask.num_partitions };
        if count < 1 {
            return Err(CreateTopicError::PartitionCount { asked: count });
        }
        let asked = ask.replication_factor;
        let factor = if i32::from(asked) == DEFAULT { self.options.default_replication_factor } else { asked };
        if factor < 1 {
            return Err(CreateTopicError::ReplicationFactor { asked: factor });
        }
        if i64::from(count) > left {
            return Err(CreateTopicError::TooManyPartitions);
        }
        Ok(place(image, Wanted { count, factor, start }, |broker| self.is_cordoned(broker))?)
    }

    pub(super) fn delete_topics(&self, ask: &DeleteTopics) -> (Vec<Record>, Reply) {
        let named = Named::of(ask);
        let mut records = vec![];
        let results = ask.topics.iter().map(|asked| {
            if self.options.delete_topic_enable && named.twice.contains(asked) {
                return Err(DeleteTopicError::NamedTwice);
            }
            let topic = self.removable(asked)?;
            let both = match asked {
                TopicRef::Name(_) => named.all.contains(&TopicRef::Id(topic.id)),
                TopicRef::Id(_) => named.once(&TopicRef::Name(topic.name.to_string())),
            };
            if both {
                return Err(DeleteTopicError::NamedBothWays { topic_id: topic.id });
            }
            records.push(Record::RemoveTopic { topic_id: topic.id });
            Ok(DeletedTopic { name: Arc::clone(&topic.name), topic_id: topic.id })
        });
        let results = results.collect();
        (records, Reply::DeleteTopics(results))
    }

    fn removable(&self, named: &TopicRef) -> Result<&Topic, DeleteTopicError> {
        if !self.options.delete_topic_enable {
            return Err(DeleteTopicError::Disabled);
        }
        match named {
            TopicRef::Name(name) => self.image.topic(name).ok_or_else(|| DeleteTopicError::UnknownName { name: name.clone() }),
            TopicRef::Id(topic_id) => self.image.topic_by_id(*topic_id).ok_or(DeleteTopicError::UnknownId { topic_id: *topic_id }),
        }
        .map(AsRef::as_ref)
    }
}

/// How topics are named in a request. What is named twice is not removed: its asker may not mean what it says.
struct Named<'a> {
    all: BTreeSet<&'a TopicRef>,
    twice: BTreeSet<&'a TopicRef>,
}

impl<'a> Named<'a> {
    fn of(ask: &'a DeleteTopics) -> Self {
        let mut all = BTreeSet::new();
        let twice = ask.topics.iter().filter(|named| !all.insert(*named)).collect();
        Self { all, twice }
    }

    fn once(&self, named: &TopicRef) -> bool {
        self.all.contains(named) && !self.twice.contains(named)
    }
}

/// Names that come more than once.
pub(super) fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| !seen.insert(*name)).collect()
}

fn check_new_name(image: &Image, name: &str) -> Result<(), CreateTopicError> {
    if name == METADATA_TOPIC {
        return Err(CreateTopicError::MetadataLog);
    }
    check_topic_name(name)?;
    if image.topic(name).is_some() {
        return Err(CreateTopicError::Exists { name: name.to_owned() });
    }
    match image.topic_like(name) {
        Some(other) => Err(CreateTopicError::Collides { other: other.to_owned() }),
        None => Ok(()),
    }
}

/// The settings as facts; of two with one name the last counts.
fn settings(ask: &CreateTopic, broker: &Settings) -> Result<Vec<Record>, CreateTopicError> {
    let pairs = || ask.configs.iter().map(|setting| (setting.name.as_str(), setting.value.as_deref()));
    if let Some(fault) = topic_config::check(pairs(), broker).into_iter().next() {
        return Err(fault.into());
    }
    let fact = |(name, value): (&str, Option<&str>)| {
        let length = value.map_or(0, str::len);
        if length > MAX_TEXT {
            return Err(CreateTopicError::SettingTooLong { setting: name.to_owned(), length });
        }
        let resource = ConfigResource::topic(&ask.name);
        Ok(Record::Config { resource, name: name.to_owned(), value: value.map(ToOwned::to_owned) })
    };
    pairs().map(fact).collect()
}

/// The replicas as the asker wants them, by partition.
fn assigned(image: &Image, ask: &CreateTopic) -> Result<Vec<Vec<BrokerId>>, CreateTopicError> {
    if ask.num_partitions != DEFAULT || i32::from(ask.replication_factor) != DEFAULT {
        return Err(CreateTopicError::CountsAndAssignment);
    }
    let mut sorted: Vec<&ManualAssignment> = ask.assignments.iter().collect();
    sorted.sort_by_key(|assignment| assignment.index);
    let expected = sorted.first().map_or(0, |first| first.brokers.len());
    for (index, assignment) in (0..).map(PartitionIndex).zip(&sorted) {
        if assignment.index != index {
            return Err(AssignmentError::Indexes.into());
        }
        check_assignment(image, assignment)?;
        let found = assignment.brokers.len();
        if found != expected {
            return Err(AssignmentError::UnequalFactors { index, found, expected }.into());
        }
    }
    Ok(sorted.into_iter().map(|assignment| assignment.brokers.clone()).collect())
}

pub(super) fn check_assignment(image: &Image, assignment: &ManualAssignment) -> Result<(), AssignmentError> {
    let index = assignment.index;
    check_brokers(image, index, &assignment.brokers)?;
    if !assignment.brokers.iter().any(|broker| image.is_live(*broker)) {
        return Err(AssignmentError::AllFenced { index });
    }
    Ok(())
}

/// Whether partition `index` may have its replicas on `brokers`: each registered, named once, at least one.
pub(super) fn check_brokers(image: &Image, index: PartitionIndex, brokers: &[BrokerId]) -> Result<(), AssignmentError> {
    let mut seen = BTreeSet::new();
    for &broker in brokers {
        if !seen.insert(broker) {
            return Err(AssignmentError::BrokerTwice { index, broker });
        }
        if image.broker(broker).is_none() {
            return Err(AssignmentError::UnknownBroker { broker });
        }
    }
    if brokers.is_empty() { Err(AssignmentError::NoBroker { index }) } else { Ok(()) }
}

/// In sync from the start are the live replicas: there is nothing yet that they could lack.
pub(super) fn new_partition(image: &Image, topic_id: TopicId, index: PartitionIndex, replicas: Vec<BrokerId>) -> PartitionRegistration {
    let isr = replicas.iter().copied().filter(|id| image.is_live(*id)).collect();
    let placed = replicas.into_iter().map(|id| (id, directory(image, id))).collect();
    PartitionRegistration::new(topic_id, index, placed, isr)
}

/// A broker with one directory has no choice (rule 103).
pub(super) fn directory(image: &Image, broker: BrokerId) -> DirectoryId {
    match image.broker(broker).map(|broker| broker.directories.as_slice()) {
        Some([only]) => *only,
        Some(_) | None => DirectoryId::UNASSIGNED,
    }
}

#[cfg(test)]
pub(super) mod tests;
