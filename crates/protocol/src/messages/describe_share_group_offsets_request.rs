//! DescribeShareGroupOffsetsRequest: request, versions 0-1.
//!
//! Generated from facts/messages/90_describe_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeShareGroupOffsetsRequest {
    pub groups: Vec<DescribeShareGroupOffsetsRequestGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeShareGroupOffsetsRequestGroup {
    /// A group id.
    pub group_id: String,
    pub topics: Option<Vec<DescribeShareGroupOffsetsRequestTopic>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeShareGroupOffsetsRequestGroup {
    fn default() -> Self {
        Self { group_id: String::new(), topics: Some(Vec::new()), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeShareGroupOffsetsRequestTopic {
    /// A topic name.
    pub topic_name: String,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeShareGroupOffsetsRequest {
    pub const NAME: &'static str = "DescribeShareGroupOffsetsRequest";
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

impl DescribeShareGroupOffsetsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            groups: cursor.array(true, 3, version, DescribeShareGroupOffsetsRequestGroup::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.groups, true, version, DescribeShareGroupOffsetsRequestGroup::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeShareGroupOffsetsRequestGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            topics: cursor.nullable_array(true, true, 3, version, DescribeShareGroupOffsetsRequestTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.nullable_array(
            self.topics.as_deref(),
            true,
            true,
            "DescribeShareGroupOffsetsRequest.DescribeShareGroupOffsetsRequestGroup.topics",
            version,
            DescribeShareGroupOffsetsRequestTopic::write,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeShareGroupOffsetsRequestTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_name: cursor.string(true),
            partitions: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic_name, true);
        out.array(&self.partitions, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
