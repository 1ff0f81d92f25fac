//! The JSON form of BrokerRegistrationResponse.
//!
//! Generated from facts/messages/62_broker_registration.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::broker_registration_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BrokerRegistrationResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
