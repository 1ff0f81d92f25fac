//! LeaveGroupRequest: request, versions 0-5.
//!
//! Generated from facts/messages/13_leave_group.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaveGroupRequest {
    /// A group id.
    pub group_id: String,
    /// Versions 0-2.
    pub member_id: String,
    /// Versions 3-5.
    pub members: Vec<MemberIdentity>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct MemberIdentity {
    pub member_id: String,
    /// Default null.
    pub group_instance_id: Option<String>,
    /// Versions 5; dropped where absent; default null.
    pub reason: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl LeaveGroupRequest {
    pub const NAME: &'static str = "LeaveGroupRequest";
    pub const KEY: ApiKey = ApiKey::LeaveGroup;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 5;
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

impl LeaveGroupRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            group_id: cursor.string(flexible),
            member_id: if version <= 2 { cursor.string(flexible) } else { String::new() },
            members: if version >= 3 { cursor.array(flexible, 3, version, MemberIdentity::read) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.group_id, flexible);
        if version <= 2 {
            out.string(&self.member_id, flexible);
        } else if !self.member_id.is_empty() {
            out.absent("LeaveGroupRequest.member_id");
        }
        if version >= 3 {
            out.array(&self.members, flexible, version, MemberIdentity::write);
        } else if !self.members.is_empty() {
            out.absent("LeaveGroupRequest.members");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl MemberIdentity {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            member_id: cursor.string(flexible),
            group_instance_id: cursor.nullable_string(flexible, true),
            reason: if version >= 5 { cursor.nullable_string(flexible, true) } else { None },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.member_id, flexible);
        out.nullable_string(self.group_instance_id.as_deref(), flexible, true, "LeaveGroupRequest.MemberIdentity.group_instance_id");
        if version >= 5 {
            out.nullable_string(self.reason.as_deref(), flexible, true, "LeaveGroupRequest.MemberIdentity.reason");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
