//! The JSON form of InitProducerIdResponse.
//!
//! Generated from facts/messages/22_init_producer_id.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::init_producer_id_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &InitProducerIdResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    if version >= 6 {
        out.put("ongoingTxnProducerId", form::number(&it.ongoing_txn_producer_id));
    }
    if version >= 6 {
        out.put("ongoingTxnProducerEpoch", form::number(&it.ongoing_txn_producer_epoch));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
