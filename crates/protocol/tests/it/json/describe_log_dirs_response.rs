//! The JSON form of DescribeLogDirsResponse.
//!
//! Generated from facts/messages/35_describe_log_dirs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_log_dirs_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeLogDirsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    if version >= 3 {
        out.put("errorCode", form::number(&it.error_code));
    }
    out.put("results", form::array(&it.results, |it| describe_log_dirs_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_log_dirs_result_json(it: &DescribeLogDirsResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("logDir", form::text(&it.log_dir));
    out.put("topics", form::array(&it.topics, |it| describe_log_dirs_topic_json(it, version)));
    if version >= 4 {
        out.put("totalBytes", form::number(&it.total_bytes));
    }
    if version >= 4 {
        out.put("usableBytes", form::number(&it.usable_bytes));
    }
    if version >= 5 {
        out.put("isCordoned", form::number(&it.is_cordoned));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_log_dirs_topic_json(it: &DescribeLogDirsTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| describe_log_dirs_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_log_dirs_partition_json(it: &DescribeLogDirsPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("partitionSize", form::number(&it.partition_size));
    out.put("offsetLag", form::number(&it.offset_lag));
    out.put("isFutureKey", form::number(&it.is_future_key));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
