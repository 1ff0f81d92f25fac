//! StreamsGroupTopologyValue: record value, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTopologyValue {
    pub epoch: i32,
    pub subtopologies: Vec<Subtopology>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subtopology {
    pub subtopology_id: String,
    pub source_topics: Vec<String>,
    pub source_topic_regex: Vec<String>,
    pub state_changelog_topics: Vec<TopicInfo>,
    pub repartition_sink_topics: Vec<String>,
    pub repartition_source_topics: Vec<TopicInfo>,
    pub copartition_groups: Vec<CopartitionGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CopartitionGroup {
    pub source_topics: Vec<i16>,
    pub source_topic_regex: Vec<i16>,
    pub repartition_source_topics: Vec<i16>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicConfig {
    pub key: String,
    pub value: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo {
    pub name: String,
    pub partitions: i32,
    pub replication_factor: i16,
    pub topic_configs: Vec<TopicConfig>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl StreamsGroupTopologyValue {
    pub const NAME: &'static str = "StreamsGroupTopologyValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 23;
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

impl StreamsGroupTopologyValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            epoch: cursor.i32(),
            subtopologies: cursor.array(true, 8, version, Subtopology::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.epoch);
        out.array(&self.subtopologies, true, version, Subtopology::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Subtopology {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            subtopology_id: cursor.string(true),
            source_topics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            source_topic_regex: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            state_changelog_topics: cursor.array(true, 9, version, TopicInfo::read),
            repartition_sink_topics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            repartition_source_topics: cursor.array(true, 9, version, TopicInfo::read),
            copartition_groups: cursor.array(true, 4, version, CopartitionGroup::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.subtopology_id, true);
        out.array(&self.source_topics, true, version, wire::write_compact_string);
        out.array(&self.source_topic_regex, true, version, wire::write_compact_string);
        out.array(&self.state_changelog_topics, true, version, TopicInfo::write);
        out.array(&self.repartition_sink_topics, true, version, wire::write_compact_string);
        out.array(&self.repartition_source_topics, true, version, TopicInfo::write);
        out.array(&self.copartition_groups, true, version, CopartitionGroup::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl CopartitionGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            source_topics: cursor.array(true, 2, version, |cursor, _| cursor.i16()),
            source_topic_regex: cursor.array(true, 2, version, |cursor, _| cursor.i16()),
            repartition_source_topics: cursor.array(true, 2, version, |cursor, _| cursor.i16()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.source_topics, true, version, wire::write_i16);
        out.array(&self.source_topic_regex, true, version, wire::write_i16);
        out.array(&self.repartition_source_topics, true, version, wire::write_i16);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicConfig {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { key: cursor.string(true), value: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.key, true);
        out.string(&self.value, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicInfo {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.i32(),
            replication_factor: cursor.i16(),
            topic_configs: cursor.array(true, 3, version, TopicConfig::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.i32(self.partitions);
        out.i16(self.replication_factor);
        out.array(&self.topic_configs, true, version, TopicConfig::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl StreamsGroupTopologyValue {
    /// Reads one with its version as int16 in front.
    pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {
        let version = cursor.i16();
        Self::decode(cursor, version)
    }

    /// Writes one with its version as int16 in front.
    pub fn encode_framed(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        out.i16(version);
        self.encode(out, version)
    }
}
