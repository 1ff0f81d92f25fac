//! GetTelemetrySubscriptionsResponse: response, versions 0.
//!
//! Generated from facts/messages/71_get_telemetry_subscriptions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetTelemetrySubscriptionsResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    pub client_instance_id: Uuid,
    pub subscription_id: i32,
    pub accepted_compression_types: Vec<i8>,
    pub push_interval_ms: i32,
    pub telemetry_max_bytes: i32,
    pub delta_temporality: bool,
    pub requested_metrics: Vec<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl GetTelemetrySubscriptionsResponse {
    pub const NAME: &'static str = "GetTelemetrySubscriptionsResponse";
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

impl GetTelemetrySubscriptionsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            client_instance_id: cursor.uuid(),
            subscription_id: cursor.i32(),
            accepted_compression_types: cursor.array(true, 1, version, |cursor, _| cursor.i8()),
            push_interval_ms: cursor.i32(),
            telemetry_max_bytes: cursor.i32(),
            delta_temporality: cursor.bool(),
            requested_metrics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.uuid(self.client_instance_id);
        out.i32(self.subscription_id);
        out.array(&self.accepted_compression_types, true, version, wire::write_i8);
        out.i32(self.push_interval_ms);
        out.i32(self.telemetry_max_bytes);
        out.bool(self.delta_temporality);
        out.array(&self.requested_metrics, true, version, wire::write_compact_string);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
