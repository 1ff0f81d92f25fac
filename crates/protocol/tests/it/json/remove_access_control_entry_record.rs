//! The JSON form of RemoveAccessControlEntryRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::remove_access_control_entry_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RemoveAccessControlEntryRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("id", form::uuid(&it.id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
