//! The sum of the facts: an immutable snapshot that every room may hold and read without a lock.
//!
//! Maps are persistent (`rpds`) and values shared, so that a clone costs a few pointers and an image before a change shares all
//! but the changed with the one after it. `apply` is total: a fact about something that is not there changes nothing, because a
//! fact of another time must not stop a node; that nothing of the sort is decided is what the machine's tests hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use crate::metadata::record::{
    BrokerChange, BrokerRegistration, DirectoryId, PartitionChange, PartitionRegistration, Record, RecoveryState,
};
use crate::metadata::{ConfigKind, ConfigResource, QuotaEntity, QuotaValue, ScramCredential, ScramUser};
use crate::types::{BrokerId, LeaderEpoch, Offset, PartitionEpoch, PartitionIndex, ProducerId, TopicId};

/// A registered broker.
pub type Broker = BrokerRegistration;

/// Everything the cluster agrees on, after the entry at `offset`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    offset: Offset,
    leader_epoch: LeaderEpoch,
    features: RedBlackTreeMapSync<String, i16>,
    brokers: RedBlackTreeMapSync<BrokerId, Arc<Broker>>,
    topics: RedBlackTreeMapSync<TopicId, Arc<Topic>>,
    topic_ids: RedBlackTreeMapSync<Arc<str>, TopicId>,
    /// Name by likeness, so that a new one is held against all others by one look-up.
    topic_likes: RedBlackTreeMapSync<String, Arc<str>>,
    configs: RedBlackTreeMapSync<ConfigResource, Arc<BTreeMap<String, String>>>,
    client_quotas: RedBlackTreeMapSync<QuotaEntity, Arc<BTreeMap<String, QuotaValue>>>,
    scram: RedBlackTreeMapSync<ScramUser, Arc<ScramCredential>>,
    next_producer_id: ProducerId,
}

/// A topic and its partitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    pub name: Arc<str>,
    pub id: TopicId,
    /// By index, without gaps.
    pub partitions: RedBlackTreeMapSync<PartitionIndex, Arc<Partition>>,
}

/// Where a partition lives and who leads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// The first is the preferred leader.
    pub replicas: Vec<BrokerId>,
    /// One for each of `replicas`.
    pub directories: Vec<DirectoryId>,
    pub isr: Vec<BrokerId>,
    pub removing: Vec<BrokerId>,
    pub adding: Vec<BrokerId>,
    pub leader: Option<BrokerId>,
    pub recovery: RecoveryState,
    pub leader_epoch: LeaderEpoch,
    pub epoch: PartitionEpoch,
    pub elr: Vec<BrokerId>,
    pub last_known_elr: Vec<BrokerId>,
}

/// What a run of facts has touched, for those who act on changes. Before and after are looked up in the two images.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delta {
    /// Made, or one of their partitions made or changed, and still there; with the partitions.
    pub topics: BTreeMap<TopicId, BTreeSet<PartitionIndex>>,
    /// Removed, with what they were.
    pub removed: BTreeMap<TopicId, Arc<Topic>>,
    pub brokers: BTreeSet<BrokerId>,
    pub configs: BTreeSet<ConfigResource>,
    pub features: bool,
}

impl Default for Image {
    /// Before the first entry.
    fn default() -> Self {
        Self {
            offset: Offset::NONE,
            leader_epoch: LeaderEpoch::NONE,
            features: RedBlackTreeMapSync::new_sync(),
            brokers: RedBlackTreeMapSync::new_sync(),
            topics: RedBlackTreeMapSync::new_sync(),
            topic_ids: RedBlackTreeMapSync::new_sync(),
            topic_likes: RedBlackTreeMapSync::new_sync(),
            configs: RedBlackTreeMapSync::new_sync(),
            client_quotas: RedBlackTreeMapSync::new_sync(),
            scram: RedBlackTreeMapSync::new_sync(),
            next_producer_id: ProducerId(0),
        }
    }
}

impl Image {
    /// Offset of the last entry in this image; `Offset::NONE` before the first.
    pub fn offset(&self) -> Offset {
        self.offset
    }

