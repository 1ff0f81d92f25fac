//! LeaderChangeMessage: record value, versions 0-1.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderChangeMessage {
    pub version: i16,
    /// A broker id.
    pub leader_id: i32,
    pub voters: Vec<Voter>,
    pub granting_voters: Vec<Voter>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter {
    pub voter_id: i32,
    /// Versions 1.
    pub voter_directory_id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl LeaderChangeMessage {
    pub const NAME: &'static str = "LeaderChangeMessage";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 2;
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

impl LeaderChangeMessage {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            version: cursor.i16(),
            leader_id: cursor.i32(),
            voters: cursor.array(true, 5, version, Voter::read),
            granting_voters: cursor.array(true, 5, version, Voter::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.version);
        out.i32(self.leader_id);
        out.array(&self.voters, true, version, Voter::write);
        out.array(&self.granting_voters, true, version, Voter::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Voter {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            voter_id: cursor.i32(),
            voter_directory_id: if version >= 1 { cursor.uuid() } else { Uuid::ZERO },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.voter_id);
        if version >= 1 {
            out.uuid(self.voter_directory_id);
        } else if self.voter_directory_id != Uuid::ZERO {
            out.absent("LeaderChangeMessage.Voter.voter_directory_id");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
