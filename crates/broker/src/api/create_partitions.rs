//! CreatePartitions (37): gives topics more partitions. Any broker takes it and hands it to the controller.
//!
//! Behaviour
//! - `count` is what the topic is to have; as many as it has, or fewer: INVALID_PARTITIONS. Each topic succeeds or fails alone.
//! - With assignments there is one for each new partition, as wide as the first partition of the topic: INVALID_REPLICA_ASSIGNMENT.
//! - A topic named twice: INVALID_REQUEST, told once. `validate_only` checks and makes nothing.
//! - The answer comes when the partitions are committed, and this broker serves those that it hosts. Group members find out by their
//!   own metadata, and join anew.
//!
//! Versions
//! - 0: KIP-195. 1: throttled clients (KIP-219). 2: flexible encoding. 3: THROTTLING_QUOTA_EXCEEDED (KIP-599), which is not said yet.
//!
//! Source: KIP-195; semantics rule 43.

use milena_engine::metadata::GrowTopic;
use milena_engine::types::BrokerId;
use milena_protocol::messages::create_partitions_request::{CreatePartitionsRequest, CreatePartitionsTopic};
use milena_protocol::messages::create_partitions_response::{CreatePartitionsResponse, CreatePartitionsTopicResult};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: CreatePartitionsRequest) -> CreatePartitionsResponse {
    let patience = context.patience(request.timeout_ms);
    let names: Vec<String> = request.topics.iter().map(|topic| topic.name.clone()).collect();
    let asked = request.topics.into_iter().map(from_wire).collect();
    let results: Vec<(String, Result<(), Refusal>)> =
        match context.broker.cluster.forward.create_partitions(asked, request.validate_only, patience).await {
            Ok(told) => told.into_iter().map(|told| (told.name, told.result.map_err(Refusal::from))).collect(),
            Err(error) => {
                let refusal = Refusal::from(error);
                names.into_iter().map(|name| (name, Err(refusal.clone()))).collect()
            }
        };
    let results = results.into_iter().map(|(name, result)| {
        let (error_code, error_message) = result.err().map_or((0, None), |refusal| (refusal.error.code(), refusal.message));
        CreatePartitionsTopicResult { name, error_code, error_message, ..CreatePartitionsTopicResult::default() }
    });
    CreatePartitionsResponse { results: results.collect(), ..CreatePartitionsResponse::default() }
}

fn from_wire(topic: CreatePartitionsTopic) -> GrowTopic {
    let assignments = topic.assignments.map(|assigned| {
        let brokers = |ids: Vec<i32>| ids.into_iter().map(BrokerId).collect();
        assigned.into_iter().map(|assignment| brokers(assignment.broker_ids)).collect()
    });
    GrowTopic { name: topic.name, count: topic.count, assignments }
}
