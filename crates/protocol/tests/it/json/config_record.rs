//! The JSON form of ConfigRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::config_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConfigRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("name", form::text(&it.name));
    out.put("value", form::nullable(it.value.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
