//! BrokerRegistrationChangeRecord: record value, versions 0-3.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct BrokerRegistrationChangeRecord {
    /// A broker id.
    pub broker_id: i32,
    pub broker_epoch: i64,
    /// Tag 0 in 0+.
    pub fenced: i8,
    /// Versions 1-3; tag 1 in 1+.
    pub in_controlled_shutdown: i8,
    /// Versions 2-3; tag 2 in 2+.
    pub log_dirs: Vec<Uuid>,
    /// Versions 3; tag 3 in 3+; default null.
    pub cordoned_log_dirs: Option<Vec<Uuid>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl BrokerRegistrationChangeRecord {
    pub const NAME: &'static str = "BrokerRegistrationChangeRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 17;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 3;
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

impl BrokerRegistrationChangeRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            broker_id: cursor.i32(),
            broker_epoch: cursor.i64(),
            fenced: 0,
            in_controlled_shutdown: 0,
            log_dirs: Vec::new(),
            cordoned_log_dirs: None,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.fenced = cursor.i8(),
                1 if version >= 1 => value.in_controlled_shutdown = cursor.i8(),
                2 if version >= 2 => value.log_dirs = cursor.array(true, 16, version, |cursor, _| cursor.uuid()),
                3 if version >= 3 => value.cordoned_log_dirs = cursor.nullable_array(true, true, 16, version, |cursor, _| cursor.uuid()),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.broker_id);
        out.i64(self.broker_epoch);
        if version < 1 && self.in_controlled_shutdown != 0 {
            out.absent("BrokerRegistrationChangeRecord.in_controlled_shutdown");
        }
        if version < 2 && !self.log_dirs.is_empty() {
            out.absent("BrokerRegistrationChangeRecord.log_dirs");
        }
        if version < 3 && self.cordoned_log_dirs.is_some() {
            out.absent("BrokerRegistrationChangeRecord.cordoned_log_dirs");
        }
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.fenced != 0 {
            out.begin_tag(&mut tags, 0);
            out.i8(self.fenced);
            out.end_tag(&tags);
        }
        if version >= 1 && self.in_controlled_shutdown != 0 {
            out.begin_tag(&mut tags, 1);
            out.i8(self.in_controlled_shutdown);
            out.end_tag(&tags);
        }
        if version >= 2 && !self.log_dirs.is_empty() {
            out.begin_tag(&mut tags, 2);
            out.array(&self.log_dirs, true, version, wire::write_uuid);
            out.end_tag(&tags);
        }
        if version >= 3 && self.cordoned_log_dirs.is_some() {
            out.begin_tag(&mut tags, 3);
            out.nullable_array(
                self.cordoned_log_dirs.as_deref(),
                true,
                true,
                "BrokerRegistrationChangeRecord.cordoned_log_dirs",
                version,
                wire::write_uuid,
            );
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}
