//! DescribeClientQuotas (48): limits of users, clients and addresses, by a filter.
//!
//! Behaviour
//! - A component names a part and how it matches: 0 exactly this name, 1 the default entity, 2 any. An entity is told if it matches all
//!   components; with `strict` only if it has no further part.
//! - No component matches every entity, or with `strict` none.
//! - A part that comes twice, an address beside another part, a name where none belongs or none where one does: INVALID_REQUEST. A part
//!   that does not exist: UNSUPPORTED_VERSION.
//!
//! Versions
//! - 0: KIP-546. 1: flexible encoding.
//!
//! Source: KIP-546, KIP-612.

use std::collections::BTreeMap;

use milena_engine::metadata::{QuotaEntity, QuotaPart, QuotaValue};
use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_client_quotas_request::{ComponentData, DescribeClientQuotasRequest};
use milena_protocol::messages::describe_client_quotas_response::{DescribeClientQuotasResponse, EntityData, EntryData, ValueData};

use super::configs::invalid;
use crate::context::Context;
use crate::refusal::Refusal;

/// What the name of a part must be.
enum Match {
    Exactly(String),
    Default,
    Any,
}

type Filter = BTreeMap<QuotaPart, Match>;

pub(super) async fn handle(context: &Context<'_>, request: DescribeClientQuotasRequest) -> DescribeClientQuotasResponse {
    let filter = match read(request.components) {
        Ok(filter) => filter,
        Err(refusal) => {
            return DescribeClientQuotasResponse {
                error_code: refusal.error.code(),
                error_message: refusal.message,
                entries: None,
                ..DescribeClientQuotasResponse::default()
            };
        }
    };
    let image = context.broker.image();
    let matching = image.all_client_quotas().filter(|(entity, _)| matches(&filter, request.strict, entity));
    let entries = matching.map(|(entity, quotas)| to_wire(entity, quotas)).collect();
    DescribeClientQuotasResponse { error_message: None, entries: Some(entries), ..DescribeClientQuotasResponse::default() }
}

fn read(components: Vec<ComponentData>) -> Result<Filter, Refusal> {
    let mut filter = Filter::new();
    for component in components {
        if component.entity_type.is_empty() {
            return Err(invalid("Invalid empty entity type."));
        }
        let part = QuotaPart::from_name(&component.entity_type).ok_or_else(|| {
            let why = format!("Custom entity type '{}' not supported", component.entity_type);
            Refusal::because(ErrorCode::UnsupportedVersion, &why)
        })?;
        let wanted = match (component.match_type, component.r#match) {
            (0, Some(name)) => Match::Exactly(name),
            (1, None) => Match::Default,
            (2, None) => Match::Any,
            (0..=2, _) => return Err(invalid("only an exact match, which is 0, has a name to match, and it needs one")),
            (number, _) => return Err(invalid(format!("Unknown match type {number}"))),
        };
        if filter.insert(part, wanted).is_some() {
            return Err(invalid(format!("Entity type {} cannot appear more than once in the filter.", component.entity_type)));
        }
    }
    if filter.contains_key(&QuotaPart::Ip) && filter.len() > 1 {
        return Err(invalid("an address has quotas of its own, not together with a user or a client id"));
    }
    Ok(filter)
}

fn matches(filter: &Filter, strict: bool, entity: &QuotaEntity) -> bool {
    let fits = |(part, wanted): (&QuotaPart, &Match)| match (entity.get(part), wanted) {
        (Some(Some(name)), Match::Exactly(asked)) => name == asked,
        (Some(None), Match::Default) | (Some(_), Match::Any) => true,
        (None, _) | (Some(None), Match::Exactly(_)) | (Some(Some(_)), Match::Default) => false,
    };
    filter.iter().all(fits) && (!strict || entity.len() == filter.len())
}

fn to_wire(entity: &QuotaEntity, quotas: &BTreeMap<String, QuotaValue>) -> EntryData {
    let part = |(part, name): (&QuotaPart, &Option<String>)| EntityData {
        entity_type: part.name().to_owned(),
        entity_name: name.clone(),
        ..EntityData::default()
    };
    let value = |(key, value): (&String, &QuotaValue)| ValueData { key: key.clone(), value: value.get(), ..ValueData::default() };
    EntryData { entity: entity.iter().map(part).collect(), values: quotas.iter().map(value).collect(), ..EntryData::default() }
}
