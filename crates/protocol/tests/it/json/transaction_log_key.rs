//! The JSON form of TransactionLogKey.
//!
//! Generated from facts/records/transaction_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::transaction_state::transaction_log_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &TransactionLogKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalId", form::text(&it.transactional_id));
    out.done()
}
