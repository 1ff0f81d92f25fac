//! DescribeTopicPartitionsRequest: request, versions 0.
//!
//! Generated from facts/messages/75_describe_topic_partitions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeTopicPartitionsRequest {
    pub topics: Vec<TopicRequest>,
    /// Default 2000.
    pub response_partition_limit: i32,
    /// Default null.
    pub cursor: Option<Cursor>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeTopicPartitionsRequest {
    fn default() -> Self {
        Self { topics: Vec::new(), response_partition_limit: 2000, cursor: None, unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicRequest {
    /// A topic name.
    pub name: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cursor {
    /// A topic name.
    pub topic_name: String,
    pub partition_index: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeTopicPartitionsRequest {
    pub const NAME: &'static str = "DescribeTopicPartitionsRequest";
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

impl DescribeTopicPartitionsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topics: cursor.array(true, 2, version, TopicRequest::read),
            response_partition_limit: cursor.i32(),
            cursor: if cursor.struct_follows(false) { Some(Cursor::read(cursor, version)) } else { None },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.topics, true, version, TopicRequest::write);
        out.i32(self.response_partition_limit);
        out.struct_mark(self.cursor.is_some(), false, true, "DescribeTopicPartitionsRequest.cursor");
        if let Some(value) = &self.cursor {
            value.write(out, version);
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicRequest {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
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
