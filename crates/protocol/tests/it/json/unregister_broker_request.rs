//! The JSON form of UnregisterBrokerRequest.
//!
//! Generated from facts/messages/64_unregister_broker.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::unregister_broker_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &UnregisterBrokerRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
