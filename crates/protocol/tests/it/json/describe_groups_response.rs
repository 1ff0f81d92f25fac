//! The JSON form of DescribeGroupsResponse.
//!
//! Generated from facts/messages/15_describe_groups.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_groups_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeGroupsResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    out.put("groups", form::array(&it.groups, |it| described_group_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn described_group_json(it: &DescribedGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    if version >= 6 {
        out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    }
    out.put("groupId", form::text(&it.group_id));
    out.put("groupState", form::text(&it.group_state));
    out.put("protocolType", form::text(&it.protocol_type));
    out.put("protocolData", form::text(&it.protocol_data));
    out.put("members", form::array(&it.members, |it| described_group_member_json(it, version)));
    if version >= 3 {
        out.put("authorizedOperations", form::number(&it.authorized_operations));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn described_group_member_json(it: &DescribedGroupMember, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    if version >= 4 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    out.put("memberMetadata", form::bytes(&it.member_metadata));
    out.put("memberAssignment", form::bytes(&it.member_assignment));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
