//! MetadataRequest: request, versions 0-13.
//!
//! Generated from facts/messages/03_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct MetadataRequest {
    /// Null allowed in 1+.
    pub topics: Option<Vec<MetadataRequestTopic>>,
    /// Versions 4-13; default true.
    pub allow_auto_topic_creation: bool,
    /// Versions 8-10.
    pub include_cluster_authorized_operations: bool,
    /// Versions 8-13.
    pub include_topic_authorized_operations: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for MetadataRequest {
    fn default() -> Self {
        Self {
            topics: Some(Vec::new()),
            allow_auto_topic_creation: true,
            include_cluster_authorized_operations: false,
            include_topic_authorized_operations: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct MetadataRequestTopic {
    /// Versions 10-13; dropped where absent.
    pub topic_id: Uuid,
    /// Null allowed in 10+; a topic name.
    pub name: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for MetadataRequestTopic {
    fn default() -> Self {
        Self { topic_id: Uuid::ZERO, name: Some(String::new()), unknown_tagged_fields: Vec::new() }
    }
}

impl MetadataRequest {
    pub const NAME: &'static str = "MetadataRequest";
    pub const KEY: ApiKey = ApiKey::Metadata;
    pub const LOWEST: i16 = 0;
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

impl MetadataRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            topics: cursor.nullable_array(flexible, version >= 1, 2, version, MetadataRequestTopic::read),
            allow_auto_topic_creation: if version >= 4 { cursor.bool() } else { true },
            include_cluster_authorized_operations: if (8..=10).contains(&version) { cursor.bool() } else { false },
            include_topic_authorized_operations: if version >= 8 { cursor.bool() } else { false },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.nullable_array(self.topics.as_deref(), flexible, version >= 1, "MetadataRequest.topics", version, MetadataRequestTopic::write);
        if version >= 4 {
            out.bool(self.allow_auto_topic_creation);
        } else if !self.allow_auto_topic_creation {
            out.absent("MetadataRequest.allow_auto_topic_creation");
        }
        if (8..=10).contains(&version) {
            out.bool(self.include_cluster_authorized_operations);
        } else if self.include_cluster_authorized_operations {
            out.absent("MetadataRequest.include_cluster_authorized_operations");
        }
        if version >= 8 {
            out.bool(self.include_topic_authorized_operations);
        } else if self.include_topic_authorized_operations {
            out.absent("MetadataRequest.include_topic_authorized_operations");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl MetadataRequestTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            topic_id: if version >= 10 { cursor.uuid() } else { Uuid::ZERO },
            name: cursor.nullable_string(flexible, version >= 10),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        if version >= 10 {
            out.uuid(self.topic_id);
        }
        out.nullable_string(self.name.as_deref(), flexible, version >= 10, "MetadataRequest.MetadataRequestTopic.name");
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
