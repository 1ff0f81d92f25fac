//! The JSON form of ListTransactionsRequest.
//!
//! Generated from facts/messages/66_list_transactions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_transactions_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListTransactionsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("stateFilters", form::array(&it.state_filters, form::text));
    out.put("producerIdFilters", form::array(&it.producer_id_filters, form::number));
    if version >= 1 {
        out.put("durationFilter", form::number(&it.duration_filter));
    }
    if version >= 2 {
        out.put("transactionalIdPattern", form::nullable(it.transactional_id_pattern.as_ref(), form::text));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
