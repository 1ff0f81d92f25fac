//! FetchResponse: response, versions 4-18.
//!
//! Generated from facts/messages/01_fetch.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Records, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchResponse {
    pub throttle_time_ms: i32,
    /// Versions 7-18; dropped where absent.
    pub error_code: i16,
    /// Versions 7-18.
    pub session_id: i32,
    pub responses: Vec<FetchableTopicResponse>,
    /// Versions 16-18; tag 0 in 16+.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchableTopicResponse {
    /// Versions 4-12; dropped where absent; a topic name.
    pub topic: String,
    /// Versions 13-18; dropped where absent.
    pub topic_id: Uuid,
    pub partitions: Vec<PartitionData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PartitionData {
    pub partition_index: i32,
    pub error_code: i16,
    pub high_watermark: i64,
    /// Default -1.
    pub last_stable_offset: i64,
    /// Versions 5-18; dropped where absent; default -1.
    pub log_start_offset: i64,
    /// Versions 12-18; tag 0 in 12+.
    pub diverging_epoch: EpochEndOffset,
    /// Versions 12-18; tag 1 in 12+.
    pub current_leader: LeaderIdAndEpoch,
    /// Versions 12-18; tag 2 in 12+.
    pub snapshot_id: SnapshotId,
    pub aborted_transactions: Option<Vec<AbortedTransaction>>,
    /// Versions 11-18; a broker id; default -1.
    pub preferred_read_replica: i32,
    pub records: Records,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for PartitionData {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            high_watermark: 0,
            last_stable_offset: -1,
            log_start_offset: -1,
            diverging_epoch: EpochEndOffset::default(),
            current_leader: LeaderIdAndEpoch::default(),
            snapshot_id: SnapshotId::default(),
            aborted_transactions: Some(Vec::new()),
            preferred_read_replica: -1,
            records: Records::Null,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct EpochEndOffset {
    /// Default -1.
    pub epoch: i32,
    /// Default -1.
    pub end_offset: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for EpochEndOffset {
    fn default() -> Self {
        Self { epoch: -1, end_offset: -1, unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct LeaderIdAndEpoch {
    /// A broker id; default -1.
    pub leader_id: i32,
    /// Default -1.
    pub leader_epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for LeaderIdAndEpoch {
    fn default() -> Self {
        Self { leader_id: -1, leader_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotId {
    /// Default -1.
    pub end_offset: i64,
    /// Default -1.
    pub epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for SnapshotId {
    fn default() -> Self {
        Self { end_offset: -1, epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AbortedTransaction {
    /// A producer id.
    pub producer_id: i64,
    pub first_offset: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// Key of its array; a broker id.
    pub node_id: i32,
    pub host: String,
    pub port: i32,
    /// Default null.
    pub rack: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl FetchResponse {
    pub const NAME: &'static str = "FetchResponse";
    pub const KEY: ApiKey = ApiKey::Fetch;
    pub const LOWEST: i16 = 4;
    pub const HIGHEST: i16 = 18;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(12);

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

impl FetchResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        let mut value = Self {
            throttle_time_ms: cursor.i32(),
            error_code: if version >= 7 { cursor.i16() } else { 0 },
            session_id: if version >= 7 { cursor.i32() } else { 0 },
            responses: cursor.array(flexible, 3, version, FetchableTopicResponse::read),
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 if version >= 16 => value.node_endpoints = cursor.array(true, 11, version, NodeEndpoint::read),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        out.i32(self.throttle_time_ms);
        if version >= 7 {
            out.i16(self.error_code);
            out.i32(self.session_id);
        } else if self.session_id != 0 {
            out.absent("FetchResponse.session_id");
        }
        out.array(&self.responses, flexible, version, FetchableTopicResponse::write);
        if version < 16 && !self.node_endpoints.is_empty() {
            out.absent("FetchResponse.node_endpoints");
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if version >= 16 && !self.node_endpoints.is_empty() {
                out.begin_tag(&mut tags, 0);
                out.array(&self.node_endpoints, true, version, NodeEndpoint::write);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl FetchableTopicResponse {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        Self {
            topic: if version <= 12 { cursor.string(flexible) } else { String::new() },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partitions: cursor.array(flexible, 30, version, PartitionData::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        if version <= 12 {
            out.string(&self.topic, flexible);
        }
        if version >= 13 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partitions, flexible, version, PartitionData::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl PartitionData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        let mut value = Self {
            partition_index: cursor.i32(),
            error_code: cursor.i16(),
            high_watermark: cursor.i64(),
            last_stable_offset: cursor.i64(),
            log_start_offset: if version >= 5 { cursor.i64() } else { -1 },
            diverging_epoch: EpochEndOffset::default(),
            current_leader: LeaderIdAndEpoch::default(),
            snapshot_id: SnapshotId::default(),
            aborted_transactions: cursor.nullable_array(flexible, true, 16, version, AbortedTransaction::read),
            preferred_read_replica: if version >= 11 { cursor.i32() } else { -1 },
            records: cursor.records(flexible, true),
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 => value.diverging_epoch = EpochEndOffset::read(cursor, version),
                    1 => value.current_leader = LeaderIdAndEpoch::read(cursor, version),
                    2 => value.snapshot_id = SnapshotId::read(cursor, version),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        out.i32(self.partition_index);
        out.i16(self.error_code);
        out.i64(self.high_watermark);
        out.i64(self.last_stable_offset);
        if version >= 5 {
            out.i64(self.log_start_offset);
        }
        if version < 12 && self.diverging_epoch != EpochEndOffset::default() {
            out.absent("FetchResponse.PartitionData.diverging_epoch");
        }
        if version < 12 && self.current_leader != LeaderIdAndEpoch::default() {
            out.absent("FetchResponse.PartitionData.current_leader");
        }
        if version < 12 && self.snapshot_id != SnapshotId::default() {
            out.absent("FetchResponse.PartitionData.snapshot_id");
        }
        out.nullable_array(
            self.aborted_transactions.as_deref(),
            flexible,
            true,
            "FetchResponse.PartitionData.aborted_transactions",
            version,
            AbortedTransaction::write,
        );
        if version >= 11 {
            out.i32(self.preferred_read_replica);
        } else if self.preferred_read_replica != -1 {
            out.absent("FetchResponse.PartitionData.preferred_read_replica");
        }
        out.records(&self.records, flexible, true, "FetchResponse.PartitionData.records");
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if self.diverging_epoch != EpochEndOffset::default() {
                out.begin_tag(&mut tags, 0);
                self.diverging_epoch.write(out, version);
                out.end_tag(&tags);
            }
            if self.current_leader != LeaderIdAndEpoch::default() {
                out.begin_tag(&mut tags, 1);
                self.current_leader.write(out, version);
                out.end_tag(&tags);
            }
            if self.snapshot_id != SnapshotId::default() {
                out.begin_tag(&mut tags, 2);
                self.snapshot_id.write(out, version);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl EpochEndOffset {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { epoch: cursor.i32(), end_offset: cursor.i64(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.epoch);
        out.i64(self.end_offset);
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

impl AbortedTransaction {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        Self {
            producer_id: cursor.i64(),
            first_offset: cursor.i64(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        out.i64(self.producer_id);
        out.i64(self.first_offset);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl NodeEndpoint {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            node_id: cursor.i32(),
            host: cursor.string(true),
            port: cursor.i32(),
            rack: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.node_id);
        out.string(&self.host, true);
        out.i32(self.port);
        out.nullable_string(self.rack.as_deref(), true, true, "FetchResponse.NodeEndpoint.rack");
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
