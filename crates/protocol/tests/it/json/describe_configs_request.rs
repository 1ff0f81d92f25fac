//! The JSON form of DescribeConfigsRequest.
//!
//! Generated from facts/messages/32_describe_configs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_configs_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeConfigsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("resources", form::array(&it.resources, |it| describe_configs_resource_json(it, version)));
    out.put("includeSynonyms", form::number(&it.include_synonyms));
    if version >= 3 {
        out.put("includeDocumentation", form::number(&it.include_documentation));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_configs_resource_json(it: &DescribeConfigsResource, _: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("configurationKeys", form::nullable(it.configuration_keys.as_ref(), |it| form::array(it, form::text)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
