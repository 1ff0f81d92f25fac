//! The JSON form of OffsetCommitRequest.
//!
//! Generated from facts/messages/08_offset_commit.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_commit_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetCommitRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("generationIdOrMemberEpoch", form::number(&it.generation_id_or_member_epoch));
    out.put("memberId", form::text(&it.member_id));
    if version >= 7 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    if version <= 4 {
        out.put("retentionTimeMs", form::number(&it.retention_time_ms));
    }
    out.put("topics", form::array(&it.topics, |it| offset_commit_request_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_commit_request_topic_json(it: &OffsetCommitRequestTopic, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 9 {
        out.put("name", form::text(&it.name));
    }
    if version >= 10 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitions", form::array(&it.partitions, |it| offset_commit_request_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_commit_request_partition_json(it: &OffsetCommitRequestPartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("committedOffset", form::number(&it.committed_offset));
    if version >= 6 {
        out.put("committedLeaderEpoch", form::number(&it.committed_leader_epoch));
    }
    out.put("committedMetadata", form::nullable(it.committed_metadata.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
