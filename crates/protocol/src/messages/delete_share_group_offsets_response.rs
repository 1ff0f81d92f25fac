//! DeleteShareGroupOffsetsResponse: response, versions 0.
//!
//! Generated from facts/messages/92_delete_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteShareGroupOffsetsResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    pub responses: Vec<DeleteShareGroupOffsetsResponseTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteShareGroupOffsetsResponseTopic {
    /// A topic name.
    pub topic_name: String,
    pub topic_id: Uuid,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DeleteShareGroupOffsetsResponse {
    pub const NAME: &'static str = "DeleteShareGroupOffsetsResponse";
    pub const KEY: ApiKey = ApiKey::DeleteShareGroupOffsets;
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

impl DeleteShareGroupOffsetsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            responses: cursor.array(true, 21, version, DeleteShareGroupOffsetsResponseTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "DeleteShareGroupOffsetsResponse.error_message");
        out.array(&self.responses, true, version, DeleteShareGroupOffsetsResponseTopic::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DeleteShareGroupOffsetsResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            topic_name: cursor.string(true),
            topic_id: cursor.uuid(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.topic_name, true);
        out.uuid(self.topic_id);
        out.i16(self.error_code);
        out.nullable_string(
            self.error_message.as_deref(),
            true,
            true,
            "DeleteShareGroupOffsetsResponse.DeleteShareGroupOffsetsResponseTopic.error_message",
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
