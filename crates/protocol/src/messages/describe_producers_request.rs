//! DescribeProducersRequest: request, versions 0.
//!
//! Generated from facts/messages/61_describe_producers.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeProducersRequest {
    pub topics: Vec<TopicRequest>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicRequest {
    /// A topic name.
    pub name: String,
    pub partition_indexes: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeProducersRequest {
    pub const NAME: &'static str = "DescribeProducersRequest";
    pub const KEY: ApiKey = ApiKey::DescribeProducers;
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

impl DescribeProducersRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { topics: cursor.array(true, 3, version, TopicRequest::read), unknown_tagged_fields: cursor.unknown_tags() }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.topics, true, version, TopicRequest::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicRequest {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partition_indexes: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.array(&self.partition_indexes, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
