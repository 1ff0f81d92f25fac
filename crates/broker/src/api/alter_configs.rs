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

use super::configs::{self, Asked, invalid};
use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: AlterConfigsRequest) -> AlterConfigsResponse {
    let twice = configs::named_twice(request.resources.iter().map(|asked| (asked.resource_type, asked.resource_name.as_str())));
    let named: Vec<_> = request.resources.iter().map(|asked| (asked.resource_type, asked.resource_name.clone())).collect();
    let asked = request.resources.into_iter().map(|resource| {
        if twice.contains(&(resource.resource_type, resource.resource_name.clone())) {
            return Asked::Refused(invalid("Each resource must appear at most once."));
        }
        from_wire(context, resource).unwrap_or_else(Asked::Refused)
    });
    let results = configs::perform(context, asked.collect(), request.validate_only).await;
    let responses = named.into_iter().zip(results).map(|((resource_type, resource_name), result)| {
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
