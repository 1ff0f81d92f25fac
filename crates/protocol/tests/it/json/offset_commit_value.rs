//! The JSON form of OffsetCommitValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::offset_commit_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

use milena_protocol::Uuid;
pub(crate) fn json(it: &OffsetCommitValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("offset", form::number(&it.offset));
    if version >= 3 {
        out.put("leaderEpoch", form::number(&it.leader_epoch));
    }
    out.put("metadata", form::text(&it.metadata));
    out.put("commitTimestamp", form::number(&it.commit_timestamp));
    if version == 1 {
        out.put("expireTimestamp", form::number(&it.expire_timestamp));
    }
    if version >= 4 && it.topic_id != Uuid::ZERO {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
