//! The JSON form of DescribeTransactionsRequest.
//!
//! Generated from facts/messages/65_describe_transactions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_transactions_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeTransactionsRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("transactionalIds", form::array(&it.transactional_ids, form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
