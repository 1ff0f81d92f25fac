//! AlterConfigs (33): puts settings in the place of all that a resource had. Deprecated; IncrementalAlterConfigs is what to use.
//!
//! Behaviour
//! - What is not named goes. Each resource succeeds or fails whole and alone; `validate_only` checks and changes nothing.
//! - A null value, a name twice, a resource twice: INVALID_REQUEST. Loggers have no such call: INVALID_REQUEST.
//! - Everything else as IncrementalAlterConfigs.
//!
//! Versions
//! - 0: KIP-133. 1: a throttled client is answered before its pause (KIP-219). 2: flexible encoding.
//!
//! Source: KIP-133; semantics rule 43.

use milena_engine::metadata::ConfigChange;
use milena_protocol::messages::alter_configs_request::{AlterConfigsRequest, AlterConfigsResource};
use milena_protocol::messages::alter_configs_response::{AlterConfigsResourceResponse, AlterConfigsResponse};

use super::configs::{self, Asked};
use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: AlterConfigsRequest) -> AlterConfigsResponse {
    let validate_only = request.validate_only;
    let named = |asked: &AlterConfigsResource| (asked.resource_type, asked.resource_name.clone());
    let results = configs::perform_each(context, request.resources, validate_only, named, from_wire).await;
    let responses = results.into_iter().map(|((resource_type, resource_name), result)| {
        let (error_code, error_message) = result.err().map_or((0, None), |refusal| (refusal.error.code(), refusal.message));
        AlterConfigsResourceResponse { error_code, error_message, resource_type, resource_name, ..Default::default() }
    });
    AlterConfigsResponse { responses: responses.collect(), ..AlterConfigsResponse::default() }
}

fn from_wire(context: &Context<'_>, asked: AlterConfigsResource) -> Result<Asked, Refusal> {
    configs::check_names(asked.configs.iter().map(|config| (config.name.as_str(), config.value.is_some())))?;
    let resource = configs::resource(context, asked.resource_type, &asked.resource_name)?;
    let settings = asked.configs.into_iter().map(|config| (config.name, config.value.unwrap_or_default()));
    Ok(Asked::Stored(resource, ConfigChange::Replace(settings.collect())))
}
