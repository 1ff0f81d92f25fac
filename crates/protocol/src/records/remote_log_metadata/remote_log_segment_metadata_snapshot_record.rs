//! RemoteLogSegmentMetadataSnapshotRecord: record value, versions 0.
//!
//! Generated from facts/records/remote_log_metadata.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteLogSegmentMetadataSnapshotRecord {
    pub segment_id: Uuid,
    pub start_offset: i64,
    pub end_offset: i64,
    pub broker_id: i32,
    pub max_timestamp_ms: i64,
    pub event_timestamp_ms: i64,
    pub segment_leader_epochs: Vec<SegmentLeaderEpochEntry>,
    pub segment_size_in_bytes: i32,
    /// Default null.
    pub custom_metadata: Option<Bytes>,
    pub remote_log_segment_state: i8,
    /// Tag 0 in 0+.
    pub txn_index_empty: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SegmentLeaderEpochEntry {
    pub leader_epoch: i32,
    pub offset: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl RemoteLogSegmentMetadataSnapshotRecord {
    pub const NAME: &'static str = "RemoteLogSegmentMetadataSnapshotRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 3;
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

impl RemoteLogSegmentMetadataSnapshotRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            segment_id: cursor.uuid(),
            start_offset: cursor.i64(),
            end_offset: cursor.i64(),
            broker_id: cursor.i32(),
            max_timestamp_ms: cursor.i64(),
            event_timestamp_ms: cursor.i64(),
            segment_leader_epochs: cursor.array(true, 13, version, SegmentLeaderEpochEntry::read),
            segment_size_in_bytes: cursor.i32(),
            custom_metadata: cursor.nullable_bytes(true, true),
            remote_log_segment_state: cursor.i8(),
            txn_index_empty: false,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.txn_index_empty = cursor.bool(),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.segment_id);
        out.i64(self.start_offset);
        out.i64(self.end_offset);
        out.i32(self.broker_id);
        out.i64(self.max_timestamp_ms);
        out.i64(self.event_timestamp_ms);
        out.array(&self.segment_leader_epochs, true, version, SegmentLeaderEpochEntry::write);
        out.i32(self.segment_size_in_bytes);
        out.nullable_bytes(self.custom_metadata.as_ref(), true, true, "RemoteLogSegmentMetadataSnapshotRecord.custom_metadata");
        out.i8(self.remote_log_segment_state);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.txn_index_empty {
            out.begin_tag(&mut tags, 0);
            out.bool(self.txn_index_empty);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl SegmentLeaderEpochEntry {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { leader_epoch: cursor.i32(), offset: cursor.i64(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.leader_epoch);
        out.i64(self.offset);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
