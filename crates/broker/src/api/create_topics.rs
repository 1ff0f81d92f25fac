//! CreateTopics (19): makes topics, or only checks whether they could be made. Any broker takes it and hands it to the controller.
//!
//! Behaviour
//! - Each topic succeeds or fails alone; those that succeed are made together. The answer comes when they are committed, and this
//!   broker serves the partitions that it hosts.
//! - A name that comes twice in a request: INVALID_REQUEST, told once. The other refusals: rule 143 and `engine/metadata/topics`.
//! - The settings told back are those in force: the topic's own, else this broker's, else the defaults; in the order of their names.
//! - Not within `timeout_ms`: REQUEST_TIMED_OUT for each topic, which may be made yet.
//!
//! Versions
//! - 2: throttle time. 4: -1 stands for the default count and factor (taken in all versions here, as in Kafka). 5: flexible encoding;
//!   settings, count and factor are told back (KIP-525). 6: THROTTLING_QUOTA_EXCEEDED, which is not said yet. 7: topic ids.
//!
//! Source: KIP-4, KIP-464, KIP-525; semantics rules 42, 143; observed 27, 31.

use std::collections::BTreeMap;

use milena_config::{Levels, describe};
use milena_engine::metadata::{ConfigSetting, CreateTopic, CreateTopicsResult, CreatedTopic, ManualAssignment};
use milena_engine::types::{BrokerId, PartitionIndex, TopicId};
use milena_protocol::messages::create_topics_request::{CreatableReplicaAssignment, CreatableTopic, CreateTopicsRequest};
use milena_protocol::messages::create_topics_response::{CreatableTopicConfigs, CreatableTopicResult, CreateTopicsResponse};
use milena_protocol::{ErrorCode, Uuid};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: CreateTopicsRequest) -> CreateTopicsResponse {
    let asked: Vec<CreateTopic> = request.topics.iter().map(from_wire).collect();
    let patience = context.patience(request.timeout_ms);
    let made = context.broker.cluster.forward.create_topics(asked, request.validate_only, patience).await;
    let topics = match made {
        Ok(results) => {
            let asked: BTreeMap<&str, &CreatableTopic> = request.topics.iter().map(|topic| (topic.name.as_str(), topic)).collect();
            let levels = context.broker.options.levels();
            results.into_iter().map(|result| told(result, &asked, &levels)).collect()
        }
        Err(error) => {
            let refusal = Refusal::from(error);
            request.topics.into_iter().map(|topic| refused(topic.name, refusal.clone())).collect()
        }
    };
    CreateTopicsResponse { topics, ..CreateTopicsResponse::default() }
}

fn from_wire(topic: &CreatableTopic) -> CreateTopic {
    let assignment = |assignment: &CreatableReplicaAssignment| ManualAssignment {
        index: PartitionIndex(assignment.partition_index),
        brokers: assignment.broker_ids.iter().copied().map(BrokerId).collect(),
    };
    let configs = topic.configs.iter().map(|config| ConfigSetting { name: config.name.clone(), value: config.value.clone() });
    CreateTopic {
        name: topic.name.clone(),
        topic_id: TopicId::NONE,
        num_partitions: topic.num_partitions,
        replication_factor: topic.replication_factor,
        assignments: topic.assignments.iter().map(assignment).collect(),
        configs: configs.collect(),
    }
}

fn told(result: CreateTopicsResult, asked: &BTreeMap<&str, &CreatableTopic>, broker: &Levels) -> CreatableTopicResult {
    match result.result {
        Err(error) => refused(result.name, error.into()),
        Ok(CreatedTopic { topic_id, num_partitions, replication_factor }) => {
            let configs = asked.get(result.name.as_str()).map(|topic| effective(topic, broker));
            CreatableTopicResult {
                name: result.name,
                topic_id: Uuid(topic_id.0),
                error_code: ErrorCode::None.code(),
                error_message: None,
                num_partitions,
                replication_factor,
                configs,
                ..CreatableTopicResult::default()
            }
        }
    }
}

fn refused(name: String, refusal: Refusal) -> CreatableTopicResult {
    CreatableTopicResult { name, error_code: refusal.error.code(), error_message: refusal.message, ..CreatableTopicResult::default() }
}

fn effective(topic: &CreatableTopic, broker: &Levels) -> Vec<CreatableTopicConfigs> {
    let overrides: BTreeMap<String, String> =
        topic.configs.iter().filter_map(|config| Some((config.name.clone(), config.value.clone()?))).collect();
    let described = describe::topic(&overrides, broker).into_iter().map(|option| CreatableTopicConfigs {
        name: option.name,
        value: option.value,
        read_only: option.read_only,
        config_source: option.source as i8,
        is_sensitive: option.sensitive,
        ..CreatableTopicConfigs::default()
    });
    described.collect()
}
