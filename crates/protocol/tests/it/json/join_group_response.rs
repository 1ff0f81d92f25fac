//! The JSON form of JoinGroupResponse.
//!
//! Generated from facts/messages/11_join_group.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::join_group_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &JoinGroupResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 2 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("errorCode", form::number(&it.error_code));
    out.put("generationId", form::number(&it.generation_id));
    if version >= 7 {
        out.put("protocolType", form::nullable(it.protocol_type.as_ref(), form::text));
    }
    out.put("protocolName", form::nullable(it.protocol_name.as_ref(), form::text));
    out.put("leader", form::text(&it.leader));
    if version >= 9 {
        out.put("skipAssignment", form::number(&it.skip_assignment));
    }
    out.put("memberId", form::text(&it.member_id));
    out.put("members", form::array(&it.members, |it| join_group_response_member_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn join_group_response_member_json(it: &JoinGroupResponseMember, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    if version >= 5 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    out.put("metadata", form::bytes(&it.metadata));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
