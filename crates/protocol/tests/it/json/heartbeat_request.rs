//! The JSON form of HeartbeatRequest.
//!
//! Generated from facts/messages/12_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::heartbeat_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &HeartbeatRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("generationId", form::number(&it.generation_id));
    out.put("memberId", form::text(&it.member_id));
    if version >= 3 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
