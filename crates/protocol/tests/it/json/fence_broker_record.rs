//! The JSON form of FenceBrokerRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::fence_broker_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &FenceBrokerRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("id", form::number(&it.id));
    out.put("epoch", form::number(&it.epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
