//! UserScramCredentialRecord: record value, versions 0.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct UserScramCredentialRecord {
    pub name: String,
    pub mechanism: i8,
    pub salt: Bytes,
    pub stored_key: Bytes,
    pub server_key: Bytes,
    pub iterations: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl UserScramCredentialRecord {
    pub const NAME: &'static str = "UserScramCredentialRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 11;
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

impl UserScramCredentialRecord {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            mechanism: cursor.i8(),
            salt: cursor.bytes(true),
            stored_key: cursor.bytes(true),
            server_key: cursor.bytes(true),
            iterations: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.i8(self.mechanism);
        out.bytes(&self.salt, true);
        out.bytes(&self.stored_key, true);
        out.bytes(&self.server_key, true);
        out.i32(self.iterations);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
