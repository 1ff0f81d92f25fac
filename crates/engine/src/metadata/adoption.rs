//! What the metadata log of a Kafka means here: the facts that our log begins with, or everything that stands against it.
//!
//! A node alone takes its Kafka's place, so that its own log is all that was ever agreed: what others hold, and what would be promised
//! and not kept, is refused. What would be opened that was closed (access control lists) is refused too, not forgotten.
//!
//! ```text
//! carried    topics with their ids and epochs, configs of topics, brokers, groups and client metrics, client quotas,
//!            SCRAM credentials, the next producer id, the broker's registration, feature levels
//! lowered    feature levels to what this build serves
//! dropped    registrations of controllers, eligible leader replicas (the one replica is in sync), unfinished metadata transactions
//! ```
//!
//! Not here: where the bytes are (`broker/adoption`). Open transactions of clients: `transactions`.
//!
//! Source: KIP-630 (snapshots), KIP-868 (metadata transactions), KIP-853 (voters), KIP-858 (directories).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use milena_protocol::batch::ControlType;
use milena_protocol::records::cluster_metadata::ClusterMetadataRecord as Wire;
use milena_protocol::records::control::leader_change_message::LeaderChangeMessage;
use milena_protocol::records::control::voters_record::VotersRecord;
use milena_protocol::{Cursor, DecodeError};

use super::features::{METADATA_LOWEST, METADATA_VERSION, SUPPORTED};
use super::topics::{TopicNameError, check_topic_name};
use super::{
    BrokerRegistration, ConfigKind, DirectoryId, EntryError, Image, Partition, PartitionRegistration, Record, RecoveryState, Topic,
    releases,
};
use crate::types::{BrokerId, LeaderEpoch, Offset, PartitionEpoch, PartitionIndex, TopicId};

mod obstacle;
#[cfg(test)]
mod tests;
pub mod transactions;

pub use obstacle::Obstacle;

/// A feature that is not decided by a fact but by a control record.
const KRAFT: &str = "kraft.version";
const METADATA: &str = "metadata.version";
const TIERED: &str = "remote.storage.enable";
/// Last byte of directory ids that stand for none: unassigned, lost, migrating, and what may follow (KIP-858).
const RESERVED_IDS: u8 = 100;

/// A Kafka's metadata log, read record by record: first its newest snapshot, then what follows.
#[derive(Debug, Clone)]
pub struct Adoption {
    node: BrokerId,
    state: State,
    /// As it was before the transaction of the log that is open (KIP-868).
    before: Option<Box<State>>,
    /// The newest voters that are known of; `None`: none were named.
    voters: Option<BTreeSet<BrokerId>>,
}

#[derive(Debug, Clone, Default)]
struct State {
    image: Image,
    acls: BTreeSet<[u8; 16]>,
    tokens: BTreeSet<String>,
    /// Kafka's number of the state of a migration from ZooKeeper.
    migration: i8,
}

/// Why a log is not what a Kafka of a known release writes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdoptionError {
    #[error("the record at offset {offset} cannot be read ({source}); a newer Kafka may have written it")]
    Unreadable { offset: Offset, source: EntryError },
    #[error("the record at offset {offset} is of a kind that Kafka 4.3 does not have; a newer Kafka may have written it")]
    UnknownKind { offset: Offset },
    #[error("the control record at offset {offset} cannot be read ({source})")]
    Control { offset: Offset, source: DecodeError },
    #[error("the topic `{name}` at offset {offset} {why}")]
    Topic { offset: Offset, name: String, why: TopicFault },
}

/// What is wrong with a topic that a Kafka cannot have made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TopicFault {
    #[error("has no name that a folder could have: {0}")]
    Name(#[from] TopicNameError),
    #[error("has the name of another, or one that differs in `.` and `_` only")]
    Twice,
}

/// What lies in the log directories.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// `directory.id` of each.
    pub directories: BTreeSet<DirectoryId>,
    /// Where folders of partitions are, by what their `partition.metadata` says.
    pub folders: BTreeMap<(TopicId, PartitionIndex), DirectoryId>,
}

/// A metadata log that can be carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// In the order in which they may be applied, one after another.
    pub facts: Vec<Record>,
    pub carried: Carried,
}

/// What is carried, for a person to read: one line each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    pub topics: usize,
    pub partitions: usize,
    /// Topics, brokers, groups and subscriptions with settings of their own.
    pub configured: usize,
    pub quotas: usize,
    pub credentials: usize,
    pub metadata_version: i16,
    pub next_producer_id: i64,
    pub lowered: Vec<Lowered>,
    /// Partitions that have no folder: they begin empty, as they would with Kafka.
    pub without_folder: Vec<String>,
}

