//! The JSON form of FeatureLevelRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::feature_level_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &FeatureLevelRecord, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("featureLevel", form::number(&it.feature_level));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
