//! The JSON form of RemoteLogSegmentMetadataSnapshotRecord.
//!
//! Generated from facts/records/remote_log_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_snapshot_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RemoteLogSegmentMetadataSnapshotRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("segmentId", form::uuid(&it.segment_id));
    out.put("startOffset", form::number(&it.start_offset));
    out.put("endOffset", form::number(&it.end_offset));
    out.put("brokerId", form::number(&it.broker_id));
    out.put("maxTimestampMs", form::number(&it.max_timestamp_ms));
    out.put("eventTimestampMs", form::number(&it.event_timestamp_ms));
    out.put("segmentLeaderEpochs", form::array(&it.segment_leader_epochs, |it| segment_leader_epoch_entry_json(it, version)));
    out.put("segmentSizeInBytes", form::number(&it.segment_size_in_bytes));
    out.put("customMetadata", form::nullable(it.custom_metadata.as_ref(), form::bytes));
    out.put("remoteLogSegmentState", form::number(&it.remote_log_segment_state));
    if it.txn_index_empty {
        out.put("txnIndexEmpty", form::number(&it.txn_index_empty));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn segment_leader_epoch_entry_json(it: &SegmentLeaderEpochEntry, _: i16) -> Value {
    let mut out = Object::default();
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("offset", form::number(&it.offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
