//! The JSON form of ShareGroupHeartbeatResponse.
//!
//! Generated from facts/messages/76_share_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::share_group_heartbeat_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupHeartbeatResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("memberId", form::nullable(it.member_id.as_ref(), form::text));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("heartbeatIntervalMs", form::number(&it.heartbeat_interval_ms));
    out.put("assignment", form::nullable(it.assignment.as_ref(), |it| assignment_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn assignment_json(it: &Assignment, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicPartitions", form::array(&it.topic_partitions, |it| topic_partitions_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_json(it: &TopicPartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
