//! The JSON form of OffsetCommitKey.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::offset_commit_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetCommitKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("group", form::text(&it.group));
    out.put("topic", form::text(&it.topic));
    out.put("partition", form::number(&it.partition));
    out.done()
}
