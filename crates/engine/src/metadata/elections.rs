//! Leaders elected because somebody asks for it (rule 102), not because a broker came or went (`partitions`).

use crate::metadata::{Image, Metadata, Partition, PartitionChange, Record, RecoveryState, Reply, Topic};
use crate::types::{BrokerId, PartitionIndex};

/// Which replica is to lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElectionKind {
    /// The first replica.
    Preferred,
    /// Any live replica, in sync or not, where there is no leader: records may be lost.
    Unclean,
}

/// Partitions that are to get a leader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectLeaders {
    pub kind: ElectionKind,
    /// By topic; `None`: all there are.
    pub partitions: Option<Vec<(String, Vec<PartitionIndex>)>>,
}

/// How one topic's partitions fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectedTopic {
    pub topic: String,
    /// In the order asked. Where all were asked for, those that needed no election are left out.
    pub partitions: Vec<(PartitionIndex, Result<(), ElectLeaderError>)>,
}

/// Why no leader was elected. What names a topic is worded as in Kafka: `kafka-leader-election` prints it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ElectLeaderError {
    #[error("No such topic as {topic}")]
    UnknownTopic { topic: String },
    #[error("No such partition as {topic}-{index}")]
    UnknownPartition { topic: String, index: PartitionIndex },
    #[error("the partition has the leader that it should have")]
    NotNeeded,
    #[error("the preferred leader, broker {broker}, is not live or not in sync")]
    PreferredNotAvailable { broker: BrokerId },
    #[error("no replica of the partition is live")]
    NoneAvailable,
}

impl Metadata {
    pub(super) fn elect_leaders(&self, ask: &ElectLeaders) -> (Vec<Record>, Reply) {
        let mut round = Round { image: self.image.clone(), kind: ask.kind, records: vec![] };
        let elected = match &ask.partitions {
            Some(topics) => topics.iter().map(|(topic, indexes)| round.elect_named(topic, indexes)).collect(),
            None => self.image.topics().map(|topic| round.elect_all(topic)).collect(),
        };
        (round.records, Reply::ElectLeaders(elected))
    }
}

/// One request's elections: a partition that is named twice is elected once.
struct Round {
    image: Image,
    kind: ElectionKind,
    records: Vec<Record>,
}

impl Round {
    fn elect_named(&mut self, topic: &str, indexes: &[PartitionIndex]) -> ElectedTopic {
        let partitions = indexes.iter().map(|index| (*index, self.elect(topic, *index))).collect();
        ElectedTopic { topic: topic.to_owned(), partitions }
    }

    fn elect_all(&mut self, topic: &Topic) -> ElectedTopic {
        let tried = topic.partitions.keys().map(|index| (*index, self.elect(&topic.name, *index)));
        let partitions = tried.filter(|(_, result)| *result != Err(ElectLeaderError::NotNeeded)).collect();
        ElectedTopic { topic: topic.name.to_string(), partitions }
    }

    fn elect(&mut self, name: &str, index: PartitionIndex) -> Result<(), ElectLeaderError> {
        let topic = self.image.topic(name).ok_or_else(|| ElectLeaderError::UnknownTopic { topic: name.to_owned() })?;
        let unknown = || ElectLeaderError::UnknownPartition { topic: name.to_owned(), index };
        let partition = topic.partitions.get(&index).ok_or_else(unknown)?;
        let blank = PartitionChange { topic_id: topic.id, index, ..PartitionChange::default() };
        let change = match self.kind {
            ElectionKind::Preferred => preferred(&self.image, partition, blank)?,
            ElectionKind::Unclean => unclean(&self.image, partition, blank)?,
        };
        let record = Record::PartitionChange(change);
        self.image.apply(&record);
        self.records.push(record);
        Ok(())
    }
}

fn preferred(image: &Image, partition: &Partition, blank: PartitionChange) -> Result<PartitionChange, ElectLeaderError> {
    let first = partition.replicas.first().copied().ok_or(ElectLeaderError::NoneAvailable)?;
    if partition.leader == Some(first) {
        return Err(ElectLeaderError::NotNeeded);
    }
    if !(partition.isr.contains(&first) && image.is_live(first)) {
        return Err(ElectLeaderError::PreferredNotAvailable { broker: first });
    }
    Ok(PartitionChange { leader: Some(Some(first)), ..blank })
}