    /// Epoch of the controller that appended that entry.
    pub fn leader_epoch(&self) -> LeaderEpoch {
        self.leader_epoch
    }

    pub fn topic(&self, name: &str) -> Option<&Arc<Topic>> {
        self.topics.get(self.topic_ids.get(name)?)
    }

    pub fn topic_by_id(&self, id: TopicId) -> Option<&Arc<Topic>> {
        self.topics.get(&id)
    }

    pub fn partition(&self, topic: &str, index: PartitionIndex) -> Option<&Arc<Partition>> {
        self.topic(topic)?.partitions.get(&index)
    }

    /// The name of the topic that differs from `name` in `.` and `_` only, or not at all (M3).
    pub fn topic_like(&self, name: &str) -> Option<&str> {
        self.topic_likes.get(&likeness(name)).map(AsRef::as_ref)
    }

    /// In the order of their names.
    pub fn topics(&self) -> impl Iterator<Item = &Arc<Topic>> {
        self.topic_ids.values().filter_map(|id| self.topics.get(id))
    }

    pub fn broker(&self, id: BrokerId) -> Option<&Arc<Broker>> {
        self.brokers.get(&id)
    }

    /// Fenced ones too, in the order of their ids.
    pub fn brokers(&self) -> impl Iterator<Item = &Arc<Broker>> {
        self.brokers.values()
    }

    /// Whether `id` is registered, and neither fenced nor on its way out.
    pub fn is_live(&self, id: BrokerId) -> bool {
        self.broker(id).is_some_and(|broker| !broker.fenced && !broker.in_controlled_shutdown)
    }

    /// Settings made for `resource`; `None`: none were.
    pub fn configs(&self, resource: &ConfigResource) -> Option<&Arc<BTreeMap<String, String>>> {
        self.configs.get(resource)
    }

    /// As [`Image::configs`], for a topic.
    pub fn topic_configs(&self, topic: &str) -> Option<&Arc<BTreeMap<String, String>>> {
        self.configs(&ConfigResource::topic(topic))
    }

    /// Every resource with settings of its own.
    pub fn all_configs(&self) -> impl Iterator<Item = (&ConfigResource, &Arc<BTreeMap<String, String>>)> {
        self.configs.iter()
    }

    /// Limits of `entity` itself; `None`: it has none.
    pub fn client_quotas(&self, entity: &QuotaEntity) -> Option<&Arc<BTreeMap<String, QuotaValue>>> {
        self.client_quotas.get(entity)
    }

    /// Every entity with limits of its own.
    pub fn all_client_quotas(&self) -> impl Iterator<Item = (&QuotaEntity, &Arc<BTreeMap<String, QuotaValue>>)> {
        self.client_quotas.iter()
    }

    /// Every credential, by user and mechanism.
    pub fn scram_credentials(&self) -> impl Iterator<Item = (&ScramUser, &Arc<ScramCredential>)> {
        self.scram.iter()
    }

    /// Level in force; 0: none.
    pub fn feature_level(&self, name: &str) -> i16 {
        self.features.get(name).copied().unwrap_or(0)
    }

    /// Features in force above level 0, by name.
    pub fn features(&self) -> impl Iterator<Item = (&str, i16)> {
        self.features.iter().map(|(name, level)| (name.as_str(), *level))
    }

    pub fn next_producer_id(&self) -> ProducerId {
        self.next_producer_id
    }

    /// Marks the end of the entry at `offset`, whose facts have been applied.
    pub fn end_entry(&mut self, offset: Offset, leader_epoch: LeaderEpoch) {
        assert!(offset > self.offset, "entry {offset} after {}", self.offset);
        self.offset = offset;
        self.leader_epoch = leader_epoch;
    }

