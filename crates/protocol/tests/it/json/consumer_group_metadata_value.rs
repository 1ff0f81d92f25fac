//! The JSON form of ConsumerGroupMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::consumer_group_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupMetadataValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("epoch", form::number(&it.epoch));
    if it.metadata_hash != 0 {
        out.put("metadataHash", form::number(&it.metadata_hash));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
