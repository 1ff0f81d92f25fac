//! AlterPartitionReassignmentsRequest: request, versions 0-1.
//!
//! Generated from facts/messages/45_alter_partition_reassignments.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct AlterPartitionReassignmentsRequest {
    /// Default 60000.
    pub timeout_ms: i32,
    /// Versions 1; default true.
    pub allow_replication_factor_change: bool,
    pub topics: Vec<ReassignableTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for AlterPartitionReassignmentsRequest {
    fn default() -> Self {
        Self { timeout_ms: 60_000, allow_replication_factor_change: true, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReassignableTopic {
    /// A topic name.
    pub name: String,
    pub partitions: Vec<ReassignablePartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReassignablePartition {
    pub partition_index: i32,
    /// A broker id; default null.
    pub replicas: Option<Vec<i32>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AlterPartitionReassignmentsRequest {
    pub const NAME: &'static str = "AlterPartitionReassignmentsRequest";
    pub const KEY: ApiKey = ApiKey::AlterPartitionReassignments;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
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

impl AlterPartitionReassignmentsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            timeout_ms: cursor.i32(),
            allow_replication_factor_change: if version >= 1 { cursor.bool() } else { true },
            topics: cursor.array(true, 3, version, ReassignableTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.timeout_ms);
        if version >= 1 {
            out.bool(self.allow_replication_factor_change);
        } else if !self.allow_replication_factor_change {
            out.absent("AlterPartitionReassignmentsRequest.allow_replication_factor_change");
        }
        out.array(&self.topics, true, version, ReassignableTopic::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ReassignableTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.array(true, 6, version, ReassignablePartition::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.array(&self.partitions, true, version, ReassignablePartition::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ReassignablePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            replicas: cursor.nullable_array(true, true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.nullable_array(
            self.replicas.as_deref(),
            true,
            true,
            "AlterPartitionReassignmentsRequest.ReassignablePartition.replicas",
            version,
            wire::write_i32,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
