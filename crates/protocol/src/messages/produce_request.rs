//! ProduceRequest: request, versions 3-13.
//!
//! Generated from facts/messages/00_produce.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Records, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProduceRequest {
    /// A transactional id; default null.
    pub transactional_id: Option<String>,
    pub acks: i16,
    pub timeout_ms: i32,
    pub topic_data: Vec<TopicProduceData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicProduceData {
    /// Versions 3-12; key of its array; dropped where absent; a topic name.
    pub name: String,
    /// Versions 13; key of its array; dropped where absent.
    pub topic_id: Uuid,
    pub partition_data: Vec<PartitionProduceData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionProduceData {
    pub index: i32,
    pub records: Records,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ProduceRequest {
    pub const NAME: &'static str = "ProduceRequest";
    pub const KEY: ApiKey = ApiKey::Produce;
    pub const LOWEST: i16 = 3;
    pub const HIGHEST: i16 = 13;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(9);

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

/// [`ProduceRequest`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct ProduceRequestView<'a> {
    pub transactional_id: Option<&'a str>,
    pub acks: i16,
    pub timeout_ms: i32,
    pub topic_data: wire::ViewArray<'a, TopicProduceDataView<'a>>,
}

impl<'a> wire::View<'a> for ProduceRequestView<'a> {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 9;
        let value = Self {
            transactional_id: cursor.str_slice(flexible, true),
            acks: cursor.i16(),
            timeout_ms: cursor.i32(),
            topic_data: wire::ViewArray::read(cursor, flexible, false, 3, version),
        };
        if flexible {
            cursor.skip_tags();
        }
        value
    }
}

/// [`TopicProduceData`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct TopicProduceDataView<'a> {
    pub name: &'a str,
    pub topic_id: Uuid,
    pub partition_data: wire::ViewArray<'a, PartitionProduceDataView<'a>>,
}

impl<'a> wire::View<'a> for TopicProduceDataView<'a> {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 9;
        let value = Self {
            name: if version <= 12 { cursor.str_slice(flexible, false).unwrap_or_default() } else { "" },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partition_data: wire::ViewArray::read(cursor, flexible, false, 6, version),
        };
        if flexible {
            cursor.skip_tags();
        }
        value
    }
}

/// [`PartitionProduceData`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct PartitionProduceDataView<'a> {
    pub index: i32,
    pub records: Option<&'a [u8]>,
}

impl<'a> wire::View<'a> for PartitionProduceDataView<'a> {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 9;
        let value = Self { index: cursor.i32(), records: cursor.bytes_slice(flexible, true) };
        if flexible {
            cursor.skip_tags();
        }
        value
    }
}

impl<'a> ProduceRequestView<'a> {
    /// Reads one; every element was decoded once when this returns. Text that is not UTF-8 is a fault here.
    pub fn decode(cursor: &mut wire::Cursor<'a>, version: i16) -> Result<Self, DecodeError> {
        cursor.begin(ProduceRequest::NAME, version, ProduceRequest::LOWEST, ProduceRequest::HIGHEST)?;
        let value = <Self as wire::View<'a>>::read(cursor, version);
        cursor.finish(value)
    }
}

impl ProduceRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            transactional_id: cursor.nullable_string(flexible, true),
            acks: cursor.i16(),
            timeout_ms: cursor.i32(),
            topic_data: cursor.array(flexible, 3, version, TopicProduceData::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.nullable_string(self.transactional_id.as_deref(), flexible, true, "ProduceRequest.transactional_id");
        out.i16(self.acks);
        out.i32(self.timeout_ms);
        out.array(&self.topic_data, flexible, version, TopicProduceData::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl TopicProduceData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            name: if version <= 12 { cursor.string(flexible) } else { String::new() },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partition_data: cursor.array(flexible, 6, version, PartitionProduceData::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        if version <= 12 {
            out.string(&self.name, flexible);
        }
        if version >= 13 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partition_data, flexible, version, PartitionProduceData::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl PartitionProduceData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            index: cursor.i32(),
            records: cursor.records(flexible, true),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.i32(self.index);
        out.records(&self.records, flexible, true, "ProduceRequest.PartitionProduceData.records");
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
