//! Metadata (3): brokers, topics and who leads their partitions, as the client that asks can reach them.
//!
//! Behaviour
//! - Null topics: all. Empty: none (but all in version 0). A topic named twice is answered once.
//! - An unknown name: UNKNOWN_TOPIC_OR_PARTITION, also if it is being made because of this request (observed 26): the client asks again.
//!   It is made only if both the broker and the client allow it; "all topics" never makes one. If it cannot be made, the reason is told.
//! - An illegal name: INVALID_TOPIC_EXCEPTION. An unknown id: UNKNOWN_TOPIC_ID, without a name.
//! - A partition without live leader: LEADER_NOT_AVAILABLE, replicas listed all the same; a leader that lacks the client's listener:
//!   LISTENER_NOT_FOUND (rule 97). Fenced brokers are not listed (rule 39).
//! - The controller is some live broker: any of them takes what is for the controller.
//! - Brokers are told at the address of the listener by which the client came; where none is configured, at the address it used.
//!
//! Versions
//! - 0: empty means all; replicas that are not live are left out and REPLICA_NOT_AVAILABLE is said. 1: null means all; racks, controller,
//!   internal topics. 2: cluster id. 3: throttle time. 4: the client says whether a topic may be made. 5: offline replicas.
//!   6: LISTENER_NOT_FOUND instead of LEADER_NOT_AVAILABLE. 7: leader epochs. 8: authorised operations on request; those on the cluster
//!   until 10. 9: flexible encoding. 10: topic ids. 12: look-up by id (in 10 and 11 INVALID_REQUEST). 13: an error for the whole.
//!
//! Source: KIP-4, KIP-430, KIP-516, KIP-526; semantics rules 9, 41, 95, 97; observed 26.

use std::collections::{BTreeMap, BTreeSet};

use milena_engine::metadata::{Broker, CreateTopicError, Image, Partition, Topic, check_topic_name, is_internal};
use milena_engine::types::{BrokerId, TopicId};
use milena_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use milena_protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use milena_protocol::{ErrorCode, Uuid};

use super::operations;
use crate::cluster::endpoint_for;
use crate::context::Context;
use crate::forward::Patience;
use crate::refusal::Refusal;

/// How long a topic that the request makes is waited for. The client asks again in any case.
const CREATION_WAIT: std::time::Duration = std::time::Duration::from_secs(5);

pub(super) async fn handle(context: &Context<'_>, request: MetadataRequest) -> MetadataResponse {
    let cluster = &context.broker.cluster;
    let before = cluster.image();
    let refused = match &request.topics {
        Some(topics) if may_create(context, &request) => create_missing(context, &before, topics).await,
        _ => BTreeMap::new(),
    };
    // Topics just made are still answered as unknown, so the image before will do.
    let view = View { image: &before, context, operations: request.include_topic_authorized_operations };
    MetadataResponse {
        brokers: view.brokers(),
        cluster_id: Some(cluster.id.clone()),
        controller_id: view.controller().get(),
        topics: view.topics(request.topics.as_deref(), &refused),
        cluster_authorized_operations: operations::asked(request.include_cluster_authorized_operations, operations::CLUSTER),
        ..MetadataResponse::default()
    }
}

fn may_create(context: &Context<'_>, request: &MetadataRequest) -> bool {
    context.broker.config.topics.auto_create_enable && request.allow_auto_topic_creation
}

/// Makes the named topics that are missing. Returns why those were not made that could not be; one that others make meanwhile is no fault.
async fn create_missing(context: &Context<'_>, image: &Image, topics: &[MetadataRequestTopic]) -> BTreeMap<String, Refusal> {
    let cluster = &context.broker.cluster;
    let names: BTreeSet<&str> = topics.iter().filter(|topic| topic.topic_id.is_zero()).filter_map(|topic| topic.name.as_deref()).collect();
    let missing = names.into_iter().filter(|name| image.topic(name).is_none() && check_topic_name(name).is_ok());
    let wanted: Vec<_> = missing.map(|name| cluster.topic_on_first_use(name)).collect();
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let patience = Patience::Until(context.now().monotonic + CREATION_WAIT);
    // Where the controller does not answer the client is told what is true now: there is no such topic.
    let made = cluster.forward.create_topics(wanted, false, patience).await.unwrap_or_default();
    let refused = made.into_iter().filter_map(|made| match made.result {
        Ok(_) => {
            tracing::info!(topic = made.name, "topic_created_on_first_use");
            None
        }
        Err(CreateTopicError::Exists { .. }) => None,
        Err(error) => Some((made.name, error.into())),
    });
    refused.collect()
}

/// One image as one client sees it.
struct View<'a> {
    image: &'a Image,
    context: &'a Context<'a>,
    /// Whether the operations on each topic are told.
    operations: bool,
}

