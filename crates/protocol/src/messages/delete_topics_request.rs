//! DeleteTopicsRequest: request, versions 1-6.
//!
//! Generated from facts/messages/20_delete_topics.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteTopicsRequest {
    /// Versions 6.
    pub topics: Vec<DeleteTopicState>,
    /// Versions 1-5; dropped where absent; a topic name.
    pub topic_names: Vec<String>,
    pub timeout_ms: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteTopicState {
    /// A topic name; default null.
    pub name: Option<String>,
    pub topic_id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DeleteTopicsRequest {
    pub const NAME: &'static str = "DeleteTopicsRequest";
    pub const KEY: ApiKey = ApiKey::DeleteTopics;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 6;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(4);

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

impl DeleteTopicsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            topics: if version >= 6 { cursor.array(flexible, 18, version, DeleteTopicState::read) } else { Vec::new() },
            topic_names: if version <= 5 {
                cursor.array(
                    flexible,
                    1,
                    version,
                    if flexible { |cursor, _| cursor.string(true) } else { |cursor, _| cursor.string(false) },
                )
            } else {
                Vec::new()
            },
            timeout_ms: cursor.i32(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        if version >= 6 {
            out.array(&self.topics, flexible, version, DeleteTopicState::write);
        } else if !self.topics.is_empty() {
            out.absent("DeleteTopicsRequest.topics");
        }
        if version <= 5 {
            out.array(&self.topic_names, flexible, version, if flexible { wire::write_compact_string } else { wire::write_plain_string });
        }
        out.i32(self.timeout_ms);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DeleteTopicState {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.nullable_string(true, true), topic_id: cursor.uuid(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.nullable_string(self.name.as_deref(), true, true, "DeleteTopicsRequest.DeleteTopicState.name");
        out.uuid(self.topic_id);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
