//! The JSON form of ConsumerGroupRegularExpressionValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::consumer_group_regular_expression_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupRegularExpressionValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, form::text));
    out.put("version", form::number(&it.version));
    out.put("timestamp", form::number(&it.timestamp));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
