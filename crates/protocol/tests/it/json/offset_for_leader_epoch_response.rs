//! The JSON form of OffsetForLeaderEpochResponse.
//!
//! Generated from facts/messages/23_offset_for_leader_epoch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_for_leader_epoch_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetForLeaderEpochResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| offset_for_leader_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_for_leader_topic_result_json(it: &OffsetForLeaderTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, |it| epoch_end_offset_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn epoch_end_offset_json(it: &EpochEndOffset, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("partition", form::number(&it.partition));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("endOffset", form::number(&it.end_offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
