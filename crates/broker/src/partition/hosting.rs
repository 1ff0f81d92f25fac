//! What the metadata says this broker hosts, made so: partitions are opened, taken to a new epoch, reconfigured or removed as the
//! image changes.
//!
//! Called inside the publication of an image, so whoever asked for a change finds it done when he is answered.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use milena_config::TopicConfig;
use milena_engine::metadata::{ConfigKind, Delta, DirectoryId, Image, Topic, is_internal};
use milena_engine::types::{BrokerId, PartitionIndex, TopicId};

use super::table::HostedTopic;
use super::{OutOfService, Partition};
use crate::context::Broker;
use crate::disk::future::Assigned;
use crate::mover;

/// Before anything is opened: what an earlier life began to delete goes, and folders of partitions that are not this broker's are
/// renamed out of the way, not deleted (rule 103).
pub(crate) fn tidy(broker: &Broker, image: &Image) -> io::Result<()> {
    let me = BrokerId(broker.config.node_id);
    let mut assigned = BTreeMap::new();
    for topic in image.topics() {
        let mine = topic.partitions.iter().filter_map(|(index, registered)| {
            let directory = registered_directory(registered, me)?;
            Some(((topic.name.to_string(), *index), Assigned { topic: topic.id, directory }))
        });
        assigned.extend(mine);
    }
    broker.log_directories.tidy(&assigned)
}

/// Where the metadata have a broker's replica; `None`: it has none.
fn registered_directory(partition: &milena_engine::metadata::Partition, broker: BrokerId) -> Option<DirectoryId> {
    let place = partition.replicas.iter().position(|replica| *replica == broker)?;
    partition.directories.get(place).copied()
}

/// Follows one published change; whether it changed options of this broker.
pub(crate) fn follow(broker: &Broker, image: &Image, delta: &Delta) -> bool {
    // First, because what is opened below falls back to them.
    let options_changed = broker.options.follow(image, delta);
    if options_changed {
        broker.log_directories.cordon(&broker.options.config().cordoned_log_dirs);
    }
    for (id, topic) in &delta.removed {
        remove(broker, *id, topic);
    }
    for id in delta.topics.keys() {
        if let Some(topic) = image.topic_by_id(*id) {
            host(broker, image, topic);
        }
    }
    if options_changed {
        broker.mover.look_again();
        broker.cleaner.follow(broker.now().monotonic, &broker.options.config().log.cleaner);
        broker.partitions.hosted().topics().for_each(|hosted| reconfigure(broker, image, hosted));
        return true;
    }
    for resource in &delta.configs {
        if resource.kind == ConfigKind::Topic
            && let Some(hosted) = broker.partitions.hosted().by_name(&resource.name)
        {
            reconfigure(broker, image, hosted);
        }
    }
    false
}

fn host(broker: &Broker, image: &Image, topic: &Topic) {
    let known = broker.partitions.hosted().by_id(topic.id).map(Arc::clone);
    let config = config_of(broker, image, &topic.name);
    let me = BrokerId(broker.config.node_id);
    let mut partitions = Vec::new();
    let count = topic.partitions.keys().next_back().map_or(0, |last| usize::try_from(last.get()).unwrap_or(0) + 1);
    partitions.resize_with(count, || None);
    for (index, registered) in &topic.partitions {
        if !registered.replicas.contains(&me) {
            continue;
        }
        let former = known.as_ref().and_then(|known| known.partition(*index)).map(Arc::clone);
        let opened = match former {
            Some(partition) => partition.lead(registered.leader_epoch).map(|()| partition),
            None => open(broker, topic, *index, &config, registered.leader_epoch),
        };
        match opened {
            Ok(partition) => {
                if registered_directory(registered, me) != mover::directory_of(broker, &partition) && !partition.is_moving() {
                    broker.mover.on_misplaced(&partition);
                }
                if let Some(place) = usize::try_from(index.get()).ok().and_then(|place| partitions.get_mut(place)) {
                    *place = Some(partition);
                }
            }
            Err(error) => {
                tracing::error!(topic = %topic.name, partition = index.get(), %error, "partition_not_opened");
                broker.stopping.fail(format!("{}-{index} cannot be opened: {error}", topic.name));
            }
        }
    }
    let hosted = HostedTopic::new(Arc::clone(&topic.name), topic.id, is_internal(&topic.name), config, partitions);
    broker.partitions.insert(Arc::new(hosted));
}

fn open(
    broker: &Broker,
    topic: &Topic,
    index: PartitionIndex,
    config: &TopicConfig,
    epoch: milena_engine::types::LeaderEpoch,
) -> io::Result<Arc<Partition>> {
    let opened = broker.log_directories.open(&topic.name, topic.id, index, super::log_options(config, broker), broker.now())?;
    broker.metrics.log_recovery_bytes.add(opened.scanned_bytes);
    let partition = Partition::new(Arc::clone(&topic.name), topic.id, index, opened, epoch);
    partition.lead(epoch)?;
    Ok(Arc::new(partition))
}

fn remove(broker: &Broker, id: TopicId, topic: &Topic) {
    let Some(hosted) = broker.partitions.remove(id) else { return };
    let mut woken = Vec::new();
    for partition in hosted.partitions() {
        partition.take_out_of_service(OutOfService::Deleted, &mut woken);
        partition.call_move_off();
        // A move that cannot be called off any more is over in a moment; then it is known which folder is to go.
        let _stays = partition.stay();
        if let Err(error) = broker.log_directories.remove(&partition.site().files, partition.topic_id) {
            tracing::error!(topic = %topic.name, partition = partition.index.get(), %error, "partition_not_removed");
        }
    }
    broker.mover.on_called_off();
    broker.waiters.wake(&woken);
}

fn reconfigure(broker: &Broker, image: &Image, hosted: &HostedTopic) {
    let config = config_of(broker, image, &hosted.name);
    for partition in hosted.partitions() {
        let options = super::log_options(&config, broker);
        // One that is out of service takes them when it is loaded anew.
        let _ = partition.change(|log, _| log.set_options(options));
    }
    hosted.reconfigure(config);
    broker.housekeeping.look_again();
    broker.cleaner.look_again();
}

fn config_of(broker: &Broker, image: &Image, topic: &str) -> Arc<TopicConfig> {
    let settings = &broker.options.config().settings;
    let config = match image.topic_configs(topic) {
        Some(overrides) => TopicConfig::effective(overrides, settings),
        None => TopicConfig::effective(&std::collections::BTreeMap::new(), settings),
    };
    Arc::new(config)
}
