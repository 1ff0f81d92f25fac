//! The JSON form of ApiVersionsResponse.
//!
//! Generated from facts/messages/18_api_versions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::api_versions_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ApiVersionsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("apiKeys", form::array(&it.api_keys, |it| api_version_json(it, version)));
    if version >= 1 {
        out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    }
    if version >= 3 && !it.supported_features.is_empty() {
        out.put("supportedFeatures", form::array(&it.supported_features, |it| supported_feature_key_json(it, version)));
    }
    if version >= 3 && it.finalized_features_epoch != -1 {
        out.put("finalizedFeaturesEpoch", form::number(&it.finalized_features_epoch));
    }
    if version >= 3 && !it.finalized_features.is_empty() {
        out.put("finalizedFeatures", form::array(&it.finalized_features, |it| finalized_feature_key_json(it, version)));
    }
    if version >= 3 && it.zk_migration_ready {
        out.put("zkMigrationReady", form::number(&it.zk_migration_ready));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn api_version_json(it: &ApiVersion, _: i16) -> Value {
    let mut out = Object::default();
    out.put("apiKey", form::number(&it.api_key));
    out.put("minVersion", form::number(&it.min_version));
    out.put("maxVersion", form::number(&it.max_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn supported_feature_key_json(it: &SupportedFeatureKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("minVersion", form::number(&it.min_version));
    out.put("maxVersion", form::number(&it.max_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn finalized_feature_key_json(it: &FinalizedFeatureKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("maxVersionLevel", form::number(&it.max_version_level));
    out.put("minVersionLevel", form::number(&it.min_version_level));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
