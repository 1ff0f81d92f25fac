//! The JSON form of GroupMetadataKey.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::group_metadata_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &GroupMetadataKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("group", form::text(&it.group));
    out.done()
}
