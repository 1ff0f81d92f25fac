//! ShareGroupDescribeResponse: response, versions 1.
//!
//! Generated from facts/messages/77_share_group_describe.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupDescribeResponse {
    pub throttle_time_ms: i32,
    pub groups: Vec<DescribedGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribedGroup {
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// A group id.
    pub group_id: String,
    pub group_state: String,
    pub group_epoch: i32,
    pub assignment_epoch: i32,
    pub assignor_name: String,
    pub members: Vec<Member>,
    /// Default -2147483648.
    pub authorized_operations: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribedGroup {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: None,
            group_id: String::new(),
            group_state: String::new(),
            group_epoch: 0,
            assignment_epoch: 0,
            assignor_name: String::new(),
            members: Vec::new(),
            authorized_operations: -2_147_483_648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Member {
    pub member_id: String,
    /// Default null.
    pub rack_id: Option<String>,
    pub member_epoch: i32,
    pub client_id: String,
    pub client_host: String,
    /// A topic name.
    pub subscribed_topic_names: Vec<String>,
    pub assignment: Assignment,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions {
    pub topic_id: Uuid,
    /// A topic name.
    pub topic_name: String,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assignment {
    pub topic_partitions: Vec<TopicPartitions>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ShareGroupDescribeResponse {
    pub const NAME: &'static str = "ShareGroupDescribeResponse";
    pub const KEY: ApiKey = ApiKey::ShareGroupDescribe;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 1;
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

impl ShareGroupDescribeResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            groups: cursor.array(true, 20, version, DescribedGroup::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.array(&self.groups, true, version, DescribedGroup::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribedGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            group_id: cursor.string(true),
            group_state: cursor.string(true),
            group_epoch: cursor.i32(),
            assignment_epoch: cursor.i32(),
            assignor_name: cursor.string(true),
            members: cursor.array(true, 12, version, Member::read),
            authorized_operations: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "ShareGroupDescribeResponse.DescribedGroup.error_message");
        out.string(&self.group_id, true);
        out.string(&self.group_state, true);
        out.i32(self.group_epoch);
        out.i32(self.assignment_epoch);
        out.string(&self.assignor_name, true);
        out.array(&self.members, true, version, Member::write);
        out.i32(self.authorized_operations);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Member {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            member_id: cursor.string(true),
            rack_id: cursor.nullable_string(true, true),
            member_epoch: cursor.i32(),
            client_id: cursor.string(true),
            client_host: cursor.string(true),
            subscribed_topic_names: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            assignment: Assignment::read(cursor, version),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.member_id, true);
        out.nullable_string(self.rack_id.as_deref(), true, true, "ShareGroupDescribeResponse.Member.rack_id");
        out.i32(self.member_epoch);
        out.string(&self.client_id, true);
        out.string(&self.client_host, true);
        out.array(&self.subscribed_topic_names, true, version, wire::write_compact_string);
        self.assignment.write(out, version);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicPartitions {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            topic_name: cursor.string(true),
            partitions: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.topic_id);
        out.string(&self.topic_name, true);
        out.array(&self.partitions, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Assignment {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self { topic_partitions: cursor.array(true, 19, version, TopicPartitions::read), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.topic_partitions, true, version, TopicPartitions::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
