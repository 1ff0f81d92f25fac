//! In which of its log directories a broker keeps each of its replicas, told by the broker (KIP-858).
//!
//! The controller chooses nothing here: it notes what is so, or what is about to be.

use crate::metadata::record::DirectoryId;
use crate::metadata::{Metadata, PartitionChange, Record, Reply};
use crate::types::{BrokerId, PartitionIndex, TopicId};

/// Where replicas of one broker lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignDirectories {
    pub broker: BrokerId,
    pub replicas: Vec<(TopicId, PartitionIndex, DirectoryId)>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssignDirectoryError {
    #[error("there is no partition {index} of that topic")]
    UnknownPartition { index: PartitionIndex },
    #[error("broker {broker} has no replica of partition {index}")]
    NotReplica { broker: BrokerId, index: PartitionIndex },
}

impl Metadata {
    /// One result per replica, in the order asked. What is noted already needs no record.
    pub(super) fn assign_directories(&self, ask: &AssignDirectories) -> (Vec<Record>, Reply) {
        let mut image = self.image.clone();
        let mut records = vec![];
        let mut assign = |(topic, index, directory): &(TopicId, PartitionIndex, DirectoryId)| {
            let unknown = || AssignDirectoryError::UnknownPartition { index: *index };
            let partition = image.topic_by_id(*topic).and_then(|topic| topic.partitions.get(index)).ok_or_else(unknown)?;
            let place = partition.replicas.iter().position(|replica| *replica == ask.broker);
            let place = place.ok_or(AssignDirectoryError::NotReplica { broker: ask.broker, index: *index })?;
            let mut directories = partition.directories.clone();
            if let Some(present) = directories.get_mut(place).filter(|present| *present != directory) {
                *present = *directory;
                let change =
                    PartitionChange { topic_id: *topic, index: *index, directories: Some(directories), ..PartitionChange::default() };
                let record = Record::PartitionChange(change);
                image.apply(&record);
                records.push(record);
            }
            Ok(())
        };
        let results = ask.replicas.iter().map(&mut assign).collect();
        (records, Reply::AssignDirectories(results))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Request;
    use crate::metadata::brokers::tests::{step, with_brokers};
    use crate::metadata::topics::tests::make;

    #[test]
    fn a_directory_is_noted_once_and_the_leader_stays() {
        let mut metadata = with_brokers(&[1]);
        let topic = make(&mut metadata, "t", 1);
        let (index, other) = (PartitionIndex(0), DirectoryId([9; 16]));
        let before = metadata.image().partition("t", index).expect("made").as_ref().clone();
        let ask = |broker, topic, index, directory| {
            Request::AssignDirectories(AssignDirectories { broker: BrokerId(broker), replicas: vec![(topic, index, directory)] })
        };
        let unknown = PartitionIndex(7);
        let cases = [
            ("another", ask(1, topic, index, other), 1, Ok(())),
            ("the same", ask(1, topic, index, other), 0, Ok(())),
            ("no partition", ask(1, topic, unknown, other), 0, Err(AssignDirectoryError::UnknownPartition { index: unknown })),
            ("no topic", ask(1, TopicId([1; 16]), index, other), 0, Err(AssignDirectoryError::UnknownPartition { index })),
            ("no replica", ask(2, topic, index, other), 0, Err(AssignDirectoryError::NotReplica { broker: BrokerId(2), index })),
        ];
        for (name, request, records, expected) in cases {
            let mut decision = step(&mut metadata, request);
            assert_eq!(
                (decision.records.len(), decision.replies.remove(0).1),
                (records, Reply::AssignDirectories(vec![expected])),
                "{name}"
            );
        }
        let after = metadata.image().partition("t", index).expect("made");
        assert_eq!((after.directories.as_slice(), after.leader_epoch, after.leader), (&[other][..], before.leader_epoch, before.leader));
        assert!(after.epoch > before.epoch, "M2");
    }
}
