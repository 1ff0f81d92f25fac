//! The JSON form of ReadShareGroupStateSummaryResponse.
//!
//! Generated from facts/messages/87_read_share_group_state_summary.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::read_share_group_state_summary_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ReadShareGroupStateSummaryResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("results", form::array(&it.results, |it| read_state_summary_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn read_state_summary_result_json(it: &ReadStateSummaryResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_result_json(it: &PartitionResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("stateEpoch", form::number(&it.state_epoch));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("startOffset", form::number(&it.start_offset));
    if version >= 1 {
        out.put("deliveryCompleteCount", form::number(&it.delivery_complete_count));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
