//! The JSON form of ListTransactionsResponse.
//!
//! Generated from facts/messages/66_list_transactions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_transactions_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListTransactionsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("unknownStateFilters", form::array(&it.unknown_state_filters, form::text));
    out.put("transactionStates", form::array(&it.transaction_states, |it| transaction_state_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn transaction_state_json(it: &TransactionState, _: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.put("producerId", form::number(&it.producer_id));
    out.put("transactionState", form::text(&it.transaction_state));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
