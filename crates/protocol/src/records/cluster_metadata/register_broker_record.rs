//! RegisterBrokerRecord: record value, versions 0-4.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct RegisterBrokerRecord {
    /// A broker id.
    pub broker_id: i32,
    /// Versions 2-4.
    pub is_migrating_zk_broker: bool,
    pub incarnation_id: Uuid,
    pub broker_epoch: i64,
    pub end_points: Vec<BrokerEndpoint>,
    pub features: Vec<BrokerFeature>,
    pub rack: Option<String>,
    /// Default true.
    pub fenced: bool,
    /// Versions 1-4.
    pub in_controlled_shutdown: bool,
    /// Versions 3-4; tag 0 in 3+.
    pub log_dirs: Vec<Uuid>,
    /// Versions 4; tag 1 in 4+; default null.
    pub cordoned_log_dirs: Option<Vec<Uuid>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for RegisterBrokerRecord {
    fn default() -> Self {
        Self {
            broker_id: 0,
            is_migrating_zk_broker: false,
            incarnation_id: Uuid::ZERO,
            broker_epoch: 0,
            end_points: Vec::new(),
            features: Vec::new(),
            rack: Some(String::new()),
            fenced: true,
            in_controlled_shutdown: false,
            log_dirs: Vec::new(),
            cordoned_log_dirs: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct BrokerEndpoint {
    /// Key of its array.
    pub name: String,
    pub host: String,
    pub port: u16,
    pub security_protocol: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct BrokerFeature {
    /// Key of its array.
    pub name: String,
    pub min_supported_version: i16,
    pub max_supported_version: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl RegisterBrokerRecord {
    pub const NAME: &'static str = "RegisterBrokerRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 0;
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

impl RegisterBrokerRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            broker_id: cursor.i32(),
            is_migrating_zk_broker: if version >= 2 { cursor.bool() } else { false },
            incarnation_id: cursor.uuid(),
            broker_epoch: cursor.i64(),
            end_points: cursor.array(true, 7, version, BrokerEndpoint::read),
            features: cursor.array(true, 6, version, BrokerFeature::read),
            rack: cursor.nullable_string(true, true),
            fenced: cursor.bool(),
            in_controlled_shutdown: if version >= 1 { cursor.bool() } else { false },
            log_dirs: Vec::new(),
            cordoned_log_dirs: None,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 if version >= 3 => value.log_dirs = cursor.array(true, 16, version, |cursor, _| cursor.uuid()),
                1 if version >= 4 => value.cordoned_log_dirs = cursor.nullable_array(true, true, 16, version, |cursor, _| cursor.uuid()),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.broker_id);
        if version >= 2 {
            out.bool(self.is_migrating_zk_broker);
        } else if self.is_migrating_zk_broker {
            out.absent("RegisterBrokerRecord.is_migrating_zk_broker");
        }
        out.uuid(self.incarnation_id);
        out.i64(self.broker_epoch);
        out.array(&self.end_points, true, version, BrokerEndpoint::write);
        out.array(&self.features, true, version, BrokerFeature::write);
        out.nullable_string(self.rack.as_deref(), true, true, "RegisterBrokerRecord.rack");
        out.bool(self.fenced);
        if version >= 1 {
            out.bool(self.in_controlled_shutdown);
        } else if self.in_controlled_shutdown {
            out.absent("RegisterBrokerRecord.in_controlled_shutdown");
        }
        if version < 3 && !self.log_dirs.is_empty() {
            out.absent("RegisterBrokerRecord.log_dirs");
        }
        if version < 4 && self.cordoned_log_dirs.is_some() {
            out.absent("RegisterBrokerRecord.cordoned_log_dirs");
        }
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if version >= 3 && !self.log_dirs.is_empty() {
            out.begin_tag(&mut tags, 0);
            out.array(&self.log_dirs, true, version, wire::write_uuid);
            out.end_tag(&tags);
        }
        if version >= 4 && self.cordoned_log_dirs.is_some() {
            out.begin_tag(&mut tags, 1);
            out.nullable_array(
                self.cordoned_log_dirs.as_deref(),
                true,
                true,
                "RegisterBrokerRecord.cordoned_log_dirs",
                version,
                wire::write_uuid,
            );
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}

impl BrokerEndpoint {
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

impl BrokerFeature {
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