/// A feature whose level this build does not serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lowered {
    pub feature: String,
    pub from: i16,
    pub to: i16,
}

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = releases::name_of(self.metadata_version).unwrap_or("?");
        let Self { topics, partitions, configured, quotas, credentials, next_producer_id, .. } = self;
        write!(f, "topics: {topics}\npartitions: {partitions}\nresources with settings: {configured}\nclient quotas: {quotas}")?;
        write!(f, "\nSCRAM credentials: {credentials}\nmetadata.version: {version}\nnext producer id: {next_producer_id}")?;
        for Lowered { feature, from, to } in &self.lowered {
            write!(f, "\n{feature}: {to}, lowered from {from}")?;
        }
        match self.without_folder.first() {
            None => Ok(()),
            Some(first) => write!(f, "\npartitions without a folder, which begin empty: {}, {first} the first", self.without_folder.len()),
        }
    }
}

impl Adoption {
    /// `node`: who is to go on with the log.
    pub fn new(node: BrokerId) -> Self {
        Self { node, state: State::default(), before: None, voters: None }
    }

    /// What `quorum-state` says of the voters; before any record.
    pub fn on_voters(&mut self, voters: impl IntoIterator<Item = BrokerId>) {
        self.voters = Some(voters.into_iter().collect());
    }

    /// A record of a control batch.
    pub fn on_control(&mut self, offset: Offset, key: &[u8], value: &[u8]) -> Result<(), AdoptionError> {
        let failed = |source| AdoptionError::Control { offset, source };
        let mut cursor = Cursor::new(value);
        match ControlType::of_key(key) {
            Some(ControlType::LeaderChange) => {
                let mut version = Cursor::new(value);
                let change = LeaderChangeMessage::decode(&mut cursor, version.i16()).map_err(failed)?;
                let voters = change.voters.iter().map(|voter| voter.voter_id).chain([change.leader_id]);
                self.on_voters(voters.map(BrokerId));
            }
            Some(ControlType::KRaftVoters) => {
                let record = VotersRecord::decode(&mut cursor, VotersRecord::HIGHEST).map_err(failed)?;
                self.on_voters(record.voters.iter().map(|voter| BrokerId(voter.voter_id)));
            }
            Some(
                ControlType::Abort
                | ControlType::Commit
                | ControlType::SnapshotHeader
                | ControlType::SnapshotFooter
                | ControlType::KRaftVersion,
            )
            | None => {}
        }
        Ok(())
    }

    /// The value of any other record.
    pub fn on_fact(&mut self, offset: Offset, value: &[u8]) -> Result<(), AdoptionError> {
        let unreadable = |source| AdoptionError::Unreadable { offset, source };
        let wire = Wire::decode(&mut Cursor::new(value)).map_err(|error| unreadable(error.into()))?;
        match wire.ok_or(AdoptionError::UnknownKind { offset })? {
            Wire::BeginTransaction(_) => self.before = Some(Box::new(self.state.clone())),
            Wire::EndTransaction(_) => self.before = None,
            Wire::AbortTransaction(_) => self.undo(),
            Wire::AccessControlEntry(entry) => {
                self.state.acls.insert(entry.id.0);
            }
            Wire::RemoveAccessControlEntry(entry) => {
                self.state.acls.remove(&entry.id.0);
            }
            Wire::DelegationToken(token) => {
                self.state.tokens.insert(token.token_id);
            }
            Wire::RemoveDelegationToken(token) => {
                self.state.tokens.remove(&token.token_id);
            }
            Wire::ZkMigrationState(state) => self.state.migration = state.zk_migration_state,
            // What controllers there are is said by the voters; what may lead is the one replica.
            Wire::RegisterController(_) | Wire::ClearElr(_) => {}
            wire => {
                let fact = Record::try_from(wire).map_err(unreadable)?;
                self.check(offset, &fact)?;
                self.state.image.apply(&fact);
            }
        }
        Ok(())
    }

    /// Whether a broker was ever registered: without one, there is nothing yet.
    pub fn has_begun(&self) -> bool {
        self.state.image.brokers().next().is_some()
    }

