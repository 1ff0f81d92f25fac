//! Who leads a partition, and when that changes (rules 38, 142).
//!
//! Not here yet: the changes that a leader asks for (ISR), reassignment, unclean elections, eligible leader replicas; they
//! come with the second node.

use crate::metadata::{Image, Partition, PartitionChange, Record};
use crate::types::BrokerId;

/// The first live replica of the in-sync set, in the order of the replicas; the present leader if it is one.
fn clean_leader(image: &Image, partition: &Partition) -> Option<BrokerId> {
    let fit = |id: &BrokerId| partition.isr.contains(id) && image.is_live(*id);
    partition.leader.filter(fit).or_else(|| partition.replicas.iter().copied().find(fit))
}

/// After an unclean restart of `broker`: a new leader epoch wherever it leads, or is to lead because nobody does.
pub(super) fn restart_leadership(image: &Image, broker: BrokerId) -> Vec<Record> {
    let mut changes = vec![];
    for_each(image, |change, partition| {
        let elected = clean_leader(image, partition);
        if partition.leader == Some(broker) || (partition.leader.is_none() && elected.is_some()) {
            changes.push(Record::PartitionChange(PartitionChange { leader: Some(elected), ..change }));
        }
    });
    changes
}

/// A leader for each partition that has none and may have one.
pub(super) fn elect_where_there_is_none(image: &Image) -> Vec<Record> {
    let mut changes = vec![];
    for_each(image, |change, partition| {
        if let (None, Some(elected)) = (partition.leader, clean_leader(image, partition)) {
            changes.push(Record::PartitionChange(PartitionChange { leader: Some(Some(elected)), ..change }));
        }
    });
    changes
}

/// `broker` is in sync nowhere from now on, but where nobody else is.
pub(super) fn leave(image: &Image, broker: BrokerId) -> Vec<Record> {
    let mut changes = vec![];
    for_each(image, |change, partition| {
        let others: Vec<BrokerId> = partition.isr.iter().copied().filter(|id| *id != broker).collect();
        let leads = partition.leader == Some(broker);
        let changed = others.len() < partition.isr.len() && !others.is_empty();
        if leads || changed {
            let next = others.iter().copied().find(|id| image.is_live(*id));
            let leader = leads.then_some(next);
            changes.push(Record::PartitionChange(PartitionChange { leader, isr: changed.then_some(others), ..change }));
        }
    });
    changes
}

/// Calls with a change that changes nothing yet, and the partition it is for.
fn for_each(image: &Image, mut visit: impl FnMut(PartitionChange, &Partition)) {
    for topic in image.topics() {
        for (index, partition) in &topic.partitions {
            visit(PartitionChange { topic_id: topic.id, index: *index, ..PartitionChange::default() }, partition);
        }
    }
}
