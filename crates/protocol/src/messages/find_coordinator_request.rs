//! FindCoordinatorRequest: request, versions 0-6.
//!
//! Generated from facts/messages/10_find_coordinator.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindCoordinatorRequest {
    /// Versions 0-3.
    pub key: String,
    /// Versions 1-6.
    pub key_type: i8,
    /// Versions 4-6.
    pub coordinator_keys: Vec<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl FindCoordinatorRequest {
    pub const NAME: &'static str = "FindCoordinatorRequest";
    pub const KEY: ApiKey = ApiKey::FindCoordinator;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 6;
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

impl FindCoordinatorRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            key: if version <= 3 { cursor.string(flexible) } else { String::new() },
            key_type: if version >= 1 { cursor.i8() } else { 0 },
            coordinator_keys: if version >= 4 {
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
        if version <= 3 {
            out.string(&self.key, flexible);
        } else if !self.key.is_empty() {
            out.absent("FindCoordinatorRequest.key");
        }
        if version >= 1 {
            out.i8(self.key_type);
        } else if self.key_type != 0 {
            out.absent("FindCoordinatorRequest.key_type");
        }
        if version >= 4 {
            out.array(
                &self.coordinator_keys,
                flexible,
                version,
                if flexible { wire::write_compact_string } else { wire::write_plain_string },
            );
        } else if !self.coordinator_keys.is_empty() {
            out.absent("FindCoordinatorRequest.coordinator_keys");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
