//! The JSON form of AccessControlEntryRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::access_control_entry_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AccessControlEntryRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("id", form::uuid(&it.id));
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("patternType", form::number(&it.pattern_type));
    out.put("principal", form::text(&it.principal));
    out.put("host", form::text(&it.host));
    out.put("operation", form::number(&it.operation));
    out.put("permissionType", form::number(&it.permission_type));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
