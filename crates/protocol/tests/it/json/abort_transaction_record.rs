//! The JSON form of AbortTransactionRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::abort_transaction_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AbortTransactionRecord, _: i16) -> Value {
    let mut out = Object::default();
    if it.reason.is_some() {
        out.put("reason", form::nullable(it.reason.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
