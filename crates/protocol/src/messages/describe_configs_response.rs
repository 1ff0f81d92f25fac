//! DescribeConfigsResponse: response, versions 1-4.
//!
//! Generated from facts/messages/32_describe_configs.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeConfigsResponse {
    pub throttle_time_ms: i32,
    pub results: Vec<DescribeConfigsResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsResult {
    pub error_code: i16,
    pub error_message: Option<String>,
    pub resource_type: i8,
    pub resource_name: String,
    pub configs: Vec<DescribeConfigsResourceResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeConfigsResult {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(String::new()),
            resource_type: 0,
            resource_name: String::new(),
            configs: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsResourceResult {
    pub name: String,
    pub value: Option<String>,
    pub read_only: bool,
    /// Default -1.
    pub config_source: i8,
    pub is_sensitive: bool,
    pub synonyms: Vec<DescribeConfigsSynonym>,
    /// Versions 3-4; dropped where absent.
    pub config_type: i8,
    /// Versions 3-4; dropped where absent.
    pub documentation: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeConfigsResourceResult {
    fn default() -> Self {
        Self {
            name: String::new(),
            value: Some(String::new()),
            read_only: false,
            config_source: -1,
            is_sensitive: false,
            synonyms: Vec::new(),
            config_type: 0,
            documentation: Some(String::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsSynonym {
    pub name: String,
    pub value: Option<String>,
    pub source: i8,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeConfigsSynonym {
    fn default() -> Self {
        Self { name: String::new(), value: Some(String::new()), source: 0, unknown_tagged_fields: Vec::new() }
    }
}

impl DescribeConfigsResponse {
    pub const NAME: &'static str = "DescribeConfigsResponse";
    pub const KEY: ApiKey = ApiKey::DescribeConfigs;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 4;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(4);

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

impl DescribeConfigsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            throttle_time_ms: cursor.i32(),
            results: cursor.array(flexible, 7, version, DescribeConfigsResult::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.i32(self.throttle_time_ms);
        out.array(&self.results, flexible, version, DescribeConfigsResult::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DescribeConfigsResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(flexible, true),
            resource_type: cursor.i8(),
            resource_name: cursor.string(flexible),
            configs: cursor.array(flexible, 9, version, DescribeConfigsResourceResult::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), flexible, true, "DescribeConfigsResponse.DescribeConfigsResult.error_message");
        out.i8(self.resource_type);
        out.string(&self.resource_name, flexible);
        out.array(&self.configs, flexible, version, DescribeConfigsResourceResult::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DescribeConfigsResourceResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            name: cursor.string(flexible),
            value: cursor.nullable_string(flexible, true),
            read_only: cursor.bool(),
            config_source: cursor.i8(),
            is_sensitive: cursor.bool(),
            synonyms: cursor.array(flexible, 4, version, DescribeConfigsSynonym::read),
            config_type: if version >= 3 { cursor.i8() } else { 0 },
            documentation: if version >= 3 { cursor.nullable_string(flexible, true) } else { Some(String::new()) },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.name, flexible);
        out.nullable_string(self.value.as_deref(), flexible, true, "DescribeConfigsResponse.DescribeConfigsResourceResult.value");
        out.bool(self.read_only);
        out.i8(self.config_source);
        out.bool(self.is_sensitive);
        out.array(&self.synonyms, flexible, version, DescribeConfigsSynonym::write);
        if version >= 3 {
            out.i8(self.config_type);
            out.nullable_string(
                self.documentation.as_deref(),
                flexible,
                true,
                "DescribeConfigsResponse.DescribeConfigsResourceResult.documentation",
            );
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DescribeConfigsSynonym {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            name: cursor.string(flexible),
            value: cursor.nullable_string(flexible, true),
            source: cursor.i8(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.name, flexible);
        out.nullable_string(self.value.as_deref(), flexible, true, "DescribeConfigsResponse.DescribeConfigsSynonym.value");
        out.i8(self.source);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
