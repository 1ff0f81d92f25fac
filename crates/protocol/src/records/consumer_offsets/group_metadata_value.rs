//! GroupMetadataValue: record value, versions 0-4.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct GroupMetadataValue {
    pub protocol_type: String,
    pub generation: i32,
    pub protocol: Option<String>,
    pub leader: Option<String>,
    /// Versions 2-4; dropped where absent; default -1.
    pub current_state_timestamp: i64,
    pub members: Vec<MemberMetadata>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for GroupMetadataValue {
    fn default() -> Self {
        Self {
            protocol_type: String::new(),
            generation: 0,
            protocol: Some(String::new()),
            leader: Some(String::new()),
            current_state_timestamp: -1,
            members: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct MemberMetadata {
    pub member_id: String,
    /// Versions 3-4; dropped where absent; default null.
    pub group_instance_id: Option<String>,
    pub client_id: String,
    pub client_host: String,
    /// Versions 1-4; dropped where absent; default -1.
    pub rebalance_timeout: i32,
    pub session_timeout: i32,
    pub subscription: Bytes,
    pub assignment: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for MemberMetadata {
    fn default() -> Self {
        Self {
            member_id: String::new(),
            group_instance_id: None,
            client_id: String::new(),
            client_host: String::new(),
            rebalance_timeout: -1,
            session_timeout: 0,
            subscription: Bytes::new(),
            assignment: Bytes::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl GroupMetadataValue {
    pub const NAME: &'static str = "GroupMetadataValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 2;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 4;
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

impl GroupMetadataValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            protocol_type: cursor.string(flexible),
            generation: cursor.i32(),
            protocol: cursor.nullable_string(flexible, true),
            leader: cursor.nullable_string(flexible, true),
            current_state_timestamp: if version >= 2 { cursor.i64() } else { -1 },
            members: cursor.array(flexible, 15, version, MemberMetadata::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.protocol_type, flexible);
        out.i32(self.generation);
        out.nullable_string(self.protocol.as_deref(), flexible, true, "GroupMetadataValue.protocol");
        out.nullable_string(self.leader.as_deref(), flexible, true, "GroupMetadataValue.leader");
        if version >= 2 {
            out.i64(self.current_state_timestamp);
        }
        out.array(&self.members, flexible, version, MemberMetadata::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl MemberMetadata {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 4;
        Self {
            member_id: cursor.string(flexible),
            group_instance_id: if version >= 3 { cursor.nullable_string(flexible, true) } else { None },
            client_id: cursor.string(flexible),
            client_host: cursor.string(flexible),
            rebalance_timeout: if version >= 1 { cursor.i32() } else { -1 },
            session_timeout: cursor.i32(),
            subscription: cursor.bytes(flexible),
            assignment: cursor.bytes(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 4;
        out.string(&self.member_id, flexible);
        if version >= 3 {
            out.nullable_string(self.group_instance_id.as_deref(), flexible, true, "GroupMetadataValue.MemberMetadata.group_instance_id");
        }
        out.string(&self.client_id, flexible);
        out.string(&self.client_host, flexible);
        if version >= 1 {
            out.i32(self.rebalance_timeout);
        }
        out.i32(self.session_timeout);
        out.bytes(&self.subscription, flexible);
        out.bytes(&self.assignment, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl GroupMetadataValue {
    /// Reads one with its version as int16 in front.
    pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {
        let version = cursor.i16();
        Self::decode(cursor, version)
    }

    /// Writes one with its version as int16 in front.
    pub fn encode_framed(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        out.i16(version);
        self.encode(out, version)
    }
}
