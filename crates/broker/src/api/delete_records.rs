//! DeleteRecords (21): moves the start of partitions forward, so that older records are gone.
//!
//! Behaviour
//! - Only a partition's leader acts. Each partition succeeds or fails alone.
//! - `offset` is the first record that stays; -1 stands for the high watermark.
//! - Above the high watermark or below -1: OFFSET_OUT_OF_RANGE. At or below the start: nothing to do, no error.
//! - Compact-only topics: POLICY_VIOLATION. Internal topics: INVALID_TOPIC_EXCEPTION. Unknown partitions: UNKNOWN_TOPIC_OR_PARTITION.
//! - The answer is the log start, once it is checkpointed: a crash does not bring records back.
//!
//! Versions
//! - 0: KIP-107. 1: a throttled client is answered before its pause (KIP-219). 2: flexible encoding (KIP-482).
//!
//! Source: KIP-107, KIP-204; semantics rules 22, 81.

use milena_engine::replica::leader::UpTo;
use milena_engine::types::{Offset, PartitionIndex};
use milena_protocol::ErrorCode;
use milena_protocol::messages::delete_records_request::DeleteRecordsRequest;
use milena_protocol::messages::delete_records_response::{DeleteRecordsPartitionResult, DeleteRecordsResponse, DeleteRecordsTopicResult};

use crate::context::Context;
use crate::partition::StartMoves;
use crate::refusal::Refusal;
use crate::retention::move_log_starts;

pub(super) async fn handle(context: &Context<'_>, request: DeleteRecordsRequest) -> DeleteRecordsResponse {
    let mut moves = false;
    let mut response = DeleteRecordsResponse::default();
    for topic in request.topics {
        let mut result = DeleteRecordsTopicResult { name: topic.name, ..DeleteRecordsTopicResult::default() };
        for asked in topic.partitions {
            let found = delete(context, &result.name, PartitionIndex(asked.partition_index), UpTo::from_wire(asked.offset));
            moves |= found.as_ref().is_ok_and(|found| found.moves);
            result.partitions.push(told(asked.partition_index, found.map(|found| found.start)));
        }
        response.topics.push(result);
    }
    if moves && let Err(error) = move_log_starts(context.broker).await {
        tracing::error!(%error, "log_starts_not_written");
        context.broker.stopping.fail(format!("log starts cannot be written: {error}"));
        for partition in response.topics.iter_mut().flat_map(|topic| &mut topic.partitions).filter(|partition| partition.error_code == 0) {
            *partition = told(partition.partition_index, Err(Refusal::storage()));
        }
    }
    response
}

/// Refusals come in Kafka's order: unknown partition, what the topic forbids, what the log says.
fn delete(context: &Context<'_>, topic: &str, index: PartitionIndex, up_to: UpTo) -> Result<StartMoves, Refusal> {
    let hosted = context.broker.partitions.hosted();
    let topic = hosted.by_name(topic).ok_or(Refusal::of(ErrorCode::UnknownTopicOrPartition))?;
    if topic.internal {
        return Err(Refusal::of(ErrorCode::InvalidTopicException));
    }
    let partition = topic.partition(index).ok_or(Refusal::of(ErrorCode::UnknownTopicOrPartition))?;
    let policy = topic.config().cleanup_policy;
    if policy.compact && !policy.delete {
        return Err(Refusal::of(ErrorCode::PolicyViolation));
    }
    partition.delete_records(up_to)
}

fn told(index: i32, found: Result<Offset, Refusal>) -> DeleteRecordsPartitionResult {
    let mut told = DeleteRecordsPartitionResult { partition_index: index, low_watermark: -1, ..DeleteRecordsPartitionResult::default() };
    match found {
        Ok(start) => told.low_watermark = start.get(),
        Err(refusal) => told.error_code = refusal.error.code(),
    }
    told
}
