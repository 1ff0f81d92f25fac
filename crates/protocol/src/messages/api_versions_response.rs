//! ApiVersionsResponse: response, versions 0-4.
//!
//! Generated from facts/messages/18_api_versions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct ApiVersionsResponse {
    pub error_code: i16,
    pub api_keys: Vec<ApiVersion>,
    /// Versions 1-4; dropped where absent.
    pub throttle_time_ms: i32,
    /// Versions 3-4; tag 0 in 3+; dropped where absent.
    pub supported_features: Vec<SupportedFeatureKey>,
    /// Versions 3-4; tag 1 in 3+; dropped where absent; default -1.
    pub finalized_features_epoch: i64,
    /// Versions 3-4; tag 2 in 3+; dropped where absent.
    pub finalized_features: Vec<FinalizedFeatureKey>,
    /// Versions 3-4; tag 3 in 3+; dropped where absent.
    pub zk_migration_ready: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ApiVersionsResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            api_keys: Vec::new(),
            throttle_time_ms: 0,
            supported_features: Vec::new(),
            finalized_features_epoch: -1,
            finalized_features: Vec::new(),
            zk_migration_ready: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiVersion {
    /// Key of its array.
    pub api_key: i16,
    pub min_version: i16,
    pub max_version: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SupportedFeatureKey {
    /// Key of its array.
    pub name: String,
    pub min_version: i16,
    pub max_version: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FinalizedFeatureKey {
    /// Key of its array.
    pub name: String,
    pub max_version_level: i16,
    pub min_version_level: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ApiVersionsResponse {
    pub const NAME: &'static str = "ApiVersionsResponse";
    pub const KEY: ApiKey = ApiKey::ApiVersions;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 4;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(3);

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

impl ApiVersionsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        let mut value = Self {
            error_code: cursor.i16(),
            api_keys: cursor.array(flexible, 6, version, ApiVersion::read),
            throttle_time_ms: if version >= 1 { cursor.i32() } else { 0 },
            supported_features: Vec::new(),
            finalized_features_epoch: -1,
            finalized_features: Vec::new(),
            zk_migration_ready: false,
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 => value.supported_features = cursor.array(true, 6, version, SupportedFeatureKey::read),
                    1 => value.finalized_features_epoch = cursor.i64(),
                    2 => value.finalized_features = cursor.array(true, 6, version, FinalizedFeatureKey::read),
                    3 => value.zk_migration_ready = cursor.bool(),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.i16(self.error_code);
        out.array(&self.api_keys, flexible, version, ApiVersion::write);
        if version >= 1 {
            out.i32(self.throttle_time_ms);
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if !self.supported_features.is_empty() {
                out.begin_tag(&mut tags, 0);
                out.array(&self.supported_features, true, version, SupportedFeatureKey::write);
                out.end_tag(&tags);
            }
            if self.finalized_features_epoch != -1 {
                out.begin_tag(&mut tags, 1);
                out.i64(self.finalized_features_epoch);
                out.end_tag(&tags);
            }
            if !self.finalized_features.is_empty() {
                out.begin_tag(&mut tags, 2);
                out.array(&self.finalized_features, true, version, FinalizedFeatureKey::write);
                out.end_tag(&tags);
            }
            if self.zk_migration_ready {
                out.begin_tag(&mut tags, 3);
                out.bool(self.zk_migration_ready);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl ApiVersion {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            api_key: cursor.i16(),
            min_version: cursor.i16(),
            max_version: cursor.i16(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.i16(self.api_key);
        out.i16(self.min_version);
        out.i16(self.max_version);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl SupportedFeatureKey {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            min_version: cursor.i16(),
            max_version: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.i16(self.min_version);
        out.i16(self.max_version);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl FinalizedFeatureKey {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            max_version_level: cursor.i16(),
            min_version_level: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.i16(self.max_version_level);
        out.i16(self.min_version_level);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
