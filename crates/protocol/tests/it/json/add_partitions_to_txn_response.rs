//! The JSON form of AddPartitionsToTxnResponse.
//!
//! Generated from facts/messages/24_add_partitions_to_txn.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::add_partitions_to_txn_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AddPartitionsToTxnResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    if version >= 4 {
        out.put("errorCode", form::number(&it.error_code));
    }
    if version >= 4 {
        out.put("resultsByTransaction", form::array(&it.results_by_transaction, |it| add_partitions_to_txn_result_json(it, version)));
    }
    if version <= 3 {
        out.put(
            "resultsByTopicV3AndBelow",
            form::array(&it.results_by_topic_v3_and_below, |it| add_partitions_to_txn_topic_result_json(it, version)),
        );
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn add_partitions_to_txn_result_json(it: &AddPartitionsToTxnResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("topicResults", form::array(&it.topic_results, |it| add_partitions_to_txn_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn add_partitions_to_txn_topic_result_json(it: &AddPartitionsToTxnTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("resultsByPartition", form::array(&it.results_by_partition, |it| add_partitions_to_txn_partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn add_partitions_to_txn_partition_result_json(it: &AddPartitionsToTxnPartitionResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("partitionErrorCode", form::number(&it.partition_error_code));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
