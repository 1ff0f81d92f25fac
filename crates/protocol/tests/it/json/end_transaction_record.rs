//! The JSON form of EndTransactionRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::end_transaction_record::*;
use serde_json::Value;

use crate::json_form::Object;

pub(crate) fn json(it: &EndTransactionRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
