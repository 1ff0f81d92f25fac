//! ListConfigResourcesRequest: request, versions 0-1.
//!
//! Generated from facts/messages/74_list_config_resources.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListConfigResourcesRequest {
    /// Versions 1.
    pub resource_types: Vec<i8>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ListConfigResourcesRequest {
    pub const NAME: &'static str = "ListConfigResourcesRequest";
    pub const KEY: ApiKey = ApiKey::ListConfigResources;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
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

impl ListConfigResourcesRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            resource_types: if version >= 1 { cursor.array(true, 1, version, |cursor, _| cursor.i8()) } else { Vec::new() },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        if version >= 1 {
            out.array(&self.resource_types, true, version, wire::write_i8);
        } else if !self.resource_types.is_empty() {
            out.absent("ListConfigResourcesRequest.resource_types");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
