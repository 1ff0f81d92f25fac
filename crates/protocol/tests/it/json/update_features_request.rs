//! The JSON form of UpdateFeaturesRequest.
//!
//! Generated from facts/messages/57_update_features.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::update_features_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &UpdateFeaturesRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("timeoutMs", form::number(&it.timeout_ms));
    out.put("featureUpdates", form::array(&it.feature_updates, |it| feature_update_key_json(it, version)));
    if version >= 1 {
        out.put("validateOnly", form::number(&it.validate_only));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn feature_update_key_json(it: &FeatureUpdateKey, version: i16) -> Value {
    let mut out = Object::default();
    out.put("feature", form::text(&it.feature));
    out.put("maxVersionLevel", form::number(&it.max_version_level));
    if version <= 0 {
        out.put("allowDowngrade", form::number(&it.allow_downgrade));
    }
    if version >= 1 {
        out.put("upgradeType", form::number(&it.upgrade_type));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