impl View<'_> {
    fn brokers(&self) -> Vec<MetadataResponseBroker> {
        let reachable = self.image.brokers().filter(|broker| self.image.is_live(broker.id)).filter_map(|broker| {
            let (host, port) = self.endpoint(broker)?;
            Some(MetadataResponseBroker {
                node_id: broker.id.get(),
                host,
                port: port.into(),
                rack: broker.rack.clone(),
                ..MetadataResponseBroker::default()
            })
        });
        reachable.collect()
    }

    fn endpoint(&self, broker: &Broker) -> Option<(String, u16)> {
        endpoint_for(&broker.endpoints, &self.context.facts.listener, self.context.facts.local.ip())
    }

    fn controller(&self) -> BrokerId {
        let me = self.context.broker.cluster.node;
        let live = |id: BrokerId| self.image.is_live(id);
        let any = || self.image.brokers().map(|broker| broker.id).find(|id| live(*id));
        if live(me) { me } else { any().unwrap_or(BrokerId(-1)) }
    }

    fn topics(&self, asked: Option<&[MetadataRequestTopic]>, refused: &BTreeMap<String, Refusal>) -> Vec<MetadataResponseTopic> {
        match asked {
            Some([]) if self.context.version == 0 => self.all(),
            None => self.all(),
            Some(topics) => {
                let mut seen = BTreeSet::new();
                // Beside an id a name says nothing.
                let what = |topic: &'_ MetadataRequestTopic| (topic.topic_id, topic.name.clone().filter(|_| topic.topic_id.is_zero()));
                let first = topics.iter().filter(|topic| seen.insert(what(topic)));
                first.map(|topic| self.asked_topic(topic, refused)).collect()
            }
        }
    }

    fn all(&self) -> Vec<MetadataResponseTopic> {
        self.image.topics().map(|topic| self.known(topic)).collect()
    }

    fn asked_topic(&self, asked: &MetadataRequestTopic, refused: &BTreeMap<String, Refusal>) -> MetadataResponseTopic {
        let error = |error: ErrorCode, name: Option<String>| MetadataResponseTopic {
            error_code: error.code(),
            is_internal: name.as_deref().is_some_and(is_internal),
            name,
            topic_id: asked.topic_id,
            ..MetadataResponseTopic::default()
        };
        if self.context.version < 12 && (!asked.topic_id.is_zero() || asked.name.is_none()) {
            // There is no null in these versions.
            return error(ErrorCode::InvalidRequest, Some(asked.name.clone().unwrap_or_default()));
        }
        if !asked.topic_id.is_zero() {
            let found = self.image.topic_by_id(TopicId(asked.topic_id.0));
            return found.map_or_else(|| error(ErrorCode::UnknownTopicId, None), |topic| self.known(topic));
        }
        let Some(name) = &asked.name else { return error(ErrorCode::InvalidRequest, None) };
        match self.image.topic(name) {
            Some(topic) => self.known(topic),
            None if check_topic_name(name).is_err() => error(ErrorCode::InvalidTopicException, Some(name.clone())),
            None => {
                let code = refused.get(name).map_or(ErrorCode::UnknownTopicOrPartition, |refusal| refusal.error);
                error(code, Some(name.clone()))
            }
        }
    }

    fn known(&self, topic: &Topic) -> MetadataResponseTopic {
        MetadataResponseTopic {
            error_code: ErrorCode::None.code(),
            name: Some(topic.name.to_string()),
            topic_id: Uuid(topic.id.0),
            is_internal: is_internal(&topic.name),
            partitions: topic.partitions.iter().map(|(index, partition)| self.partition(index.get(), partition)).collect(),
            topic_authorized_operations: operations::asked(self.operations, operations::TOPIC),
            ..MetadataResponseTopic::default()
        }
    }

    fn partition(&self, partition_index: i32, partition: &Partition) -> MetadataResponsePartition {
        let leader = partition.leader.filter(|id| self.image.is_live(*id));
        let reachable = leader.and_then(|id| self.image.broker(id)).is_some_and(|broker| self.endpoint(broker).is_some());
        let offline: Vec<BrokerId> = partition.replicas.iter().copied().filter(|id| !self.image.is_live(*id)).collect();
        let listed = |ids: &[BrokerId]| -> Vec<i32> {
            let all_versions_but_0 = self.context.version > 0;
            ids.iter().filter(|id| all_versions_but_0 || !offline.contains(id)).map(|id| id.get()).collect()
        };
        let error = match leader {
            None => ErrorCode::LeaderNotAvailable,
            Some(_) if !reachable && self.context.version >= 6 => ErrorCode::ListenerNotFound,
            Some(_) if !reachable => ErrorCode::LeaderNotAvailable,
            Some(_) if self.context.version == 0 && !offline.is_empty() => ErrorCode::ReplicaNotAvailable,
            Some(_) => ErrorCode::None,
        };
        MetadataResponsePartition {
            error_code: error.code(),
            partition_index,
            leader_id: leader.filter(|_| reachable).map_or(-1, BrokerId::get),
            leader_epoch: partition.leader_epoch.get(),
            replica_nodes: listed(&partition.replicas),
            isr_nodes: listed(&partition.isr),
            offline_replicas: offline.iter().map(|id| id.get()).collect(),
            ..MetadataResponsePartition::default()
        }
    }
}
