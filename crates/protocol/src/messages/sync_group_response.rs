//! SyncGroupResponse: response, versions 0-5.
//!
//! Generated from facts/messages/14_sync_group.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncGroupResponse {
    /// Versions 1-5; dropped where absent.
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Versions 5; dropped where absent; default null.
    pub protocol_type: Option<String>,
    /// Versions 5; dropped where absent; default null.
    pub protocol_name: Option<String>,
    pub assignment: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl SyncGroupResponse {
    pub const NAME: &'static str = "SyncGroupResponse";
    pub const KEY: ApiKey = ApiKey::SyncGroup;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 5;
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

impl SyncGroupResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            throttle_time_ms: if version >= 1 { cursor.i32() } else { 0 },
            error_code: cursor.i16(),
            protocol_type: if version >= 5 { cursor.nullable_string(flexible, true) } else { None },
            protocol_name: if version >= 5 { cursor.nullable_string(flexible, true) } else { None },
            assignment: cursor.bytes(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        if version >= 1 {
            out.i32(self.throttle_time_ms);
        }
        out.i16(self.error_code);
        if version >= 5 {
            out.nullable_string(self.protocol_type.as_deref(), flexible, true, "SyncGroupResponse.protocol_type");
            out.nullable_string(self.protocol_name.as_deref(), flexible, true, "SyncGroupResponse.protocol_name");
        }
        out.bytes(&self.assignment, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
