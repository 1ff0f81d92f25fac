//! ElectLeaders (43): gives partitions the leader that they should have, or any at all. Any broker hands it to the controller.
//!
//! Behaviour
//! - Preferred: the first replica, if it is live and in sync. Leads it already: ELECTION_NOT_NEEDED; it cannot: PREFERRED_LEADER_NOT_AVAILABLE.
//! - Unclean: a live replica where there is no leader, in sync or not; records may be lost. There is a leader: ELECTION_NOT_NEEDED; no
//!   replica is live: ELIGIBLE_LEADERS_NOT_AVAILABLE.
//! - Unknown topics and partitions: UNKNOWN_TOPIC_OR_PARTITION. Each partition succeeds or fails alone.
//! - Null means all; those that needed no election are then left out, their topics stay.
//! - An unknown kind of election: INVALID_REQUEST, for the whole and for each.
//!
//! Versions
//! - 0: preferred only. 1: unclean too, an error for the whole (KIP-460). 2: flexible encoding.
//!
//! Source: KIP-183, KIP-460; semantics rule 102.

use milena_engine::metadata::{ElectLeaders, ElectedTopic, ElectionKind};
use milena_engine::types::PartitionIndex;
use milena_protocol::ErrorCode;
use milena_protocol::enums::ElectionType;
use milena_protocol::messages::elect_leaders_request::{ElectLeadersRequest, TopicPartitions};
use milena_protocol::messages::elect_leaders_response::{ElectLeadersResponse, PartitionResult, ReplicaElectionResult};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: ElectLeadersRequest) -> ElectLeadersResponse {
    let kind = match ElectionType::from_wire(request.election_type) {
        Some(ElectionType::Preferred) => ElectionKind::Preferred,
        Some(ElectionType::Unclean) => ElectionKind::Unclean,
        None => {
            let why = format!("election types are 0, preferred, and 1, unclean; {} is neither", request.election_type);
            return all_refused(&request, &Refusal::because(ErrorCode::InvalidRequest, &why));
        }
    };
    let indexes = |topic: &TopicPartitions| topic.partitions.iter().copied().map(PartitionIndex).collect();
    let asked = |topics: &Vec<TopicPartitions>| topics.iter().map(|topic| (topic.topic.clone(), indexes(topic))).collect();
    let ask = ElectLeaders { kind, partitions: request.topic_partitions.as_ref().map(asked) };
    match context.broker.cluster.forward.elect_leaders(ask, context.patience(request.timeout_ms)).await {
        Ok(elected) => {
            let replica_election_results = elected.into_iter().map(told).collect();
            ElectLeadersResponse { replica_election_results, ..ElectLeadersResponse::default() }
        }
        Err(error) => all_refused(&request, &error.into()),
    }
}

fn told(topic: ElectedTopic) -> ReplicaElectionResult {
    let partition =
        |(index, result): (PartitionIndex, Result<(), _>)| partition_result(index.get(), result.err().map(Refusal::from).as_ref());
    ReplicaElectionResult {
        topic: topic.topic,
        partition_result: topic.partitions.into_iter().map(partition).collect(),
        ..ReplicaElectionResult::default()
    }
}

fn partition_result(partition_id: i32, refusal: Option<&Refusal>) -> PartitionResult {
    PartitionResult {
        partition_id,
        error_code: refusal.map_or(ErrorCode::None, |refusal| refusal.error).code(),
        error_message: refusal.and_then(|refusal| refusal.message.clone()),
        ..PartitionResult::default()
    }
}

fn all_refused(request: &ElectLeadersRequest, refusal: &Refusal) -> ElectLeadersResponse {
    let topic = |topic: &TopicPartitions| ReplicaElectionResult {
        topic: topic.topic.clone(),
        partition_result: topic.partitions.iter().map(|index| partition_result(*index, Some(refusal))).collect(),
        ..ReplicaElectionResult::default()
    };
    ElectLeadersResponse {
        error_code: refusal.error.code(),
        replica_election_results: request.topic_partitions.iter().flatten().map(topic).collect(),
        ..ElectLeadersResponse::default()
    }
}
