//! ListOffsets (2): the offset of a time, or of one of a log's ends.
//!
//! Behaviour
//! - A time gives the first record at or after it, exact inside a batch, with its own timestamp; none: -1 and -1.
//! - -1 the end that the isolation level sees, -2 the log start, -3 the record with the largest timestamp, -4 the local log start,
//!   -5 the end of what is tiered, -6 the start of what is not tiered yet. Without tiering -5 and -6 are -1.
//! - -1, -2, -4, -5 and -6 answer timestamp -1.
//! - A special that the version does not know: UNSUPPORTED_VERSION. A partition named twice: INVALID_REQUEST.
//! - The client's leader epoch is held against ours.
//!
//! Versions
//! - 1: one offset with its timestamp. 2: isolation level. 4: leader epochs. 6: flexible. 7: -3 (KIP-734). 8: -4 (KIP-405).
//!   9: -5 (KIP-1005). 10: timeout for tiered look-ups. 11: -6 (KIP-1023).
//!
//! Source: semantics rules 27, 29, 31, 88; observed 13.

use std::collections::BTreeSet;
use std::sync::Arc;

use milena_engine::log::TimeTarget;
use milena_engine::replica::view::Isolation;
use milena_engine::types::{LeaderEpoch, Offset, PartitionIndex, Timestamp};
use milena_protocol::ErrorCode;
use milena_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsRequest};
use milena_protocol::messages::list_offsets_response::{ListOffsetsPartitionResponse, ListOffsetsResponse, ListOffsetsTopicResponse};

use crate::context::Context;
use crate::partition::Partition;
use crate::refusal::Refusal;

const LATEST: i64 = -1;
const EARLIEST: i64 = -2;
const LARGEST_TIMESTAMP: i64 = -3;
const EARLIEST_LOCAL: i64 = -4;
const LATEST_TIERED: i64 = -5;
const EARLIEST_PENDING_UPLOAD: i64 = -6;

pub(super) async fn handle(context: &Context<'_>, request: ListOffsetsRequest) -> ListOffsetsResponse {
    let isolation = match (request.replica_id, request.isolation_level) {
        // -1 is a consumer; a broker, or a debugging tool with -2, sees the whole log.
        (replica, _) if replica != -1 => Isolation::Replica,
        (_, 1) => Isolation::ReadCommitted,
        _ => Isolation::ReadUncommitted,
    };
    let twice = named_twice(&request);
    let mut response = ListOffsetsResponse::default();
    for topic in &request.topics {
        let mut answer = ListOffsetsTopicResponse { name: topic.name.clone(), ..ListOffsetsTopicResponse::default() };
        for asked in &topic.partitions {
            let found = if twice.contains(&(topic.name.as_str(), asked.partition_index)) {
                Err(Refusal::of(ErrorCode::InvalidRequest))
            } else {
                find(context, &topic.name, asked, isolation).await
            };
            answer.partitions.push(told(context.version, asked.partition_index, found));
        }
        response.topics.push(answer);
    }
    response
}

fn named_twice(request: &ListOffsetsRequest) -> BTreeSet<(&str, i32)> {
    let mut seen = BTreeSet::new();
    let named = request.topics.iter().flat_map(|topic| topic.partitions.iter().map(|asked| (topic.name.as_str(), asked.partition_index)));
    named.filter(|partition| !seen.insert(*partition)).collect()
}

/// What is told of one partition.
struct Found {
    offset: Offset,
    timestamp: Timestamp,
    epoch: LeaderEpoch,
}

impl Found {
    const NOTHING: Self = Self { offset: Offset::NONE, timestamp: Timestamp::NONE, epoch: LeaderEpoch::NONE };
}

async fn find(context: &Context<'_>, topic: &str, asked: &ListOffsetsPartition, isolation: Isolation) -> Result<Found, Refusal> {
    let hosted = context.broker.partitions.hosted();
    let partition = hosted
        .by_name(topic)
        .and_then(|topic| topic.partition(PartitionIndex(asked.partition_index)))
        .ok_or(Refusal::of(ErrorCode::UnknownTopicOrPartition))?;
    if asked.timestamp < 0 && !is_known(asked.timestamp, context.version) {
        return Err(Refusal::of(ErrorCode::UnsupportedVersion));
    }
    let view = partition.view()?;
    view.check_epoch(asked.current_leader_epoch)?;
    match asked.timestamp {
        LATEST => Ok(Found { offset: view.end(isolation), timestamp: Timestamp::NONE, epoch: view.epoch }),
        EARLIEST | EARLIEST_LOCAL => end(partition, view.log_start),
        LATEST_TIERED | EARLIEST_PENDING_UPLOAD => Ok(Found::NOTHING),
        LARGEST_TIMESTAMP => by_time(context, partition, TimeTarget::Largest, isolation).await,
        time => by_time(context, partition, TimeTarget::AtOrAfter(Timestamp(time)), isolation).await,
    }
}

/// Rule 88.
fn is_known(special: i64, version: i16) -> bool {
    match special {
        LATEST | EARLIEST => true,
        LARGEST_TIMESTAMP => version >= 7,
        EARLIEST_LOCAL => version >= 8,
        LATEST_TIERED => version >= 9,
        EARLIEST_PENDING_UPLOAD => version >= 11,
        _ => false,
    }
}

fn end(partition: &Partition, offset: Offset) -> Result<Found, Refusal> {
    let epoch = partition.look(|log, _| log.epochs().epoch_of(offset))?.unwrap_or(LeaderEpoch::NONE);
    Ok(Found { offset, timestamp: Timestamp::NONE, epoch })
}

async fn by_time(context: &Context<'_>, partition: &Arc<Partition>, target: TimeTarget, isolation: Isolation) -> Result<Found, Refusal> {
    let Some(record) = partition.find_time(context.broker, target, isolation).await? else { return Ok(Found::NOTHING) };
    Ok(Found { timestamp: record.timestamp, ..end(partition, record.offset)? })
}

fn told(version: i16, index: i32, found: Result<Found, Refusal>) -> ListOffsetsPartitionResponse {
    let mut told = ListOffsetsPartitionResponse { partition_index: index, ..ListOffsetsPartitionResponse::default() };
    match found {
        Ok(found) => {
            told.offset = found.offset.get();
            told.timestamp = found.timestamp.get();
            if version >= 4 {
                told.leader_epoch = found.epoch.get();
            }
        }
        Err(refusal) => told.error_code = refusal.error.code(),
    }
    told
}
