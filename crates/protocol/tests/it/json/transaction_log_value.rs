//! The JSON form of TransactionLogValue.
//!
//! Generated from facts/records/transaction_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::transaction_state::transaction_log_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &TransactionLogValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    if version >= 1 && it.previous_producer_id != -1 {
        out.put("previousProducerId", form::number(&it.previous_producer_id));
    }
    if version >= 1 && it.next_producer_id != -1 {
        out.put("nextProducerId", form::number(&it.next_producer_id));
    }
    out.put("producerEpoch", form::number(&it.producer_epoch));
    if version >= 1 && it.next_producer_epoch != -1 {
        out.put("nextProducerEpoch", form::number(&it.next_producer_epoch));
    }
    out.put("transactionTimeoutMs", form::number(&it.transaction_timeout_ms));
    out.put("transactionStatus", form::number(&it.transaction_status));
    out.put(
        "transactionPartitions",
        form::nullable(it.transaction_partitions.as_ref(), |it| form::array(it, |it| partitions_schema_json(it, version))),
    );
    out.put("transactionLastUpdateTimestampMs", form::number(&it.transaction_last_update_timestamp_ms));
    out.put("transactionStartTimestampMs", form::number(&it.transaction_start_timestamp_ms));
    if version >= 1 && it.client_transaction_version != 0 {
        out.put("clientTransactionVersion", form::number(&it.client_transaction_version));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partitions_schema_json(it: &PartitionsSchema, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitionIds", form::array(&it.partition_ids, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
