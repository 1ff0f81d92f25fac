//! What the calls about configs share: which resource is meant, and what is refused before the controller is asked.
//!
//! Source: KIP-133, KIP-226, KIP-339; semantics rule 43; observed 28, 30.

use std::collections::{BTreeMap, BTreeSet};

use milena_engine::metadata::{AlterConfigs, ConfigChange, ConfigKind, ConfigResource};
use milena_protocol::ErrorCode;

use crate::context::Context;
use crate::loggers::LoggerChange;
use crate::refusal::Refusal;

/// Kafka's number of the resource that loggers are; their levels are a broker's own and stored nowhere.
pub(super) const BROKER_LOGGER: i8 = 8;

/// A resource as the wire names it.
pub(super) type Named = (i8, String);

/// What one resource of a request asks for; refused already, or to be tried.
pub(super) enum Asked {
    Refused(Refusal),
    Stored(ConfigResource, ConfigChange),
    Loggers(Vec<LoggerChange>),
}

pub(super) fn invalid(why: impl ToString) -> Refusal {
    Refusal::because(ErrorCode::InvalidRequest, &why)
}

/// Does what `resources` ask for; the result of each under its name, in the order asked. One that comes twice is refused.
pub(super) async fn perform_each<R>(
    context: &Context<'_>,
    resources: Vec<R>,
    validate_only: bool,
    named: impl Fn(&R) -> Named,
    from_wire: impl Fn(&Context<'_>, R) -> Result<Asked, Refusal>,
) -> Vec<(Named, Result<(), Refusal>)> {
    let names: Vec<Named> = resources.iter().map(named).collect();
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<&Named> = names.iter().filter(|name| !seen.insert(*name)).collect();
    let ask = |(name, resource)| match twice.contains(name) {
        true => Asked::Refused(invalid("Each resource must appear at most once.")),
        false => from_wire(context, resource).unwrap_or_else(Asked::Refused),
    };
    let asked = names.iter().zip(resources).map(ask).collect();
    let results = perform(context, asked, validate_only).await;
    names.into_iter().zip(results).collect()
}

/// The stored resource that is meant. A broker takes settings for all brokers, or for itself.
pub(super) fn resource(context: &Context<'_>, kind: i8, name: &str) -> Result<ConfigResource, Refusal> {
    let kind = ConfigKind::from_number(kind).ok_or_else(|| invalid(format!("Unknown resource type {kind}")))?;
    if kind == ConfigKind::Broker && !name.is_empty() {
        check_is_this_broker(context, name)?;
        // However the number was written, the settings are found under one name.
        return Ok(ConfigResource::broker(context.broker.cluster.node));
    }
    Ok(ConfigResource { kind, name: name.to_owned() })
}

pub(super) fn check_is_this_broker(context: &Context<'_>, name: &str) -> Result<(), Refusal> {
    let me = context.broker.config.node_id;
    match name.parse::<i32>() {
        Ok(id) if id == me => Ok(()),
        Ok(id) => Err(invalid(format!("Unexpected broker id, expected {me} or empty string, but received {id}"))),
        Err(_) => Err(invalid(format!("Broker id must be an integer, but it is: {name}"))),
    }
}

/// Each name once, each with a value where it needs one.
pub(super) fn check_names<'a>(settings: impl Iterator<Item = (&'a str, bool)>) -> Result<(), Refusal> {
    let (mut seen, mut missing, mut twice) = (BTreeSet::new(), vec![], false);
    for (name, has_what_it_needs) in settings {
        twice |= !seen.insert(name);
        if !has_what_it_needs {
            missing.push(name);
        }
    }
    if !missing.is_empty() {
        return Err(invalid(format!("Null value not supported for : {}", missing.join(","))));
    }
    if twice { Err(invalid("Error due to duplicate config keys")) } else { Ok(()) }
}

async fn perform(context: &Context<'_>, asked: Vec<Asked>, validate_only: bool) -> Vec<Result<(), Refusal>> {
    let (mut results, mut stored, mut places) = (BTreeMap::new(), vec![], vec![]);
    let count = asked.len();
    for (place, asked) in asked.into_iter().enumerate() {
        match asked {
            Asked::Refused(refusal) => drop(results.insert(place, Err(refusal))),
            Asked::Loggers(changes) => {
                let changed = context.broker.loggers.alter(&changes, validate_only);
                results.insert(place, changed.map_err(Refusal::from));
            }
            Asked::Stored(resource, change) => {
                stored.push((resource, change));
                places.push(place);
            }
        }
    }
    if !stored.is_empty() {
        let answer = context.broker.cluster.forward.alter_configs(AlterConfigs { resources: stored, validate_only }).await;
        let told: Vec<Result<(), Refusal>> = match answer {
            Ok(told) => told.into_iter().map(|told| told.map_err(Refusal::from)).collect(),
            Err(error) => vec![Err(Refusal::from(error)); places.len()],
        };
        results.extend(places.into_iter().zip(told));
    }
    (0..count).map(|place| results.remove(&place).unwrap_or(Ok(()))).collect()
}
