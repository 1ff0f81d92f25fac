//! ListConfigResources (74): which resources may have settings, by name.
//!
//! Behaviour
//! - Topics and brokers (and their loggers): all that exist. Groups and client metrics subscriptions: those that have settings.
//! - No kind named: all of them. A kind that does not exist: UNSUPPORTED_VERSION, nothing listed.
//!
//! Versions
//! - 0: client metrics subscriptions only, as ListClientMetricsResources (KIP-714). 1: every kind (KIP-1142).
//!
//! Source: KIP-714, KIP-1142.

use milena_engine::metadata::{ConfigKind, Image};
use milena_protocol::ErrorCode;
use milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest;
use milena_protocol::messages::list_config_resources_response::{ConfigResource, ListConfigResourcesResponse};

use super::configs::BROKER_LOGGER;
use crate::context::Context;

const ALL: [i8; 5] =
    [ConfigKind::Topic as i8, ConfigKind::Broker as i8, BROKER_LOGGER, ConfigKind::ClientMetrics as i8, ConfigKind::Group as i8];

pub(super) async fn handle(context: &Context<'_>, request: ListConfigResourcesRequest) -> ListConfigResourcesResponse {
    let mut kinds = match request.resource_types {
        _ if context.version == 0 => vec![ConfigKind::ClientMetrics as i8],
        kinds if kinds.is_empty() => ALL.to_vec(),
        kinds => kinds,
    };
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.iter().any(|kind| !ALL.contains(kind)) {
        let error_code = ErrorCode::UnsupportedVersion.code();
        return ListConfigResourcesResponse { error_code, ..ListConfigResourcesResponse::default() };
    }
    let image = context.broker.image();
    let listed = kinds.into_iter().flat_map(|kind| {
        let names = names(&image, kind).into_iter();
        names.map(move |resource_name| ConfigResource { resource_name, resource_type: kind, ..ConfigResource::default() })
    });
    ListConfigResourcesResponse { config_resources: listed.collect(), ..ListConfigResourcesResponse::default() }
}

fn names(image: &Image, kind: i8) -> Vec<String> {
    match ConfigKind::from_number(kind) {
        Some(ConfigKind::Topic) => image.topics().map(|topic| topic.name.to_string()).collect(),
        // Loggers are a broker's.
        Some(ConfigKind::Broker) | None => image.brokers().filter(|broker| !broker.fenced).map(|broker| broker.id.to_string()).collect(),
        Some(kind @ (ConfigKind::Group | ConfigKind::ClientMetrics)) => {
            let stored = image.all_configs().filter(|(resource, _)| resource.kind == kind);
            stored.map(|(resource, _)| resource.name.clone()).collect()
        }
    }
}
