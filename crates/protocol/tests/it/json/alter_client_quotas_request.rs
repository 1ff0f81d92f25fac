//! The JSON form of AlterClientQuotasRequest.
//!
//! Generated from facts/messages/49_alter_client_quotas.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_client_quotas_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterClientQuotasRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("entries", form::array(&it.entries, |it| entry_data_json(it, version)));
    out.put("validateOnly", form::number(&it.validate_only));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn entry_data_json(it: &EntryData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("entity", form::array(&it.entity, |it| entity_data_json(it, version)));
    out.put("ops", form::array(&it.ops, |it| op_data_json(it, version)));
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

fn op_data_json(it: &OpData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("key", form::text(&it.key));
    out.put("value", form::number(&it.value));
    out.put("remove", form::number(&it.remove));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
