//! InitProducerId (22): an identity for an idempotent producer.
//!
//! Behaviour
//! - Without a transactional id: a producer id that nobody else has or had, with epoch 0; an id and epoch that the client brings
//!   along are of no account; one without the other: INVALID_REQUEST.
//! - With one: UNSUPPORTED_VERSION, which clients take as final: transactions are not served yet. An empty one: INVALID_REQUEST.
//! - While the controller does not answer: COORDINATOR_LOAD_IN_PROGRESS; clients ask again.
//!
//! Versions
//! - 1: throttling. 2: flexible encoding. 3: the id and epoch to go on from (KIP-360). 4: PRODUCER_FENCED. 5: TRANSACTION_ABORTABLE.
//!   6 (two-phase commit, KIP-939) is not accepted.
//!
//! Source: KIP-98, KIP-360, KIP-730; semantics rule 125.

use milena_protocol::ErrorCode;
use milena_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use milena_protocol::messages::init_producer_id_response::InitProducerIdResponse;

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: InitProducerIdRequest) -> InitProducerIdResponse {
    let refused = |error: ErrorCode| InitProducerIdResponse {
        error_code: error.code(),
        producer_id: -1,
        producer_epoch: -1,
        ..InitProducerIdResponse::default()
    };
    if (request.producer_id == -1) != (request.producer_epoch == -1) {
        return refused(ErrorCode::InvalidRequest);
    }
    match request.transactional_id.as_deref() {
        None => {}
        Some("") => return refused(ErrorCode::InvalidRequest),
        Some(_) => return refused(ErrorCode::UnsupportedVersion),
    }
    let Some(producer_ids) = context.broker.cluster.producer_ids() else { return refused(ErrorCode::CoordinatorLoadInProgress) };
    match producer_ids.next().await {
        Ok(id) => InitProducerIdResponse { producer_id: id.get(), producer_epoch: 0, ..InitProducerIdResponse::default() },
        Err(error) => refused(Refusal::from(error).error),
    }
}
