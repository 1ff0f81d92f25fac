//! The JSON form of AllocateProducerIdsResponse.
//!
//! Generated from facts/messages/67_allocate_producer_ids.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::allocate_producer_ids_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AllocateProducerIdsResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("producerIdStart", form::number(&it.producer_id_start));
    out.put("producerIdLen", form::number(&it.producer_id_len));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
