//! OffsetDeleteResponse: response, versions 0.
//!
//! Generated from facts/messages/47_offset_delete.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetDeleteResponse {
    pub error_code: i16,
    pub throttle_time_ms: i32,
    pub topics: Vec<OffsetDeleteResponseTopic>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetDeleteResponseTopic {
    /// Key of its array; a topic name.
    pub name: String,
    pub partitions: Vec<OffsetDeleteResponsePartition>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetDeleteResponsePartition {
    /// Key of its array.
    pub partition_index: i32,
    pub error_code: i16,
}

impl OffsetDeleteResponse {
    pub const NAME: &'static str = "OffsetDeleteResponse";
    pub const KEY: ApiKey = ApiKey::OffsetDelete;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
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

impl OffsetDeleteResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            error_code: cursor.i16(),
            throttle_time_ms: cursor.i32(),
            topics: cursor.array(false, 6, version, OffsetDeleteResponseTopic::read),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.error_code);
        out.i32(self.throttle_time_ms);
        out.array(&self.topics, false, version, OffsetDeleteResponseTopic::write);
    }
}

impl OffsetDeleteResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { name: cursor.string(false), partitions: cursor.array(false, 6, version, OffsetDeleteResponsePartition::read) }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, false);
        out.array(&self.partitions, false, version, OffsetDeleteResponsePartition::write);
    }
}

impl OffsetDeleteResponsePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { partition_index: cursor.i32(), error_code: cursor.i16() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.partition_index);
        out.i16(self.error_code);
    }
}
