//! How much users, clients and addresses may use: stored and told. Nothing is throttled by it yet.
//!
//! An entity is one to two of user, client id and address; a name of `None` stands for whoever has no entity of its own (KIP-546).
//!
//! Source: KIP-546, KIP-124, KIP-599, KIP-612; semantics rule 73.

use std::collections::{BTreeMap, BTreeSet};

use crate::metadata::configs::MAX_TEXT;
use crate::metadata::{Image, Metadata, Record, Reply};

/// Whose quota it is, part by part.
pub type QuotaEntity = BTreeMap<QuotaPart, Option<String>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuotaPart {
    ClientId,
    Ip,
    User,
}

/// A limit. Kept by its bits, so that facts can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaValue(u64);

/// What one may be limited in, by Kafka's names.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Limit {
    /// A whole number up to this.
    Whole(f64),
    Fraction,
}

/// Quotas to be changed, entity by entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlterClientQuotas {
    pub entities: Vec<(QuotaEntity, Vec<QuotaChange>)>,
    /// Check everything, store nothing.
    pub validate_only: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaChange {
    pub key: String,
    /// `None`: the limit goes.
    pub value: Option<QuotaValue>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AlterQuotasError {
    #[error("Invalid empty client quota entity")]
    NoEntity,
    #[error("an address has quotas of its own, not together with a user or a client id")]
    Mixed,
    #[error("the name of a {part} is empty; leave it null for the default")]
    EmptyName { part: &'static str },
    #[error("`{name}` is no address")]
    NoAddress { name: String },
    #[error("Invalid configuration key {key}")]
    Key { key: String },
    #[error("Quota {key} must be greater than 0")]
    NotAboveZero { key: String },
    #[error("{key} is at most {most}")]
    TooLarge { key: String, most: i64 },
    #[error("{key} is a whole number")]
    NotWhole { key: String },
    #[error("{key} comes more than once")]
    Twice { key: String },
    #[error("a name of {length} bytes; {MAX_TEXT} is the most")]
    TooLong { length: usize },
}

impl QuotaPart {
    pub const ALL: [Self; 3] = [Self::ClientId, Self::Ip, Self::User];

    /// Kafka's word.
    pub fn name(self) -> &'static str {
        match self {
            Self::ClientId => "client-id",
            Self::Ip => "ip",
            Self::User => "user",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

impl From<f64> for QuotaValue {
    fn from(value: f64) -> Self {
        Self(value.to_bits())
    }
}

impl QuotaValue {
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl Metadata {
    /// One result per entity, in the order asked; those that succeed are one entry.
    pub(super) fn alter_client_quotas(&self, ask: &AlterClientQuotas) -> (Vec<Record>, Reply) {
        let (mut ahead, mut records) = (self.image.clone(), vec![]);
        let results = ask.entities.iter().map(|(entity, changes)| {
            let made = alter(&ahead, entity, changes)?;
            if !ask.validate_only {
                // An entity may come twice: the later change sees the earlier.
                made.iter().for_each(|record| ahead.apply(record));
                records.extend(made);
            }
            Ok(())
        });
        let results = results.collect();
        (records, Reply::AlterClientQuotas(results))
    }
}

fn alter(image: &Image, entity: &QuotaEntity, changes: &[QuotaChange]) -> Result<Vec<Record>, AlterQuotasError> {
    check_entity(entity)?;
    let of_address = entity.contains_key(&QuotaPart::Ip);
    let (mut records, mut seen) = (vec![], BTreeSet::new());
    for QuotaChange { key, value } in changes {
        if !seen.insert(key) {
            return Err(AlterQuotasError::Twice { key: key.clone() });
        }
        let limit = limit(key, of_address).ok_or_else(|| AlterQuotasError::Key { key: key.clone() })?;
        if let Some(value) = value {
            check_value(key, limit, value.get())?;
        }
        let before = image.client_quotas(entity).and_then(|quotas| quotas.get(key)).copied();
        if before != *value {
            records.push(Record::ClientQuota { entity: entity.clone(), key: key.clone(), value: *value });
        }
    }
    Ok(records)
}

fn check_entity(entity: &QuotaEntity) -> Result<(), AlterQuotasError> {
    if entity.is_empty() {
        return Err(AlterQuotasError::NoEntity);
    }
    if entity.contains_key(&QuotaPart::Ip) && entity.len() > 1 {
        return Err(AlterQuotasError::Mixed);
    }
    for (part, name) in entity {
        let Some(name) = name else { continue };
        if name.is_empty() {
            return Err(AlterQuotasError::EmptyName { part: part.name() });
        }
        if name.len() > MAX_TEXT {
            return Err(AlterQuotasError::TooLong { length: name.len() });
        }
        if *part == QuotaPart::Ip && name.parse::<std::net::IpAddr>().is_err() {
            return Err(AlterQuotasError::NoAddress { name: name.clone() });
        }
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "Kafka compares with the same rounding")]
fn limit(key: &str, of_address: bool) -> Option<Limit> {
    match (key, of_address) {
        ("producer_byte_rate" | "consumer_byte_rate", false) => Some(Limit::Whole(i64::MAX as f64)),
        ("request_percentage" | "controller_mutation_rate", false) => Some(Limit::Fraction),
        ("connection_creation_rate", true) => Some(Limit::Whole(f64::from(i32::MAX))),
        _ => None,
    }
}

#[allow(clippy::cast_possible_truncation, reason = "only for print")]
fn check_value(key: &str, limit: Limit, value: f64) -> Result<(), AlterQuotasError> {
    // Also what is not a number.
    if value.is_nan() || value <= 0.0 {
        return Err(AlterQuotasError::NotAboveZero { key: key.to_owned() });
    }
    match limit {
        Limit::Whole(most) if value > most => Err(AlterQuotasError::TooLarge { key: key.to_owned(), most: most as i64 }),
        Limit::Whole(_) if value.fract() != 0.0 => Err(AlterQuotasError::NotWhole { key: key.to_owned() }),
        Limit::Whole(_) | Limit::Fraction => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Request;
    use crate::metadata::brokers::tests::{step, with_brokers};

    fn entity(parts: &[(QuotaPart, Option<&str>)]) -> QuotaEntity {
        parts.iter().map(|(part, name)| (*part, name.map(ToOwned::to_owned))).collect()
    }

    fn alter(metadata: &mut Metadata, entity: &QuotaEntity, key: &str, value: Option<f64>) -> Result<usize, AlterQuotasError> {
        let change = QuotaChange { key: key.to_owned(), value: value.map(QuotaValue::from) };
        let ask = AlterClientQuotas { entities: vec![(entity.clone(), vec![change])], validate_only: false };
        let decision = step(metadata, Request::AlterClientQuotas(ask));
        let (_, Reply::AlterClientQuotas(results)) = &decision.replies[0] else { panic!("{decision:?}") };
        results[0].clone().map(|()| decision.records.len())
    }

    #[test]
    fn refusals() {
        let (user, ip) = (entity(&[(QuotaPart::User, Some("alice"))]), entity(&[(QuotaPart::Ip, None)]));
        let key = |key: &str| AlterQuotasError::Key { key: key.to_owned() };
        let rate = "producer_byte_rate".to_owned();
        #[rustfmt::skip]
        let cases = vec![
            (entity(&[]), "producer_byte_rate", 1.0, AlterQuotasError::NoEntity),
            (entity(&[(QuotaPart::User, None), (QuotaPart::Ip, None)]), "producer_byte_rate", 1.0, AlterQuotasError::Mixed),
            (entity(&[(QuotaPart::User, Some(""))]), "producer_byte_rate", 1.0, AlterQuotasError::EmptyName { part: "user" }),
            (entity(&[(QuotaPart::Ip, Some("here"))]), "connection_creation_rate", 1.0, AlterQuotasError::NoAddress { name: "here".to_owned() }),
            (user.clone(), "nosuch", 1.0, key("nosuch")),
            (user.clone(), "connection_creation_rate", 1.0, key("connection_creation_rate")),
            (ip, "producer_byte_rate", 1.0, key("producer_byte_rate")),
            (user.clone(), "producer_byte_rate", 0.0, AlterQuotasError::NotAboveZero { key: rate.clone() }),
            (user.clone(), "producer_byte_rate", f64::NAN, AlterQuotasError::NotAboveZero { key: rate.clone() }),
            (user, "producer_byte_rate", 1.5, AlterQuotasError::NotWhole { key: rate }),
        ];
        for (entity, key, value, error) in cases {
            assert_eq!(alter(&mut with_brokers(&[1]), &entity, key, Some(value)), Err(error), "{entity:?} {key}={value}");
        }
    }

    #[test]
    fn a_limit_that_comes_twice_is_none() {
        let change = |value: f64| QuotaChange { key: "producer_byte_rate".to_owned(), value: Some(value.into()) };
        let entities = vec![(entity(&[(QuotaPart::User, Some("alice"))]), vec![change(7.0), change(5.0)])];
        let (records, reply) = with_brokers(&[1]).alter_client_quotas(&AlterClientQuotas { entities, validate_only: false });
        let twice = AlterQuotasError::Twice { key: "producer_byte_rate".to_owned() };
        assert_eq!((records, reply), (vec![], Reply::AlterClientQuotas(vec![Err(twice)])));
    }

    #[test]
    fn limits_come_and_go() {
        let mut metadata = with_brokers(&[1]);
        let both = entity(&[(QuotaPart::User, Some("alice")), (QuotaPart::ClientId, None)]);
        assert_eq!(alter(&mut metadata, &both, "request_percentage", Some(12.5)), Ok(1));
        assert_eq!(alter(&mut metadata, &both, "request_percentage", Some(12.5)), Ok(0), "as it is");
        assert_eq!(metadata.image().client_quotas(&both).expect("stored")["request_percentage"].get().to_bits(), 12.5f64.to_bits());
        assert_eq!(alter(&mut metadata, &both, "request_percentage", None), Ok(1));
        assert_eq!(metadata.image().client_quotas(&both), None);
        assert_eq!(alter(&mut metadata, &both, "request_percentage", None), Ok(0));
    }
}
