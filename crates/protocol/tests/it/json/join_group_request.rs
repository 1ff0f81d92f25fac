//! The JSON form of JoinGroupRequest.
//!
//! Generated from facts/messages/11_join_group.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::join_group_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &JoinGroupRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("sessionTimeoutMs", form::number(&it.session_timeout_ms));
    if version >= 1 {
        out.put("rebalanceTimeoutMs", form::number(&it.rebalance_timeout_ms));
    }
    out.put("memberId", form::text(&it.member_id));
    if version >= 5 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    out.put("protocolType", form::text(&it.protocol_type));
    out.put("protocols", form::array(&it.protocols, |it| join_group_request_protocol_json(it, version)));
    if version >= 8 {
        out.put("reason", form::nullable(it.reason.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn join_group_request_protocol_json(it: &JoinGroupRequestProtocol, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("metadata", form::bytes(&it.metadata));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
