//! HeartbeatRequest: request, versions 0-4.
//!
//! Generated from facts/messages/12_heartbeat.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeartbeatRequest {
    /// A group id.
    pub group_id: String,
    pub generation_id: i32,
    pub member_id: String,
    /// Versions 3-4; default null.
    pub group_instance_id: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl HeartbeatRequest {
    pub const NAME: &'static str = "HeartbeatRequest";
    pub const KEY: ApiKey = ApiKey::Heartbeat;
    pub const LOWEST: i16 = 0;
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

impl HeartbeatRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            group_id: cursor.string(flexible),
            generation_id: cursor.i32(),
            member_id: cursor.string(flexible),
            group_instance_id: if version >= 3 { cursor.nullable_string(flexible, true) } else { None },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.group_id, flexible);
        out.i32(self.generation_id);
        out.string(&self.member_id, flexible);
        if version >= 3 {
            out.nullable_string(self.group_instance_id.as_deref(), flexible, true, "HeartbeatRequest.group_instance_id");
        } else if self.group_instance_id.is_some() {
            out.absent("HeartbeatRequest.group_instance_id");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
