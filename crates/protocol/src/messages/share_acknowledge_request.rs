//! ShareAcknowledgeRequest: request, versions 1-2.
//!
//! Generated from facts/messages/79_share_acknowledge.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct ShareAcknowledgeRequest {
    /// A group id; default null.
    pub group_id: Option<String>,
    pub member_id: Option<String>,
    pub share_session_epoch: i32,
    /// Versions 2.
    pub is_renew_ack: bool,
    pub topics: Vec<AcknowledgeTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ShareAcknowledgeRequest {
    fn default() -> Self {
        Self {
            group_id: None,
            member_id: Some(String::new()),
            share_session_epoch: 0,
            is_renew_ack: false,
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcknowledgeTopic {
    /// Key of its array.
    pub topic_id: Uuid,
    pub partitions: Vec<AcknowledgePartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcknowledgePartition {
    /// Key of its array.
    pub partition_index: i32,
    pub acknowledgement_batches: Vec<AcknowledgementBatch>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcknowledgementBatch {
    pub first_offset: i64,
    pub last_offset: i64,
    pub acknowledge_types: Vec<i8>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ShareAcknowledgeRequest {
    pub const NAME: &'static str = "ShareAcknowledgeRequest";
    pub const KEY: ApiKey = ApiKey::ShareAcknowledge;
    pub const LOWEST: i16 = 1;
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

impl ShareAcknowledgeRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.nullable_string(true, true),
            member_id: cursor.nullable_string(true, true),
            share_session_epoch: cursor.i32(),
            is_renew_ack: if version >= 2 { cursor.bool() } else { false },
            topics: cursor.array(true, 18, version, AcknowledgeTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.nullable_string(self.group_id.as_deref(), true, true, "ShareAcknowledgeRequest.group_id");
        out.nullable_string(self.member_id.as_deref(), true, true, "ShareAcknowledgeRequest.member_id");
        out.i32(self.share_session_epoch);
        if version >= 2 {
            out.bool(self.is_renew_ack);
        } else if self.is_renew_ack {
            out.absent("ShareAcknowledgeRequest.is_renew_ack");
        }
        out.array(&self.topics, true, version, AcknowledgeTopic::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AcknowledgeTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 6, version, AcknowledgePartition::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, AcknowledgePartition::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AcknowledgePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            acknowledgement_batches: cursor.array(true, 18, version, AcknowledgementBatch::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.array(&self.acknowledgement_batches, true, version, AcknowledgementBatch::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AcknowledgementBatch {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            first_offset: cursor.i64(),
            last_offset: cursor.i64(),
            acknowledge_types: cursor.array(true, 1, version, |cursor, _| cursor.i8()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i64(self.first_offset);
        out.i64(self.last_offset);
        out.array(&self.acknowledge_types, true, version, wire::write_i8);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
