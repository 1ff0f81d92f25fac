//! DescribeCluster (60): the cluster's id and its brokers.
//!
//! Behaviour
//! - Brokers as in Metadata: live, at the listener by which the client came. The controller is some live broker.
//! - Asked for controllers on this listener: MISMATCHED_ENDPOINT_TYPE; for anything else: UNSUPPORTED_ENDPOINT_TYPE.
//!
//! Versions
//! - 0: KIP-700. 1: the type of endpoints asked for (KIP-919). 2: fenced brokers too, on request (KIP-1073).
//!
//! Source: KIP-700, KIP-919, KIP-1073.

use milena_engine::metadata::Image;
use milena_engine::types::BrokerId;
use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_cluster_request::DescribeClusterRequest;
use milena_protocol::messages::describe_cluster_response::{DescribeClusterBroker, DescribeClusterResponse};

use super::operations;
use crate::cluster::endpoint_for;
use crate::context::Context;

/// Kafka's numbers (facts/enums.txt, EndpointType).
const BROKERS: i8 = 1;
const CONTROLLERS: i8 = 2;

pub(super) async fn handle(context: &Context<'_>, request: DescribeClusterRequest) -> DescribeClusterResponse {
    let refused = |error: ErrorCode, message: &str| DescribeClusterResponse {
        error_code: error.code(),
        error_message: Some(message.to_owned()),
        endpoint_type: request.endpoint_type,
        ..DescribeClusterResponse::default()
    };
    match request.endpoint_type {
        BROKERS => {}
        CONTROLLERS => {
            return refused(ErrorCode::MismatchedEndpointType, "this listener knows brokers; ask a controller's listener for controllers");
        }
        _ => return refused(ErrorCode::UnsupportedEndpointType, "endpoint types are 1, brokers, and 2, controllers"),
    }
    let cluster = &context.broker.cluster;
    let image = cluster.image();
    DescribeClusterResponse {
        cluster_id: cluster.id.clone(),
        controller_id: if image.is_live(cluster.node) { cluster.node.get() } else { BrokerId(-1).get() },
        brokers: brokers(context, &image, request.include_fenced_brokers),
        cluster_authorized_operations: operations::asked(request.include_cluster_authorized_operations, operations::CLUSTER),
        ..DescribeClusterResponse::default()
    }
}

fn brokers(context: &Context<'_>, image: &Image, fenced_too: bool) -> Vec<DescribeClusterBroker> {
    let shown = image.brokers().filter(|broker| fenced_too || image.is_live(broker.id)).filter_map(|broker| {
        let (host, port) = endpoint_for(&broker.endpoints, &context.facts.listener, context.facts.local.ip())?;
        Some(DescribeClusterBroker {
            broker_id: broker.id.get(),
            host,
            port: port.into(),
            rack: broker.rack.clone(),
            is_fenced: broker.fenced,
            ..DescribeClusterBroker::default()
        })
    });
    shown.collect()
}
