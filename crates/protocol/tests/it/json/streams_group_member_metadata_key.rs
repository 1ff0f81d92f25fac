//! The JSON form of StreamsGroupMemberMetadataKey.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_member_metadata_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupMemberMetadataKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("memberId", form::text(&it.member_id));
    out.done()
}
