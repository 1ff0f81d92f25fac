//! The JSON form of AddOffsetsToTxnRequest.
//!
//! Generated from facts/messages/25_add_offsets_to_txn.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::add_offsets_to_txn_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AddOffsetsToTxnRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    out.put("groupId", form::text(&it.group_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
