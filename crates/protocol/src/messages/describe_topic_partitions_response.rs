//! DescribeTopicPartitionsResponse: response, versions 0.
//!
//! Generated from facts/messages/75_describe_topic_partitions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeTopicPartitionsResponse {
    pub throttle_time_ms: i32,
    pub topics: Vec<DescribeTopicPartitionsResponseTopic>,
    /// Default null.
    pub next_cursor: Option<Cursor>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeTopicPartitionsResponseTopic {
    pub error_code: i16,
    /// Key of its array; a topic name.
    pub name: Option<String>,
    pub topic_id: Uuid,
    pub is_internal: bool,
    pub partitions: Vec<DescribeTopicPartitionsResponsePartition>,
    /// Default -2147483648.
    pub topic_authorized_operations: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeTopicPartitionsResponseTopic {
    fn default() -> Self {
        Self {
            error_code: 0,
            name: Some(String::new()),
            topic_id: Uuid::ZERO,
            is_internal: false,
            partitions: Vec::new(),
            topic_authorized_operations: -2_147_483_648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeTopicPartitionsResponsePartition {
    pub error_code: i16,
    pub partition_index: i32,
    /// A broker id.
    pub leader_id: i32,
    /// Default -1.
    pub leader_epoch: i32,
    /// A broker id.
    pub replica_nodes: Vec<i32>,
    /// A broker id.
    pub isr_nodes: Vec<i32>,
    /// A broker id; default null.
    pub eligible_leader_replicas: Option<Vec<i32>>,
    /// A broker id; default null.
    pub last_known_elr: Option<Vec<i32>>,
    /// A broker id.
    pub offline_replicas: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeTopicPartitionsResponsePartition {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition_index: 0,
            leader_id: 0,
            leader_epoch: -1,
            replica_nodes: Vec::new(),
            isr_nodes: Vec::new(),
            eligible_leader_replicas: None,
            last_known_elr: None,
            offline_replicas: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cursor {
    /// A topic name.
    pub topic_name: String,
    pub partition_index: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeTopicPartitionsResponse {
    pub const NAME: &'static str = "DescribeTopicPartitionsResponse";
    pub const KEY: ApiKey = ApiKey::DescribeTopicPartitions;
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

impl DescribeTopicPartitionsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            topics: cursor.array(true, 26, version, DescribeTopicPartitionsResponseTopic::read),
            next_cursor: if cursor.struct_follows(false) { Some(Cursor::read(cursor, version)) } else { None },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.array(&self.topics, true, version, DescribeTopicPartitionsResponseTopic::write);
        out.struct_mark(self.next_cursor.is_some(), false, true, "DescribeTopicPartitionsResponse.next_cursor");
        if let Some(value) = &self.next_cursor {
            value.write(out, version);
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeTopicPartitionsResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            error_code: cursor.i16(),
            name: cursor.nullable_string(true, true),
            topic_id: cursor.uuid(),
            is_internal: cursor.bool(),
            partitions: cursor.array(true, 20, version, DescribeTopicPartitionsResponsePartition::read),
            topic_authorized_operations: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.error_code);
        out.nullable_string(self.name.as_deref(), true, true, "DescribeTopicPartitionsResponse.DescribeTopicPartitionsResponseTopic.name");
        out.uuid(self.topic_id);
        out.bool(self.is_internal);
        out.array(&self.partitions, true, version, DescribeTopicPartitionsResponsePartition::write);
        out.i32(self.topic_authorized_operations);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeTopicPartitionsResponsePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            error_code: cursor.i16(),
            partition_index: cursor.i32(),
            leader_id: cursor.i32(),
            leader_epoch: cursor.i32(),
            replica_nodes: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            isr_nodes: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            eligible_leader_replicas: cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
            last_known_elr: cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
            offline_replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.error_code);
        out.i32(self.partition_index);
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.array(&self.replica_nodes, true, version, wire::write_i32);
        out.array(&self.isr_nodes, true, version, wire::write_i32);
        out.nullable_array(
            self.eligible_leader_replicas.as_deref(),
            true,
            true,
            "DescribeTopicPartitionsResponse.DescribeTopicPartitionsResponsePartition.eligible_leader_replicas",
            version,
            wire::write_i32,
        );
        out.nullable_array(
            self.last_known_elr.as_deref(),
            true,
            true,
            "DescribeTopicPartitionsResponse.DescribeTopicPartitionsResponsePartition.last_known_elr",
            version,
            wire::write_i32,
        );
        out.array(&self.offline_replicas, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Cursor {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { topic_name: cursor.string(true), partition_index: cursor.i32(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.topic_name, true);
        out.i32(self.partition_index);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
