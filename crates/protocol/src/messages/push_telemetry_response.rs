//! PushTelemetryResponse: response, versions 0.
//!
//! Generated from facts/messages/72_push_telemetry.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PushTelemetryResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl PushTelemetryResponse {
    pub const NAME: &'static str = "PushTelemetryResponse";
    pub const KEY: ApiKey = ApiKey::PushTelemetry;
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

impl PushTelemetryResponse {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { throttle_time_ms: cursor.i32(), error_code: cursor.i16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
