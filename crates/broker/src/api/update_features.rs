//! UpdateFeatures (57): puts features at other levels, or only checks whether it could. Any broker hands it to the controller.
//!
//! Behaviour
//! - All levels change or none: one that cannot is INVALID_UPDATE_VERSION for the whole, and named in the message.
//! - A level in force already is no error, whichever direction was asked for. Otherwise the direction must be the one asked for.
//! - `metadata.version` never goes back: the log may hold what the lower level does not know.
//! - Levels are those that this build serves (ApiVersions tells them), nothing above.
//!
//! Versions
//! - 0: downgrades are allowed or not. 1: safe and unsafe ones, check only (KIP-584). 2: one result for all (KIP-1022); until 1 each feature
//!   is listed with its own, if all went well.
//!
//! Source: KIP-584, KIP-1022.

use milena_engine::metadata::{FeatureDirection, FeatureUpdate, UpdateFeatures};
use milena_protocol::ErrorCode;
use milena_protocol::enums::FeatureUpgradeType;
use milena_protocol::messages::update_features_request::{FeatureUpdateKey, UpdateFeaturesRequest};
use milena_protocol::messages::update_features_response::{UpdatableFeatureResult, UpdateFeaturesResponse};

use crate::context::Context;
use crate::refusal::Refusal;

pub(super) async fn handle(context: &Context<'_>, request: UpdateFeaturesRequest) -> UpdateFeaturesResponse {
    let update = |update: &FeatureUpdateKey| FeatureUpdate {
        name: update.feature.clone(),
        level: update.max_version_level,
        direction: direction(update, context.version),
    };
    let ask = UpdateFeatures {
        updates: request.feature_updates.iter().map(update).collect(),
        validate_only: request.validate_only,
        controller: context.broker.cluster.node,
    };
    let patience = context.patience(request.timeout_ms);
    let refused = match context.broker.cluster.forward.update_features(ask, patience).await {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(Refusal::from(error)),
        Err(error) => Some(Refusal::from(error)),
    };
    match refused {
        Some(refusal) => {
            UpdateFeaturesResponse { error_code: refusal.error.code(), error_message: refusal.message, ..UpdateFeaturesResponse::default() }
        }
        None => UpdateFeaturesResponse { results: done(&request, context.version), ..UpdateFeaturesResponse::default() },
    }
}

fn direction(update: &FeatureUpdateKey, version: i16) -> FeatureDirection {
    if version == 0 {
        return if update.allow_downgrade { FeatureDirection::SafeDowngrade } else { FeatureDirection::Upgrade };
    }
    match FeatureUpgradeType::from_wire(update.upgrade_type) {
        Some(FeatureUpgradeType::Upgrade) => FeatureDirection::Upgrade,
        Some(FeatureUpgradeType::SafeDowngrade) => FeatureDirection::SafeDowngrade,
        Some(FeatureUpgradeType::UnsafeDowngrade) => FeatureDirection::UnsafeDowngrade,
        Some(FeatureUpgradeType::Unknown) | None => FeatureDirection::Unknown,
    }
}

/// One result for each feature, in versions that have a place for them.
fn done(request: &UpdateFeaturesRequest, version: i16) -> Vec<UpdatableFeatureResult> {
    let updates = if version < 2 { request.feature_updates.as_slice() } else { &[] };
    let result = |update: &FeatureUpdateKey| UpdatableFeatureResult {
        feature: update.feature.clone(),
        error_code: ErrorCode::None.code(),
        error_message: Some("NONE".to_owned()),
        ..UpdatableFeatureResult::default()
    };
    updates.iter().map(result).collect()
}
