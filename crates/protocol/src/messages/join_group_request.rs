//! JoinGroupRequest: request, versions 0-9.
//!
//! Generated from facts/messages/11_join_group.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct JoinGroupRequest {
    /// A group id.
    pub group_id: String,
    pub session_timeout_ms: i32,
    /// Versions 1-9; dropped where absent; default -1.
    pub rebalance_timeout_ms: i32,
    pub member_id: String,
    /// Versions 5-9; default null.
    pub group_instance_id: Option<String>,
    pub protocol_type: String,
    pub protocols: Vec<JoinGroupRequestProtocol>,
    /// Versions 8-9; dropped where absent; default null.
    pub reason: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for JoinGroupRequest {
    fn default() -> Self {
        Self {
            group_id: String::new(),
            session_timeout_ms: 0,
            rebalance_timeout_ms: -1,
            member_id: String::new(),
            group_instance_id: None,
            protocol_type: String::new(),
            protocols: Vec::new(),
            reason: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct JoinGroupRequestProtocol {
    /// Key of its array.
    pub name: String,
    pub metadata: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl JoinGroupRequest {
    pub const NAME: &'static str = "JoinGroupRequest";
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

impl JoinGroupRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            group_id: cursor.string(flexible),
            session_timeout_ms: cursor.i32(),
            rebalance_timeout_ms: if version >= 1 { cursor.i32() } else { -1 },
            member_id: cursor.string(flexible),
            group_instance_id: if version >= 5 { cursor.nullable_string(flexible, true) } else { None },
            protocol_type: cursor.string(flexible),
            protocols: cursor.array(flexible, 3, version, JoinGroupRequestProtocol::read),
            reason: if version >= 8 { cursor.nullable_string(flexible, true) } else { None },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.string(&self.group_id, flexible);
        out.i32(self.session_timeout_ms);
        if version >= 1 {
            out.i32(self.rebalance_timeout_ms);
        }
        out.string(&self.member_id, flexible);
        if version >= 5 {
            out.nullable_string(self.group_instance_id.as_deref(), flexible, true, "JoinGroupRequest.group_instance_id");
        } else if self.group_instance_id.is_some() {
            out.absent("JoinGroupRequest.group_instance_id");
        }
        out.string(&self.protocol_type, flexible);
        out.array(&self.protocols, flexible, version, JoinGroupRequestProtocol::write);
        if version >= 8 {
            out.nullable_string(self.reason.as_deref(), flexible, true, "JoinGroupRequest.reason");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl JoinGroupRequestProtocol {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 6;
        Self {
            name: cursor.string(flexible),
            metadata: cursor.bytes(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 6;
        out.string(&self.name, flexible);
        out.bytes(&self.metadata, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
