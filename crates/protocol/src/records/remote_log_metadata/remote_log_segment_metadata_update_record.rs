//! RemoteLogSegmentMetadataUpdateRecord: record value, versions 0.
//!
//! Generated from facts/records/remote_log_metadata.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteLogSegmentMetadataUpdateRecord {
    pub remote_log_segment_id: RemoteLogSegmentIdEntry,
    pub broker_id: i32,
    pub event_timestamp_ms: i64,
    /// Default null.
    pub custom_metadata: Option<Bytes>,
    pub remote_log_segment_state: i8,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteLogSegmentIdEntry {
    pub topic_id_partition: TopicIdPartitionEntry,
    pub id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicIdPartitionEntry {
    pub name: String,
    pub id: Uuid,
    pub partition: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl RemoteLogSegmentMetadataUpdateRecord {
    pub const NAME: &'static str = "RemoteLogSegmentMetadataUpdateRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 1;
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

impl RemoteLogSegmentMetadataUpdateRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            remote_log_segment_id: RemoteLogSegmentIdEntry::read(cursor, version),
            broker_id: cursor.i32(),
            event_timestamp_ms: cursor.i64(),
            custom_metadata: cursor.nullable_bytes(true, true),
            remote_log_segment_state: cursor.i8(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        self.remote_log_segment_id.write(out, version);
        out.i32(self.broker_id);
        out.i64(self.event_timestamp_ms);
        out.nullable_bytes(self.custom_metadata.as_ref(), true, true, "RemoteLogSegmentMetadataUpdateRecord.custom_metadata");
        out.i8(self.remote_log_segment_state);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl RemoteLogSegmentIdEntry {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id_partition: TopicIdPartitionEntry::read(cursor, version),
            id: cursor.uuid(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        self.topic_id_partition.write(out, version);
        out.uuid(self.id);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicIdPartitionEntry {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), id: cursor.uuid(), partition: cursor.i32(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.uuid(self.id);
        out.i32(self.partition);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
