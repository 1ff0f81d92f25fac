//! The JSON form of ListGroupsResponse.
//!
//! Generated from facts/messages/16_list_groups.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_groups_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListGroupsResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("errorCode", form::number(&it.error_code));
    out.put("groups", form::array(&it.groups, |it| listed_group_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn listed_group_json(it: &ListedGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("protocolType", form::text(&it.protocol_type));
    if version >= 4 {
        out.put("groupState", form::text(&it.group_state));
    }
    if version >= 5 {
        out.put("groupType", form::text(&it.group_type));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
