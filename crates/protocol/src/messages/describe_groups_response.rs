//! DescribeGroupsResponse: response, versions 0-6.
//!
//! Generated from facts/messages/15_describe_groups.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeGroupsResponse {
    /// Versions 1-6; dropped where absent.
    pub throttle_time_ms: i32,
    pub groups: Vec<DescribedGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribedGroup {
    pub error_code: i16,
    /// Versions 6; default null.
    pub error_message: Option<String>,
    /// A group id.
    pub group_id: String,
    pub group_state: String,
    pub protocol_type: String,
    pub protocol_data: String,
    pub members: Vec<DescribedGroupMember>,
    /// Versions 3-6; default -2147483648.
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
            protocol_type: String::new(),
            protocol_data: String::new(),
            members: Vec::new(),
            authorized_operations: -2_147_483_648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribedGroupMember {
    pub member_id: String,
    /// Versions 4-6; dropped where absent; default null.
    pub group_instance_id: Option<String>,
    pub client_id: String,
    pub client_host: String,
    pub member_metadata: Bytes,
    pub member_assignment: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeGroupsResponse {
    pub const NAME: &'static str = "DescribeGroupsResponse";
    pub const KEY: ApiKey = ApiKey::DescribeGroups;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 6;
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

impl DescribeGroupsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 5;
        Self {
            throttle_time_ms: if version >= 1 { cursor.i32() } else { 0 },
            groups: cursor.array(flexible, 12, version, DescribedGroup::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 5;
        if version >= 1 {
            out.i32(self.throttle_time_ms);
        }
        out.array(&self.groups, flexible, version, DescribedGroup::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DescribedGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 5;
        Self {
            error_code: cursor.i16(),
            error_message: if version >= 6 { cursor.nullable_string(flexible, true) } else { None },
            group_id: cursor.string(flexible),
            group_state: cursor.string(flexible),
            protocol_type: cursor.string(flexible),
            protocol_data: cursor.string(flexible),
            members: cursor.array(flexible, 7, version, DescribedGroupMember::read),
            authorized_operations: if version >= 3 { cursor.i32() } else { -2_147_483_648 },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 5;
        out.i16(self.error_code);
        if version >= 6 {
            out.nullable_string(self.error_message.as_deref(), flexible, true, "DescribeGroupsResponse.DescribedGroup.error_message");
        } else if self.error_message.is_some() {
            out.absent("DescribeGroupsResponse.DescribedGroup.error_message");
        }
        out.string(&self.group_id, flexible);
        out.string(&self.group_state, flexible);
        out.string(&self.protocol_type, flexible);
        out.string(&self.protocol_data, flexible);
        out.array(&self.members, flexible, version, DescribedGroupMember::write);
        if version >= 3 {
            out.i32(self.authorized_operations);
        } else if self.authorized_operations != -2_147_483_648 {
            out.absent("DescribeGroupsResponse.DescribedGroup.authorized_operations");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl DescribedGroupMember {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 5;
        Self {
            member_id: cursor.string(flexible),
            group_instance_id: if version >= 4 { cursor.nullable_string(flexible, true) } else { None },
            client_id: cursor.string(flexible),
            client_host: cursor.string(flexible),
            member_metadata: cursor.bytes(flexible),
            member_assignment: cursor.bytes(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 5;
        out.string(&self.member_id, flexible);
        if version >= 4 {
            out.nullable_string(
                self.group_instance_id.as_deref(),
                flexible,
                true,
                "DescribeGroupsResponse.DescribedGroupMember.group_instance_id",
            );
        }
        out.string(&self.client_id, flexible);
        out.string(&self.client_host, flexible);
        out.bytes(&self.member_metadata, flexible);
        out.bytes(&self.member_assignment, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
