//! ConsumerGroupMemberMetadataValue: record value, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerGroupMemberMetadataValue {
    pub instance_id: Option<String>,
    pub rack_id: Option<String>,
    pub client_id: String,
    pub client_host: String,
    pub subscribed_topic_names: Vec<String>,
    pub subscribed_topic_regex: Option<String>,
    /// Default -1.
    pub rebalance_timeout_ms: i32,
    pub server_assignor: Option<String>,
    /// Tag 0 in 0+.
    pub classic_member_metadata: Option<ClassicMemberMetadata>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ConsumerGroupMemberMetadataValue {
    fn default() -> Self {
        Self {
            instance_id: Some(String::new()),
            rack_id: Some(String::new()),
            client_id: String::new(),
            client_host: String::new(),
            subscribed_topic_names: Vec::new(),
            subscribed_topic_regex: Some(String::new()),
            rebalance_timeout_ms: -1,
            server_assignor: Some(String::new()),
            classic_member_metadata: Some(ClassicMemberMetadata::default()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassicMemberMetadata {
    pub session_timeout_ms: i32,
    pub supported_protocols: Vec<ClassicProtocol>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassicProtocol {
    pub name: String,
    pub metadata: Bytes,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ConsumerGroupMemberMetadataValue {
    pub const NAME: &'static str = "ConsumerGroupMemberMetadataValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 5;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
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

impl ConsumerGroupMemberMetadataValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            instance_id: cursor.nullable_string(true, true),
            rack_id: cursor.nullable_string(true, true),
            client_id: cursor.string(true),
            client_host: cursor.string(true),
            subscribed_topic_names: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            subscribed_topic_regex: cursor.nullable_string(true, true),
            rebalance_timeout_ms: cursor.i32(),
            server_assignor: cursor.nullable_string(true, true),
            classic_member_metadata: Some(ClassicMemberMetadata::default()),
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => {
                    value.classic_member_metadata =
                        if cursor.struct_follows(true) { Some(ClassicMemberMetadata::read(cursor, version)) } else { None }
                }
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.nullable_string(self.instance_id.as_deref(), true, true, "ConsumerGroupMemberMetadataValue.instance_id");
        out.nullable_string(self.rack_id.as_deref(), true, true, "ConsumerGroupMemberMetadataValue.rack_id");
        out.string(&self.client_id, true);
        out.string(&self.client_host, true);
        out.array(&self.subscribed_topic_names, true, version, wire::write_compact_string);
        out.nullable_string(self.subscribed_topic_regex.as_deref(), true, true, "ConsumerGroupMemberMetadataValue.subscribed_topic_regex");
        out.i32(self.rebalance_timeout_ms);
        out.nullable_string(self.server_assignor.as_deref(), true, true, "ConsumerGroupMemberMetadataValue.server_assignor");
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.classic_member_metadata != Some(ClassicMemberMetadata::default()) {
            out.begin_tag(&mut tags, 0);
            out.struct_mark(self.classic_member_metadata.is_some(), true, true, "ConsumerGroupMemberMetadataValue.classic_member_metadata");
            if let Some(value) = &self.classic_member_metadata {
                value.write(out, version);
            }
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl ClassicMemberMetadata {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            session_timeout_ms: cursor.i32(),
            supported_protocols: cursor.array(true, 3, version, ClassicProtocol::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.session_timeout_ms);
        out.array(&self.supported_protocols, true, version, ClassicProtocol::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ClassicProtocol {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), metadata: cursor.bytes(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.bytes(&self.metadata, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ConsumerGroupMemberMetadataValue {
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
