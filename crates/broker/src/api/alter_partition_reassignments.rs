//! AlterPartitionReassignments (45): moves replicas to other brokers, or gives such a move up. Any broker hands it to the controller.
//!
//! Behaviour
//! - Each partition succeeds or fails alone. The answer comes when the move has begun, not when it is done.
//! - Replicas as they are: nothing to do, no error.
//! - Replicas that are empty, name a broker twice or one that is not registered: INVALID_REPLICA_ASSIGNMENT.
//! - Null replicas give up what is under way; nothing is: NO_REASSIGNMENT_IN_PROGRESS.
//! - Unknown topics and partitions: UNKNOWN_TOPIC_OR_PARTITION.
//!
//! Versions
//! - 0: KIP-455. 1: a change of the number of replicas can be refused, INVALID_REPLICATION_FACTOR (KIP-860).
//!
//! Source: KIP-455, KIP-860; semantics rule 40.

use milena_engine::metadata::{ReassignPartitions, ReassignTopic, ReassignedTopic};
use milena_engine::types::{BrokerId, PartitionIndex};
use milena_protocol::ErrorCode;
use milena_protocol::messages::alter_partition_reassignments_request::{
    AlterPartitionReassignmentsRequest, ReassignablePartition, ReassignableTopic,
};
use milena_protocol::messages::alter_partition_reassignments_response::{
    AlterPartitionReassignmentsResponse, ReassignablePartitionResponse, ReassignableTopicResponse,
};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: AlterPartitionReassignmentsRequest) -> AlterPartitionReassignmentsResponse {
    let allow_replication_factor_change = request.allow_replication_factor_change;
    let ask = ReassignPartitions { topics: request.topics.into_iter().map(from_wire).collect(), allow_replication_factor_change };
    let response = AlterPartitionReassignmentsResponse { allow_replication_factor_change, ..Default::default() };
    match context.broker.cluster.forward.reassign_partitions(ask, context.patience(request.timeout_ms)).await {
        Ok(topics) => AlterPartitionReassignmentsResponse { responses: topics.into_iter().map(told).collect(), ..response },
        Err(error) => {
            let refusal = Refusal::from(error);
            AlterPartitionReassignmentsResponse { error_code: refusal.error.code(), error_message: refusal.message, ..response }
        }
    }
}

fn from_wire(topic: ReassignableTopic) -> ReassignTopic {
    let partition = |partition: ReassignablePartition| {
        let replicas = partition.replicas.map(|ids| ids.into_iter().map(BrokerId).collect());
        (PartitionIndex(partition.partition_index), replicas)
    };
    ReassignTopic { name: topic.name, partitions: topic.partitions.into_iter().map(partition).collect() }
}

fn told(topic: ReassignedTopic) -> ReassignableTopicResponse {
    let partition = |(index, result): (PartitionIndex, Result<(), _>)| {
        let refusal = result.err().map(Refusal::from);
        ReassignablePartitionResponse {
            partition_index: index.get(),
            error_code: refusal.as_ref().map_or(ErrorCode::None, |refusal| refusal.error).code(),
            error_message: refusal.and_then(|refusal| refusal.message),
            ..ReassignablePartitionResponse::default()
        }
    };
    ReassignableTopicResponse {
        name: topic.name,
        partitions: topic.partitions.into_iter().map(partition).collect(),
        ..ReassignableTopicResponse::default()
    }
}
