//! The JSON form of EndTxnRequest.
//!
//! Generated from facts/messages/26_end_txn.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::end_txn_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &EndTxnRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    out.put("committed", form::number(&it.committed));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
