//! PartitionRecord: record value, versions 0-2.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct PartitionRecord {
    /// Default -1.
    pub partition_id: i32,
    pub topic_id: Uuid,
    /// A broker id.
    pub replicas: Vec<i32>,
    pub isr: Vec<i32>,
    /// A broker id.
    pub removing_replicas: Vec<i32>,
    /// A broker id.
    pub adding_replicas: Vec<i32>,
    /// A broker id; default -1.
    pub leader: i32,
    /// Tag 0 in 0+.
    pub leader_recovery_state: i8,
    /// Default -1.
    pub leader_epoch: i32,
    /// Default -1.
    pub partition_epoch: i32,
    /// Versions 1-2.
    pub directories: Vec<Uuid>,
    /// Versions 2; tag 1 in 2+; a broker id; default null.
    pub eligible_leader_replicas: Option<Vec<i32>>,
    /// Versions 2; tag 2 in 2+; a broker id; default null.
    pub last_known_elr: Option<Vec<i32>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for PartitionRecord {
    fn default() -> Self {
        Self {
            partition_id: -1,
            topic_id: Uuid::ZERO,
            replicas: Vec::new(),
            isr: Vec::new(),
            removing_replicas: Vec::new(),
            adding_replicas: Vec::new(),
            leader: -1,
            leader_recovery_state: 0,
            leader_epoch: -1,
            partition_epoch: -1,
            directories: Vec::new(),
            eligible_leader_replicas: None,
            last_known_elr: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl PartitionRecord {
    pub const NAME: &'static str = "PartitionRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 3;
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

impl PartitionRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let mut value = Self {
            partition_id: cursor.i32(),
            topic_id: cursor.uuid(),
            replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            isr: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            removing_replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            adding_replicas: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            leader: cursor.i32(),
            leader_recovery_state: 0,
            leader_epoch: cursor.i32(),
            partition_epoch: cursor.i32(),
            directories: if version >= 1 { cursor.array(true, 16, version, |cursor, _| cursor.uuid()) } else { Vec::new() },
            eligible_leader_replicas: None,
            last_known_elr: None,
            unknown_tagged_fields: Vec::new(),
        };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.leader_recovery_state = cursor.i8(),
                1 if version >= 2 => {
                    value.eligible_leader_replicas = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32())
                }
                2 if version >= 2 => value.last_known_elr = cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_id);
        out.uuid(self.topic_id);
        out.array(&self.replicas, true, version, wire::write_i32);
        out.array(&self.isr, true, version, wire::write_i32);
        out.array(&self.removing_replicas, true, version, wire::write_i32);
        out.array(&self.adding_replicas, true, version, wire::write_i32);
        out.i32(self.leader);
        out.i32(self.leader_epoch);
        out.i32(self.partition_epoch);
        if version >= 1 {
            out.array(&self.directories, true, version, wire::write_uuid);
        } else if !self.directories.is_empty() {
            out.absent("PartitionRecord.directories");
        }
        if version < 2 && self.eligible_leader_replicas.is_some() {
            out.absent("PartitionRecord.eligible_leader_replicas");
        }
        if version < 2 && self.last_known_elr.is_some() {
            out.absent("PartitionRecord.last_known_elr");
        }
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.leader_recovery_state != 0 {
            out.begin_tag(&mut tags, 0);
            out.i8(self.leader_recovery_state);
            out.end_tag(&tags);
        }
        if version >= 2 && self.eligible_leader_replicas.is_some() {
            out.begin_tag(&mut tags, 1);
            out.nullable_array(
                self.eligible_leader_replicas.as_deref(),
                true,
                true,
                "PartitionRecord.eligible_leader_replicas",
                version,
                wire::write_i32,
            );
            out.end_tag(&tags);
        }
        if version >= 2 && self.last_known_elr.is_some() {
            out.begin_tag(&mut tags, 2);
            out.nullable_array(self.last_known_elr.as_deref(), true, true, "PartitionRecord.last_known_elr", version, wire::write_i32);
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}
