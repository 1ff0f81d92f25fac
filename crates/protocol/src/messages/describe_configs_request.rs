//! DescribeConfigsRequest: request, versions 1-4.
//!
//! Generated from facts/messages/32_describe_configs.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeConfigsRequest {
    pub resources: Vec<DescribeConfigsResource>,
    pub include_synonyms: bool,
    /// Versions 3-4.
    pub include_documentation: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsResource {
    pub resource_type: i8,
    pub resource_name: String,
    pub configuration_keys: Option<Vec<String>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeConfigsResource {
    fn default() -> Self {
        Self { resource_type: 0, resource_name: String::new(), configuration_keys: Some(Vec::new()), unknown_tagged_fields: Vec::new() }
    }
}

impl DescribeConfigsRequest {
    pub const NAME: &'static str = "DescribeConfigsRequest";
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

impl DescribeConfigsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            resources: cursor.array(flexible, 4, version, DescribeConfigsResource::read),
            include_synonyms: cursor.bool(),
            include_documentation: if version >= 3 { cursor.bool() } else { false },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.array(&self.resources, flexible, version, DescribeConfigsResource::write);
        out.bool(self.include_synonyms);
        if version >= 3 {
            out.bool(self.include_documentation);
        } else if self.include_documentation {
            out.absent("DescribeConfigsRequest.include_documentation");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DescribeConfigsResource {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            resource_type: cursor.i8(),
            resource_name: cursor.string(flexible),
            configuration_keys: cursor.nullable_array(
                flexible,
                true,
                1,
                version,
                if flexible { |cursor, _| cursor.string(true) } else { |cursor, _| cursor.string(false) },
            ),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.i8(self.resource_type);
        out.string(&self.resource_name, flexible);
        out.nullable_array(
            self.configuration_keys.as_deref(),
            flexible,
            true,
            "DescribeConfigsRequest.DescribeConfigsResource.configuration_keys",
            version,
            if flexible { wire::write_compact_string } else { wire::write_plain_string },
        );
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
