//! StreamsGroupMetadataValue: record value, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupMetadataValue {
    pub epoch: i32,
    pub metadata_hash: i64,
    /// Tag 0 in 0+; default -1.
    pub validated_topology_epoch: i32,
    /// Tag 1 in 0+.
    pub last_assignment_configs: Option<Vec<LastAssignmentConfig>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for StreamsGroupMetadataValue {
    fn default() -> Self {
        Self {
            epoch: 0,
            metadata_hash: 0,
            validated_topology_epoch: -1,
            last_assignment_configs: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct LastAssignmentConfig {
    pub key: String,
    pub value: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl StreamsGroupMetadataValue {
    pub const NAME: &'static str = "StreamsGroupMetadataValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 17;
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

impl StreamsGroupMetadataValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            epoch: cursor.i32(),
            metadata_hash: cursor.i64(),
            validated_topology_epoch: -1,
            last_assignment_configs: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.validated_topology_epoch = cursor.i32(),
                1 => value.last_assignment_configs = cursor.nullable_array(true, true, 3, version, LastAssignmentConfig::read),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.epoch);
        out.i64(self.metadata_hash);
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.validated_topology_epoch != -1 {
            out.begin_tag(&mut tags, 0);
            out.i32(self.validated_topology_epoch);
            out.end_tag(&tags);
        }
        if self.last_assignment_configs.as_ref().is_none_or(|value| !value.is_empty()) {
            out.begin_tag(&mut tags, 1);
            out.nullable_array(
                self.last_assignment_configs.as_deref(),
                true,
                true,
                "StreamsGroupMetadataValue.last_assignment_configs",
                version,
                LastAssignmentConfig::write,
            );
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl LastAssignmentConfig {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { key: cursor.string(true), value: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.key, true);
        out.string(&self.value, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl StreamsGroupMetadataValue {
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
