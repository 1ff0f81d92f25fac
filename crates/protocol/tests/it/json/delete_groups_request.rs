//! The JSON form of DeleteGroupsRequest.
//!
//! Generated from facts/messages/42_delete_groups.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_groups_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteGroupsRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupsNames", form::array(&it.groups_names, form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
