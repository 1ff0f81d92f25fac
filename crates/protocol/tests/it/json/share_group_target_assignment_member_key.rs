//! The JSON form of ShareGroupTargetAssignmentMemberKey.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::share_group_target_assignment_member_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupTargetAssignmentMemberKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("memberId", form::text(&it.member_id));
    out.done()
}
