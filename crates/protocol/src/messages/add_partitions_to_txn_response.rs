//! AddPartitionsToTxnResponse: response, versions 0-5.
//!
//! Generated from facts/messages/24_add_partitions_to_txn.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnResponse {
    pub throttle_time_ms: i32,
    /// Versions 4-5; dropped where absent.
    pub error_code: i16,
    /// Versions 4-5.
    pub results_by_transaction: Vec<AddPartitionsToTxnResult>,
    /// Versions 0-3.
    pub results_by_topic_v3_and_below: Vec<AddPartitionsToTxnTopicResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnResult {
    /// Key of its array; a transactional id.
    pub transactional_id: String,
    pub topic_results: Vec<AddPartitionsToTxnTopicResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnTopicResult {
    /// Key of its array; a topic name.
    pub name: String,
    pub results_by_partition: Vec<AddPartitionsToTxnPartitionResult>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnPartitionResult {
    /// Key of its array.
    pub partition_index: i32,
    pub partition_error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AddPartitionsToTxnResponse {
    pub const NAME: &'static str = "AddPartitionsToTxnResponse";
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

impl AddPartitionsToTxnResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: if version >= 4 { cursor.i16() } else { 0 },
            results_by_transaction: if version >= 4 {
                cursor.array(flexible, 3, version, AddPartitionsToTxnResult::read)
            } else {
                Vec::new()
            },
            results_by_topic_v3_and_below: if version <= 3 {
                cursor.array(flexible, 3, version, AddPartitionsToTxnTopicResult::read)
            } else {
                Vec::new()
            },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.i32(self.throttle_time_ms);
        if version >= 4 {
            out.i16(self.error_code);
            out.array(&self.results_by_transaction, flexible, version, AddPartitionsToTxnResult::write);
        } else if !self.results_by_transaction.is_empty() {
            out.absent("AddPartitionsToTxnResponse.results_by_transaction");
        }
        if version <= 3 {
            out.array(&self.results_by_topic_v3_and_below, flexible, version, AddPartitionsToTxnTopicResult::write);
        } else if !self.results_by_topic_v3_and_below.is_empty() {
            out.absent("AddPartitionsToTxnResponse.results_by_topic_v3_and_below");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl AddPartitionsToTxnResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            transactional_id: cursor.string(true),
            topic_results: cursor.array(true, 3, version, AddPartitionsToTxnTopicResult::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.transactional_id, true);
        out.array(&self.topic_results, true, version, AddPartitionsToTxnTopicResult::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AddPartitionsToTxnTopicResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            name: cursor.string(flexible),
            results_by_partition: cursor.array(flexible, 6, version, AddPartitionsToTxnPartitionResult::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.string(&self.name, flexible);
        out.array(&self.results_by_partition, flexible, version, AddPartitionsToTxnPartitionResult::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl AddPartitionsToTxnPartitionResult {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            partition_index: cursor.i32(),
            partition_error_code: cursor.i16(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.i32(self.partition_index);
        out.i16(self.partition_error_code);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
