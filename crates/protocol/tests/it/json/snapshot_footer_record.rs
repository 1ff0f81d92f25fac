//! The JSON form of SnapshotFooterRecord.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::snapshot_footer_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SnapshotFooterRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("version", form::number(&it.version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
