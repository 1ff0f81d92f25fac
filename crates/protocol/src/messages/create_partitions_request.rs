//! CreatePartitionsRequest: request, versions 0-3.
//!
//! Generated from facts/messages/37_create_partitions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatePartitionsRequest {
    pub topics: Vec<CreatePartitionsTopic>,
    pub timeout_ms: i32,
    pub validate_only: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CreatePartitionsTopic {
    /// Key of its array; a topic name.
    pub name: String,
    pub count: i32,
    pub assignments: Option<Vec<CreatePartitionsAssignment>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for CreatePartitionsTopic {
    fn default() -> Self {
        Self { name: String::new(), count: 0, assignments: Some(Vec::new()), unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatePartitionsAssignment {
    /// A broker id.
    pub broker_ids: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl CreatePartitionsRequest {
    pub const NAME: &'static str = "CreatePartitionsRequest";
    pub const KEY: ApiKey = ApiKey::CreatePartitions;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 3;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(2);

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

impl CreatePartitionsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            topics: cursor.array(flexible, 7, version, CreatePartitionsTopic::read),
            timeout_ms: cursor.i32(),
            validate_only: cursor.bool(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.array(&self.topics, flexible, version, CreatePartitionsTopic::write);
        out.i32(self.timeout_ms);
        out.bool(self.validate_only);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl CreatePartitionsTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            name: cursor.string(flexible),
            count: cursor.i32(),
            assignments: cursor.nullable_array(flexible, true, 2, version, CreatePartitionsAssignment::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.string(&self.name, flexible);
        out.i32(self.count);
        out.nullable_array(
            self.assignments.as_deref(),
            flexible,
            true,
            "CreatePartitionsRequest.CreatePartitionsTopic.assignments",
            version,
            CreatePartitionsAssignment::write,
        );
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl CreatePartitionsAssignment {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            broker_ids: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.array(&self.broker_ids, flexible, version, wire::write_i32);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
