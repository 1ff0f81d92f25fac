//! The JSON form of ListGroupsRequest.
//!
//! Generated from facts/messages/16_list_groups.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_groups_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListGroupsRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 4 {
        out.put("statesFilter", form::array(&it.states_filter, form::text));
    }
    if version >= 5 {
        out.put("typesFilter", form::array(&it.types_filter, form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
