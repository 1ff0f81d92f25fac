//! UpdateRaftVoterRequest: request, versions 0.
//!
//! Generated from facts/messages/82_update_raft_voter.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct UpdateRaftVoterRequest {
    pub cluster_id: Option<String>,
    pub current_leader_epoch: i32,
    pub voter_id: i32,
    pub voter_directory_id: Uuid,
    pub listeners: Vec<Listener>,
    pub k_raft_version_feature: KRaftVersionFeature,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for UpdateRaftVoterRequest {
    fn default() -> Self {
        Self {
            cluster_id: Some(String::new()),
            current_leader_epoch: 0,
            voter_id: 0,
            voter_directory_id: Uuid::ZERO,
            listeners: Vec::new(),
            k_raft_version_feature: KRaftVersionFeature::default(),
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

#[derive(Debug, Clone, PartialEq, Default)]
pub struct KRaftVersionFeature {
    pub min_supported_version: i16,
    pub max_supported_version: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl UpdateRaftVoterRequest {
    pub const NAME: &'static str = "UpdateRaftVoterRequest";
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

impl UpdateRaftVoterRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            cluster_id: cursor.nullable_string(true, true),
            current_leader_epoch: cursor.i32(),
            voter_id: cursor.i32(),
            voter_directory_id: cursor.uuid(),
            listeners: cursor.array(true, 5, version, Listener::read),
            k_raft_version_feature: KRaftVersionFeature::read(cursor, version),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.nullable_string(self.cluster_id.as_deref(), true, true, "UpdateRaftVoterRequest.cluster_id");
        out.i32(self.current_leader_epoch);
        out.i32(self.voter_id);
        out.uuid(self.voter_directory_id);
        out.array(&self.listeners, true, version, Listener::write);
        self.k_raft_version_feature.write(out, version);
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

impl KRaftVersionFeature {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { min_supported_version: cursor.i16(), max_supported_version: cursor.i16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i16(self.min_supported_version);
        out.i16(self.max_supported_version);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
