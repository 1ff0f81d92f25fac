//! AlterClientQuotas (49): sets and removes limits of users, clients and addresses. Stored and told; nothing is throttled by them yet.
//!
//! Behaviour
//! - Each entity succeeds or fails whole and alone: INVALID_REQUEST for an entity or a limit that cannot be. `validate_only` stores nothing.
//! - An entity is a user, a client id, both, or an address; a null name is the default one. A part that comes twice: INVALID_REQUEST.
//! - Limits are above 0; byte and connection rates are whole numbers.
//!
//! Versions
//! - 0: KIP-546. 1: flexible encoding.
//!
//! Source: KIP-546, KIP-599, KIP-612; semantics rule 73.

use milena_engine::metadata::{AlterClientQuotas, QuotaChange, QuotaEntity, QuotaPart};
use milena_protocol::messages::alter_client_quotas_request::{AlterClientQuotasRequest, EntityData as AskedPart, EntryData as Asked};
use milena_protocol::messages::alter_client_quotas_response::{AlterClientQuotasResponse, EntityData, EntryData};

use super::configs::invalid;
use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: AlterClientQuotasRequest) -> AlterClientQuotasResponse {
    let read: Vec<Result<(QuotaEntity, Vec<QuotaChange>), Refusal>> = request.entries.iter().map(from_wire).collect();
    let entities: Vec<_> = read.iter().filter_map(|read| read.as_ref().ok().cloned()).collect();
    let count = entities.len();
    let ask = AlterClientQuotas { entities, validate_only: request.validate_only };
    let answered: Vec<Result<(), Refusal>> = match context.broker.cluster.forward.alter_client_quotas(ask).await {
        Ok(results) => results.into_iter().map(|result| result.map_err(Refusal::from)).collect(),
        Err(error) => vec![Err(Refusal::from(error)); count],
    };
    if !request.validate_only && answered.iter().any(Result::is_ok) {
        tracing::info!(reason = "they are stored and told, and limit nobody before a later release", "quotas_without_effect");
    }
    let mut answered = answered.into_iter();
    let entries = request.entries.into_iter().zip(read).map(|(asked, read)| {
        let result = read.and_then(|_| answered.next().unwrap_or(Ok(())));
        let (error_code, error_message) = result.err().map_or((0, None), |refusal| (refusal.error.code(), refusal.message));
        let part = |part: AskedPart| EntityData { entity_type: part.entity_type, entity_name: part.entity_name, ..EntityData::default() };
        EntryData { error_code, error_message, entity: asked.entity.into_iter().map(part).collect(), ..EntryData::default() }
    });
    AlterClientQuotasResponse { entries: entries.collect(), ..AlterClientQuotasResponse::default() }
}

fn from_wire(asked: &Asked) -> Result<(QuotaEntity, Vec<QuotaChange>), Refusal> {
    let mut entity = QuotaEntity::new();
    for part in &asked.entity {
        let known = QuotaPart::from_name(&part.entity_type);
        let known = known.ok_or_else(|| invalid(format!("Unhandled client quota entity type: {}", part.entity_type)))?;
        if entity.insert(known, part.entity_name.clone()).is_some() {
            return Err(invalid(format!("Invalid client quota entity, duplicate entity entry {}", part.entity_type)));
        }
    }
    let change = |op: &milena_protocol::messages::alter_client_quotas_request::OpData| QuotaChange {
        key: op.key.clone(),
        value: (!op.remove).then(|| op.value.into()),
    };
    Ok((entity, asked.ops.iter().map(change).collect()))
}
