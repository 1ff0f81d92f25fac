//! WriteTxnMarkersRequest: request, versions 1-2.
//!
//! Generated from facts/messages/27_write_txn_markers.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WriteTxnMarkersRequest {
    pub markers: Vec<WritableTxnMarker>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarker {
    /// A producer id.
    pub producer_id: i64,
    pub producer_epoch: i16,
    pub transaction_result: bool,
    pub topics: Vec<WritableTxnMarkerTopic>,
    pub coordinator_epoch: i32,
    /// Versions 2; dropped where absent.
    pub transaction_version: i8,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarkerTopic {
    /// A topic name.
    pub name: String,
    pub partition_indexes: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl WriteTxnMarkersRequest {
    pub const NAME: &'static str = "WriteTxnMarkersRequest";
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

impl WriteTxnMarkersRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { markers: cursor.array(true, 17, version, WritableTxnMarker::read), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.markers, true, version, WritableTxnMarker::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl WritableTxnMarker {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            producer_id: cursor.i64(),
            producer_epoch: cursor.i16(),
            transaction_result: cursor.bool(),
            topics: cursor.array(true, 3, version, WritableTxnMarkerTopic::read),
            coordinator_epoch: cursor.i32(),
            transaction_version: if version >= 2 { cursor.i8() } else { 0 },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i64(self.producer_id);
        out.i16(self.producer_epoch);
        out.bool(self.transaction_result);
        out.array(&self.topics, true, version, WritableTxnMarkerTopic::write);
        out.i32(self.coordinator_epoch);
        if version >= 2 {
            out.i8(self.transaction_version);
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl WritableTxnMarkerTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partition_indexes: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.array(&self.partition_indexes, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
