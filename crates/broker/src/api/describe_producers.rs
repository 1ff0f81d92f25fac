//! DescribeProducers (61): who writes to a partition with a producer id, and whose transaction is open.
//!
//! Behaviour
//! - Only a partition's leader knows. Unknown partitions: UNKNOWN_TOPIC_OR_PARTITION, with no producers.
//! - Producers that are remembered, idle ones too, until `producer.id.expiration.ms` is over; by rising id.
//! - A partition that comes more than once is answered once. (Kafka answers each time.)
//! - No batch in the present epoch: sequence -1. No marker yet: coordinator epoch -1. No open transaction: start offset -1.
//!
//! Versions
//! - 0: KIP-664.
//!
//! Source: KIP-664.

use std::collections::{BTreeMap, BTreeSet};

use milena_engine::log::producers::Producer;
use milena_engine::types::{Offset, PartitionIndex, ProducerId};
use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_producers_request::DescribeProducersRequest;
use milena_protocol::messages::describe_producers_response::{DescribeProducersResponse, PartitionResponse, ProducerState, TopicResponse};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: DescribeProducersRequest) -> DescribeProducersResponse {
    let mut response = DescribeProducersResponse::default();
    // A partition that comes again was answered: a small request cannot make a vast answer.
    let mut answered: BTreeMap<String, BTreeSet<i32>> = BTreeMap::new();
    for topic in request.topics {
        let known = answered.entry(topic.name.clone()).or_default();
        let first = topic.partition_indexes.iter().filter(|index| known.insert(**index));
        let partitions = first.map(|index| told(*index, producers(context, &topic.name, PartitionIndex(*index)))).collect();
        response.topics.push(TopicResponse { name: topic.name, partitions, ..TopicResponse::default() });
    }
    response
}

fn producers(context: &Context<'_>, topic: &str, index: PartitionIndex) -> Result<Vec<ProducerState>, Refusal> {
    let hosted = context.broker.partitions.hosted();
    let partition = hosted.by_name(topic).and_then(|topic| topic.partition(index));
    let partition = partition.ok_or(Refusal::of(ErrorCode::UnknownTopicOrPartition))?;
    Ok(partition.look(|log, _| log.producers().iter().map(|(id, producer)| state(id, producer)).collect())?)
}

fn state(id: ProducerId, producer: &Producer) -> ProducerState {
    ProducerState {
        producer_id: id.get(),
        producer_epoch: producer.epoch.get().into(),
        last_sequence: producer.last_batch().map_or(-1, |batch| batch.last_sequence.get()),
        last_timestamp: producer.last_timestamp.get(),
        coordinator_epoch: producer.coordinator_epoch,
        current_txn_start_offset: producer.transaction.unwrap_or(Offset::NONE).get(),
        ..ProducerState::default()
    }
}

fn told(index: i32, found: Result<Vec<ProducerState>, Refusal>) -> PartitionResponse {
    let mut told = PartitionResponse { partition_index: index, ..PartitionResponse::default() };
    match found {
        Ok(producers) => told.active_producers = producers,
        Err(refusal) => {
            told.error_code = refusal.error.code();
            told.error_message = refusal.message;
        }
    }
    told
}