    /// Applies one fact.
    pub fn apply(&mut self, record: &Record) {
        match record {
            Record::RegisterBroker(broker) => self.brokers.insert_mut(broker.id, Arc::new(broker.clone())),
            Record::UnregisterBroker { broker, .. } => {
                self.brokers.remove_mut(broker);
            }
            Record::BrokerChange(change) => self.change_broker(change),
            Record::Topic { name, topic_id } => self.add_topic(name, *topic_id),
            Record::Partition(partition) => self.add_partition(partition),
            Record::PartitionChange(change) => self.change_partition(change),
            Record::RemoveTopic { topic_id } => self.remove_topic(*topic_id),
            Record::Config { resource, name, value } => self.set_config(resource, name, value.as_deref()),
            Record::ClientQuota { entity, key, value } => self.set_quota(entity, key, *value),
            Record::Scram { user, credential: Some(credential) } => self.scram.insert_mut(user.clone(), Arc::new(credential.clone())),
            Record::Scram { user, credential: None } => {
                self.scram.remove_mut(user);
            }
            Record::FeatureLevel { name, level: 0 } => {
                self.features.remove_mut(name);
            }
            Record::FeatureLevel { name, level } => self.features.insert_mut(name.clone(), *level),
            Record::ProducerIds { next, .. } => self.next_producer_id = self.next_producer_id.max(*next),
            Record::NoOp => {}
        }
    }

    fn change_broker(&mut self, change: &BrokerChange) {
        if let Some(broker) = self.brokers.get_mut(&change.broker) {
            let broker = Arc::make_mut(broker);
            broker.fenced = change.fenced.unwrap_or(broker.fenced);
            broker.in_controlled_shutdown = change.in_controlled_shutdown.unwrap_or(broker.in_controlled_shutdown);
        }
    }

    fn add_topic(&mut self, name: &str, id: TopicId) {
        let name: Arc<str> = name.into();
        self.topic_ids.insert_mut(Arc::clone(&name), id);
        self.topic_likes.insert_mut(likeness(&name), Arc::clone(&name));
        self.topics.insert_mut(id, Arc::new(Topic { name, id, partitions: RedBlackTreeMapSync::new_sync() }));
    }

    fn add_partition(&mut self, made: &PartitionRegistration) {
        if let Some(topic) = self.topics.get_mut(&made.topic_id) {
            Arc::make_mut(topic).partitions.insert_mut(made.index, Arc::new(Partition::from(made)));
        }
    }

    fn change_partition(&mut self, change: &PartitionChange) {
        let Some(topic) = self.topics.get_mut(&change.topic_id) else { return };
        if let Some(partition) = Arc::make_mut(topic).partitions.get_mut(&change.index) {
            Arc::make_mut(partition).change(change);
        }
    }

    fn remove_topic(&mut self, id: TopicId) {
        let Some(topic) = self.topics.get(&id) else { return };
        let name = Arc::clone(&topic.name);
        self.topics.remove_mut(&id);
        self.topic_ids.remove_mut(&name);
        self.topic_likes.remove_mut(&likeness(&name));
        self.configs.remove_mut(&ConfigResource { kind: ConfigKind::Topic, name: name.as_ref().to_owned() });
    }

    fn set_config(&mut self, resource: &ConfigResource, name: &str, value: Option<&str>) {
        if self.configs.get(resource).is_none() {
            self.configs.insert_mut(resource.clone(), Arc::default());
        }
        // In place where nobody else holds this image, as with the further facts of an entry: a resource may have thousands of settings.
        let Some(settings) = self.configs.get_mut(resource).map(Arc::make_mut) else { return };
        match value {
            Some(value) => settings.insert(name.to_owned(), value.to_owned()),
            None => settings.remove(name),
        };
        if settings.is_empty() {
            self.configs.remove_mut(resource);
        }
    }

    fn set_quota(&mut self, entity: &QuotaEntity, key: &str, value: Option<QuotaValue>) {
        if self.client_quotas.get(entity).is_none() {
            self.client_quotas.insert_mut(entity.clone(), Arc::default());
        }
        let Some(quotas) = self.client_quotas.get_mut(entity).map(Arc::make_mut) else { return };
        match value {
            Some(value) => quotas.insert(key.to_owned(), value),
            None => quotas.remove(key),
        };
        if quotas.is_empty() {
            self.client_quotas.remove_mut(entity);
        }
    }

