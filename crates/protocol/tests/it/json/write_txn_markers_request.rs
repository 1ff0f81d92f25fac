//! The JSON form of WriteTxnMarkersRequest.
//!
//! Generated from facts/messages/27_write_txn_markers.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::write_txn_markers_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &WriteTxnMarkersRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("markers", form::array(&it.markers, |it| writable_txn_marker_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn writable_txn_marker_json(it: &WritableTxnMarker, version: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    out.put("transactionResult", form::number(&it.transaction_result));
    out.put("topics", form::array(&it.topics, |it| writable_txn_marker_topic_json(it, version)));
    out.put("coordinatorEpoch", form::number(&it.coordinator_epoch));
    if version >= 2 {
        out.put("transactionVersion", form::number(&it.transaction_version));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn writable_txn_marker_topic_json(it: &WritableTxnMarkerTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitionIndexes", form::array(&it.partition_indexes, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
