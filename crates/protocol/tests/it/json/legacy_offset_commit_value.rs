//! The JSON form of LegacyOffsetCommitValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::legacy_offset_commit_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &LegacyOffsetCommitValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("offset", form::number(&it.offset));
    out.put("metadata", form::text(&it.metadata));
    out.put("commitTimestamp", form::number(&it.commit_timestamp));
    out.done()
}