    /// Panics where an invariant of the room does not hold.
    pub fn check_invariants(&self) {
        assert_eq!(self.topics.size(), self.topic_ids.size(), "M3: a name for each id");
        assert_eq!(self.topics.size(), self.topic_likes.size(), "M3: no two names that are alike");
        for topic in self.topics() {
            assert_eq!(self.topic_ids.get(&topic.name), Some(&topic.id), "M3: {} has its own id", topic.name);
            for (at, (index, partition)) in topic.partitions.iter().enumerate() {
                assert_eq!(usize::try_from(index.get()), Ok(at), "{}: partitions without gaps", topic.name);
                partition.check_invariants();
            }
        }
    }
}

/// What is equal for names that differ in `.` and `_` only.
fn likeness(name: &str) -> String {
    name.replace('.', "_")
}

impl Partition {
    /// The leader epoch rises when a leader is named, be it the same one or none; the partition epoch always (M2).
    fn change(&mut self, change: &PartitionChange) {
        fn set<T: Clone>(field: &mut T, value: Option<&T>) {
            if let Some(value) = value {
                field.clone_from(value);
            }
        }
        if let Some(leader) = change.leader {
            self.leader = leader;
            self.leader_epoch = LeaderEpoch(self.leader_epoch.get().saturating_add(1));
        }
        set(&mut self.isr, change.isr.as_ref());
        set(&mut self.replicas, change.replicas.as_ref());
        set(&mut self.removing, change.removing.as_ref());
        set(&mut self.adding, change.adding.as_ref());
        set(&mut self.recovery, change.recovery.as_ref());
        set(&mut self.directories, change.directories.as_ref());
        set(&mut self.elr, change.elr.as_ref());
        set(&mut self.last_known_elr, change.last_known_elr.as_ref());
        self.epoch = PartitionEpoch(self.epoch.get().saturating_add(1));
    }

    fn check_invariants(&self) {
        if let Some(leader) = self.leader {
            assert!(self.isr.contains(&leader), "M1: leader {leader} is not in sync");
        }
        assert!(self.isr.iter().all(|replica| self.replicas.contains(replica)), "M1: in sync, and no replica");
        assert_eq!(self.replicas.len(), self.directories.len(), "a directory for each replica");
        assert!(self.leader_epoch.get() >= 0 && self.epoch.get() >= 0, "M2");
    }
}

impl From<&PartitionRegistration> for Partition {
    fn from(made: &PartitionRegistration) -> Self {
        Self {
            replicas: made.replicas.clone(),
            directories: made.directories.clone(),
            isr: made.isr.clone(),
            removing: made.removing.clone(),
            adding: made.adding.clone(),
            leader: made.leader,
            recovery: made.recovery,
            leader_epoch: made.leader_epoch,
            epoch: made.epoch,
            elr: made.elr.clone(),
            last_known_elr: made.last_known_elr.clone(),
        }
    }
}

impl Delta {
    /// Applies `record` to `image` and notes what it touched.
    pub fn apply(&mut self, image: &mut Image, record: &Record) {
        match record {
            Record::RegisterBroker(broker) => self.note_broker(broker.id),
            Record::UnregisterBroker { broker, .. } => self.note_broker(*broker),
            Record::BrokerChange(change) => self.note_broker(change.broker),
            Record::Topic { topic_id, .. } => {
                self.topics.entry(*topic_id).or_default();
            }
            Record::Partition(PartitionRegistration { topic_id, index, .. })
            | Record::PartitionChange(PartitionChange { topic_id, index, .. }) => {
                self.topics.entry(*topic_id).or_default().insert(*index);
            }
            Record::RemoveTopic { topic_id } => {
                self.topics.remove(topic_id);
                if let Some(topic) = image.topic_by_id(*topic_id) {
                    self.removed.insert(*topic_id, Arc::clone(topic));
                }
            }
            Record::Config { resource, .. } => {
                self.configs.insert(resource.clone());
            }
            Record::FeatureLevel { .. } => self.features = true,
            Record::ClientQuota { .. } | Record::Scram { .. } | Record::ProducerIds { .. } | Record::NoOp => {}
        }
        image.apply(record);
    }

