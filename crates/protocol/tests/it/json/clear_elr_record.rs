//! The JSON form of ClearElrRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::clear_elr_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ClearElrRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
