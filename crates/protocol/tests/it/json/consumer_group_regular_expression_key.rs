//! The JSON form of ConsumerGroupRegularExpressionKey.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::consumer_group_regular_expression_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupRegularExpressionKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("regularExpression", form::text(&it.regular_expression));
    out.done()
}
