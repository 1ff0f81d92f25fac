//! CreateTopicsResponse: response, versions 2-7.
//!
//! Generated from facts/messages/19_create_topics.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateTopicsResponse {
    pub throttle_time_ms: i32,
    pub topics: Vec<CreatableTopicResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CreatableTopicResult {
    /// Key of its array; a topic name.
    pub name: String,
    /// Versions 7; dropped where absent.
    pub topic_id: Uuid,
    pub error_code: i16,
    pub error_message: Option<String>,
    /// Versions 5-7; tag 0 in 5+; dropped where absent.
    pub topic_config_error_code: i16,
    /// Versions 5-7; dropped where absent; default -1.
    pub num_partitions: i32,
    /// Versions 5-7; dropped where absent; default -1.
    pub replication_factor: i16,
    /// Versions 5-7; dropped where absent.
    pub configs: Option<Vec<CreatableTopicConfigs>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for CreatableTopicResult {
    fn default() -> Self {
        Self {
            name: String::new(),
            topic_id: Uuid::ZERO,
            error_code: 0,
            error_message: Some(String::new()),
            topic_config_error_code: 0,
            num_partitions: -1,
            replication_factor: -1,
            configs: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct CreatableTopicConfigs {
    pub name: String,
    pub value: Option<String>,
    pub read_only: bool,
    /// Default -1.
    pub config_source: i8,
    pub is_sensitive: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for CreatableTopicConfigs {
    fn default() -> Self {
        Self {
            name: String::new(),
            value: Some(String::new()),
            read_only: false,
            config_source: -1,
            is_sensitive: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl CreateTopicsResponse {
    pub const NAME: &'static str = "CreateTopicsResponse";
    pub const KEY: ApiKey = ApiKey::CreateTopics;
    pub const LOWEST: i16 = 2;
    pub const HIGHEST: i16 = 7;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(5);

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

impl CreateTopicsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 5;
        Self {
            throttle_time_ms: cursor.i32(),
            topics: cursor.array(flexible, 6, version, CreatableTopicResult::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 5;
        out.i32(self.throttle_time_ms);
        out.array(&self.topics, flexible, version, CreatableTopicResult::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl CreatableTopicResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 5;
        let mut value = Self {
            name: cursor.string(flexible),
            topic_id: if version >= 7 { cursor.uuid() } else { Uuid::ZERO },
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(flexible, true),
            topic_config_error_code: 0,
            num_partitions: if version >= 5 { cursor.i32() } else { -1 },
            replication_factor: if version >= 5 { cursor.i16() } else { -1 },
            configs: if version >= 5 {
                cursor.nullable_array(flexible, true, 6, version, CreatableTopicConfigs::read)
            } else {
                Some(Vec::new())
            },
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 => value.topic_config_error_code = cursor.i16(),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 5;
        out.string(&self.name, flexible);
        if version >= 7 {
            out.uuid(self.topic_id);
        }
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), flexible, true, "CreateTopicsResponse.CreatableTopicResult.error_message");
        if version >= 5 {
            out.i32(self.num_partitions);
            out.i16(self.replication_factor);
            out.nullable_array(
                self.configs.as_deref(),
                flexible,
                true,
                "CreateTopicsResponse.CreatableTopicResult.configs",
                version,
                CreatableTopicConfigs::write,
            );
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if self.topic_config_error_code != 0 {
                out.begin_tag(&mut tags, 0);
                out.i16(self.topic_config_error_code);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl CreatableTopicConfigs {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            value: cursor.nullable_string(true, true),
            read_only: cursor.bool(),
            config_source: cursor.i8(),
            is_sensitive: cursor.bool(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.nullable_string(self.value.as_deref(), true, true, "CreateTopicsResponse.CreatableTopicConfigs.value");
        out.bool(self.read_only);
        out.i8(self.config_source);
        out.bool(self.is_sensitive);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
