//! JoinGroupResponse: response, versions 0-9.
//!
//! Generated from facts/messages/11_join_group.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct JoinGroupResponse {
    /// Versions 2-9; dropped where absent.
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Default -1.
    pub generation_id: i32,
    /// Versions 7-9; dropped where absent; default null.
    pub protocol_type: Option<String>,
    /// Null allowed in 7+.
    pub protocol_name: Option<String>,
    pub leader: String,
    /// Versions 9.
    pub skip_assignment: bool,
    pub member_id: String,
    pub members: Vec<JoinGroupResponseMember>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for JoinGroupResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            generation_id: -1,
            protocol_type: None,
            protocol_name: Some(String::new()),
            leader: String::new(),
            skip_assignment: false,
            member_id: String::new(),
            members: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct JoinGroupResponseMember {
    pub member_id: String,
    /// Versions 5-9; dropped where absent; default null.
    pub group_instance_id: Option<String>,
    pub metadata: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl JoinGroupResponse {
    pub const NAME: &'static str = "JoinGroupResponse";
    pub const KEY: ApiKey = ApiKey::JoinGroup;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 9;
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

impl JoinGroupResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            throttle_time_ms: if version >= 2 { cursor.i32() } else { 0 },
            error_code: cursor.i16(),
            generation_id: cursor.i32(),
            protocol_type: if version >= 7 { cursor.nullable_string(flexible, true) } else { None },
            protocol_name: cursor.nullable_string(flexible, version >= 7),
            leader: cursor.string(flexible),
            skip_assignment: if version >= 9 { cursor.bool() } else { false },
            member_id: cursor.string(flexible),
            members: cursor.array(flexible, 4, version, JoinGroupResponseMember::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        if version >= 2 {
            out.i32(self.throttle_time_ms);
        }
        out.i16(self.error_code);
        out.i32(self.generation_id);
        if version >= 7 {
            out.nullable_string(self.protocol_type.as_deref(), flexible, true, "JoinGroupResponse.protocol_type");
        }
        out.nullable_string(self.protocol_name.as_deref(), flexible, version >= 7, "JoinGroupResponse.protocol_name");
        out.string(&self.leader, flexible);
        if version >= 9 {
            out.bool(self.skip_assignment);
        } else if self.skip_assignment {
            out.absent("JoinGroupResponse.skip_assignment");
        }
        out.string(&self.member_id, flexible);
        out.array(&self.members, flexible, version, JoinGroupResponseMember::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl JoinGroupResponseMember {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            member_id: cursor.string(flexible),
            group_instance_id: if version >= 5 { cursor.nullable_string(flexible, true) } else { None },
            metadata: cursor.bytes(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.string(&self.member_id, flexible);
        if version >= 5 {
            out.nullable_string(
                self.group_instance_id.as_deref(),
                flexible,
                true,
                "JoinGroupResponse.JoinGroupResponseMember.group_instance_id",
            );
        }
        out.bytes(&self.metadata, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
