//! The JSON form of UpdateFeaturesResponse.
//!
//! Generated from facts/messages/57_update_features.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::update_features_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &UpdateFeaturesResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    if version <= 1 {
        out.put("results", form::array(&it.results, |it| updatable_feature_result_json(it, version)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn updatable_feature_result_json(it: &UpdatableFeatureResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("feature", form::text(&it.feature));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
