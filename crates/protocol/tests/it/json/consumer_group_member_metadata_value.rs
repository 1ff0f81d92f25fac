//! The JSON form of ConsumerGroupMemberMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::consumer_group_member_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupMemberMetadataValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("instanceId", form::nullable(it.instance_id.as_ref(), form::text));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    out.put("subscribedTopicNames", form::array(&it.subscribed_topic_names, form::text));
    out.put("subscribedTopicRegex", form::nullable(it.subscribed_topic_regex.as_ref(), form::text));
    out.put("rebalanceTimeoutMs", form::number(&it.rebalance_timeout_ms));
    out.put("serverAssignor", form::nullable(it.server_assignor.as_ref(), form::text));
    if it.classic_member_metadata != Some(ClassicMemberMetadata::default()) {
        out.put(
            "classicMemberMetadata",
            form::nullable(it.classic_member_metadata.as_ref(), |it| classic_member_metadata_json(it, version)),
        );
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn classic_member_metadata_json(it: &ClassicMemberMetadata, version: i16) -> Value {
    let mut out = Object::default();
    out.put("sessionTimeoutMs", form::number(&it.session_timeout_ms));
    out.put("supportedProtocols", form::array(&it.supported_protocols, |it| classic_protocol_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn classic_protocol_json(it: &ClassicProtocol, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("metadata", form::bytes(&it.metadata));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
