//! AllocateProducerIdsRequest: request, versions 0.
//!
//! Generated from facts/messages/67_allocate_producer_ids.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct AllocateProducerIdsRequest {
    /// A broker id.
    pub broker_id: i32,
    /// Default -1.
    pub broker_epoch: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for AllocateProducerIdsRequest {
    fn default() -> Self {
        Self { broker_id: 0, broker_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}

impl AllocateProducerIdsRequest {
    pub const NAME: &'static str = "AllocateProducerIdsRequest";
    pub const KEY: ApiKey = ApiKey::AllocateProducerIds;
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

impl AllocateProducerIdsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { broker_id: cursor.i32(), broker_epoch: cursor.i64(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.broker_id);
        out.i64(self.broker_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
