//! RemoveRaftVoterRequest: request, versions 0.
//!
//! Generated from facts/messages/81_remove_raft_voter.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct RemoveRaftVoterRequest {
    pub cluster_id: Option<String>,
    pub voter_id: i32,
    pub voter_directory_id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for RemoveRaftVoterRequest {
    fn default() -> Self {
        Self { cluster_id: Some(String::new()), voter_id: 0, voter_directory_id: Uuid::ZERO, unknown_tagged_fields: Vec::new() }
    }
}

impl RemoveRaftVoterRequest {
    pub const NAME: &'static str = "RemoveRaftVoterRequest";
    pub const KEY: ApiKey = ApiKey::RemoveRaftVoter;
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

impl RemoveRaftVoterRequest {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            cluster_id: cursor.nullable_string(true, true),
            voter_id: cursor.i32(),
            voter_directory_id: cursor.uuid(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.nullable_string(self.cluster_id.as_deref(), true, true, "RemoveRaftVoterRequest.cluster_id");
        out.i32(self.voter_id);
        out.uuid(self.voter_directory_id);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
