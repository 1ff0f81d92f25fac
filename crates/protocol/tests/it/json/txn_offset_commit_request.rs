//! The JSON form of TxnOffsetCommitRequest.
//!
//! Generated from facts/messages/28_txn_offset_commit.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::txn_offset_commit_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &TxnOffsetCommitRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("groupId", form::text(&it.group_id));
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    if version >= 3 {
        out.put("generationId", form::number(&it.generation_id));
    }
    if version >= 3 {
        out.put("memberId", form::text(&it.member_id));
    }
    if version >= 3 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    out.put("topics", form::array(&it.topics, |it| txn_offset_commit_request_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn txn_offset_commit_request_topic_json(it: &TxnOffsetCommitRequestTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| txn_offset_commit_request_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn txn_offset_commit_request_partition_json(it: &TxnOffsetCommitRequestPartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("committedOffset", form::number(&it.committed_offset));
    if version >= 2 {
        out.put("committedLeaderEpoch", form::number(&it.committed_leader_epoch));
    }
    out.put("committedMetadata", form::nullable(it.committed_metadata.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
