//! DeleteTopicsResponse: response, versions 1-6.
//!
//! Generated from facts/messages/20_delete_topics.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteTopicsResponse {
    pub throttle_time_ms: i32,
    pub responses: Vec<DeletableTopicResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DeletableTopicResult {
    /// Null allowed in 6+; key of its array; a topic name.
    pub name: Option<String>,
    /// Versions 6; dropped where absent.
    pub topic_id: Uuid,
    pub error_code: i16,
    /// Versions 5-6; dropped where absent; default null.
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DeletableTopicResult {
    fn default() -> Self {
        Self { name: Some(String::new()), topic_id: Uuid::ZERO, error_code: 0, error_message: None, unknown_tagged_fields: Vec::new() }
    }
}

impl DeleteTopicsResponse {
    pub const NAME: &'static str = "DeleteTopicsResponse";
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

impl DeleteTopicsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            throttle_time_ms: cursor.i32(),
            responses: cursor.array(flexible, 4, version, DeletableTopicResult::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.i32(self.throttle_time_ms);
        out.array(&self.responses, flexible, version, DeletableTopicResult::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DeletableTopicResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            name: cursor.nullable_string(flexible, version >= 6),
            topic_id: if version >= 6 { cursor.uuid() } else { Uuid::ZERO },
            error_code: cursor.i16(),
            error_message: if version >= 5 { cursor.nullable_string(flexible, true) } else { None },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.nullable_string(self.name.as_deref(), flexible, version >= 6, "DeleteTopicsResponse.DeletableTopicResult.name");
        if version >= 6 {
            out.uuid(self.topic_id);
        }
        out.i16(self.error_code);
        if version >= 5 {
            out.nullable_string(self.error_message.as_deref(), flexible, true, "DeleteTopicsResponse.DeletableTopicResult.error_message");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