    /// The facts of our log, once everything has been read; or all that stands against it, most general first.
    pub fn finish(mut self, layout: &Layout) -> Result<Adopted, Vec<Obstacle>> {
        // Nobody was told of what a controller had begun to write and did not end.
        self.undo();
        let obstacles = self.obstacles(layout);
        if !obstacles.is_empty() {
            return Err(obstacles);
        }
        let mut carried = Carried { metadata_version: self.state.image.feature_level(METADATA), ..Carried::default() };
        let mut facts = features(&self.state.image, &mut carried.lowered);
        facts.extend(self.state.image.broker(self.node).map(|broker| Record::RegisterBroker(at_rest(broker))));
        self.topics(layout, &mut facts, &mut carried);
        self.settings(&mut facts, &mut carried);
        Ok(Adopted { facts, carried })
    }

    fn undo(&mut self) {
        if let Some(before) = self.before.take() {
            self.state = *before;
        }
    }

    fn check(&self, offset: Offset, fact: &Record) -> Result<(), AdoptionError> {
        let Record::Topic { name, topic_id } = fact else { return Ok(()) };
        let failed = |why| AdoptionError::Topic { offset, name: name.clone(), why };
        check_topic_name(name).map_err(|error| failed(error.into()))?;
        if self.state.image.topic_like(name).is_some() || self.state.image.topic_by_id(*topic_id).is_some() {
            return Err(failed(TopicFault::Twice));
        }
        Ok(())
    }

    fn topics(&self, layout: &Layout, facts: &mut Vec<Record>, carried: &mut Carried) {
        for topic in self.state.image.topics() {
            carried.topics += 1;
            facts.push(Record::Topic { name: topic.name.as_ref().to_owned(), topic_id: topic.id });
            for (index, partition) in &topic.partitions {
                carried.partitions += 1;
                if !layout.folders.contains_key(&(topic.id, *index)) {
                    carried.without_folder.push(format!("{}-{index}", topic.name));
                }
                facts.push(Record::Partition(self.alone(topic, *index, partition, layout)));
            }
        }
    }

    /// A partition whose one replica is this node's: in sync, and leading.
    fn alone(&self, topic: &Topic, index: PartitionIndex, partition: &Partition, layout: &Layout) -> PartitionRegistration {
        let registered = partition.directories.first().copied().filter(|id| !is_reserved(*id));
        let found = || layout.folders.get(&(topic.id, index)).copied();
        let directory = registered.or_else(found).unwrap_or(DirectoryId::UNASSIGNED);
        let changed = partition.leader != Some(self.node);
        let (leader_epoch, epoch) = (partition.leader_epoch.get(), partition.epoch.get());
        PartitionRegistration {
            // A new leader, be it after none, has a new leader epoch (rule 142).
            leader_epoch: LeaderEpoch(if changed { leader_epoch.saturating_add(1) } else { leader_epoch }),
            epoch: PartitionEpoch(if changed { epoch.saturating_add(1) } else { epoch }),
            recovery: RecoveryState::Recovered,
            ..PartitionRegistration::new(topic.id, index, vec![(self.node, directory)], vec![self.node])
        }
    }

    fn settings(&self, facts: &mut Vec<Record>, carried: &mut Carried) {
        let image = &self.state.image;
        for (resource, settings) in image.all_configs() {
            carried.configured += 1;
            facts.extend(settings.iter().map(|(name, value)| Record::Config {
                resource: resource.clone(),
                name: name.clone(),
                value: Some(value.clone()),
            }));
        }
        for (entity, quotas) in image.all_client_quotas() {
            carried.quotas += 1;
            facts.extend(quotas.iter().map(|(key, value)| Record::ClientQuota {
                entity: entity.clone(),
                key: key.clone(),
                value: Some(*value),
            }));
        }
        for (user, credential) in image.scram_credentials() {
            carried.credentials += 1;
            facts.push(Record::Scram { user: user.clone(), credential: Some(credential.as_ref().clone()) });
        }
        let next = image.next_producer_id();
        carried.next_producer_id = next.get();
        let broker_epoch = image.broker(self.node).map_or(-1, |broker| broker.epoch);
        facts.push(Record::ProducerIds { broker: self.node, broker_epoch, next });
    }

    fn obstacles(&self, layout: &Layout) -> Vec<Obstacle> {
        let State { image, acls, tokens, migration } = &self.state;
        let brokers: Vec<BrokerId> = image.brokers().map(|broker| broker.id).filter(|id| *id != self.node).collect();
        let others = |voters: &BTreeSet<BrokerId>| voters.iter().copied().filter(|id| *id != self.node).collect::<Vec<_>>();
        let voters = self.voters.as_ref().map(others).unwrap_or_default();
        let mut found = vec![];
        found.extend(metadata_version(image));
        found.extend(unknown_features(image));
        // 1: waits for the brokers of ZooKeeper; 2: writes to both. 3: it is over.
        found.extend(matches!(migration, 1 | 2).then_some(Obstacle::Migration));
        found.extend((!voters.is_empty()).then_some(Obstacle::Voters { others: voters }));
        found.extend((!brokers.is_empty()).then_some(Obstacle::Brokers { others: brokers }));
        found.extend((!acls.is_empty()).then_some(Obstacle::Acls { count: acls.len() }));
        found.extend((!tokens.is_empty()).then_some(Obstacle::DelegationTokens { count: tokens.len() }));
        found.extend(tiered(image));
        found.extend(image.topics().find_map(|topic| gap(topic)));
        found.extend(self.replicas_elsewhere());
        found.extend(directories_elsewhere(image, layout));
        found
    }

