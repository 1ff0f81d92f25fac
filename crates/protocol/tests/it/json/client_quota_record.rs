//! The JSON form of ClientQuotaRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::client_quota_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ClientQuotaRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("entity", form::array(&it.entity, |it| entity_data_json(it, version)));
    out.put("key", form::text(&it.key));
    out.put("value", form::number(&it.value));
    out.put("remove", form::number(&it.remove));
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
