//! The JSON form of DescribeClientQuotasResponse.
//!
//! Generated from facts/messages/48_describe_client_quotas.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_client_quotas_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeClientQuotasResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("entries", form::nullable(it.entries.as_ref(), |it| form::array(it, |it| entry_data_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn entry_data_json(it: &EntryData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("entity", form::array(&it.entity, |it| entity_data_json(it, version)));
    out.put("values", form::array(&it.values, |it| value_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn entity_data_json(it: &EntityData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("entityType", form::text(&it.entity_type));
    out.put("entityName", form::nullable(it.entity_name.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn value_data_json(it: &ValueData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("key", form::text(&it.key));
    out.put("value", form::number(&it.value));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
