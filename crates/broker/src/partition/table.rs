//! The partitions that this broker hosts, by topic name and by topic id.
//!
//! Readers take the whole table as it is at one moment (one reference count, no lock held); a change of the metadata publishes a
//! new one that shares all that did not change.

use std::sync::{Arc, PoisonError, RwLock};

use milena_config::TopicConfig;
use milena_engine::types::{PartitionIndex, TopicId};
use rpds::RedBlackTreeMapSync;

use super::Partition;

/// A topic of which this broker hosts partitions.
#[derive(Debug)]
pub struct HostedTopic {
    pub name: Arc<str>,
    pub id: TopicId,
    /// Written by the cluster itself: clients may not produce to it (rule 141).
    pub internal: bool,
    config: RwLock<Arc<TopicConfig>>,
    /// By partition index; `None` where another broker hosts it.
    partitions: Vec<Option<Arc<Partition>>>,
}

impl HostedTopic {
    pub fn new(name: Arc<str>, id: TopicId, internal: bool, config: Arc<TopicConfig>, partitions: Vec<Option<Arc<Partition>>>) -> Self {
        Self { name, id, internal, config: RwLock::new(config), partitions }
    }

    pub fn partition(&self, index: PartitionIndex) -> Option<&Arc<Partition>> {
        self.partitions.get(usize::try_from(index.get()).ok()?)?.as_ref()
    }

    pub fn partitions(&self) -> impl Iterator<Item = &Arc<Partition>> {
        self.partitions.iter().flatten()
    }

    /// The options in force.
    pub fn config(&self) -> Arc<TopicConfig> {
        Arc::clone(&self.config.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn reconfigure(&self, config: Arc<TopicConfig>) {
        *self.config.write().unwrap_or_else(PoisonError::into_inner) = config;
    }
}

/// All hosted topics at one moment.
#[derive(Debug, Clone, Default)]
pub struct Hosted {
    by_name: RedBlackTreeMapSync<Arc<str>, Arc<HostedTopic>>,
    by_id: RedBlackTreeMapSync<TopicId, Arc<HostedTopic>>,
}

impl Hosted {
    pub fn by_name(&self, name: &str) -> Option<&Arc<HostedTopic>> {
        self.by_name.get(name)
    }

    pub fn by_id(&self, id: TopicId) -> Option<&Arc<HostedTopic>> {
        self.by_id.get(&id)
    }

    /// In name order.
    pub fn topics(&self) -> impl Iterator<Item = &Arc<HostedTopic>> {
        self.by_name.values()
    }
}

#[derive(Debug, Default)]
pub struct Table {
    current: RwLock<Arc<Hosted>>,
}

impl Table {
    pub fn hosted(&self) -> Arc<Hosted> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds a topic, or replaces the one of the same name (which then has another id, or more partitions).
    pub fn insert(&self, topic: Arc<HostedTopic>) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let mut hosted = Hosted::clone(&current);
        if let Some(former) = hosted.by_name.get(&topic.name)
            && former.id != topic.id
        {
            let id = former.id;
            hosted.by_id.remove_mut(&id);
        }
        hosted.by_name.insert_mut(Arc::clone(&topic.name), Arc::clone(&topic));
        hosted.by_id.insert_mut(topic.id, topic);
        *current = Arc::new(hosted);
    }

    /// Takes a topic out; requests that hold it finish on what they have.
    pub fn remove(&self, id: TopicId) -> Option<Arc<HostedTopic>> {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let mut hosted = Hosted::clone(&current);
        let topic = Arc::clone(hosted.by_id.get(&id)?);
        hosted.by_id.remove_mut(&id);
        if hosted.by_name.get(&topic.name).is_some_and(|named| named.id == id) {
            hosted.by_name.remove_mut(&topic.name);
        }
        *current = Arc::new(hosted);
        Some(topic)
    }
}
