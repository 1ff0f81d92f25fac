//! The JSON form of ConsumerGroupDescribeRequest.
//!
//! Generated from facts/messages/69_consumer_group_describe.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::consumer_group_describe_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupDescribeRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupIds", form::array(&it.group_ids, form::text));
    out.put("includeAuthorizedOperations", form::number(&it.include_authorized_operations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
