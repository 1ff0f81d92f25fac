//! DescribeTopicPartitions (75): topics and who leads their partitions, a page at a time; Metadata for clusters with many partitions.
//!
//! Behaviour
//! - Topics come in the order of their names, whatever the order asked; none asked for means all.
//! - A page has at most `response_partition_limit` partitions (at least 1), and no more than `max.request.partition.size.limit`. Where more
//!   is left, `next_cursor` names the first partition that is missing; the client asks again with it.
//! - Topics before the cursor are passed over. Topics asked for by name must include the cursor's, or each is answered INVALID_REQUEST; the
//!   same for a partition below 0. A cursor behind a topic's last partition gives that topic without partitions.
//! - An unknown name: UNKNOWN_TOPIC_OR_PARTITION; an illegal one: INVALID_TOPIC_EXCEPTION. No topic is ever made.
//! - Partitions are told as in Metadata, with their eligible leader replicas beside.
//!
//! Versions
//! - 0: KIP-966.
//!
//! Source: KIP-966; semantics rule 97; observed 32.

use std::collections::BTreeSet;

use milena_engine::metadata::{Image, Partition, Topic, check_topic_name, is_internal};
use milena_engine::types::{BrokerId, PartitionIndex};
use milena_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest;
use milena_protocol::messages::describe_topic_partitions_response::{
    Cursor, DescribeTopicPartitionsResponse, DescribeTopicPartitionsResponsePartition, DescribeTopicPartitionsResponseTopic,
};
use milena_protocol::{ErrorCode, Uuid};

use super::operations;
use crate::cluster::endpoint_for;
use crate::context::Context;

pub(super) async fn handle(context: &Context<'_>, request: DescribeTopicPartitionsRequest) -> DescribeTopicPartitionsResponse {
    let image = context.broker.cluster.image();
    let asked: BTreeSet<&str> = request.topics.iter().map(|topic| topic.name.as_str()).collect();
    let cursor = request.cursor.as_ref().map(|cursor| (cursor.topic_name.as_str(), cursor.partition_index));
    if let Some((topic, index)) = cursor
        && (index < 0 || !(asked.is_empty() || asked.contains(topic)))
    {
        let topics = asked.into_iter().map(|name| refused(name, ErrorCode::InvalidRequest, false)).collect();
        return DescribeTopicPartitionsResponse { topics, ..DescribeTopicPartitionsResponse::default() };
    }
    let limit = usize::try_from(request.response_partition_limit).unwrap_or(0).max(1);
    let room = limit.min(context.broker.config.topics.max_request_partition_size_limit);
    let mut page = Page { context, image: &image, room, response: DescribeTopicPartitionsResponse::default() };
    let (first, index) = cursor.unwrap_or(("", 0));
    let from = |name: &str| if name == first { PartitionIndex(index) } else { PartitionIndex(0) };
    if asked.is_empty() {
        for topic in image.topics().skip_while(|topic| topic.name.as_ref() < first) {
            if !page.add(topic, from(&topic.name)) {
                break;
            }
        }
    } else {
        for name in asked.range(first..) {
            if !page.add_named(name, from(name)) {
                break;
            }
        }
    }
    page.response
}

/// One page while it is filled.
struct Page<'a> {
    context: &'a Context<'a>,
    image: &'a Image,
    /// Partitions that it may still gain.
    room: usize,
    response: DescribeTopicPartitionsResponse,
}

impl Page<'_> {
    /// Adds a topic by name, be it only to say that there is none. Returns whether the page goes on.
    fn add_named(&mut self, name: &str, from: PartitionIndex) -> bool {
        if let Some(topic) = self.image.topic(name) {
            return self.add(topic, from);
        }
        let error = if check_topic_name(name).is_ok() { ErrorCode::UnknownTopicOrPartition } else { ErrorCode::InvalidTopicException };
        self.response.topics.push(refused(name, error, true));
        true
    }

    /// Adds the partitions of `topic` beginning with `from`. Returns whether the page goes on; if not, the cursor is set.
    fn add(&mut self, topic: &Topic, from: PartitionIndex) -> bool {
        if self.room == 0 {
            self.stop(&topic.name, PartitionIndex(0));
            return false;
        }
        let mut partitions = Vec::new();
        let mut next = None;
        for (index, partition) in topic.partitions.range(from..) {
            if partitions.len() == self.room {
                next = Some(*index);
                break;
            }
            partitions.push(self.partition(*index, partition));
        }
        self.room -= partitions.len();
        self.response.topics.push(DescribeTopicPartitionsResponseTopic {
            name: Some(topic.name.to_string()),
            topic_id: Uuid(topic.id.0),
            is_internal: is_internal(&topic.name),
            partitions,
            topic_authorized_operations: operations::TOPIC,
            ..DescribeTopicPartitionsResponseTopic::default()
        });
        if let Some(index) = next {
            self.stop(&topic.name, index);
        }
        next.is_none()
    }

    fn stop(&mut self, topic: &str, index: PartitionIndex) {
        self.response.next_cursor = Some(Cursor { topic_name: topic.to_owned(), partition_index: index.get(), ..Cursor::default() });
    }

    fn partition(&self, index: PartitionIndex, partition: &Partition) -> DescribeTopicPartitionsResponsePartition {
        let ids = |ids: &[BrokerId]| ids.iter().map(|id| id.get()).collect::<Vec<_>>();
        let leader = partition.leader.filter(|id| self.image.is_live(*id));
        let reachable = leader.filter(|id| self.is_reachable(*id));
        let error = match (leader, reachable) {
            (None, _) => ErrorCode::LeaderNotAvailable,
            (Some(_), None) => ErrorCode::ListenerNotFound,
            (Some(_), Some(_)) => ErrorCode::None,
        };
        DescribeTopicPartitionsResponsePartition {
            error_code: error.code(),
            partition_index: index.get(),
            leader_id: reachable.map_or(-1, BrokerId::get),
            leader_epoch: partition.leader_epoch.get(),
            replica_nodes: ids(&partition.replicas),
            isr_nodes: ids(&partition.isr),
            eligible_leader_replicas: Some(ids(&partition.elr)),
            last_known_elr: Some(ids(&partition.last_known_elr)),
            offline_replicas: partition.replicas.iter().filter(|id| !self.image.is_live(**id)).map(|id| id.get()).collect(),
            ..DescribeTopicPartitionsResponsePartition::default()
        }
    }

    fn is_reachable(&self, broker: BrokerId) -> bool {
        let facts = self.context.facts;
        let endpoint = |endpoints: &_| endpoint_for(endpoints, &facts.listener, facts.local.ip());
        self.image.broker(broker).is_some_and(|broker| endpoint(&broker.endpoints).is_some())
    }
}

/// `described`: what a client may do with the topic is told although there is none, as Kafka does in one of the two places.
fn refused(name: &str, error: ErrorCode, described: bool) -> DescribeTopicPartitionsResponseTopic {
    DescribeTopicPartitionsResponseTopic {
        error_code: error.code(),
        name: Some(name.to_owned()),
        is_internal: described && is_internal(name),
        topic_authorized_operations: operations::asked(described, operations::TOPIC),
        ..DescribeTopicPartitionsResponseTopic::default()
    }
}
