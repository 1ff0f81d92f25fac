//! DescribeGroupsRequest: request, versions 0-6.
//!
//! Generated from facts/messages/15_describe_groups.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeGroupsRequest {
    /// A group id.
    pub groups: Vec<String>,
    /// Versions 3-6.
    pub include_authorized_operations: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeGroupsRequest {
    pub const NAME: &'static str = "DescribeGroupsRequest";
    pub const KEY: ApiKey = ApiKey::DescribeGroups;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 6;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(5);

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

impl DescribeGroupsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 5;
        Self {
            groups: cursor.array(
                flexible,
                1,
                version,
                if flexible { |cursor, _| cursor.string(true) } else { |cursor, _| cursor.string(false) },
            ),
            include_authorized_operations: if version >= 3 { cursor.bool() } else { false },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 5;
        out.array(&self.groups, flexible, version, if flexible { wire::write_compact_string } else { wire::write_plain_string });
        if version >= 3 {
            out.bool(self.include_authorized_operations);
        } else if self.include_authorized_operations {
            out.absent("DescribeGroupsRequest.include_authorized_operations");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
