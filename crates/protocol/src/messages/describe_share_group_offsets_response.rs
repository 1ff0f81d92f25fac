//! DescribeShareGroupOffsetsResponse: response, versions 0-1.
//!
//! Generated from facts/messages/90_describe_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeShareGroupOffsetsResponse {
    pub throttle_time_ms: i32,
    pub groups: Vec<DescribeShareGroupOffsetsResponseGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeShareGroupOffsetsResponseGroup {
    /// A group id.
    pub group_id: String,
    pub topics: Vec<DescribeShareGroupOffsetsResponseTopic>,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeShareGroupOffsetsResponseTopic {
    /// A topic name.
    pub topic_name: String,
    pub topic_id: Uuid,
    pub partitions: Vec<DescribeShareGroupOffsetsResponsePartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeShareGroupOffsetsResponsePartition {
    pub partition_index: i32,
    pub start_offset: i64,
    pub leader_epoch: i32,
    /// Versions 1; dropped where absent; default -1.
    pub lag: i64,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeShareGroupOffsetsResponsePartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            start_offset: 0,
            leader_epoch: 0,
            lag: -1,
            error_code: 0,
            error_message: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl DescribeShareGroupOffsetsResponse {
    pub const NAME: &'static str = "DescribeShareGroupOffsetsResponse";
    pub const KEY: ApiKey = ApiKey::DescribeShareGroupOffsets;
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

impl DescribeShareGroupOffsetsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            groups: cursor.array(true, 6, version, DescribeShareGroupOffsetsResponseGroup::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.array(&self.groups, true, version, DescribeShareGroupOffsetsResponseGroup::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeShareGroupOffsetsResponseGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            topics: cursor.array(true, 19, version, DescribeShareGroupOffsetsResponseTopic::read),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.array(&self.topics, true, version, DescribeShareGroupOffsetsResponseTopic::write);
        out.i16(self.error_code);
        out.nullable_string(
            self.error_message.as_deref(),
            true,
            true,
            "DescribeShareGroupOffsetsResponse.DescribeShareGroupOffsetsResponseGroup.error_message",
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeShareGroupOffsetsResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_name: cursor.string(true),
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 20, version, DescribeShareGroupOffsetsResponsePartition::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic_name, true);
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, DescribeShareGroupOffsetsResponsePartition::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeShareGroupOffsetsResponsePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            start_offset: cursor.i64(),
            leader_epoch: cursor.i32(),
            lag: if version >= 1 { cursor.i64() } else { -1 },
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.i64(self.start_offset);
        out.i32(self.leader_epoch);
        if version >= 1 {
            out.i64(self.lag);
        }
        out.i16(self.error_code);
        out.nullable_string(
            self.error_message.as_deref(),
            true,
            true,
            "DescribeShareGroupOffsetsResponse.DescribeShareGroupOffsetsResponsePartition.error_message",
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
