//! ListGroupsRequest: request, versions 0-5.
//!
//! Generated from facts/messages/16_list_groups.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListGroupsRequest {
    /// Versions 4-5.
    pub states_filter: Vec<String>,
    /// Versions 5.
    pub types_filter: Vec<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ListGroupsRequest {
    pub const NAME: &'static str = "ListGroupsRequest";
    pub const KEY: ApiKey = ApiKey::ListGroups;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 5;
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

impl ListGroupsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            states_filter: if version >= 4 {
                cursor.array(
                    flexible,
                    1,
                    version,
                    if flexible { |cursor, _| cursor.string(true) } else { |cursor, _| cursor.string(false) },
                )
            } else {
                Vec::new()
            },
            types_filter: if version >= 5 {
                cursor.array(
                    flexible,
                    1,
                    version,
                    if flexible { |cursor, _| cursor.string(true) } else { |cursor, _| cursor.string(false) },
                )
            } else {
                Vec::new()
            },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        if version >= 4 {
            out.array(&self.states_filter, flexible, version, if flexible { wire::write_compact_string } else { wire::write_plain_string });
        } else if !self.states_filter.is_empty() {
            out.absent("ListGroupsRequest.states_filter");
        }
        if version >= 5 {
            out.array(&self.types_filter, flexible, version, if flexible { wire::write_compact_string } else { wire::write_plain_string });
        } else if !self.types_filter.is_empty() {
            out.absent("ListGroupsRequest.types_filter");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
