//! The JSON form of DeleteRecordsResponse.
//!
//! Generated from facts/messages/21_delete_records.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_records_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteRecordsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| delete_records_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_records_topic_result_json(it: &DeleteRecordsTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| delete_records_partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_records_partition_result_json(it: &DeleteRecordsPartitionResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("lowWatermark", form::number(&it.low_watermark));
    out.put("errorCode", form::number(&it.error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
