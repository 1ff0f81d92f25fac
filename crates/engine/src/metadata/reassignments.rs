//! Replicas moved to other brokers (rule 40).
//!
//! A partition that is being reassigned has all its old and new replicas, and lists what it adds and removes; it is done when every
//! new one is in sync. A request whose replicas are in sync already is done at once: another order, fewer replicas.
//!
//! Not here yet: the end of a reassignment that had to wait; it comes with the leader's changes of the in-sync set.

use crate::metadata::record::DirectoryId;
use crate::metadata::topics::{check_brokers, directory};
use crate::metadata::{AssignmentError, Image, Metadata, Partition, PartitionChange, Record, Reply};
use crate::types::{BrokerId, PartitionIndex};

/// Partitions that are to have other replicas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReassignPartitions {
    pub topics: Vec<ReassignTopic>,
    /// Whether a partition may get more or fewer replicas than it has (KIP-860).
    pub allow_replication_factor_change: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReassignTopic {
    pub name: String,
    /// The replicas that each is to have; `None`: what is under way is given up.
    pub partitions: Vec<(PartitionIndex, Option<Vec<BrokerId>>)>,
}

/// How one topic's partitions fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReassignedTopic {
    pub name: String,
    /// In the order asked.
    pub partitions: Vec<(PartitionIndex, Result<(), ReassignError>)>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReassignError {
    #[error("there is no topic `{topic}`")]
    UnknownTopic { topic: String },
    #[error("topic `{topic}` has no partition {index}")]
    UnknownPartition { topic: String, index: PartitionIndex },
    #[error(transparent)]
    Assignment(#[from] AssignmentError),
    #[error("partition {index} has {present} replicas, {asked} were asked for, and the request forbids a change of their number")]
    ReplicationFactor { index: PartitionIndex, present: usize, asked: usize },
    #[error("nothing is under way that could be given up")]
    NotInProgress,
    #[error("without the reassignment no replica would be in sync; let it go on")]
    NobodyInSync,
}

impl Metadata {
    pub(super) fn reassign_partitions(&self, ask: &ReassignPartitions) -> (Vec<Record>, Reply) {
        let mut image = self.image.clone();
        let mut records = vec![];
        let topics = ask.topics.iter().map(|topic| {
            let partitions = topic.partitions.iter().map(|(index, target)| {
                let decided = decide(&image, &topic.name, *index, target.as_deref(), ask.allow_replication_factor_change);
                let result = decided.map(|change| {
                    if let Some(change) = change {
                        let record = Record::PartitionChange(change);
                        image.apply(&record);
                        records.push(record);
                    }
                });
                (*index, result)
            });
            ReassignedTopic { name: topic.name.clone(), partitions: partitions.collect() }
        });
        let topics = topics.collect();
        (records, Reply::ReassignPartitions(topics))
    }
}

/// Returns what changes; `None`: nothing has to.
fn decide(
    image: &Image,
    name: &str,
    index: PartitionIndex,
    target: Option<&[BrokerId]>,
    other_factor: bool,
) -> Result<Option<PartitionChange>, ReassignError> {
    let topic = image.topic(name).ok_or_else(|| ReassignError::UnknownTopic { topic: name.to_owned() })?;
    let unknown = || ReassignError::UnknownPartition { topic: name.to_owned(), index };
    let partition = topic.partitions.get(&index).ok_or_else(unknown)?;
    let blank = PartitionChange { topic_id: topic.id, index, ..PartitionChange::default() };
    let Some(target) = target else { return given_up(image, partition, blank).map(Some) };
    check_brokers(image, index, target)?;
    let present = before(partition);
    if !other_factor && present.len() != target.len() {
        return Err(ReassignError::ReplicationFactor { index, present: present.len(), asked: target.len() });
    }
    if partition.replicas == target && partition.adding.is_empty() && partition.removing.is_empty() {
        return Ok(None);
    }
    Ok(Some(towards(image, partition, &present, target, blank)))
}

/// The replicas as they were before a reassignment began.
fn before(partition: &Partition) -> Vec<BrokerId> {
    partition.replicas.iter().copied().filter(|id| !partition.adding.contains(id)).collect()
}

fn given_up(image: &Image, partition: &Partition, blank: PartitionChange) -> Result<PartitionChange, ReassignError> {
    if partition.adding.is_empty() && partition.removing.is_empty() {
        return Err(ReassignError::NotInProgress);
    }
    let replicas = before(partition);
    let change = settled(image, partition, &replicas, blank);
    if change.isr.as_ref().unwrap_or(&partition.isr).is_empty() { Err(ReassignError::NobodyInSync) } else { Ok(change) }
}

/// On the way to `target`, or there if all of it is in sync.
fn towards(image: &Image, partition: &Partition, present: &[BrokerId], target: &[BrokerId], blank: PartitionChange) -> PartitionChange {
    if target.iter().all(|id| partition.isr.contains(id)) {
        return settled(image, partition, target, blank);
    }
    let removing: Vec<BrokerId> = present.iter().copied().filter(|id| !target.contains(id)).collect();
    let adding: Vec<BrokerId> = target.iter().copied().filter(|id| !present.contains(id)).collect();
    let mut replicas = target.to_vec();
    replicas.extend(&removing);
    PartitionChange {
        directories: Some(directories(image, partition, &replicas)),
        replicas: Some(replicas),
        removing: Some(removing),
        adding: Some(adding),
        ..blank
    }
}

/// `replicas` and no others; another leader where the present one is not among them.
fn settled(image: &Image, partition: &Partition, replicas: &[BrokerId], blank: PartitionChange) -> PartitionChange {
    let isr: Vec<BrokerId> = partition.isr.iter().copied().filter(|id| replicas.contains(id)).collect();
    let leads = partition.leader.is_some_and(|leader| replicas.contains(&leader));
    let fit = || replicas.iter().copied().find(|id| isr.contains(id) && image.is_live(*id));
    PartitionChange {
        // Also the same again where a replica leaves: its fetches must end (rule 142).
        leader: if leads && isr.len() == partition.isr.len() {
            None
        } else if leads {
            Some(partition.leader)
        } else {
            Some(fit())
        },
        directories: Some(directories(image, partition, replicas)),
        replicas: Some(replicas.to_vec()),
        removing: Some(vec![]),
        adding: Some(vec![]),
        isr: Some(isr),
        ..blank
    }
}

/// Those that stay keep theirs.
fn directories(image: &Image, partition: &Partition, replicas: &[BrokerId]) -> Vec<DirectoryId> {
    let known = |id: &BrokerId| {
        let place = partition.replicas.iter().position(|replica| replica == id)?;
        partition.directories.get(place).copied()
    };
    replicas.iter().map(|id| known(id).unwrap_or_else(|| directory(image, *id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Request;
    use crate::metadata::brokers::tests::{step, with_brokers};
    use crate::metadata::topics::tests::make;

    fn ask(name: &str, index: i32, target: Option<&[i32]>, other_factor: bool) -> Request {
        let target = target.map(|ids| ids.iter().copied().map(BrokerId).collect());
        let topic = ReassignTopic { name: name.to_owned(), partitions: vec![(PartitionIndex(index), target)] };
        Request::ReassignPartitions(ReassignPartitions { topics: vec![topic], allow_replication_factor_change: other_factor })
    }

    fn one(metadata: &mut Metadata, request: Request) -> (usize, Result<(), ReassignError>) {
        let mut decision = step(metadata, request);
        let Reply::ReassignPartitions(mut topics) = decision.replies.remove(0).1 else { panic!("mixed up") };
        (decision.records.len(), topics.remove(0).partitions.remove(0).1)
    }

    fn alone() -> Metadata {
        let mut metadata = with_brokers(&[1]);
        make(&mut metadata, "t", 1);
        metadata
    }

    #[test]
    fn a_lone_broker_has_little_to_move() {
        let index = PartitionIndex(0);
        #[rustfmt::skip]
        let cases = [
            ("as it is", ask("t", 0, Some(&[1]), true), Ok(())),
            ("nothing to give up", ask("t", 0, None, true), Err(ReassignError::NotInProgress)),
            ("no topic", ask("no", 0, Some(&[1]), true), Err(ReassignError::UnknownTopic { topic: "no".to_owned() })),
            ("no partition", ask("t", 9, None, true), Err(ReassignError::UnknownPartition { topic: "t".to_owned(), index: PartitionIndex(9) })),
            ("to nobody", ask("t", 0, Some(&[]), true), Err(AssignmentError::NoBroker { index }.into())),
            ("to one twice", ask("t", 0, Some(&[1, 1]), true), Err(AssignmentError::BrokerTwice { index, broker: BrokerId(1) }.into())),
            ("to a stranger", ask("t", 0, Some(&[1, 9]), false), Err(AssignmentError::UnknownBroker { broker: BrokerId(9) }.into())),
        ];
        for (name, request, expected) in cases {
            assert_eq!(one(&mut alone(), request), (0, expected), "{name}");
        }
    }

    #[test]
    fn more_replicas_wait_and_can_be_given_up() {
        let mut metadata = with_brokers(&[1, 2]);
        make(&mut metadata, "t", 1);
        let index = PartitionIndex(0);
        let at = |metadata: &Metadata| metadata.image().partition("t", index).expect("there").as_ref().clone();
        let (old, new) = if at(&metadata).replicas == [BrokerId(1)] { (1, 2) } else { (2, 1) };
        let refused = one(&mut metadata, ask("t", 0, Some(&[old, new]), false));
        assert_eq!(refused, (0, Err(ReassignError::ReplicationFactor { index, present: 1, asked: 2 })));
        assert_eq!(one(&mut metadata, ask("t", 0, Some(&[new]), false)), (1, Ok(())));
        let moving = at(&metadata);
        assert_eq!((moving.adding, moving.removing), (vec![BrokerId(new)], vec![BrokerId(old)]));
        assert_eq!((moving.replicas, moving.leader), (vec![BrokerId(new), BrokerId(old)], Some(BrokerId(old))));
        assert_eq!(one(&mut metadata, ask("t", 0, None, true)), (1, Ok(())));
        let back = at(&metadata);
        assert_eq!((back.replicas, back.adding, back.removing, back.leader), (vec![BrokerId(old)], vec![], vec![], Some(BrokerId(old))));
    }
}
