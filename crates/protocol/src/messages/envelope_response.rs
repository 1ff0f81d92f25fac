//! EnvelopeResponse: response, versions 0.
//!
//! Generated from facts/messages/58_envelope.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct EnvelopeResponse {
    /// Default null.
    pub response_data: Option<Bytes>,
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl EnvelopeResponse {
    pub const NAME: &'static str = "EnvelopeResponse";
    pub const KEY: ApiKey = ApiKey::Envelope;
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

impl EnvelopeResponse {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { response_data: cursor.nullable_bytes(true, true), error_code: cursor.i16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.nullable_bytes(self.response_data.as_ref(), true, true, "EnvelopeResponse.response_data");
        out.i16(self.error_code);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