/// One that is in sync goes first; one that is not is alone in sync from then on, and has to recover.
fn unclean(image: &Image, partition: &Partition, blank: PartitionChange) -> Result<PartitionChange, ElectLeaderError> {
    if partition.leader.is_some_and(|leader| image.is_live(leader)) {
        return Err(ElectLeaderError::NotNeeded);
    }
    let live = || partition.replicas.iter().copied().filter(|id| image.is_live(*id));
    if let Some(clean) = live().find(|id| partition.isr.contains(id)) {
        return Ok(PartitionChange { leader: Some(Some(clean)), ..blank });
    }
    let any = live().next().ok_or(ElectLeaderError::NoneAvailable)?;
    Ok(PartitionChange { leader: Some(Some(any)), isr: Some(vec![any]), recovery: Some(RecoveryState::Recovering), ..blank })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::brokers::tests::{step, with_brokers};
    use crate::metadata::topics::tests::make;
    use crate::metadata::{BrokerChange, PartitionRegistration, Request};

    /// Brokers 1 to 3, of which 3 is fenced; topic `t`, whose partition 0 has these replicas.
    fn with_partition(replicas: &[i32], isr: &[i32], leader: Option<i32>) -> Metadata {
        let mut metadata = with_brokers(&[1, 2, 3]);
        let topic_id = make(&mut metadata, "t", 1);
        let made = metadata.image().partition("t", PartitionIndex(0)).expect("made");
        let placed = replicas.iter().map(|id| (BrokerId(*id), made.directories[0])).collect();
        let partition = PartitionRegistration {
            leader: leader.map(BrokerId),
            leader_epoch: made.leader_epoch,
            epoch: made.epoch,
            ..PartitionRegistration::new(topic_id, PartitionIndex(0), placed, isr.iter().copied().map(BrokerId).collect())
        };
        metadata.replay(&Record::Partition(partition));
        let broker_epoch = metadata.image().broker(BrokerId(3)).expect("registered").epoch;
        let fence = BrokerChange { broker: BrokerId(3), broker_epoch, fenced: Some(true), in_controlled_shutdown: None };
        metadata.replay(&Record::BrokerChange(fence));
        metadata
    }

    #[test]
    fn who_is_elected() {
        use ElectionKind::{Preferred, Unclean};
        type Case<'a> = (&'a str, ElectionKind, Metadata, Result<(), ElectLeaderError>, Option<i32>);
        let cases: [Case<'_>; 8] = [
            ("it leads already", Preferred, with_partition(&[1, 2], &[1, 2], Some(1)), Err(ElectLeaderError::NotNeeded), Some(1)),
            ("it comes back", Preferred, with_partition(&[1, 2], &[1, 2], Some(2)), Ok(()), Some(1)),
            ("not in sync", Preferred, with_partition(&[1, 2], &[2], Some(2)), Err(not_available(1)), Some(2)),
            ("fenced", Preferred, with_partition(&[3, 2], &[3, 2], Some(2)), Err(not_available(3)), Some(2)),
            ("there is a leader", Unclean, with_partition(&[1, 2], &[1, 2], Some(2)), Err(ElectLeaderError::NotNeeded), Some(2)),
            ("one in sync goes first", Unclean, with_partition(&[3, 1, 2], &[3, 2], None), Ok(()), Some(2)),
            ("one that is not", Unclean, with_partition(&[3, 1], &[3], None), Ok(()), Some(1)),
            ("nobody", Unclean, with_partition(&[3], &[3], None), Err(ElectLeaderError::NoneAvailable), None),
        ];
        for (name, kind, mut metadata, expected, leader) in cases {
            let ask = ElectLeaders { kind, partitions: Some(vec![("t".to_owned(), vec![PartitionIndex(0)])]) };
            let decision = step(&mut metadata, Request::ElectLeaders(ask));
            let told = ElectedTopic { topic: "t".to_owned(), partitions: vec![(PartitionIndex(0), expected)] };
            assert_eq!(decision.replies[0].1, Reply::ElectLeaders(vec![told]), "{name}");
            let after = metadata.image().partition("t", PartitionIndex(0)).expect("there").leader;
            assert_eq!(after, leader.map(BrokerId), "{name}");
        }
    }

    fn not_available(broker: i32) -> ElectLeaderError {
        ElectLeaderError::PreferredNotAvailable { broker: BrokerId(broker) }
    }

    #[test]
    fn all_means_those_that_need_it() {
        let mut metadata = with_partition(&[1, 2], &[1, 2], Some(2));
        make(&mut metadata, "u", 2);
        let all = || Request::ElectLeaders(ElectLeaders { kind: ElectionKind::Preferred, partitions: None });
        let elected = |topic: &str, partitions| ElectedTopic { topic: topic.to_owned(), partitions };
        let first = step(&mut metadata, all());
        assert_eq!(first.replies[0].1, Reply::ElectLeaders(vec![elected("t", vec![(PartitionIndex(0), Ok(()))]), elected("u", vec![])]));
        let again = step(&mut metadata, all());
        assert_eq!((again.records.len(), &again.replies[0].1), (0, &Reply::ElectLeaders(vec![elected("t", vec![]), elected("u", vec![])])));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let mut metadata = with_partition(&[1], &[1], Some(1));
        let asked = vec![("t".to_owned(), vec![PartitionIndex(5)]), ("no".to_owned(), vec![PartitionIndex(0)])];
        let ask = ElectLeaders { kind: ElectionKind::Preferred, partitions: Some(asked) };
        let Reply::ElectLeaders(told) = step(&mut metadata, Request::ElectLeaders(ask)).replies.remove(0).1 else { panic!("mixed up") };
        let words: Vec<String> = told.iter().map(|topic| topic.partitions[0].1.as_ref().unwrap_err().to_string()).collect();
        assert_eq!(words, ["No such partition as t-5", "No such topic as no"]);
    }
}
