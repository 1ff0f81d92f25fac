//! The JSON form of DescribeProducersResponse.
//!
//! Generated from facts/messages/61_describe_producers.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_producers_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeProducersResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| topic_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_response_json(it: &TopicResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, |it| partition_response_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_response_json(it: &PartitionResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("activeProducers", form::array(&it.active_producers, |it| producer_state_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn producer_state_json(it: &ProducerState, _: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    out.put("lastSequence", form::number(&it.last_sequence));
    out.put("lastTimestamp", form::number(&it.last_timestamp));
    out.put("coordinatorEpoch", form::number(&it.coordinator_epoch));
    out.put("currentTxnStartOffset", form::number(&it.current_txn_start_offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
