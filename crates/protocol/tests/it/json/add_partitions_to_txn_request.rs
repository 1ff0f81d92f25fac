//! The JSON form of AddPartitionsToTxnRequest.
//!
//! Generated from facts/messages/24_add_partitions_to_txn.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::add_partitions_to_txn_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AddPartitionsToTxnRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 4 {
        out.put("transactions", form::array(&it.transactions, |it| add_partitions_to_txn_transaction_json(it, version)));
    }
    if version <= 3 {
        out.put("v3AndBelowTransactionalId", form::text(&it.v3_and_below_transactional_id));
    }
    if version <= 3 {
        out.put("v3AndBelowProducerId", form::number(&it.v3_and_below_producer_id));
    }
    if version <= 3 {
        out.put("v3AndBelowProducerEpoch", form::number(&it.v3_and_below_producer_epoch));
    }
    if version <= 3 {
        out.put("v3AndBelowTopics", form::array(&it.v3_and_below_topics, |it| add_partitions_to_txn_topic_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn add_partitions_to_txn_transaction_json(it: &AddPartitionsToTxnTransaction, version: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    out.put("verifyOnly", form::number(&it.verify_only));
    out.put("topics", form::array(&it.topics, |it| add_partitions_to_txn_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn add_partitions_to_txn_topic_json(it: &AddPartitionsToTxnTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
