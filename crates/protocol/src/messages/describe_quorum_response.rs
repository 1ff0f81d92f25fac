//! DescribeQuorumResponse: response, versions 0-2.
//!
//! Generated from facts/messages/55_describe_quorum.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeQuorumResponse {
    pub error_code: i16,
    /// Versions 2; dropped where absent.
    pub error_message: Option<String>,
    pub topics: Vec<TopicData>,
    /// Versions 2.
    pub nodes: Vec<Node>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeQuorumResponse {
    fn default() -> Self {
        Self { error_code: 0, error_message: Some(String::new()), topics: Vec::new(), nodes: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    /// A topic name.
    pub topic_name: String,
    pub partitions: Vec<PartitionData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PartitionData {
    pub partition_index: i32,
    pub error_code: i16,
    /// Versions 2; dropped where absent.
    pub error_message: Option<String>,
    /// A broker id.
    pub leader_id: i32,
    pub leader_epoch: i32,
    pub high_watermark: i64,
    pub current_voters: Vec<ReplicaState>,
    pub observers: Vec<ReplicaState>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for PartitionData {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            error_message: Some(String::new()),
            leader_id: 0,
            leader_epoch: 0,
            high_watermark: 0,
            current_voters: Vec::new(),
            observers: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// Key of its array; a broker id.
    pub node_id: i32,
    pub listeners: Vec<Listener>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// Key of its array.
    pub name: String,
    pub host: String,
    pub port: u16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ReplicaState {
    /// A broker id.
    pub replica_id: i32,
    /// Versions 2.
    pub replica_directory_id: Uuid,
    pub log_end_offset: i64,
    /// Versions 1-2; dropped where absent; default -1.
    pub last_fetch_timestamp: i64,
    /// Versions 1-2; dropped where absent; default -1.
    pub last_caught_up_timestamp: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ReplicaState {
    fn default() -> Self {
        Self {
            replica_id: 0,
            replica_directory_id: Uuid::ZERO,
            log_end_offset: 0,
            last_fetch_timestamp: -1,
            last_caught_up_timestamp: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl DescribeQuorumResponse {
    pub const NAME: &'static str = "DescribeQuorumResponse";
    pub const KEY: ApiKey = ApiKey::DescribeQuorum;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 2;
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

impl DescribeQuorumResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            error_code: cursor.i16(),
            error_message: if version >= 2 { cursor.nullable_string(true, true) } else { Some(String::new()) },
            topics: cursor.array(true, 3, version, TopicData::read),
            nodes: if version >= 2 { cursor.array(true, 6, version, Node::read) } else { Vec::new() },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.error_code);
        if version >= 2 {
            out.nullable_string(self.error_message.as_deref(), true, true, "DescribeQuorumResponse.error_message");
        }
        out.array(&self.topics, true, version, TopicData::write);
        if version >= 2 {
            out.array(&self.nodes, true, version, Node::write);
        } else if !self.nodes.is_empty() {
            out.absent("DescribeQuorumResponse.nodes");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_name: cursor.string(true),
            partitions: cursor.array(true, 25, version, PartitionData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic_name, true);
        out.array(&self.partitions, true, version, PartitionData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl PartitionData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            error_code: cursor.i16(),
            error_message: if version >= 2 { cursor.nullable_string(true, true) } else { Some(String::new()) },
            leader_id: cursor.i32(),
            leader_epoch: cursor.i32(),
            high_watermark: cursor.i64(),
            current_voters: cursor.array(true, 13, version, ReplicaState::read),
            observers: cursor.array(true, 13, version, ReplicaState::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.i16(self.error_code);
        if version >= 2 {
            out.nullable_string(self.error_message.as_deref(), true, true, "DescribeQuorumResponse.PartitionData.error_message");
        }
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.i64(self.high_watermark);
        out.array(&self.current_voters, true, version, ReplicaState::write);
        out.array(&self.observers, true, version, ReplicaState::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Node {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            node_id: cursor.i32(),
            listeners: cursor.array(true, 5, version, Listener::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.node_id);
        out.array(&self.listeners, true, version, Listener::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Listener {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), host: cursor.string(true), port: cursor.u16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.string(&self.host, true);
        out.u16(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ReplicaState {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            replica_id: cursor.i32(),
            replica_directory_id: if version >= 2 { cursor.uuid() } else { Uuid::ZERO },
            log_end_offset: cursor.i64(),
            last_fetch_timestamp: if version >= 1 { cursor.i64() } else { -1 },
            last_caught_up_timestamp: if version >= 1 { cursor.i64() } else { -1 },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.replica_id);
        if version >= 2 {
            out.uuid(self.replica_directory_id);
        } else if self.replica_directory_id != Uuid::ZERO {
            out.absent("DescribeQuorumResponse.ReplicaState.replica_directory_id");
        }
        out.i64(self.log_end_offset);
        if version >= 1 {
            out.i64(self.last_fetch_timestamp);
            out.i64(self.last_caught_up_timestamp);
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
