//! The JSON form of ProducerSnapshot.
//!
//! Generated from facts/records/log_files.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::log_files::producer_snapshot::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ProducerSnapshot, version: i16) -> Value {
    let mut out = Object::default();
    out.put("crc", form::number(&it.crc));
    out.put("producerEntries", form::array(&it.producer_entries, |it| producer_entry_json(it, version)));
    out.done()
}

fn producer_entry_json(it: &ProducerEntry, _: i16) -> Value {
    let mut out = Object::default();
    out.put("producerId", form::number(&it.producer_id));
    out.put("epoch", form::number(&it.epoch));
    out.put("lastSequence", form::number(&it.last_sequence));
    out.put("lastOffset", form::number(&it.last_offset));
    out.put("offsetDelta", form::number(&it.offset_delta));
    out.put("timestamp", form::number(&it.timestamp));
    out.put("coordinatorEpoch", form::number(&it.coordinator_epoch));
    out.put("currentTxnFirstOffset", form::number(&it.current_txn_first_offset));
    out.done()
}
