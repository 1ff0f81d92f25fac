//! DescribeQuorum (55): who keeps the metadata log, and how far each has it.
//!
//! Behaviour
//! - Only `__cluster_metadata`, partition 0, alone in the request, exists: anything else is answered UNKNOWN_TOPIC_OR_PARTITION for each
//!   partition asked for.
//! - This node is the only voter, and leads. Offsets and epoch are those of the image: what is decided and not committed is not told.
//! - Directory ids are zero, because the voters are not changed by requests (kraft.version 0).
//! - A controller's listeners are told as configured; a node without one has none.
//!
//! Versions
//! - 0: KIP-595. 1: when each voter last fetched and last had everything (KIP-836). 2: messages, directory ids, nodes (KIP-853).
//!
//! Source: KIP-595, KIP-836, KIP-853.

use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_quorum_request::{self as asked, DescribeQuorumRequest};
use milena_protocol::messages::describe_quorum_response::{DescribeQuorumResponse, Listener, Node, PartitionData, ReplicaState, TopicData};

use crate::context::Context;

const METADATA_TOPIC: &str = "__cluster_metadata";

pub(super) async fn handle(context: &Context<'_>, request: DescribeQuorumRequest) -> DescribeQuorumResponse {
    // An empty message stands for none, as in Kafka.
    let response = DescribeQuorumResponse { error_message: Some(String::new()), ..DescribeQuorumResponse::default() };
    let alone = match request.topics.as_slice() {
        [topic] if topic.topic_name == METADATA_TOPIC => matches!(topic.partitions.as_slice(), [only] if only.partition_index == 0),
        _ => false,
    };
    if alone {
        let topics =
            vec![TopicData { topic_name: METADATA_TOPIC.to_owned(), partitions: vec![metadata_log(context)], ..TopicData::default() }];
        let nodes = if context.version >= 2 { vec![node(context)] } else { vec![] };
        return DescribeQuorumResponse { topics, nodes, ..response };
    }
    let unknown = |topic: asked::TopicData| TopicData {
        topic_name: topic.topic_name,
        partitions: topic.partitions.iter().map(|partition| not_here(partition.partition_index)).collect(),
        ..TopicData::default()
    };
    DescribeQuorumResponse { topics: request.topics.into_iter().map(unknown).collect(), ..response }
}

fn not_here(partition_index: i32) -> PartitionData {
    PartitionData {
        partition_index,
        error_code: ErrorCode::UnknownTopicOrPartition.code(),
        error_message: Some("only partition 0 of __cluster_metadata has a quorum".to_owned()),
        ..PartitionData::default()
    }
}

fn metadata_log(context: &Context<'_>) -> PartitionData {
    let image = context.broker.image();
    let (node, end) = (context.broker.cluster.node.get(), image.offset().plus(1).get());
    let now = context.now().wall.get();
    let leader = ReplicaState {
        replica_id: node,
        log_end_offset: end,
        last_fetch_timestamp: now,
        last_caught_up_timestamp: now,
        ..ReplicaState::default()
    };
    PartitionData {
        partition_index: 0,
        error_code: ErrorCode::None.code(),
        error_message: Some(String::new()),
        leader_id: node,
        leader_epoch: image.leader_epoch().get(),
        high_watermark: end,
        current_voters: vec![leader],
        ..PartitionData::default()
    }
}

fn node(context: &Context<'_>) -> Node {
    let here = context.facts.local.ip().to_canonical().to_string();
    let of_controllers = context.broker.config.listeners.iter().filter(|listener| listener.controller);
    let listeners = of_controllers.map(|listener| {
        let (host, port) = match &listener.advertised {
            Some(advertised) => (advertised.host.clone(), advertised.port),
            None => (listener.host.clone().unwrap_or_else(|| here.clone()), listener.port),
        };
        Listener { name: listener.name.clone(), host, port, ..Listener::default() }
    });
    Node { node_id: context.broker.cluster.node.get(), listeners: listeners.collect(), ..Node::default() }
}
