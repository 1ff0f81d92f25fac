//! The JSON form of AlterReplicaLogDirsResponse.
//!
//! Generated from facts/messages/34_alter_replica_log_dirs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_replica_log_dirs_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterReplicaLogDirsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("results", form::array(&it.results, |it| alter_replica_log_dir_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_replica_log_dir_topic_result_json(it: &AlterReplicaLogDirTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, |it| alter_replica_log_dir_partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_replica_log_dir_partition_result_json(it: &AlterReplicaLogDirPartitionResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
