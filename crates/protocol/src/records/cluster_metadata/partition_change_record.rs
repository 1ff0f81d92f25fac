//! PartitionChangeRecord: record value, versions 0-2.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct PartitionChangeRecord {
    /// Default -1.
    pub partition_id: i32,
    pub topic_id: Uuid,
    /// Tag 0 in 0+; a broker id; default null.
    pub isr: Option<Vec<i32>>,
    /// Tag 1 in 0+; a broker id; default -2.
    pub leader: i32,
    /// Tag 2 in 0+; a broker id; default null.
    pub replicas: Option<Vec<i32>>,
    /// Tag 3 in 0+; a broker id; default null.
    pub removing_replicas: Option<Vec<i32>>,
    /// Tag 4 in 0+; a broker id; default null.
    pub adding_replicas: Option<Vec<i32>>,
    /// Tag 5 in 0+; default -1.
    pub leader_recovery_state: i8,
    /// Versions 1-2; tag 8 in 1+; default null.
    pub directories: Option<Vec<Uuid>>,
    /// Versions 2; tag 6 in 2+; a broker id; default null.
    pub eligible_leader_replicas: Option<Vec<i32>>,
    /// Versions 2; tag 7 in 2+; a broker id; default null.
    pub last_known_elr: Option<Vec<i32>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for PartitionChangeRecord {
    fn default() -> Self {
        Self {
            partition_id: -1,
            topic_id: Uuid::ZERO,
            isr: None,
            leader: -2,
            replicas: None,
            removing_replicas: None,
            adding_replicas: None,
            leader_recovery_state: -1,
            directories: None,
            eligible_leader_replicas: None,
            last_known_elr: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl PartitionChangeRecord {
    pub const NAME: &'static str = "PartitionChangeRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 5;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 2;
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

impl PartitionChangeRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            partition_id: cursor.i32(),
            topic_id: cursor.uuid(),
            isr: None,
            leader: -2,
            replicas: None,
            removing_replicas: None,
            adding_replicas: None,
            leader_recovery_state: -1,
            directories: None,
            eligible_leader_replicas: None,
            last_known_elr: None,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.isr = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
                1 => value.leader = cursor.i32(),
                2 => value.replicas = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
                3 => value.removing_replicas = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
                4 => value.adding_replicas = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
                5 => value.leader_recovery_state = cursor.i8(),
                6 if version >= 2 => {
                    value.eligible_leader_replicas = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32())
                }
                7 if version >= 2 => value.last_known_elr = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
                8 if version >= 1 => value.directories = cursor.nullable_array(true, true, 16, version, |cursor, _| cursor.uuid()),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_id);
        out.uuid(self.topic_id);
        if version < 1 && self.directories.is_some() {
            out.absent("PartitionChangeRecord.directories");
        }
        if version < 2 && self.eligible_leader_replicas.is_some() {
            out.absent("PartitionChangeRecord.eligible_leader_replicas");
        }
        if version < 2 && self.last_known_elr.is_some() {
            out.absent("PartitionChangeRecord.last_known_elr");
        }
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.isr.is_some() {
            out.begin_tag(&mut tags, 0);
            out.nullable_array(self.isr.as_deref(), true, true, "PartitionChangeRecord.isr", version, wire::write_i32);
            out.end_tag(&tags);
        }
        if self.leader != -2 {
            out.begin_tag(&mut tags, 1);
            out.i32(self.leader);
            out.end_tag(&tags);
        }
        if self.replicas.is_some() {
            out.begin_tag(&mut tags, 2);
            out.nullable_array(self.replicas.as_deref(), true, true, "PartitionChangeRecord.replicas", version, wire::write_i32);
            out.end_tag(&tags);
        }
        if self.removing_replicas.is_some() {
            out.begin_tag(&mut tags, 3);
            out.nullable_array(
                self.removing_replicas.as_deref(),
                true,
                true,
                "PartitionChangeRecord.removing_replicas",
                version,
                wire::write_i32,
            );
            out.end_tag(&tags);
        }
        if self.adding_replicas.is_some() {
            out.begin_tag(&mut tags, 4);
            out.nullable_array(
                self.adding_replicas.as_deref(),
                true,
                true,
                "PartitionChangeRecord.adding_replicas",
                version,
                wire::write_i32,
            );
            out.end_tag(&tags);
        }
        if self.leader_recovery_state != -1 {
            out.begin_tag(&mut tags, 5);
            out.i8(self.leader_recovery_state);
            out.end_tag(&tags);
        }
        if version >= 2 && self.eligible_leader_replicas.is_some() {
            out.begin_tag(&mut tags, 6);
            out.nullable_array(
                self.eligible_leader_replicas.as_deref(),
                true,
                true,
                "PartitionChangeRecord.eligible_leader_replicas",
                version,
                wire::write_i32,
            );
            out.end_tag(&tags);
        }
        if version >= 2 && self.last_known_elr.is_some() {
            out.begin_tag(&mut tags, 7);
            out.nullable_array(
                self.last_known_elr.as_deref(),
                true,
                true,
                "PartitionChangeRecord.last_known_elr",
                version,
                wire::write_i32,
            );
            out.end_tag(&tags);
        }
        if version >= 1 && self.directories.is_some() {
            out.begin_tag(&mut tags, 8);
            out.nullable_array(self.directories.as_deref(), true, true, "PartitionChangeRecord.directories", version, wire::write_uuid);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}
