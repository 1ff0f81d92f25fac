//! The JSON form of BeginTransactionRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::begin_transaction_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BeginTransactionRecord, _: i16) -> Value {
    let mut out = Object::default();
    if it.name.is_some() {
        out.put("name", form::nullable(it.name.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
