//! The JSON form of DeleteGroupsResponse.
//!
//! Generated from facts/messages/42_delete_groups.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_groups_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteGroupsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("results", form::array(&it.results, |it| deletable_group_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn deletable_group_result_json(it: &DeletableGroupResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
