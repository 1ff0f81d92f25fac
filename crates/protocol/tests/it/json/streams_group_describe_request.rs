//! The JSON form of StreamsGroupDescribeRequest.
//!
//! Generated from facts/messages/89_streams_group_describe.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::streams_group_describe_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupDescribeRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupIds", form::array(&it.group_ids, form::text));
    out.put("includeAuthorizedOperations", form::number(&it.include_authorized_operations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
