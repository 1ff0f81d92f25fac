//! The JSON form of FetchResponse.
//!
//! Generated from facts/messages/01_fetch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::fetch_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &FetchResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    if version >= 7 {
        out.put("errorCode", form::number(&it.error_code));
    }
    if version >= 7 {
        out.put("sessionId", form::number(&it.session_id));
    }
    out.put("responses", form::array(&it.responses, |it| fetchable_topic_response_json(it, version)));
    if version >= 16 && !it.node_endpoints.is_empty() {
        out.put("nodeEndpoints", form::array(&it.node_endpoints, |it| node_endpoint_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn fetchable_topic_response_json(it: &FetchableTopicResponse, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 12 {
        out.put("topic", form::text(&it.topic));
    }
    if version >= 13 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("highWatermark", form::number(&it.high_watermark));
    out.put("lastStableOffset", form::number(&it.last_stable_offset));
    if version >= 5 {
        out.put("logStartOffset", form::number(&it.log_start_offset));
    }
    if version >= 12 && it.diverging_epoch != EpochEndOffset::default() {
        out.put("divergingEpoch", epoch_end_offset_json(&it.diverging_epoch, version));
    }
    if version >= 12 && it.current_leader != LeaderIdAndEpoch::default() {
        out.put("currentLeader", leader_id_and_epoch_json(&it.current_leader, version));
    }
    if version >= 12 && it.snapshot_id != SnapshotId::default() {
        out.put("snapshotId", snapshot_id_json(&it.snapshot_id, version));
    }
    out.put(
        "abortedTransactions",
        form::nullable(it.aborted_transactions.as_ref(), |it| form::array(it, |it| aborted_transaction_json(it, version))),
    );
    if version >= 11 {
        out.put("preferredReadReplica", form::number(&it.preferred_read_replica));
    }
    out.put("records", form::records(&it.records));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn epoch_end_offset_json(it: &EpochEndOffset, _: i16) -> Value {
    let mut out = Object::default();
    out.put("epoch", form::number(&it.epoch));
    out.put("endOffset", form::number(&it.end_offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn leader_id_and_epoch_json(it: &LeaderIdAndEpoch, _: i16) -> Value {
    let mut out = Object::default();
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn snapshot_id_json(it: &SnapshotId, _: i16) -> Value {
    let mut out = Object::default();
    out.put("endOffset", form::number(&it.end_offset));
    out.put("epoch", form::number(&it.epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn aborted_transaction_json(it: &AbortedTransaction, _: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    out.put("firstOffset", form::number(&it.first_offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn node_endpoint_json(it: &NodeEndpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("nodeId", form::number(&it.node_id));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("rack", form::nullable(it.rack.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
