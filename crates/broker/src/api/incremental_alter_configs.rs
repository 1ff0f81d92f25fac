//! IncrementalAlterConfigs (44): changes single settings of topics, brokers, groups, client metrics subscriptions and loggers.
//!
//! Behaviour
//! - Each resource succeeds or fails whole and alone. `validate_only` checks everything and changes nothing.
//! - Operations: 0 SET, 1 DELETE, 2 APPEND and 3 SUBTRACT, the last two on lists, from the value in force. To take away what is not
//!   there is no error. A null value with anything but DELETE, a name twice, a resource twice, another operation: INVALID_REQUEST.
//! - A broker's settings are for all brokers (empty name) or this one; any other name: INVALID_REQUEST. What only a restart changes, and
//!   values that cannot be: INVALID_REQUEST too, as Kafka says it there; for the other kinds INVALID_CONFIG.
//! - Levels of loggers are this broker's, and gone with it. The answer comes when what changed is in force here.
//!
//! Versions
//! - 0: KIP-339. 1: flexible encoding.
//!
//! Source: KIP-339, KIP-412, KIP-714; semantics rule 43; observed 28, 30.

use milena_config::dynamic::Operation;
use milena_engine::metadata::ConfigChange;
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_protocol::messages::incremental_alter_configs_response::{AlterConfigsResourceResponse, IncrementalAlterConfigsResponse};

use super::configs::{self, Asked, BROKER_LOGGER, invalid};
use crate::context::Context;
use crate::loggers::LoggerChange;
use crate::refusal::Refusal;

const DELETE: i8 = 1;

pub(super) async fn handle(context: &Context<'_>, request: IncrementalAlterConfigsRequest) -> IncrementalAlterConfigsResponse {
    let validate_only = request.validate_only;
    let named = |asked: &AlterConfigsResource| (asked.resource_type, asked.resource_name.clone());
    let results = configs::perform_each(context, request.resources, validate_only, named, from_wire).await;
    let responses = results.into_iter().map(|((resource_type, resource_name), result)| {
        let (error_code, error_message) = result.err().map_or((0, None), |refusal| (refusal.error.code(), refusal.message));
        AlterConfigsResourceResponse { error_code, error_message, resource_type, resource_name, ..Default::default() }
    });
    IncrementalAlterConfigsResponse { responses: responses.collect(), ..IncrementalAlterConfigsResponse::default() }
}

fn from_wire(context: &Context<'_>, asked: AlterConfigsResource) -> Result<Asked, Refusal> {
    configs::check_names(
        asked.configs.iter().map(|config| (config.name.as_str(), config.config_operation == DELETE || config.value.is_some())),
    )?;
    let operations = asked.configs.into_iter().map(operation).collect::<Result<Vec<_>, Refusal>>()?;
    if asked.resource_type == BROKER_LOGGER {
        configs::check_is_this_broker(context, &asked.resource_name)?;
        return Ok(Asked::Loggers(operations.into_iter().map(|(name, operation)| LoggerChange { name, operation }).collect()));
    }
    let resource = configs::resource(context, asked.resource_type, &asked.resource_name)?;
    Ok(Asked::Stored(resource, ConfigChange::Each(operations)))
}

fn operation(config: AlterableConfig) -> Result<(String, Operation), Refusal> {
    let value = config.value.unwrap_or_default();
    let operation = match config.config_operation {
        0 => Operation::Set(value),
        DELETE => Operation::Delete,
        2 => Operation::Append(value),
        3 => Operation::Subtract(value),
        number => return Err(invalid(format!("{}: {number} is no operation", config.name))),
    };
    Ok((config.name, operation))
}