    fn replicas_elsewhere(&self) -> Option<Obstacle> {
        let elsewhere = |partition: &Partition| partition.replicas != [self.node];
        let mut found = partitions(&self.state.image).filter(|(_, _, partition)| elsewhere(partition));
        let (topic, index, partition) = found.next()?;
        let first = format!("{}-{index}", topic.name);
        Some(Obstacle::Replicas { first, replicas: partition.replicas.clone(), partitions: 1 + found.count() })
    }
}

fn partitions(image: &Image) -> impl Iterator<Item = (&Topic, PartitionIndex, &Partition)> {
    image.topics().flat_map(|topic| topic.partitions.iter().map(move |(index, partition)| (topic.as_ref(), *index, partition.as_ref())))
}

/// A directory id that stands for no directory.
fn is_reserved(id: DirectoryId) -> bool {
    let [high @ .., last] = id.0;
    high == [0; 15] && last < RESERVED_IDS
}

/// The registration of a broker that does not run.
fn at_rest(broker: &BrokerRegistration) -> BrokerRegistration {
    BrokerRegistration { fenced: true, in_controlled_shutdown: false, ..broker.clone() }
}

/// Levels as they are, or as far as they are served.
fn features(image: &Image, lowered: &mut Vec<Lowered>) -> Vec<Record> {
    let mut facts = vec![];
    for (name, from) in image.features().filter(|(name, _)| *name != KRAFT) {
        let to = SUPPORTED.iter().find(|feature| feature.name == name).map_or(0, |feature| from.min(feature.highest));
        if to < from {
            lowered.push(Lowered { feature: name.to_owned(), from, to });
        }
        facts.extend((to > 0).then(|| Record::FeatureLevel { name: name.to_owned(), level: to }));
    }
    facts
}

fn metadata_version(image: &Image) -> Option<Obstacle> {
    let level = image.feature_level(METADATA);
    (!(METADATA_LOWEST..=METADATA_VERSION).contains(&level)).then_some(Obstacle::MetadataVersion { level })
}

fn unknown_features(image: &Image) -> impl Iterator<Item = Obstacle> {
    let is_known = |name: &str| name == KRAFT || SUPPORTED.iter().any(|feature| feature.name == name);
    image.features().filter(move |(name, _)| !is_known(name)).map(|(name, level)| Obstacle::UnknownFeature { name: name.to_owned(), level })
}

fn tiered(image: &Image) -> Option<Obstacle> {
    let is_tiered =
        |settings: &BTreeMap<String, String>| settings.get(TIERED).is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
    let topics = image.all_configs().filter(|(resource, settings)| resource.kind == ConfigKind::Topic && is_tiered(settings));
    let topics: Vec<String> = topics.map(|(resource, _)| resource.name.clone()).collect();
    (!topics.is_empty()).then_some(Obstacle::Tiered { topics })
}

fn gap(topic: &Topic) -> Option<Obstacle> {
    let dense = topic.partitions.keys().zip(0..).all(|(index, expected)| index.get() == expected);
    (!dense).then(|| Obstacle::Gap { topic: topic.name.as_ref().to_owned() })
}

/// Partitions that are registered in a directory that is not here, or that Kafka has given up with theirs.
fn directories_elsewhere(image: &Image, layout: &Layout) -> Option<Obstacle> {
    let elsewhere = |topic: &Topic, index, partition: &Partition| {
        let id = partition.directories.first().copied()?;
        let lost = is_reserved(id) && id != DirectoryId::UNASSIGNED && !layout.folders.contains_key(&(topic.id, index));
        (lost || (!is_reserved(id) && !layout.directories.contains(&id))).then_some(id)
    };
    let mut found = partitions(image).filter_map(|(topic, index, partition)| Some((topic, index, elsewhere(topic, index, partition)?)));
    let (topic, index, directory) = found.next()?;
    let first = format!("{}-{index}", topic.name);
    Some(Obstacle::Directory { first, directory, partitions: 1 + found.count() })
}
