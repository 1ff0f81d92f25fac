//! DeleteAclsRequest: request, versions 1-3.
//!
//! Generated from facts/messages/31_delete_acls.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteAclsRequest {
    pub filters: Vec<DeleteAclsFilter>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAclsFilter {
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

impl Default for DeleteAclsFilter {
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

impl DeleteAclsRequest {
    pub const NAME: &'static str = "DeleteAclsRequest";
    pub const KEY: ApiKey = ApiKey::DeleteAcls;
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

impl DeleteAclsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            filters: cursor.array(flexible, 8, version, DeleteAclsFilter::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.array(&self.filters, flexible, version, DeleteAclsFilter::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DeleteAclsFilter {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
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

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.i8(self.resource_type_filter);
        out.nullable_string(
            self.resource_name_filter.as_deref(),
            flexible,
            true,
            "DeleteAclsRequest.DeleteAclsFilter.resource_name_filter",
        );
        out.i8(self.pattern_type_filter);
        out.nullable_string(self.principal_filter.as_deref(), flexible, true, "DeleteAclsRequest.DeleteAclsFilter.principal_filter");
        out.nullable_string(self.host_filter.as_deref(), flexible, true, "DeleteAclsRequest.DeleteAclsFilter.host_filter");
        out.i8(self.operation);
        out.i8(self.permission_type);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
