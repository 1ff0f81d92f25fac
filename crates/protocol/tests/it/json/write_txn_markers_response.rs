//! The JSON form of WriteTxnMarkersResponse.
//!
//! Generated from facts/messages/27_write_txn_markers.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::write_txn_markers_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &WriteTxnMarkersResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("markers", form::array(&it.markers, |it| writable_txn_marker_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn writable_txn_marker_result_json(it: &WritableTxnMarkerResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    out.put("topics", form::array(&it.topics, |it| writable_txn_marker_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn writable_txn_marker_topic_result_json(it: &WritableTxnMarkerTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| writable_txn_marker_partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn writable_txn_marker_partition_result_json(it: &WritableTxnMarkerPartitionResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
