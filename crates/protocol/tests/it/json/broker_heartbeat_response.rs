//! The JSON form of BrokerHeartbeatResponse.
//!
//! Generated from facts/messages/63_broker_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::broker_heartbeat_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BrokerHeartbeatResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("isCaughtUp", form::number(&it.is_caught_up));
    out.put("isFenced", form::number(&it.is_fenced));
    out.put("shouldShutDown", form::number(&it.should_shut_down));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
