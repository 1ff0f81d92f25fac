//! The JSON form of AbortedTxn.
//!
//! Generated from facts/records/log_files.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::log_files::aborted_txn::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AbortedTxn, _: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    out.put("firstOffset", form::number(&it.first_offset));
    out.put("lastOffset", form::number(&it.last_offset));
    out.put("lastStableOffset", form::number(&it.last_stable_offset));
    out.done()
}
