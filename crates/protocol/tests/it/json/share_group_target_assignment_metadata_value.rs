//! The JSON form of ShareGroupTargetAssignmentMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupTargetAssignmentMetadataValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("assignmentEpoch", form::number(&it.assignment_epoch));
    if it.assignment_timestamp != 0 {
        out.put("assignmentTimestamp", form::number(&it.assignment_timestamp));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
