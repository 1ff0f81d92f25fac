//! The JSON form of StreamsGroupTargetAssignmentMetadataKey.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupTargetAssignmentMetadataKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.done()
}
