//! The JSON form of SyncGroupRequest.
//!
//! Generated from facts/messages/14_sync_group.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::sync_group_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &SyncGroupRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("generationId", form::number(&it.generation_id));
    out.put("memberId", form::text(&it.member_id));
    if version >= 3 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    if version >= 5 {
        out.put("protocolType", form::nullable(it.protocol_type.as_ref(), form::text));
    }
    if version >= 5 {
        out.put("protocolName", form::nullable(it.protocol_name.as_ref(), form::text));
    }
    out.put("assignments", form::array(&it.assignments, |it| sync_group_request_assignment_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn sync_group_request_assignment_json(it: &SyncGroupRequestAssignment, _: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    out.put("assignment", form::bytes(&it.assignment));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
