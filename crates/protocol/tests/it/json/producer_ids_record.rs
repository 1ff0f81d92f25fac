//! The JSON form of ProducerIdsRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::producer_ids_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ProducerIdsRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.put("nextProducerId", form::number(&it.next_producer_id));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
