//! UnregisterBroker (64): forgets a broker that will not come back. Any broker hands it to the controller.
//!
//! Behaviour
//! - An unknown broker: BROKER_ID_NOT_REGISTERED.
//! - A live one: INVALID_REQUEST. Kafka forgets it, and it runs on outside of the cluster until somebody restarts it; here it must be
//!   stopped first (observed 38).
//! - Its replicas stay listed where they are; move them away before.
//!
//! Versions
//! - 0: KIP-631.
//!
//! Source: KIP-631, KIP-1073; observed 38.

use milena_engine::types::BrokerId;
use milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest;
use milena_protocol::messages::unregister_broker_response::UnregisterBrokerResponse;

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: UnregisterBrokerRequest) -> UnregisterBrokerResponse {
    let patience = context.patience(i32::try_from(context.broker.config.connections.request_timeout.as_millis()).unwrap_or(i32::MAX));
    let refused = match context.broker.cluster.forward.unregister_broker(BrokerId(request.broker_id), patience).await {
        Ok(Ok(())) => return UnregisterBrokerResponse::default(),
        Ok(Err(error)) => Refusal::from(error),
        Err(error) => Refusal::from(error),
    };
    UnregisterBrokerResponse { error_code: refused.error.code(), error_message: refused.message, ..UnregisterBrokerResponse::default() }
}
