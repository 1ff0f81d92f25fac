//! FetchSnapshotRequest: request, versions 0-1.
//!
//! Generated from facts/messages/59_fetch_snapshot.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct FetchSnapshotRequest {
    /// Tag 0 in 0+; default null.
    pub cluster_id: Option<String>,
    /// A broker id; default -1.
    pub replica_id: i32,
    /// Default 2147483647.
    pub max_bytes: i32,
    pub topics: Vec<TopicSnapshot>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for FetchSnapshotRequest {
    fn default() -> Self {
        Self { cluster_id: None, replica_id: -1, max_bytes: i32::MAX, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicSnapshot {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<PartitionSnapshot>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionSnapshot {
    pub partition: i32,
    pub current_leader_epoch: i32,
    pub snapshot_id: SnapshotId,
    pub position: i64,
    /// Versions 1; tag 0 in 1+; dropped where absent.
    pub replica_directory_id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SnapshotId {
    pub end_offset: i64,
    pub epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl FetchSnapshotRequest {
    pub const NAME: &'static str = "FetchSnapshotRequest";
    pub const KEY: ApiKey = ApiKey::FetchSnapshot;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
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

impl FetchSnapshotRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            cluster_id: None,
            replica_id: cursor.i32(),
            max_bytes: cursor.i32(),
            topics: cursor.array(true, 3, version, TopicSnapshot::read),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.cluster_id = cursor.nullable_string(true, true),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.replica_id);
        out.i32(self.max_bytes);
        out.array(&self.topics, true, version, TopicSnapshot::write);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.cluster_id.is_some() {
            out.begin_tag(&mut tags, 0);
            out.nullable_string(self.cluster_id.as_deref(), true, true, "FetchSnapshotRequest.cluster_id");
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl TopicSnapshot {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.array(true, 30, version, PartitionSnapshot::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.array(&self.partitions, true, version, PartitionSnapshot::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl PartitionSnapshot {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            partition: cursor.i32(),
            current_leader_epoch: cursor.i32(),
            snapshot_id: SnapshotId::read(cursor, version),
            position: cursor.i64(),
            replica_directory_id: Uuid::ZERO,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 if version >= 1 => value.replica_directory_id = cursor.uuid(),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition);
        out.i32(self.current_leader_epoch);
        self.snapshot_id.write(out, version);
        out.i64(self.position);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if version >= 1 && self.replica_directory_id != Uuid::ZERO {
            out.begin_tag(&mut tags, 0);
            out.uuid(self.replica_directory_id);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl SnapshotId {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { end_offset: cursor.i64(), epoch: cursor.i32(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i64(self.end_offset);
        out.i32(self.epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
