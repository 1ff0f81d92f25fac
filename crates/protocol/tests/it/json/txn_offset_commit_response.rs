//! The JSON form of TxnOffsetCommitResponse.
//!
//! Generated from facts/messages/28_txn_offset_commit.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::txn_offset_commit_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &TxnOffsetCommitResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| txn_offset_commit_response_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn txn_offset_commit_response_topic_json(it: &TxnOffsetCommitResponseTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| txn_offset_commit_response_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn txn_offset_commit_response_partition_json(it: &TxnOffsetCommitResponsePartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
