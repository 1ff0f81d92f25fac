//! UpdateFeaturesResponse: response, versions 0-2.
//!
//! Generated from facts/messages/57_update_features.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFeaturesResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    pub error_message: Option<String>,
    /// Versions 0-1; dropped where absent.
    pub results: Vec<UpdatableFeatureResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for UpdateFeaturesResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(String::new()),
            results: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct UpdatableFeatureResult {
    /// Key of its array.
    pub feature: String,
    pub error_code: i16,
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for UpdatableFeatureResult {
    fn default() -> Self {
        Self { feature: String::new(), error_code: 0, error_message: Some(String::new()), unknown_tagged_fields: Vec::new() }
    }
}

impl UpdateFeaturesResponse {
    pub const NAME: &'static str = "UpdateFeaturesResponse";
    pub const KEY: ApiKey = ApiKey::UpdateFeatures;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 2;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(0);

    /// Reads one; bytes behind it are left in the cursor.
    pub fn decode(cursor: &mut wire::Cursor<'_>, version: i16) -> Result<Self, DecodeError> {
        cursor.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        let value = Self::read(cursor, version);
        cursor.finish(value)
    }

    /// Writes it behind what `out` holds; after an error `out` is as it was.
    pub fn encode(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        let start = out.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        self.write(out, version);
        out.finish(start)
    }
}

impl UpdateFeaturesResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            results: if version <= 1 { cursor.array(true, 5, version, UpdatableFeatureResult::read) } else { Vec::new() },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "UpdateFeaturesResponse.error_message");
        if version <= 1 {
            out.array(&self.results, true, version, UpdatableFeatureResult::write);
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl UpdatableFeatureResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            feature: cursor.string(true),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.feature, true);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "UpdateFeaturesResponse.UpdatableFeatureResult.error_message");
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
