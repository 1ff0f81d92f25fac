//! The JSON form of DescribeTopicPartitionsResponse.
//!
//! Generated from facts/messages/75_describe_topic_partitions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_topic_partitions_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeTopicPartitionsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| describe_topic_partitions_response_topic_json(it, version)));
    out.put("nextCursor", form::nullable(it.next_cursor.as_ref(), |it| cursor_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_topic_partitions_response_topic_json(it: &DescribeTopicPartitionsResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("name", form::nullable(it.name.as_ref(), form::text));
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("isInternal", form::number(&it.is_internal));
    out.put("partitions", form::array(&it.partitions, |it| describe_topic_partitions_response_partition_json(it, version)));
    out.put("topicAuthorizedOperations", form::number(&it.topic_authorized_operations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_topic_partitions_response_partition_json(it: &DescribeTopicPartitionsResponsePartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("replicaNodes", form::array(&it.replica_nodes, form::number));
    out.put("isrNodes", form::array(&it.isr_nodes, form::number));
    out.put("eligibleLeaderReplicas", form::nullable(it.eligible_leader_replicas.as_ref(), |it| form::array(it, form::number)));
    out.put("lastKnownElr", form::nullable(it.last_known_elr.as_ref(), |it| form::array(it, form::number)));
    out.put("offlineReplicas", form::array(&it.offline_replicas, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn cursor_json(it: &Cursor, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitionIndex", form::number(&it.partition_index));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
