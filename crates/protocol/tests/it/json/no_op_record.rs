//! The JSON form of NoOpRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::no_op_record::*;
use serde_json::Value;

use crate::json_form::Object;

pub(crate) fn json(it: &NoOpRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
