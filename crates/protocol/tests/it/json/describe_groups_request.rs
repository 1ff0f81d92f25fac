//! The JSON form of DescribeGroupsRequest.
//!
//! Generated from facts/messages/15_describe_groups.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_groups_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeGroupsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groups", form::array(&it.groups, form::text));
    if version >= 3 {
        out.put("includeAuthorizedOperations", form::number(&it.include_authorized_operations));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
