//! QuorumStateData: data, versions 0-1.
//!
//! Generated from facts/records/log_files.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct QuorumStateData {
    /// Versions 0.
    pub cluster_id: String,
    /// Default -1.
    pub leader_id: i32,
    /// Default -1.
    pub leader_epoch: i32,
    /// Default -1.
    pub voted_id: i32,
    /// Versions 1.
    pub voted_directory_id: Uuid,
    /// Versions 0.
    pub applied_offset: i64,
    /// Versions 0.
    pub current_voters: Option<Vec<Voter>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for QuorumStateData {
    fn default() -> Self {
        Self {
            cluster_id: String::new(),
            leader_id: -1,
            leader_epoch: -1,
            voted_id: -1,
            voted_directory_id: Uuid::ZERO,
            applied_offset: 0,
            current_voters: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter {
    pub voter_id: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl QuorumStateData {
    pub const NAME: &'static str = "QuorumStateData";
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

impl QuorumStateData {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            cluster_id: if version <= 0 { cursor.string(true) } else { String::new() },
            leader_id: cursor.i32(),
            leader_epoch: cursor.i32(),
            voted_id: cursor.i32(),
            voted_directory_id: if version >= 1 { cursor.uuid() } else { Uuid::ZERO },
            applied_offset: if version <= 0 { cursor.i64() } else { 0 },
            current_voters: if version <= 0 { cursor.nullable_array(true, true, 5, version, Voter::read) } else { Some(Vec::new()) },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        if version <= 0 {
            out.string(&self.cluster_id, true);
        } else if !self.cluster_id.is_empty() {
            out.absent("QuorumStateData.cluster_id");
        }
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.i32(self.voted_id);
        if version >= 1 {
            out.uuid(self.voted_directory_id);
        } else if self.voted_directory_id != Uuid::ZERO {
            out.absent("QuorumStateData.voted_directory_id");
        }
        if version <= 0 {
            out.i64(self.applied_offset);
            out.nullable_array(self.current_voters.as_deref(), true, true, "QuorumStateData.current_voters", version, Voter::write);
        } else {
            if self.applied_offset != 0 {
                out.absent("QuorumStateData.applied_offset");
            }
            if self.current_voters.as_ref().is_none_or(|value| !value.is_empty()) {
                out.absent("QuorumStateData.current_voters");
            }
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Voter {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { voter_id: cursor.i32(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.voter_id);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
