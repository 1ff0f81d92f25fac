//! The JSON form of StreamsGroupMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupMetadataValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("epoch", form::number(&it.epoch));
    out.put("metadataHash", form::number(&it.metadata_hash));
    if it.validated_topology_epoch != -1 {
        out.put("validatedTopologyEpoch", form::number(&it.validated_topology_epoch));
    }
    if it.last_assignment_configs.as_ref().is_none_or(|value| !value.is_empty()) {
        out.put(
            "lastAssignmentConfigs",
            form::nullable(it.last_assignment_configs.as_ref(), |it| form::array(it, |it| last_assignment_config_json(it, version))),
        );
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn last_assignment_config_json(it: &LastAssignmentConfig, _: i16) -> Value {
    let mut out = Object::default();
    out.put("key", form::text(&it.key));
    out.put("value", form::text(&it.value));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
