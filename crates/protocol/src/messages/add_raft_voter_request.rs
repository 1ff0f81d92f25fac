//! AddRaftVoterRequest: request, versions 0-1.
//!
//! Generated from facts/messages/80_add_raft_voter.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct AddRaftVoterRequest {
    pub cluster_id: Option<String>,
    pub timeout_ms: i32,
    pub voter_id: i32,
    pub voter_directory_id: Uuid,
    pub listeners: Vec<Listener>,
    /// Versions 1; default true.
    pub ack_when_committed: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for AddRaftVoterRequest {
    fn default() -> Self {
        Self {
            cluster_id: Some(String::new()),
            timeout_ms: 0,
            voter_id: 0,
            voter_directory_id: Uuid::ZERO,
            listeners: Vec::new(),
            ack_when_committed: true,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// Key of its array.
    pub name: String,
    pub host: String,
    pub port: u16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AddRaftVoterRequest {
    pub const NAME: &'static str = "AddRaftVoterRequest";
    pub const KEY: ApiKey = ApiKey::AddRaftVoter;
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

impl AddRaftVoterRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            cluster_id: cursor.nullable_string(true, true),
            timeout_ms: cursor.i32(),
            voter_id: cursor.i32(),
            voter_directory_id: cursor.uuid(),
            listeners: cursor.array(true, 5, version, Listener::read),
            ack_when_committed: if version >= 1 { cursor.bool() } else { true },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.nullable_string(self.cluster_id.as_deref(), true, true, "AddRaftVoterRequest.cluster_id");
        out.i32(self.timeout_ms);
        out.i32(self.voter_id);
        out.uuid(self.voter_directory_id);
        out.array(&self.listeners, true, version, Listener::write);
        if version >= 1 {
            out.bool(self.ack_when_committed);
        } else if !self.ack_when_committed {
            out.absent("AddRaftVoterRequest.ack_when_committed");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Listener {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), host: cursor.string(true), port: cursor.u16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.string(&self.host, true);
        out.u16(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
