//! The JSON form of AddOffsetsToTxnResponse.
//!
//! Generated from facts/messages/25_add_offsets_to_txn.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::add_offsets_to_txn_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AddOffsetsToTxnResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
