//! DescribeConfigs (32): every setting of topics, brokers, groups, client metrics subscriptions and loggers, with where it comes from.
//!
//! Behaviour
//! - Every key of the resource, or those named (null and an empty list mean all); a key that does not exist is left out.
//! - Synonyms, in the order in which they win, and documentation only if asked for. A secret has no value, nor has a key that is no
//!   option, because it may be somebody's secret.
//! - A resource that comes more than once is answered once, with all that was asked of it. (Kafka answers each time.)
//! - A topic must exist: UNKNOWN_TOPIC_OR_PARTITION, or INVALID_TOPIC_EXCEPTION for a name that none can have. A group need not.
//! - A broker tells of itself, or (empty name) what is set for all brokers; another's name, or none for loggers, groups and
//!   subscriptions, and an unknown kind: INVALID_REQUEST.
//!
//! Versions
//! - 1: source and synonyms (KIP-226). 2: throttled clients (KIP-219). 3: type and documentation (KIP-569). 4: flexible encoding.
//!
//! Source: KIP-133, KIP-226, KIP-569, KIP-412, KIP-714; semantics rule 43; observed 29, 30.

use std::collections::{BTreeMap, BTreeSet};

use milena_config::describe::{self, Entry, Given};
use milena_config::option::Kind;
use milena_engine::metadata::{ConfigKind, ConfigResource, check_topic_name};
use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_configs_request::{DescribeConfigsRequest, DescribeConfigsResource};
use milena_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse, DescribeConfigsResult, DescribeConfigsSynonym,
};

use super::configs::{BROKER_LOGGER, check_is_this_broker, invalid};
use crate::context::Context;
use crate::refusal::Refusal;

/// What the asker wants beside the values.
#[derive(Clone, Copy)]
struct Wanted {
    synonyms: bool,
    documentation: bool,
}

pub(super) async fn handle(context: &Context<'_>, request: DescribeConfigsRequest) -> DescribeConfigsResponse {
    let wanted = Wanted { synonyms: request.include_synonyms, documentation: request.include_documentation };
    let results = each_once(request.resources).into_iter().map(|asked| describe(context, asked, wanted));
    DescribeConfigsResponse { results: results.collect(), ..DescribeConfigsResponse::default() }
}

/// A resource that comes again is answered at its first place, with all that was asked of it: a small request cannot make a vast answer.
fn each_once(asked: Vec<DescribeConfigsResource>) -> Vec<DescribeConfigsResource> {
    let mut places: BTreeMap<(i8, String), usize> = BTreeMap::new();
    let mut once: Vec<DescribeConfigsResource> = vec![];
    for resource in asked {
        let keys = resource.configuration_keys.clone().filter(|keys| !keys.is_empty());
        let place = *places.entry((resource.resource_type, resource.resource_name.clone())).or_insert(once.len());
        match (once.get_mut(place), keys) {
            (None, keys) => once.push(DescribeConfigsResource { configuration_keys: keys, ..resource }),
            (Some(first), None) => first.configuration_keys = None,
            (Some(first), Some(keys)) => first.configuration_keys.iter_mut().for_each(|known| known.extend(keys.iter().cloned())),
        }
    }
    once
}

fn describe(context: &Context<'_>, asked: DescribeConfigsResource, wanted: Wanted) -> DescribeConfigsResult {
    let told = DescribeConfigsResult {
        error_message: None,
        resource_type: asked.resource_type,
        resource_name: asked.resource_name,
        ..DescribeConfigsResult::default()
    };
    match entries(context, told.resource_type, &told.resource_name) {
        Ok(entries) => {
            let named: Option<BTreeSet<String>> = asked.configuration_keys.map(|keys| keys.into_iter().collect());
            let is_wanted = |entry: &Entry| named.as_ref().is_none_or(|keys| keys.contains(&entry.name));
            let configs = entries.into_iter().filter(is_wanted).map(|entry| to_wire(entry, wanted));
            DescribeConfigsResult { configs: configs.collect(), ..told }
        }
        Err(refusal) => DescribeConfigsResult { error_code: refusal.error.code(), error_message: refusal.message, ..told },
    }
}

fn entries(context: &Context<'_>, kind: i8, name: &str) -> Result<Vec<Entry>, Refusal> {
    let broker = context.broker;
    if kind == BROKER_LOGGER {
        check_is_this_broker(context, name)?;
        return Ok(broker.loggers.describe());
    }
    let kind = ConfigKind::from_number(kind).ok_or_else(|| invalid(format!("Unsupported resource type: {kind}")))?;
    let image = broker.image();
    let resource = ConfigResource { kind, name: name.to_owned() };
    let overrides = image.configs(&resource).map(|stored| stored.as_ref().clone()).unwrap_or_default();
    Ok(match kind {
        ConfigKind::Topic => {
            check_topic_name(name)?;
            if image.topic(name).is_none() {
                return Err(Refusal::of(ErrorCode::UnknownTopicOrPartition));
            }
            describe::topic(&overrides, &broker.options.levels())
        }
        ConfigKind::Broker if name.is_empty() => describe::cluster(&broker.options.levels()),
        ConfigKind::Broker => {
            check_is_this_broker(context, name)?;
            describe::broker(&broker.options.levels())
        }
        ConfigKind::Group if name.is_empty() => return Err(invalid("Group name must not be empty")),
        ConfigKind::Group => describe::group(&overrides, &broker.options.levels()),
        ConfigKind::ClientMetrics if name.is_empty() => return Err(invalid("Client metrics subscription name must not be empty")),
        ConfigKind::ClientMetrics => describe::client_metrics(&overrides),
    })
}

fn to_wire(entry: Entry, wanted: Wanted) -> DescribeConfigsResourceResult {
    let synonym = |given: Given| DescribeConfigsSynonym {
        name: given.name,
        value: given.value,
        source: given.source as i8,
        ..DescribeConfigsSynonym::default()
    };
    DescribeConfigsResourceResult {
        name: entry.name,
        value: entry.value,
        read_only: entry.read_only,
        config_source: entry.source as i8,
        is_sensitive: entry.sensitive,
        synonyms: if wanted.synonyms { entry.synonyms.into_iter().map(synonym).collect() } else { vec![] },
        config_type: number_of(entry.kind),
        documentation: entry.documentation.filter(|_| wanted.documentation),
        ..DescribeConfigsResourceResult::default()
    }
}

/// Kafka's numbers (facts/enums.txt, ConfigType); 0 for what is no option.
fn number_of(kind: Option<Kind>) -> i8 {
    match kind {
        None => 0,
        Some(Kind::Boolean) => 1,
        Some(Kind::String) => 2,
        Some(Kind::Int) => 3,
        Some(Kind::Short) => 4,
        Some(Kind::Long) => 5,
        Some(Kind::Double) => 6,
        Some(Kind::List) => 7,
        Some(Kind::Class) => 8,
        Some(Kind::Password) => 9,
    }
}
