//! Shards of group state on top of the partitions of `__consumer_offsets`.
//!
//! A shard is a machine of `engine/group` and the partition that records it. The engine decides; this room appends what was decided
//! like a produce, replays it at once, and lets answers out when all that they rest on is committed.
//!
//! Deliberately not here: any rule of groups (`engine/group`), the codes that clients see (`api`, `refusal`).
//!
//! Invariants
//! - B1: an answer leaves after everything that its shard had appended before it is committed.
//! - B2: records are appended in the order in which they were decided: both happen under the shard's lock.
//! - B3: a machine whose partition is in doubt, or whose lock was poisoned, is dropped and loaded anew, not before all that it had appended
//!   is committed; those who waited are told to look for the coordinator again. Nothing is undone by hand.
//! - B5: a decision that cannot be recorded (too large, too few replicas) fails alone: its groups start over, the others do not notice.
//! - B4: a shard that nobody waits on sleeps without a timer, but for the one of retention.
//!
//! Reading order: this file, `shard`, `load`.

mod load;
mod shard;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use milena_config::BrokerConfig;
use milena_engine::group::{ASSIGNORS, ConsumerOptions, DroppedTopic, Migration, Options, TopicName};
use milena_engine::metadata::{Delta, Image};
use milena_engine::types::PartitionIndex;
use milena_protocol::hash::coordinator_partition;
use tokio::task::JoinSet;

pub(crate) use shard::Shard;

use crate::context::Broker;

/// The topic that holds the state of groups.
pub const OFFSETS_TOPIC: &str = "__consumer_offsets";

/// Why a shard cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CoordinatorError {
    #[error("the groups of this partition are coordinated by another broker, or by none yet")]
    NotCoordinator,
    #[error("the groups of this partition are being loaded")]
    Loading,
    #[error("what was decided is more than can be recorded at once")]
    TooLarge,
    #[error("too few replicas are in sync to record anything")]
    TooFewReplicas,
}

/// The shards whose partitions this broker leads.
#[derive(Debug, Default)]
pub struct Coordinator {
    shards: RwLock<BTreeMap<PartitionIndex, Arc<Shard>>>,
    tasks: Mutex<JoinSet<()>>,
}

impl Coordinator {
    /// The shard of a group, if it is here.
    pub(crate) fn shard(&self, broker: &Broker, group: &str) -> Result<Arc<Shard>, CoordinatorError> {
        let image = broker.image();
        let topic = image.topic(OFFSETS_TOPIC).ok_or(CoordinatorError::NotCoordinator)?;
        let index = partition_of(topic, group);
        let shards = self.shards.read().unwrap_or_else(PoisonError::into_inner);
        shards.get(&index).map(Arc::clone).ok_or(CoordinatorError::NotCoordinator)
    }

    /// Every shard that is here, by partition.
    pub(crate) fn shards(&self) -> Vec<Arc<Shard>> {
        self.shards.read().unwrap_or_else(PoisonError::into_inner).values().map(Arc::clone).collect()
    }

    /// Follows one published change, after the partitions have: shards come and go with their partitions, deleted topics lose
    /// what was committed for them, and options that changed (the broker's have been published before) count from now on.
    pub(crate) fn follow(&self, broker: &Arc<Broker>, image: &Image, delta: &Delta, options_changed: bool) {
        if options_changed {
            let options = options(&broker.options.config());
            self.shards().iter().for_each(|shard| shard.set_options(options.clone()));
        }
        let is_offsets = |name: &str| name == OFFSETS_TOPIC;
        let touched = delta.topics.keys().any(|id| image.topic_by_id(*id).is_some_and(|topic| is_offsets(&topic.name)));
        if touched || delta.removed.values().any(|topic| is_offsets(&topic.name)) {
            self.follow_partitions(broker);
        }
        let dropped: Vec<DroppedTopic> =
            delta.removed.iter().map(|(id, topic)| DroppedTopic { name: TopicName::from(&*topic.name), id: *id }).collect();
        if !dropped.is_empty() {
            self.shards().iter().for_each(|shard| shard.drop_topics(&dropped));
        }
    }

    fn follow_partitions(&self, broker: &Arc<Broker>) {
        let hosted = broker.partitions.hosted();
        let mut shards = self.shards.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::take(&mut *shards);
        for partition in hosted.by_name(OFFSETS_TOPIC).iter().flat_map(|topic| topic.partitions()) {
            let known = before.get(&partition.index).filter(|shard| Arc::ptr_eq(&shard.partition, partition));
            let shard = known.map_or_else(|| self.start(broker, Shard::new(broker, Arc::clone(partition))), Arc::clone);
            shards.insert(partition.index, shard);
        }
        for (index, shard) in before {
            if !shards.get(&index).is_some_and(|kept| Arc::ptr_eq(kept, &shard)) {
                shard.retire();
            }
        }
    }

    fn start(&self, broker: &Arc<Broker>, shard: Shard) -> Arc<Shard> {
        let shard = Arc::new(shard);
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        // Shards that have retired meanwhile.
        while tasks.try_join_next().is_some() {}
        tasks.spawn(Arc::clone(&shard).run(Arc::clone(broker)));
        shard
    }

    /// Returns when every shard's task has ended; the broker is stopping.
    pub async fn ended(&self) {
        let mut tasks = std::mem::take(&mut *self.tasks.lock().unwrap_or_else(PoisonError::into_inner));
        while tasks.join_next().await.is_some() {}
    }
}

/// The partition that holds the state of `group` (rule 56).
pub(crate) fn partition_of(topic: &milena_engine::metadata::Topic, group: &str) -> PartitionIndex {
    let count = i32::try_from(topic.partitions.size()).unwrap_or(i32::MAX);
    PartitionIndex(coordinator_partition(group, count))
}

/// What the options say about groups.
pub(crate) fn options(config: &BrokerConfig) -> Options {
    let groups = &config.groups;
    Options {
        min_session_timeout: groups.min_session_timeout,
        max_session_timeout: groups.max_session_timeout,
        initial_rebalance_delay: groups.initial_rebalance_delay,
        max_size: groups.max_size,
        offset_metadata_max: groups.offsets.metadata_max_bytes,
        retention: groups.offsets.retention,
        retention_check: groups.offsets.retention_check_interval,
        consumer: consumer_options(config),
    }
}

fn consumer_options(config: &BrokerConfig) -> ConsumerOptions {
    let groups = &config.groups;
    let known = groups.consumer_assignors.iter().filter(|name| ASSIGNORS.contains(&name.as_str()));
    ConsumerOptions {
        settings: Arc::clone(&config.settings),
        max_size: groups.consumer.max_size,
        assignors: known.cloned().collect(),
        migration: match groups.consumer_migration_policy.as_str() {
            "disabled" => Migration::Disabled,
            "upgrade" => Migration::Upgrade,
            "downgrade" => Migration::Downgrade,
            // The option takes these four.
            _ => Migration::Bidirectional,
        },
        regex_refresh: groups.consumer_regex_refresh_interval,
    }
}

#[cfg(test)]
mod tests;
