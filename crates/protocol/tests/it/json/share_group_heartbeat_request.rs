//! The JSON form of ShareGroupHeartbeatRequest.
//!
//! Generated from facts/messages/76_share_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::share_group_heartbeat_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupHeartbeatRequest, _: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("memberId", form::text(&it.member_id));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("subscribedTopicNames", form::nullable(it.subscribed_topic_names.as_ref(), |it| form::array(it, form::text)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
