//! The JSON form of LeaveGroupRequest.
//!
//! Generated from facts/messages/13_leave_group.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::leave_group_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &LeaveGroupRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    if version <= 2 {
        out.put("memberId", form::text(&it.member_id));
    }
    if version >= 3 {
        out.put("members", form::array(&it.members, |it| member_identity_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn member_identity_json(it: &MemberIdentity, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    if version >= 5 {
        out.put("reason", form::nullable(it.reason.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
