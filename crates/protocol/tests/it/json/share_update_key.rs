//! The JSON form of ShareUpdateKey.
//!
//! Generated from facts/records/share_group_state.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::share_group_state::share_update_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareUpdateKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partition", form::number(&it.partition));
    out.done()
}
