//! OffsetForLeaderEpoch (23): where the records of a leader epoch end, by which readers find out whether their history parted from ours.
//!
//! Behaviour
//! - Answers the largest known epoch that is not above the asked one, and where the next one begins; for the latest, the log end.
//! - An epoch later than any known, or nothing known: -1 and -1, without an error.
//! - The client's current leader epoch is held against ours: older FENCED_LEADER_EPOCH, newer UNKNOWN_LEADER_EPOCH.
//!
//! Versions
//! - 2: current leader epoch (KIP-320). 3: replica id; -2, its default, is a tool. 4: flexible.
//!
//! Source: KIP-101, KIP-279, KIP-320; semantics rules 31, 89; observed 15.

use milena_engine::types::{LeaderEpoch, Offset, PartitionIndex};
use milena_protocol::ErrorCode;
use milena_protocol::messages::offset_for_leader_epoch_request::{OffsetForLeaderEpochRequest, OffsetForLeaderPartition};
use milena_protocol::messages::offset_for_leader_epoch_response::{
    EpochEndOffset, OffsetForLeaderEpochResponse, OffsetForLeaderTopicResult,
};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: OffsetForLeaderEpochRequest) -> OffsetForLeaderEpochResponse {
    let mut response = OffsetForLeaderEpochResponse::default();
    for topic in request.topics {
        let mut answer = OffsetForLeaderTopicResult::default();
        for asked in &topic.partitions {
            let mut told = EpochEndOffset { partition: asked.partition, ..EpochEndOffset::default() };
            match find(context, &topic.topic, asked) {
                Ok(found) => {
                    let (epoch, end) = found.unwrap_or((LeaderEpoch::NONE, Offset::NONE));
                    told.leader_epoch = epoch.get();
                    told.end_offset = end.get();
                }
                Err(refusal) => told.error_code = refusal.error.code(),
            }
            answer.partitions.push(told);
        }
        answer.topic = topic.topic;
        response.topics.push(answer);
    }
    response
}

fn find(context: &Context<'_>, topic: &str, asked: &OffsetForLeaderPartition) -> Result<Option<(LeaderEpoch, Offset)>, Refusal> {
    let hosted = context.broker.partitions.hosted();
    let partition = hosted
        .by_name(topic)
        .and_then(|topic| topic.partition(PartitionIndex(asked.partition)))
        .ok_or(Refusal::of(ErrorCode::UnknownTopicOrPartition))?;
    let (view, found) = partition.look(|log, view| (view, log.end_offset_for(LeaderEpoch(asked.leader_epoch))))?;
    view.check_epoch(asked.current_leader_epoch)?;
    Ok(found)
}
