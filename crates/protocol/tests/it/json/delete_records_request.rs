//! The JSON form of DeleteRecordsRequest.
//!
//! Generated from facts/messages/21_delete_records.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_records_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteRecordsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| delete_records_topic_json(it, version)));
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_records_topic_json(it: &DeleteRecordsTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| delete_records_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_records_partition_json(it: &DeleteRecordsPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("offset", form::number(&it.offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
