//! WriteTxnMarkersResponse: response, versions 1-2.
//!
//! Generated from facts/messages/27_write_txn_markers.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WriteTxnMarkersResponse {
    pub markers: Vec<WritableTxnMarkerResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarkerResult {
    /// A producer id.
    pub producer_id: i64,
    pub topics: Vec<WritableTxnMarkerTopicResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarkerTopicResult {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<WritableTxnMarkerPartitionResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarkerPartitionResult {
    pub partition_index: i32,
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl WriteTxnMarkersResponse {
    pub const NAME: &'static str = "WriteTxnMarkersResponse";
    pub const KEY: ApiKey = ApiKey::WriteTxnMarkers;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 2;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(1);

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

impl WriteTxnMarkersResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { markers: cursor.array(true, 10, version, WritableTxnMarkerResult::read), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.markers, true, version, WritableTxnMarkerResult::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl WritableTxnMarkerResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            producer_id: cursor.i64(),
            topics: cursor.array(true, 3, version, WritableTxnMarkerTopicResult::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i64(self.producer_id);
        out.array(&self.topics, true, version, WritableTxnMarkerTopicResult::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl WritableTxnMarkerTopicResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.array(true, 7, version, WritableTxnMarkerPartitionResult::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.array(&self.partitions, true, version, WritableTxnMarkerPartitionResult::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl WritableTxnMarkerPartitionResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { partition_index: cursor.i32(), error_code: cursor.i16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.partition_index);
        out.i16(self.error_code);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
