//! ListPartitionReassignments (46): which partitions are on their way to other replicas.
//!
//! Behaviour
//! - Only partitions that are being reassigned are told; others, and those that do not exist, are left out without an error.
//! - Null topics: all.
//!
//! Versions
//! - 0: KIP-455.
//!
//! Source: KIP-455; semantics rule 40.

use std::collections::{BTreeMap, BTreeSet};

use milena_engine::metadata::{Partition, Topic};
use milena_engine::types::{BrokerId, PartitionIndex};
use milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest;
use milena_protocol::messages::list_partition_reassignments_response::{
    ListPartitionReassignmentsResponse, OngoingPartitionReassignment, OngoingTopicReassignment,
};

use crate::context::Context;

pub(super) async fn handle(context: &Context<'_>, request: ListPartitionReassignmentsRequest) -> ListPartitionReassignmentsResponse {
    let image = context.broker.image();
    let topics = match &request.topics {
        None => image.topics().filter_map(|topic| ongoing(topic, None)).collect(),
        Some(asked) => {
            // A topic that comes twice is answered once.
            let mut wanted: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
            for asked in asked {
                wanted.entry(&asked.name).or_default().extend(&asked.partition_indexes);
            }
            let known = wanted.iter().filter_map(|(name, indexes)| Some((image.topic(name)?, indexes)));
            known.filter_map(|(topic, indexes)| ongoing(topic, Some(indexes))).collect()
        }
    };
    ListPartitionReassignmentsResponse { topics, ..ListPartitionReassignmentsResponse::default() }
}

/// What is under way at those of `topic`'s partitions that were asked for; `None`: nothing.
fn ongoing(topic: &Topic, asked: Option<&BTreeSet<i32>>) -> Option<OngoingTopicReassignment> {
    let wanted = |index: PartitionIndex| asked.is_none_or(|asked| asked.contains(&index.get()));
    let moving = |partition: &Partition| !partition.adding.is_empty() || !partition.removing.is_empty();
    let ids = |ids: &[BrokerId]| ids.iter().map(|id| id.get()).collect();
    let partitions: Vec<_> = topic
        .partitions
        .iter()
        .filter(|(index, partition)| wanted(**index) && moving(partition))
        .map(|(index, partition)| OngoingPartitionReassignment {
            partition_index: index.get(),
            replicas: ids(&partition.replicas),
            adding_replicas: ids(&partition.adding),
            removing_replicas: ids(&partition.removing),
            ..OngoingPartitionReassignment::default()
        })
        .collect();
    let some = !partitions.is_empty();
    some.then(|| OngoingTopicReassignment { name: topic.name.to_string(), partitions, ..OngoingTopicReassignment::default() })
}
