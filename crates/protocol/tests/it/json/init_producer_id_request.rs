//! The JSON form of InitProducerIdRequest.
//!
//! Generated from facts/messages/22_init_producer_id.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::init_producer_id_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &InitProducerIdRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::nullable(it.transactional_id.as_ref(), form::text));
    out.put("transactionTimeoutMs", form::number(&it.transaction_timeout_ms));
    if version >= 3 {
        out.put("producerId", form::number(&it.producer_id));
    }
    if version >= 3 {
        out.put("producerEpoch", form::number(&it.producer_epoch));
    }
    if version >= 6 {
        out.put("enable2Pc", form::number(&it.enable2_pc));
    }
    if version >= 6 {
        out.put("keepPreparedTxn", form::number(&it.keep_prepared_txn));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
