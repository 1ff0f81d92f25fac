//! The JSON form of DescribeClientQuotasRequest.
//!
//! Generated from facts/messages/48_describe_client_quotas.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_client_quotas_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeClientQuotasRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("components", form::array(&it.components, |it| component_data_json(it, version)));
    out.put("strict", form::number(&it.strict));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn component_data_json(it: &ComponentData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("entityType", form::text(&it.entity_type));
    out.put("matchType", form::number(&it.match_type));
    out.put("match", form::nullable(it.r#match.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
