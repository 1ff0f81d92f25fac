//! The JSON form of ShareSnapshotValue.
//!
//! Generated from facts/records/share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::share_group_state::share_snapshot_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareSnapshotValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("snapshotEpoch", form::number(&it.snapshot_epoch));
    out.put("stateEpoch", form::number(&it.state_epoch));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("startOffset", form::number(&it.start_offset));
    if it.delivery_complete_count != -1 {
        out.put("deliveryCompleteCount", form::number(&it.delivery_complete_count));
    }
    out.put("createTimestamp", form::number(&it.create_timestamp));
    out.put("writeTimestamp", form::number(&it.write_timestamp));
    out.put("stateBatches", form::array(&it.state_batches, |it| state_batch_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn state_batch_json(it: &StateBatch, _: i16) -> Value {
    let mut out = Object::default();
    out.put("firstOffset", form::number(&it.first_offset));
    out.put("lastOffset", form::number(&it.last_offset));
    out.put("deliveryState", form::number(&it.delivery_state));
    out.put("deliveryCount", form::number(&it.delivery_count));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
