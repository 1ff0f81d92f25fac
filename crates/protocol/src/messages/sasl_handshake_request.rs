//! SaslHandshakeRequest: request, versions 0-1.
//!
//! Generated from facts/messages/17_sasl_handshake.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SaslHandshakeRequest {
    pub mechanism: String,
}

impl SaslHandshakeRequest {
    pub const NAME: &'static str = "SaslHandshakeRequest";
    pub const KEY: ApiKey = ApiKey::SaslHandshake;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = None;

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

impl SaslHandshakeRequest {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { mechanism: cursor.string(false) }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.mechanism, false);
    }
}
