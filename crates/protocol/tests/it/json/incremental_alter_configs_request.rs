//! The JSON form of IncrementalAlterConfigsRequest.
//!
//! Generated from facts/messages/44_incremental_alter_configs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::incremental_alter_configs_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &IncrementalAlterConfigsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("resources", form::array(&it.resources, |it| alter_configs_resource_json(it, version)));
    out.put("validateOnly", form::number(&it.validate_only));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_configs_resource_json(it: &AlterConfigsResource, version: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("configs", form::array(&it.configs, |it| alterable_config_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alterable_config_json(it: &AlterableConfig, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("configOperation", form::number(&it.config_operation));
    out.put("value", form::nullable(it.value.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
