//! The JSON form of ShareAcknowledgeRequest.
//!
//! Generated from facts/messages/79_share_acknowledge.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::share_acknowledge_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareAcknowledgeRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::nullable(it.group_id.as_ref(), form::text));
    out.put("memberId", form::nullable(it.member_id.as_ref(), form::text));
    out.put("shareSessionEpoch", form::number(&it.share_session_epoch));
    if version >= 2 {
        out.put("isRenewAck", form::number(&it.is_renew_ack));
    }
    out.put("topics", form::array(&it.topics, |it| acknowledge_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn acknowledge_topic_json(it: &AcknowledgeTopic, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| acknowledge_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn acknowledge_partition_json(it: &AcknowledgePartition, version: i16) -> Value {
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
