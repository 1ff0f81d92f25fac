//! The JSON form of ShareGroupMemberMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::share_group_member_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupMemberMetadataValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    out.put("subscribedTopicNames", form::array(&it.subscribed_topic_names, form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
