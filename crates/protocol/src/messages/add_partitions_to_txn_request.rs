//! AddPartitionsToTxnRequest: request, versions 0-5.
//!
//! Generated from facts/messages/24_add_partitions_to_txn.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnRequest {
    /// Versions 4-5.
    pub transactions: Vec<AddPartitionsToTxnTransaction>,
    /// Versions 0-3; a transactional id.
    pub v3_and_below_transactional_id: String,
    /// Versions 0-3; a producer id.
    pub v3_and_below_producer_id: i64,
    /// Versions 0-3.
    pub v3_and_below_producer_epoch: i16,
    /// Versions 0-3.
    pub v3_and_below_topics: Vec<AddPartitionsToTxnTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnTransaction {
    /// Key of its array; a transactional id.
    pub transactional_id: String,
    /// A producer id.
    pub producer_id: i64,
    pub producer_epoch: i16,
    pub verify_only: bool,
    pub topics: Vec<AddPartitionsToTxnTopic>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnTopic {
    /// Key of its array; a topic name.
    pub name: String,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AddPartitionsToTxnRequest {
    pub const NAME: &'static str = "AddPartitionsToTxnRequest";
    pub const KEY: ApiKey = ApiKey::AddPartitionsToTxn;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 5;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(3);

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

impl AddPartitionsToTxnRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            transactions: if version >= 4 { cursor.array(flexible, 14, version, AddPartitionsToTxnTransaction::read) } else { Vec::new() },
            v3_and_below_transactional_id: if version <= 3 { cursor.string(flexible) } else { String::new() },
            v3_and_below_producer_id: if version <= 3 { cursor.i64() } else { 0 },
            v3_and_below_producer_epoch: if version <= 3 { cursor.i16() } else { 0 },
            v3_and_below_topics: if version <= 3 { cursor.array(flexible, 3, version, AddPartitionsToTxnTopic::read) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        if version >= 4 {
            out.array(&self.transactions, flexible, version, AddPartitionsToTxnTransaction::write);
        } else if !self.transactions.is_empty() {
            out.absent("AddPartitionsToTxnRequest.transactions");
        }
        if version <= 3 {
            out.string(&self.v3_and_below_transactional_id, flexible);
            out.i64(self.v3_and_below_producer_id);
            out.i16(self.v3_and_below_producer_epoch);
            out.array(&self.v3_and_below_topics, flexible, version, AddPartitionsToTxnTopic::write);
        } else {
            if !self.v3_and_below_transactional_id.is_empty() {
                out.absent("AddPartitionsToTxnRequest.v3_and_below_transactional_id");
            }
            if self.v3_and_below_producer_id != 0 {
                out.absent("AddPartitionsToTxnRequest.v3_and_below_producer_id");
            }
            if self.v3_and_below_producer_epoch != 0 {
                out.absent("AddPartitionsToTxnRequest.v3_and_below_producer_epoch");
            }
            if !self.v3_and_below_topics.is_empty() {
                out.absent("AddPartitionsToTxnRequest.v3_and_below_topics");
            }
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl AddPartitionsToTxnTransaction {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            transactional_id: cursor.string(true),
            producer_id: cursor.i64(),
            producer_epoch: cursor.i16(),
            verify_only: cursor.bool(),
            topics: cursor.array(true, 3, version, AddPartitionsToTxnTopic::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.transactional_id, true);
        out.i64(self.producer_id);
        out.i16(self.producer_epoch);
        out.bool(self.verify_only);
        out.array(&self.topics, true, version, AddPartitionsToTxnTopic::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AddPartitionsToTxnTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            name: cursor.string(flexible),
            partitions: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.string(&self.name, flexible);
        out.array(&self.partitions, flexible, version, wire::write_i32);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
