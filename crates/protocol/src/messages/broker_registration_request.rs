//! BrokerRegistrationRequest: request, versions 0-4.
//!
//! Generated from facts/messages/62_broker_registration.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct BrokerRegistrationRequest {
    /// A broker id.
    pub broker_id: i32,
    pub cluster_id: String,
    pub incarnation_id: Uuid,
    pub listeners: Vec<Listener>,
    pub features: Vec<Feature>,
    pub rack: Option<String>,
    /// Versions 1-4.
    pub is_migrating_zk_broker: bool,
    /// Versions 2-4; dropped where absent.
    pub log_dirs: Vec<Uuid>,
    /// Versions 3-4; dropped where absent; default -1.
    pub previous_broker_epoch: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for BrokerRegistrationRequest {
    fn default() -> Self {
        Self {
            broker_id: 0,
            cluster_id: String::new(),
            incarnation_id: Uuid::ZERO,
            listeners: Vec::new(),
            features: Vec::new(),
            rack: Some(String::new()),
            is_migrating_zk_broker: false,
            log_dirs: Vec::new(),
            previous_broker_epoch: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// Key of its array.
    pub name: String,
    pub host: String,
    pub port: u16,
    pub security_protocol: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feature {
    /// Key of its array.
    pub name: String,
    pub min_supported_version: i16,
    pub max_supported_version: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl BrokerRegistrationRequest {
    pub const NAME: &'static str = "BrokerRegistrationRequest";
    pub const KEY: ApiKey = ApiKey::BrokerRegistration;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 4;
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

impl BrokerRegistrationRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            broker_id: cursor.i32(),
            cluster_id: cursor.string(true),
            incarnation_id: cursor.uuid(),
            listeners: cursor.array(true, 7, version, Listener::read),
            features: cursor.array(true, 6, version, Feature::read),
            rack: cursor.nullable_string(true, true),
            is_migrating_zk_broker: if version >= 1 { cursor.bool() } else { false },
            log_dirs: if version >= 2 { cursor.array(true, 16, version, |cursor, _| cursor.uuid()) } else { Vec::new() },
            previous_broker_epoch: if version >= 3 { cursor.i64() } else { -1 },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.broker_id);
        out.string(&self.cluster_id, true);
        out.uuid(self.incarnation_id);
        out.array(&self.listeners, true, version, Listener::write);
        out.array(&self.features, true, version, Feature::write);
        out.nullable_string(self.rack.as_deref(), true, true, "BrokerRegistrationRequest.rack");
        if version >= 1 {
            out.bool(self.is_migrating_zk_broker);
        } else if self.is_migrating_zk_broker {
            out.absent("BrokerRegistrationRequest.is_migrating_zk_broker");
        }
        if version >= 2 {
            out.array(&self.log_dirs, true, version, wire::write_uuid);
        }
        if version >= 3 {
            out.i64(self.previous_broker_epoch);
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Listener {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            host: cursor.string(true),
            port: cursor.u16(),
            security_protocol: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.string(&self.host, true);
        out.u16(self.port);
        out.i16(self.security_protocol);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Feature {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            name: cursor.string(true),
            min_supported_version: cursor.i16(),
            max_supported_version: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.i16(self.min_supported_version);
        out.i16(self.max_supported_version);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
