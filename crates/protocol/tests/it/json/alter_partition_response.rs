//! The JSON form of AlterPartitionResponse.
//!
//! Generated from facts/messages/56_alter_partition.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_partition_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterPartitionResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_data_json(it: &TopicData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("isr", form::array(&it.isr, form::number));
    out.put("leaderRecoveryState", form::number(&it.leader_recovery_state));
    out.put("partitionEpoch", form::number(&it.partition_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
