//! DescribeAclsRequest: request, versions 1-3.
//!
//! Generated from facts/messages/29_describe_acls.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeAclsRequest {
    pub resource_type_filter: i8,
    pub resource_name_filter: Option<String>,
    /// Default 3.
    pub pattern_type_filter: i8,
    pub principal_filter: Option<String>,
    pub host_filter: Option<String>,
    pub operation: i8,
    pub permission_type: i8,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeAclsRequest {
    fn default() -> Self {
        Self {
            resource_type_filter: 0,
            resource_name_filter: Some(String::new()),
            pattern_type_filter: 3,
            principal_filter: Some(String::new()),
            host_filter: Some(String::new()),
            operation: 0,
            permission_type: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl DescribeAclsRequest {
    pub const NAME: &'static str = "DescribeAclsRequest";
    pub const KEY: ApiKey = ApiKey::DescribeAcls;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 3;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(2);

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

impl DescribeAclsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            resource_type_filter: cursor.i8(),
            resource_name_filter: cursor.nullable_string(flexible, true),
            pattern_type_filter: cursor.i8(),
            principal_filter: cursor.nullable_string(flexible, true),
            host_filter: cursor.nullable_string(flexible, true),
            operation: cursor.i8(),
            permission_type: cursor.i8(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.i8(self.resource_type_filter);
        out.nullable_string(self.resource_name_filter.as_deref(), flexible, true, "DescribeAclsRequest.resource_name_filter");
        out.i8(self.pattern_type_filter);
        out.nullable_string(self.principal_filter.as_deref(), flexible, true, "DescribeAclsRequest.principal_filter");
        out.nullable_string(self.host_filter.as_deref(), flexible, true, "DescribeAclsRequest.host_filter");
        out.i8(self.operation);
        out.i8(self.permission_type);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
