//! The JSON form of SnapshotHeaderRecord.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::snapshot_header_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SnapshotHeaderRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("version", form::number(&it.version));
    out.put("lastContainedLogTimestamp", form::number(&it.last_contained_log_timestamp));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
