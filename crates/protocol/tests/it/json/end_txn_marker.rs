//! The JSON form of EndTxnMarker.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::end_txn_marker::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &EndTxnMarker, _: i16) -> Value {
    let mut out = Object::default();
    out.put("coordinatorEpoch", form::number(&it.coordinator_epoch));
    out.done()
}
