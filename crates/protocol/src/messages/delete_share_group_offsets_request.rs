//! DeleteShareGroupOffsetsRequest: request, versions 0.
//!
//! Generated from facts/messages/92_delete_share_group_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteShareGroupOffsetsRequest {
    /// A group id.
    pub group_id: String,
    pub topics: Vec<DeleteShareGroupOffsetsRequestTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteShareGroupOffsetsRequestTopic {
    /// A topic name.
    pub topic_name: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DeleteShareGroupOffsetsRequest {
    pub const NAME: &'static str = "DeleteShareGroupOffsetsRequest";
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

impl DeleteShareGroupOffsetsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            topics: cursor.array(true, 2, version, DeleteShareGroupOffsetsRequestTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.array(&self.topics, true, version, DeleteShareGroupOffsetsRequestTopic::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DeleteShareGroupOffsetsRequestTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { topic_name: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.topic_name, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
