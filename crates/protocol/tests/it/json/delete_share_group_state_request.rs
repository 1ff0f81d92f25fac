//! The JSON form of DeleteShareGroupStateRequest.
//!
//! Generated from facts/messages/86_delete_share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_share_group_state_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteShareGroupStateRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topics", form::array(&it.topics, |it| delete_state_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_state_data_json(it: &DeleteStateData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
