//! UpdateFeaturesRequest: request, versions 0-2.
//!
//! Generated from facts/messages/57_update_features.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFeaturesRequest {
    /// Default 60000.
    pub timeout_ms: i32,
    pub feature_updates: Vec<FeatureUpdateKey>,
    /// Versions 1-2.
    pub validate_only: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for UpdateFeaturesRequest {
    fn default() -> Self {
        Self { timeout_ms: 60_000, feature_updates: Vec::new(), validate_only: false, unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct FeatureUpdateKey {
    /// Key of its array.
    pub feature: String,
    pub max_version_level: i16,
    /// Versions 0.
    pub allow_downgrade: bool,
    /// Versions 1-2; default 1.
    pub upgrade_type: i8,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for FeatureUpdateKey {
    fn default() -> Self {
        Self { feature: String::new(), max_version_level: 0, allow_downgrade: false, upgrade_type: 1, unknown_tagged_fields: Vec::new() }
    }
}

impl UpdateFeaturesRequest {
    pub const NAME: &'static str = "UpdateFeaturesRequest";
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

impl UpdateFeaturesRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            timeout_ms: cursor.i32(),
            feature_updates: cursor.array(true, 5, version, FeatureUpdateKey::read),
            validate_only: if version >= 1 { cursor.bool() } else { false },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.timeout_ms);
        out.array(&self.feature_updates, true, version, FeatureUpdateKey::write);
        if version >= 1 {
            out.bool(self.validate_only);
        } else if self.validate_only {
            out.absent("UpdateFeaturesRequest.validate_only");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl FeatureUpdateKey {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            feature: cursor.string(true),
            max_version_level: cursor.i16(),
            allow_downgrade: if version <= 0 { cursor.bool() } else { false },
            upgrade_type: if version >= 1 { cursor.i8() } else { 1 },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.feature, true);
        out.i16(self.max_version_level);
        if version <= 0 {
            out.bool(self.allow_downgrade);
        } else if self.allow_downgrade {
            out.absent("UpdateFeaturesRequest.FeatureUpdateKey.allow_downgrade");
        }
        if version >= 1 {
            out.i8(self.upgrade_type);
        } else if self.upgrade_type != 1 {
            out.absent("UpdateFeaturesRequest.FeatureUpdateKey.upgrade_type");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
