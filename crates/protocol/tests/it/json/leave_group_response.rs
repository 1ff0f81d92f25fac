//! The JSON form of LeaveGroupResponse.
//!
//! Generated from facts/messages/13_leave_group.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::leave_group_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &LeaveGroupResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("errorCode", form::number(&it.error_code));
    if version >= 3 {
        out.put("members", form::array(&it.members, |it| member_response_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn member_response_json(it: &MemberResponse, _: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
