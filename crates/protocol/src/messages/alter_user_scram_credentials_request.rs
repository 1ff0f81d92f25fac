//! AlterUserScramCredentialsRequest: request, versions 0.
//!
//! Generated from facts/messages/51_alter_user_scram_credentials.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterUserScramCredentialsRequest {
    pub deletions: Vec<ScramCredentialDeletion>,
    pub upsertions: Vec<ScramCredentialUpsertion>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScramCredentialDeletion {
    pub name: String,
    pub mechanism: i8,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScramCredentialUpsertion {
    pub name: String,
    pub mechanism: i8,
    pub iterations: i32,
    pub salt: Bytes,
    pub salted_password: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AlterUserScramCredentialsRequest {
    pub const NAME: &'static str = "AlterUserScramCredentialsRequest";
    pub const KEY: ApiKey = ApiKey::AlterUserScramCredentials;
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

impl AlterUserScramCredentialsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            deletions: cursor.array(true, 3, version, ScramCredentialDeletion::read),
            upsertions: cursor.array(true, 9, version, ScramCredentialUpsertion::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.deletions, true, version, ScramCredentialDeletion::write);
        out.array(&self.upsertions, true, version, ScramCredentialUpsertion::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ScramCredentialDeletion {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), mechanism: cursor.i8(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.i8(self.mechanism);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ScramCredentialUpsertion {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            mechanism: cursor.i8(),
            iterations: cursor.i32(),
            salt: cursor.bytes(true),
            salted_password: cursor.bytes(true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.i8(self.mechanism);
        out.i32(self.iterations);
        out.bytes(&self.salt, true);
        out.bytes(&self.salted_password, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
