//! The JSON form of StreamsGroupMemberMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_member_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupMemberMetadataValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("instanceId", form::nullable(it.instance_id.as_ref(), form::text));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    out.put("rebalanceTimeoutMs", form::number(&it.rebalance_timeout_ms));
    out.put("topologyEpoch", form::number(&it.topology_epoch));
    out.put("processId", form::text(&it.process_id));
    out.put("userEndpoint", form::nullable(it.user_endpoint.as_ref(), |it| endpoint_json(it, version)));
    out.put("clientTags", form::array(&it.client_tags, |it| key_value_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn endpoint_json(it: &Endpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn key_value_json(it: &KeyValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("key", form::text(&it.key));
    out.put("value", form::text(&it.value));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
