//! The JSON form of GroupMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::group_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &GroupMetadataValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("protocolType", form::text(&it.protocol_type));
    out.put("generation", form::number(&it.generation));
    out.put("protocol", form::nullable(it.protocol.as_ref(), form::text));
    out.put("leader", form::nullable(it.leader.as_ref(), form::text));
    if version >= 2 {
        out.put("currentStateTimestamp", form::number(&it.current_state_timestamp));
    }
    out.put("members", form::array(&it.members, |it| member_metadata_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn member_metadata_json(it: &MemberMetadata, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    if version >= 3 {
        out.put("groupInstanceId", form::nullable(it.group_instance_id.as_ref(), form::text));
    }
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    if version >= 1 {
        out.put("rebalanceTimeout", form::number(&it.rebalance_timeout));
    }
    out.put("sessionTimeout", form::number(&it.session_timeout));
    out.put("subscription", form::bytes(&it.subscription));
    out.put("assignment", form::bytes(&it.assignment));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
