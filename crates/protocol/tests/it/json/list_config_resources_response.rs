//! The JSON form of ListConfigResourcesResponse.
//!
//! Generated from facts/messages/74_list_config_resources.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_config_resources_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListConfigResourcesResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("configResources", form::array(&it.config_resources, |it| config_resource_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn config_resource_json(it: &ConfigResource, version: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceName", form::text(&it.resource_name));
    if version >= 1 {
        out.put("resourceType", form::number(&it.resource_type));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
