//! StreamsGroupMemberMetadataValue: record value, versions 0.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupMemberMetadataValue {
    pub instance_id: Option<String>,
    pub rack_id: Option<String>,
    pub client_id: String,
    pub client_host: String,
    /// Default -1.
    pub rebalance_timeout_ms: i32,
    pub topology_epoch: i32,
    pub process_id: String,
    /// Default null.
    pub user_endpoint: Option<Endpoint>,
    pub client_tags: Vec<KeyValue>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for StreamsGroupMemberMetadataValue {
    fn default() -> Self {
        Self {
            instance_id: Some(String::new()),
            rack_id: Some(String::new()),
            client_id: String::new(),
            client_host: String::new(),
            rebalance_timeout_ms: -1,
            topology_epoch: 0,
            process_id: String::new(),
            user_endpoint: None,
            client_tags: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    pub host: String,
    pub port: u16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyValue {
    pub key: String,
    pub value: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl StreamsGroupMemberMetadataValue {
    pub const NAME: &'static str = "StreamsGroupMemberMetadataValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 19;
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

impl StreamsGroupMemberMetadataValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            instance_id: cursor.nullable_string(true, true),
            rack_id: cursor.nullable_string(true, true),
            client_id: cursor.string(true),
            client_host: cursor.string(true),
            rebalance_timeout_ms: cursor.i32(),
            topology_epoch: cursor.i32(),
            process_id: cursor.string(true),
            user_endpoint: if cursor.struct_follows(false) { Some(Endpoint::read(cursor, version)) } else { None },
            client_tags: cursor.array(true, 3, version, KeyValue::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.nullable_string(self.instance_id.as_deref(), true, true, "StreamsGroupMemberMetadataValue.instance_id");
        out.nullable_string(self.rack_id.as_deref(), true, true, "StreamsGroupMemberMetadataValue.rack_id");
        out.string(&self.client_id, true);
        out.string(&self.client_host, true);
        out.i32(self.rebalance_timeout_ms);
        out.i32(self.topology_epoch);
        out.string(&self.process_id, true);
        out.struct_mark(self.user_endpoint.is_some(), false, true, "StreamsGroupMemberMetadataValue.user_endpoint");
        if let Some(value) = &self.user_endpoint {
            value.write(out, version);
        }
        out.array(&self.client_tags, true, version, KeyValue::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Endpoint {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { host: cursor.string(true), port: cursor.u16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.host, true);
        out.u16(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl KeyValue {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { key: cursor.string(true), value: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.key, true);
        out.string(&self.value, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl StreamsGroupMemberMetadataValue {
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
