//! BrokerHeartbeatRequest: request, versions 0-2.
//!
//! Generated from facts/messages/63_broker_heartbeat.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct BrokerHeartbeatRequest {
    /// A broker id.
    pub broker_id: i32,
    /// Default -1.
    pub broker_epoch: i64,
    pub current_metadata_offset: i64,
    pub want_fence: bool,
    pub want_shut_down: bool,
    /// Versions 1-2; tag 0 in 1+.
    pub offline_log_dirs: Vec<Uuid>,
    /// Versions 2; tag 1 in 2+; default null.
    pub cordoned_log_dirs: Option<Vec<Uuid>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for BrokerHeartbeatRequest {
    fn default() -> Self {
        Self {
            broker_id: 0,
            broker_epoch: -1,
            current_metadata_offset: 0,
            want_fence: false,
            want_shut_down: false,
            offline_log_dirs: Vec::new(),
            cordoned_log_dirs: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl BrokerHeartbeatRequest {
    pub const NAME: &'static str = "BrokerHeartbeatRequest";
    pub const KEY: ApiKey = ApiKey::BrokerHeartbeat;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 2;
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

impl BrokerHeartbeatRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            broker_id: cursor.i32(),
            broker_epoch: cursor.i64(),
            current_metadata_offset: cursor.i64(),
            want_fence: cursor.bool(),
            want_shut_down: cursor.bool(),
            offline_log_dirs: Vec::new(),
            cordoned_log_dirs: None,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 if version >= 1 => value.offline_log_dirs = cursor.array(true, 16, version, |cursor, _| cursor.uuid()),
                1 if version >= 2 => value.cordoned_log_dirs = cursor.nullable_array(true, true, 16, version, |cursor, _| cursor.uuid()),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.broker_id);
        out.i64(self.broker_epoch);
        out.i64(self.current_metadata_offset);
        out.bool(self.want_fence);
        out.bool(self.want_shut_down);
        if version < 1 && !self.offline_log_dirs.is_empty() {
            out.absent("BrokerHeartbeatRequest.offline_log_dirs");
        }
        if version < 2 && self.cordoned_log_dirs.is_some() {
            out.absent("BrokerHeartbeatRequest.cordoned_log_dirs");
        }
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if version >= 1 && !self.offline_log_dirs.is_empty() {
            out.begin_tag(&mut tags, 0);
            out.array(&self.offline_log_dirs, true, version, wire::write_uuid);
            out.end_tag(&tags);
        }
        if version >= 2 && self.cordoned_log_dirs.is_some() {
            out.begin_tag(&mut tags, 1);
            out.nullable_array(
                self.cordoned_log_dirs.as_deref(),
                true,
                true,
                "BrokerHeartbeatRequest.cordoned_log_dirs",
                version,
                wire::write_uuid,
            );
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}
