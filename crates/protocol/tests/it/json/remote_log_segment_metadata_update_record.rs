//! The JSON form of RemoteLogSegmentMetadataUpdateRecord.
//!
//! Generated from facts/records/remote_log_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_update_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RemoteLogSegmentMetadataUpdateRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("remoteLogSegmentId", remote_log_segment_id_entry_json(&it.remote_log_segment_id, version));
    out.put("brokerId", form::number(&it.broker_id));
    out.put("eventTimestampMs", form::number(&it.event_timestamp_ms));
    out.put("customMetadata", form::nullable(it.custom_metadata.as_ref(), form::bytes));
    out.put("remoteLogSegmentState", form::number(&it.remote_log_segment_state));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn remote_log_segment_id_entry_json(it: &RemoteLogSegmentIdEntry, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicIdPartition", topic_id_partition_entry_json(&it.topic_id_partition, version));
    out.put("id", form::uuid(&it.id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_id_partition_entry_json(it: &TopicIdPartitionEntry, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("id", form::uuid(&it.id));
    out.put("partition", form::number(&it.partition));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
