//! GetTelemetrySubscriptionsRequest: request, versions 0.
//!
//! Generated from facts/messages/71_get_telemetry_subscriptions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetTelemetrySubscriptionsRequest {
    pub client_instance_id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl GetTelemetrySubscriptionsRequest {
    pub const NAME: &'static str = "GetTelemetrySubscriptionsRequest";
    pub const KEY: ApiKey = ApiKey::GetTelemetrySubscriptions;
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

impl GetTelemetrySubscriptionsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { client_instance_id: cursor.uuid(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.uuid(self.client_instance_id);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
