//! The JSON form of DescribeTransactionsResponse.
//!
//! Generated from facts/messages/65_describe_transactions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_transactions_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeTransactionsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("transactionStates", form::array(&it.transaction_states, |it| transaction_state_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn transaction_state_json(it: &TransactionState, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("transactionState", form::text(&it.transaction_state));
    out.put("transactionTimeoutMs", form::number(&it.transaction_timeout_ms));
    out.put("transactionStartTimeMs", form::number(&it.transaction_start_time_ms));
    out.put("producerId", form::number(&it.producer_id));
    out.put("producerEpoch", form::number(&it.producer_epoch));
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_data_json(it: &TopicData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
