//! AlterShareGroupOffsetsResponse: response, versions 0.
//!
//! Generated from facts/messages/91_alter_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterShareGroupOffsetsResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    pub responses: Vec<AlterShareGroupOffsetsResponseTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterShareGroupOffsetsResponseTopic {
    /// Key of its array; a topic name.
    pub topic_name: String,
    pub topic_id: Uuid,
    pub partitions: Vec<AlterShareGroupOffsetsResponsePartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterShareGroupOffsetsResponsePartition {
    pub partition_index: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AlterShareGroupOffsetsResponse {
    pub const NAME: &'static str = "AlterShareGroupOffsetsResponse";
    pub const KEY: ApiKey = ApiKey::AlterShareGroupOffsets;
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

impl AlterShareGroupOffsetsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            responses: cursor.array(true, 19, version, AlterShareGroupOffsetsResponseTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "AlterShareGroupOffsetsResponse.error_message");
        out.array(&self.responses, true, version, AlterShareGroupOffsetsResponseTopic::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AlterShareGroupOffsetsResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_name: cursor.string(true),
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 8, version, AlterShareGroupOffsetsResponsePartition::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic_name, true);
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, AlterShareGroupOffsetsResponsePartition::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AlterShareGroupOffsetsResponsePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.partition_index);
        out.i16(self.error_code);
        out.nullable_string(
            self.error_message.as_deref(),
            true,
            true,
            "AlterShareGroupOffsetsResponse.AlterShareGroupOffsetsResponsePartition.error_message",
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
