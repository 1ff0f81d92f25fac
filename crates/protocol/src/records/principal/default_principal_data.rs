//! DefaultPrincipalData: data, versions 0.
//!
//! Generated from facts/records/principal.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DefaultPrincipalData {
    pub r#type: String,
    pub name: String,
    pub token_authenticated: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DefaultPrincipalData {
    pub const NAME: &'static str = "DefaultPrincipalData";
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

impl DefaultPrincipalData {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            r#type: cursor.string(true),
            name: cursor.string(true),
            token_authenticated: cursor.bool(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.r#type, true);
        out.string(&self.name, true);
        out.bool(self.token_authenticated);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DefaultPrincipalData {
    /// Reads one with its version as int16 in front.
    pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {
        let version = cursor.i16();
        Self::decode(cursor, version)
    }

    /// Writes one with its version as int16 in front.
    pub fn encode_framed(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        out.i16(version);
        self.encode(out, version)
    }
}