    /// Everything that `image` has, as if it had been made from nothing.
    pub fn whole(image: &Image) -> Self {
        Self {
            topics: image.topics().map(|topic| (topic.id, topic.partitions.keys().copied().collect())).collect(),
            removed: BTreeMap::new(),
            brokers: image.brokers().map(|broker| broker.id).collect(),
            configs: image.all_configs().map(|(resource, _)| resource.clone()).collect(),
            features: image.features().next().is_some(),
        }
    }

    /// Whether nothing was touched that anybody could act on.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn note_broker(&mut self, id: BrokerId) {
        self.brokers.insert(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDERS: TopicId = TopicId([7; 16]);

    fn partition(index: i32) -> Record {
        let replicas = vec![(BrokerId(1), DirectoryId::UNASSIGNED)];
        Record::Partition(PartitionRegistration::new(ORDERS, PartitionIndex(index), replicas, vec![BrokerId(1)]))
    }

    fn topic() -> Record {
        Record::Topic { name: "orders".to_owned(), topic_id: ORDERS }
    }

    fn setting(value: Option<&str>) -> Record {
        Record::Config { resource: ConfigResource::topic("orders"), name: "retention.ms".to_owned(), value: value.map(ToOwned::to_owned) }
    }

    #[test]
    fn an_older_image_stays_as_it_was() {
        let mut image = Image::default();
        for record in [topic(), partition(0)] {
            image.apply(&record);
        }
        let before = image.clone();
        image.apply(&partition(1));
        image.apply(&Record::RemoveTopic { topic_id: ORDERS });
        assert_eq!(before.topic("orders").expect("still there").partitions.size(), 1);
        assert!(image.topic("orders").is_none() && image.topic_by_id(ORDERS).is_none());
    }

    #[test]
    fn a_change_raises_epochs() {
        let change = PartitionChange { topic_id: ORDERS, ..PartitionChange::default() };
        let same = Some(Some(BrokerId(1)));
        let cases = [
            // name                     change                                                          leader epoch, partition epoch
            ("the in-sync set", PartitionChange { isr: Some(vec![BrokerId(1)]), ..change.clone() }, 0, 1),
            ("the same leader again", PartitionChange { leader: same, ..change.clone() }, 1, 1),
            ("no leader", PartitionChange { leader: Some(None), ..change.clone() }, 1, 1),
            ("an unknown partition", PartitionChange { index: PartitionIndex(9), leader: same, ..change }, 0, 0),
        ];
        for (name, change, leader_epoch, epoch) in cases {
            let mut image = Image::default();
            for record in [topic(), partition(0), Record::PartitionChange(change)] {
                image.apply(&record);
            }
            let found = image.partition("orders", PartitionIndex(0)).expect("there");
            assert_eq!((found.leader_epoch.get(), found.epoch.get()), (leader_epoch, epoch), "{name}");
            image.check_invariants();
        }
    }

    #[test]
    fn settings_go_with_their_topic_and_one_by_one() {
        let mut image = Image::default();
        for record in [topic(), setting(Some("1"))] {
            image.apply(&record);
        }
        assert_eq!(image.topic_configs("orders").expect("set").get("retention.ms").map(String::as_str), Some("1"));
        let mut unset = image.clone();
        unset.apply(&setting(None));
        assert_eq!(unset.topic_configs("orders"), None);
        image.apply(&Record::RemoveTopic { topic_id: ORDERS });
        assert_eq!(image.topic_configs("orders"), None);
    }

    #[test]
    fn a_delta_names_what_was_touched() {
        let mut image = Image::default();
        let mut delta = Delta::default();
        for record in [topic(), partition(0), partition(1), setting(Some("1"))] {
            delta.apply(&mut image, &record);
        }
        assert_eq!(delta.topics[&ORDERS], BTreeSet::from([PartitionIndex(0), PartitionIndex(1)]));
        assert_eq!(delta.configs.len(), 1);
        delta.apply(&mut image, &Record::RemoveTopic { topic_id: ORDERS });
        assert!(delta.topics.is_empty());
        assert_eq!(delta.removed[&ORDERS].partitions.size(), 2);
    }
}
