//! OffsetFetchRequest: request, versions 1-10.
//!
//! Generated from facts/messages/09_offset_fetch.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchRequest {
    /// Versions 1-7; a group id.
    pub group_id: String,
    /// Versions 1-7; null allowed in 2-7.
    pub topics: Option<Vec<OffsetFetchRequestTopic>>,
    /// Versions 8-10.
    pub groups: Vec<OffsetFetchRequestGroup>,
    /// Versions 7-10.
    pub require_stable: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for OffsetFetchRequest {
    fn default() -> Self {
        Self {
            group_id: String::new(),
            topics: Some(Vec::new()),
            groups: Vec::new(),
            require_stable: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchRequestTopic {
    /// A topic name.
    pub name: String,
    pub partition_indexes: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchRequestGroup {
    /// A group id.
    pub group_id: String,
    /// Versions 9-10; dropped where absent; default null.
    pub member_id: Option<String>,
    /// Versions 9-10; dropped where absent; default -1.
    pub member_epoch: i32,
    pub topics: Option<Vec<OffsetFetchRequestTopics>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for OffsetFetchRequestGroup {
    fn default() -> Self {
        Self { group_id: String::new(), member_id: None, member_epoch: -1, topics: Some(Vec::new()), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchRequestTopics {
    /// Versions 8-9; dropped where absent; a topic name.
    pub name: String,
    /// Versions 10; dropped where absent.
    pub topic_id: Uuid,
    pub partition_indexes: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl OffsetFetchRequest {
    pub const NAME: &'static str = "OffsetFetchRequest";
    pub const KEY: ApiKey = ApiKey::OffsetFetch;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 10;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(6);

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

impl OffsetFetchRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            group_id: if version <= 7 { cursor.string(flexible) } else { String::new() },
            topics: if version <= 7 {
                cursor.nullable_array(flexible, version >= 2, 3, version, OffsetFetchRequestTopic::read)
            } else {
                Some(Vec::new())
            },
            groups: if version >= 8 { cursor.array(flexible, 3, version, OffsetFetchRequestGroup::read) } else { Vec::new() },
            require_stable: if version >= 7 { cursor.bool() } else { false },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        if version <= 7 {
            out.string(&self.group_id, flexible);
            out.nullable_array(
                self.topics.as_deref(),
                flexible,
                version >= 2,
                "OffsetFetchRequest.topics",
                version,
                OffsetFetchRequestTopic::write,
            );
        } else {
            if !self.group_id.is_empty() {
                out.absent("OffsetFetchRequest.group_id");
            }
            if self.topics.as_ref().is_none_or(|value| !value.is_empty()) {
                out.absent("OffsetFetchRequest.topics");
            }
        }
        if version >= 8 {
            out.array(&self.groups, flexible, version, OffsetFetchRequestGroup::write);
        } else if !self.groups.is_empty() {
            out.absent("OffsetFetchRequest.groups");
        }
        if version >= 7 {
            out.bool(self.require_stable);
        } else if self.require_stable {
            out.absent("OffsetFetchRequest.require_stable");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetFetchRequestTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            name: cursor.string(flexible),
            partition_indexes: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.string(&self.name, flexible);
        out.array(&self.partition_indexes, flexible, version, wire::write_i32);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl OffsetFetchRequestGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            member_id: if version >= 9 { cursor.nullable_string(true, true) } else { None },
            member_epoch: if version >= 9 { cursor.i32() } else { -1 },
            topics: cursor.nullable_array(true, true, 3, version, OffsetFetchRequestTopics::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        if version >= 9 {
            out.nullable_string(self.member_id.as_deref(), true, true, "OffsetFetchRequest.OffsetFetchRequestGroup.member_id");
            out.i32(self.member_epoch);
        }
        out.nullable_array(
            self.topics.as_deref(),
            true,
            true,
            "OffsetFetchRequest.OffsetFetchRequestGroup.topics",
            version,
            OffsetFetchRequestTopics::write,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl OffsetFetchRequestTopics {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: if version <= 9 { cursor.string(true) } else { String::new() },
            topic_id: if version >= 10 { cursor.uuid() } else { Uuid::ZERO },
            partition_indexes: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        if version <= 9 {
            out.string(&self.name, true);
        }
        if version >= 10 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partition_indexes, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
