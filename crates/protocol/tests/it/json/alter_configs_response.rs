//! The JSON form of AlterConfigsResponse.
//!
//! Generated from facts/messages/33_alter_configs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_configs_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterConfigsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("responses", form::array(&it.responses, |it| alter_configs_resource_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_configs_resource_response_json(it: &AlterConfigsResourceResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
