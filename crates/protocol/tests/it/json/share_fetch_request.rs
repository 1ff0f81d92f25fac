//! The JSON form of ShareFetchRequest.
//!
//! Generated from facts/messages/78_share_fetch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::share_fetch_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareFetchRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::nullable(it.group_id.as_ref(), form::text));
    out.put("memberId", form::nullable(it.member_id.as_ref(), form::text));
    out.put("shareSessionEpoch", form::number(&it.share_session_epoch));
    out.put("maxWaitMs", form::number(&it.max_wait_ms));
    out.put("minBytes", form::number(&it.min_bytes));
    out.put("maxBytes", form::number(&it.max_bytes));
    out.put("maxRecords", form::number(&it.max_records));
    out.put("batchSize", form::number(&it.batch_size));
    if version >= 2 {
        out.put("shareAcquireMode", form::number(&it.share_acquire_mode));
    }
    if version >= 2 {
        out.put("isRenewAck", form::number(&it.is_renew_ack));
    }
    out.put("topics", form::array(&it.topics, |it| fetch_topic_json(it, version)));
    out.put("forgottenTopicsData", form::array(&it.forgotten_topics_data, |it| forgotten_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn fetch_topic_json(it: &FetchTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| fetch_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn fetch_partition_json(it: &FetchPartition, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("acknowledgementBatches", form::array(&it.acknowledgement_batches, |it| acknowledgement_batch_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn acknowledgement_batch_json(it: &AcknowledgementBatch, _: i16) -> Value {
    let mut out = Object::default();
    out.put("firstOffset", form::number(&it.first_offset));
    out.put("lastOffset", form::number(&it.last_offset));
    out.put("acknowledgeTypes", form::array(&it.acknowledge_types, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn forgotten_topic_json(it: &ForgottenTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
