//! The JSON form of DescribeConfigsResponse.
//!
//! Generated from facts/messages/32_describe_configs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_configs_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeConfigsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("results", form::array(&it.results, |it| describe_configs_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_configs_result_json(it: &DescribeConfigsResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("configs", form::array(&it.configs, |it| describe_configs_resource_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_configs_resource_result_json(it: &DescribeConfigsResourceResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("value", form::nullable(it.value.as_ref(), form::text));
    out.put("readOnly", form::number(&it.read_only));
    out.put("configSource", form::number(&it.config_source));
    out.put("isSensitive", form::number(&it.is_sensitive));
    out.put("synonyms", form::array(&it.synonyms, |it| describe_configs_synonym_json(it, version)));
    if version >= 3 {
        out.put("configType", form::number(&it.config_type));
    }
    if version >= 3 {
        out.put("documentation", form::nullable(it.documentation.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_configs_synonym_json(it: &DescribeConfigsSynonym, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("value", form::nullable(it.value.as_ref(), form::text));
    out.put("source", form::number(&it.source));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
