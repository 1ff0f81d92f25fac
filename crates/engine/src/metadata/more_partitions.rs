//! CreatePartitions: a topic that exists gets more partitions.
//!
//! Each topic of a request succeeds or fails alone; those that succeed are one entry. A topic never gets fewer.

use crate::metadata::placement::{PlacementError, Wanted, place};
use crate::metadata::topics::{AssignmentError, MAX_PARTITIONS, check_assignment, new_partition, repeated};
use crate::metadata::{ManualAssignment, Metadata, Record, Reply};
use crate::types::{BrokerId, PartitionIndex};

/// Topics that are to grow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatePartitions {
    pub topics: Vec<GrowTopic>,
    /// Check everything, make nothing.
    pub validate_only: bool,
    /// Where the placement of replicas begins; any number, best a random one.
    pub placement_start: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowTopic {
    pub name: String,
    /// Partitions that the topic is to have.
    pub count: i32,
    /// Replicas of each new partition, in order; `None`: the cluster places them.
    pub assignments: Option<Vec<Vec<BrokerId>>>,
}

/// How one topic of a request fared; one that is named twice has one result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowTopicResult {
    pub name: String,
    pub result: Result<(), GrowTopicError>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrowTopicError {
    #[error("Duplicate topic name.")]
    NamedTwice,
    #[error("there is no topic `{name}`")]
    Unknown { name: String },
    #[error("Topic already has {count} partition(s).")]
    Same { count: i32 },
    #[error("The topic {name} currently has {present} partition(s); {asked} would not be an increase.")]
    Fewer { name: String, present: i32, asked: i32 },
    #[error("one request may make {MAX_PARTITIONS} partitions; ask for fewer at once")]
    TooManyPartitions,
    #[error("{added} partitions are added and {assigned} assignments given; there must be one for each")]
    AssignmentCount { added: i32, assigned: usize },
    #[error(transparent)]
    Assignment(#[from] AssignmentError),
    #[error(transparent)]
    Placement(#[from] PlacementError),
}

impl Metadata {
    pub(super) fn create_partitions(&self, ask: &CreatePartitions) -> (Vec<Record>, Reply) {
        let twice = repeated(ask.topics.iter().map(|topic| topic.name.as_str()));
        let (mut records, mut left) = (vec![], MAX_PARTITIONS);
        let mut results: Vec<GrowTopicResult> =
            twice.iter().map(|name| GrowTopicResult { name: (*name).to_owned(), result: Err(GrowTopicError::NamedTwice) }).collect();
        for topic in ask.topics.iter().filter(|topic| !twice.contains(topic.name.as_str())) {
            let result = self.grow(topic, ask.placement_start, left).map(|made| {
                left -= i64::try_from(made.len()).unwrap_or(left);
                if !ask.validate_only {
                    records.extend(made);
                }
            });
            results.push(GrowTopicResult { name: topic.name.clone(), result });
        }
        (records, Reply::CreatePartitions(results))
    }

    /// Refusals in Kafka's order: existence, count, assignment.
    fn grow(&self, ask: &GrowTopic, start: u64, left: i64) -> Result<Vec<Record>, GrowTopicError> {
        let image = &self.image;
        let topic = image.topic(&ask.name).ok_or_else(|| GrowTopicError::Unknown { name: ask.name.clone() })?;
        let present = i32::try_from(topic.partitions.size()).unwrap_or(i32::MAX);
        if ask.count == present {
            return Err(GrowTopicError::Same { count: present });
        }
        if ask.count < present {
            return Err(GrowTopicError::Fewer { name: ask.name.clone(), present, asked: ask.count });
        }
        let added = ask.count - present;
        let factor = topic.partitions.values().next().map_or(1, |first| first.replicas.len());
        if let Some(assigned) = ask.assignments.as_ref().map(Vec::len).filter(|assigned| usize::try_from(added) != Ok(*assigned)) {
            return Err(GrowTopicError::AssignmentCount { added, assigned });
        }
        if i64::from(added) > left {
            return Err(GrowTopicError::TooManyPartitions);
        }
        let placed = match &ask.assignments {
            None => {
                let wanted = Wanted { count: added, factor: i16::try_from(factor).unwrap_or(i16::MAX), start };
                place(image, wanted, |broker| self.is_cordoned(broker))?
            }
            Some(assigned) => {
                for (index, brokers) in (present..).map(PartitionIndex).zip(assigned) {
                    let assignment = ManualAssignment { index, brokers: brokers.clone() };
                    check_assignment(image, &assignment)?;
                    if brokers.len() != factor {
                        return Err(AssignmentError::UnequalFactors { index, found: brokers.len(), expected: factor }.into());
                    }
                }
                assigned.clone()
            }
        };
        let indexes = (present..).map(PartitionIndex);
        Ok(indexes.zip(placed).map(|(index, replicas)| Record::Partition(new_partition(image, topic.id, index, replicas))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Request;
    use crate::metadata::brokers::tests::{step, with_brokers};
    use crate::metadata::topics::tests::make;

    fn grown(metadata: &mut Metadata, topics: Vec<GrowTopic>, validate_only: bool) -> (Vec<Result<(), GrowTopicError>>, usize) {
        let decision = step(metadata, Request::CreatePartitions(CreatePartitions { topics, validate_only, placement_start: 1 }));
        let (_, Reply::CreatePartitions(results)) = &decision.replies[0] else { panic!("{decision:?}") };
        (results.iter().map(|told| told.result.clone()).collect(), decision.records.len())
    }

    fn to(name: &str, count: i32, assignments: Option<Vec<Vec<i32>>>) -> GrowTopic {
        let brokers = |ids: Vec<i32>| ids.into_iter().map(BrokerId).collect();
        GrowTopic { name: name.to_owned(), count, assignments: assignments.map(|all| all.into_iter().map(brokers).collect()) }
    }

    #[test]
    fn refusals() {
        let (next, second) = (PartitionIndex(2), PartitionIndex(3));
        #[rustfmt::skip]
        let cases = vec![
            (to("none", 3, None), GrowTopicError::Unknown { name: "none".to_owned() }),
            (to("orders", 2, None), GrowTopicError::Same { count: 2 }),
            (to("orders", 1, None), GrowTopicError::Fewer { name: "orders".to_owned(), present: 2, asked: 1 }),
            (to("orders", -1, None), GrowTopicError::Fewer { name: "orders".to_owned(), present: 2, asked: -1 }),
            (to("orders", i32::MAX, None), GrowTopicError::TooManyPartitions),
            (to("orders", 4, Some(vec![vec![1]])), GrowTopicError::AssignmentCount { added: 2, assigned: 1 }),
            (to("orders", 3, Some(vec![])), GrowTopicError::AssignmentCount { added: 1, assigned: 0 }),
            (to("orders", 3, Some(vec![vec![9]])), AssignmentError::UnknownBroker { broker: BrokerId(9) }.into()),
            (to("orders", 3, Some(vec![vec![1, 1]])), AssignmentError::BrokerTwice { index: next, broker: BrokerId(1) }.into()),
            (to("orders", 3, Some(vec![vec![]])), AssignmentError::NoBroker { index: next }.into()),
            (to("orders", 4, Some(vec![vec![1], vec![1, 2]])), AssignmentError::UnequalFactors { index: second, found: 2, expected: 1 }.into()),
        ];
        for (ask, error) in cases {
            let mut metadata = with_brokers(&[1, 2]);
            make(&mut metadata, "orders", 2);
            assert_eq!(grown(&mut metadata, vec![ask.clone()], false), (vec![Err(error)], 0), "{ask:?}");
        }
    }

    #[test]
    fn partitions_are_added_behind_those_that_are_there() {
        let mut metadata = with_brokers(&[1, 2]);
        make(&mut metadata, "orders", 2);
        assert_eq!(grown(&mut metadata, vec![to("orders", 4, Some(vec![vec![2], vec![1]]))], true), (vec![Ok(())], 0), "only looked at");
        assert_eq!(grown(&mut metadata, vec![to("orders", 4, Some(vec![vec![2], vec![1]]))], false), (vec![Ok(())], 2));
        let leader = |metadata: &Metadata, index| metadata.image().partition("orders", PartitionIndex(index)).expect("made").leader;
        assert_eq!((leader(&metadata, 2), leader(&metadata, 3)), (Some(BrokerId(2)), Some(BrokerId(1))));
        let twice = vec![to("orders", 5, None), to("orders", 6, None)];
        assert_eq!(grown(&mut metadata, twice, false), (vec![Err(GrowTopicError::NamedTwice)], 0), "told once");
        assert_eq!(grown(&mut metadata, vec![to("orders", 6, None)], false), (vec![Ok(())], 2));
    }
}
