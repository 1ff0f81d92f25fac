//! ShareGroupHeartbeatRequest: request, versions 1.
//!
//! Generated from facts/messages/76_share_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupHeartbeatRequest {
    /// A group id.
    pub group_id: String,
    pub member_id: String,
    pub member_epoch: i32,
    /// Default null.
    pub rack_id: Option<String>,
    /// A topic name; default null.
    pub subscribed_topic_names: Option<Vec<String>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ShareGroupHeartbeatRequest {
    pub const NAME: &'static str = "ShareGroupHeartbeatRequest";
    pub const KEY: ApiKey = ApiKey::ShareGroupHeartbeat;
    pub const LOWEST: i16 = 1;
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

impl ShareGroupHeartbeatRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            member_id: cursor.string(true),
            member_epoch: cursor.i32(),
            rack_id: cursor.nullable_string(true, true),
            subscribed_topic_names: cursor.nullable_array(true, true, 1, version, |cursor, _| cursor.string(true)),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.string(&self.member_id, true);
        out.i32(self.member_epoch);
        out.nullable_string(self.rack_id.as_deref(), true, true, "ShareGroupHeartbeatRequest.rack_id");
        out.nullable_array(
            self.subscribed_topic_names.as_deref(),
            true,
            true,
            "ShareGroupHeartbeatRequest.subscribed_topic_names",
            version,
            wire::write_compact_string,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
