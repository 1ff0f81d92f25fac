//! FetchSnapshotResponse: response, versions 0-1.
//!
//! Generated from facts/messages/59_fetch_snapshot.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Records};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchSnapshotResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    pub topics: Vec<TopicSnapshot>,
    /// Versions 1; tag 0 in 1+.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
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
    pub index: i32,
    pub error_code: i16,
    pub snapshot_id: SnapshotId,
    /// Tag 0 in 0+.
    pub current_leader: LeaderIdAndEpoch,
    pub size: i64,
    pub position: i64,
    pub unaligned_records: Records,
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

#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderIdAndEpoch {
    /// A broker id.
    pub leader_id: i32,
    pub leader_epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// Key of its array; a broker id.
    pub node_id: i32,
    pub host: String,
    pub port: u16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl FetchSnapshotResponse {
    pub const NAME: &'static str = "FetchSnapshotResponse";
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

impl FetchSnapshotResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            topics: cursor.array(true, 3, version, TopicSnapshot::read),
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 if version >= 1 => value.node_endpoints = cursor.array(true, 8, version, NodeEndpoint::read),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.array(&self.topics, true, version, TopicSnapshot::write);
        if version < 1 && !self.node_endpoints.is_empty() {
            out.absent("FetchSnapshotResponse.node_endpoints");
        }
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if version >= 1 && !self.node_endpoints.is_empty() {
            out.begin_tag(&mut tags, 0);
            out.array(&self.node_endpoints, true, version, NodeEndpoint::write);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl TopicSnapshot {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.array(true, 37, version, PartitionSnapshot::read),
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
            index: cursor.i32(),
            error_code: cursor.i16(),
            snapshot_id: SnapshotId::read(cursor, version),
            current_leader: LeaderIdAndEpoch::default(),
            size: cursor.i64(),
            position: cursor.i64(),
            unaligned_records: cursor.records(true, false),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.current_leader = LeaderIdAndEpoch::read(cursor, version),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.index);
        out.i16(self.error_code);
        self.snapshot_id.write(out, version);
        out.i64(self.size);
        out.i64(self.position);
        out.records(&self.unaligned_records, true, false, "FetchSnapshotResponse.PartitionSnapshot.unaligned_records");
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.current_leader != LeaderIdAndEpoch::default() {
            out.begin_tag(&mut tags, 0);
            self.current_leader.write(out, version);
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

impl LeaderIdAndEpoch {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { leader_id: cursor.i32(), leader_epoch: cursor.i32(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl NodeEndpoint {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { node_id: cursor.i32(), host: cursor.string(true), port: cursor.u16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.node_id);
        out.string(&self.host, true);
        out.u16(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
