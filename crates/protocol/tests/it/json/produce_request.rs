//! The JSON form of ProduceRequest.
//!
//! Generated from facts/messages/00_produce.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::produce_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ProduceRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::nullable(it.transactional_id.as_ref(), form::text));
    out.put("acks", form::number(&it.acks));
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.put("topicData", form::array(&it.topic_data, |it| topic_produce_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_produce_data_json(it: &TopicProduceData, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 12 {
        out.put("name", form::text(&it.name));
    }
    if version >= 13 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitionData", form::array(&it.partition_data, |it| partition_produce_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_produce_data_json(it: &PartitionProduceData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("index", form::number(&it.index));
    out.put("records", form::records(&it.records));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
