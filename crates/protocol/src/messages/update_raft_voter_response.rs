//! UpdateRaftVoterResponse: response, versions 0.
//!
//! Generated from facts/messages/82_update_raft_voter.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct UpdateRaftVoterResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Tag 0 in 0+.
    pub current_leader: CurrentLeader,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CurrentLeader {
    /// A broker id; default -1.
    pub leader_id: i32,
    /// Default -1.
    pub leader_epoch: i32,
    pub host: String,
    pub port: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for CurrentLeader {
    fn default() -> Self {
        Self { leader_id: -1, leader_epoch: -1, host: String::new(), port: 0, unknown_tagged_fields: Vec::new() }
    }
}

impl UpdateRaftVoterResponse {
    pub const NAME: &'static str = "UpdateRaftVoterResponse";
    pub const KEY: ApiKey = ApiKey::UpdateRaftVoter;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
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

impl UpdateRaftVoterResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            current_leader: CurrentLeader::default(),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.current_leader = CurrentLeader::read(cursor, version),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.current_leader != CurrentLeader::default() {
            out.begin_tag(&mut tags, 0);
            self.current_leader.write(out, version);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl CurrentLeader {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            leader_id: cursor.i32(),
            leader_epoch: cursor.i32(),
            host: cursor.string(true),
            port: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.string(&self.host, true);
        out.i32(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
