//! The JSON form of DeleteShareGroupStateResponse.
//!
//! Generated from facts/messages/86_delete_share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_share_group_state_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteShareGroupStateResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("results", form::array(&it.results, |it| delete_state_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_state_result_json(it: &DeleteStateResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_result_json(it: &PartitionResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
