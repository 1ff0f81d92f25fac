//! The JSON form of EndTxnResponse.
//!
//! Generated from facts/messages/26_end_txn.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::end_txn_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &EndTxnResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    if version >= 5 {
        out.put("producerId", form::number(&it.producer_id));
    }
    if version >= 5 {
        out.put("producerEpoch", form::number(&it.producer_epoch));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
