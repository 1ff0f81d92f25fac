//! The JSON form of AllocateProducerIdsRequest.
//!
//! Generated from facts/messages/67_allocate_producer_ids.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::allocate_producer_ids_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AllocateProducerIdsRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
