//! TransactionLogValue: record value, versions 0-1.
//!
//! Generated from facts/records/transaction_state.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct TransactionLogValue {
    pub producer_id: i64,
    /// Versions 1; tag 0 in 1+; default -1.
    pub previous_producer_id: i64,
    /// Versions 1; tag 1 in 1+; default -1.
    pub next_producer_id: i64,
    pub producer_epoch: i16,
    /// Versions 1; tag 3 in 1+; default -1.
    pub next_producer_epoch: i16,
    pub transaction_timeout_ms: i32,
    pub transaction_status: i8,
    pub transaction_partitions: Option<Vec<PartitionsSchema>>,
    pub transaction_last_update_timestamp_ms: i64,
    pub transaction_start_timestamp_ms: i64,
    /// Versions 1; tag 2 in 1+.
    pub client_transaction_version: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for TransactionLogValue {
    fn default() -> Self {
        Self {
            producer_id: 0,
            previous_producer_id: -1,
            next_producer_id: -1,
            producer_epoch: 0,
            next_producer_epoch: -1,
            transaction_timeout_ms: 0,
            transaction_status: 0,
            transaction_partitions: Some(Vec::new()),
            transaction_last_update_timestamp_ms: 0,
            transaction_start_timestamp_ms: 0,
            client_transaction_version: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionsSchema {
    pub topic: String,
    pub partition_ids: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl TransactionLogValue {
    pub const NAME: &'static str = "TransactionLogValue";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 0;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(1);

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

impl TransactionLogValue {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 1;
        let mut value = Self {
            producer_id: cursor.i64(),
            previous_producer_id: -1,
            next_producer_id: -1,
            producer_epoch: cursor.i16(),
            next_producer_epoch: -1,
            transaction_timeout_ms: cursor.i32(),
            transaction_status: cursor.i8(),
            transaction_partitions: cursor.nullable_array(flexible, true, 3, version, PartitionsSchema::read),
            transaction_last_update_timestamp_ms: cursor.i64(),
            transaction_start_timestamp_ms: cursor.i64(),
            client_transaction_version: 0,
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 => value.previous_producer_id = cursor.i64(),
                    1 => value.next_producer_id = cursor.i64(),
                    2 => value.client_transaction_version = cursor.i16(),
                    3 => value.next_producer_epoch = cursor.i16(),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 1;
        out.i64(self.producer_id);
        if version < 1 && self.previous_producer_id != -1 {
            out.absent("TransactionLogValue.previous_producer_id");
        }
        if version < 1 && self.next_producer_id != -1 {
            out.absent("TransactionLogValue.next_producer_id");
        }
        out.i16(self.producer_epoch);
        if version < 1 && self.next_producer_epoch != -1 {
            out.absent("TransactionLogValue.next_producer_epoch");
        }
        out.i32(self.transaction_timeout_ms);
        out.i8(self.transaction_status);
        out.nullable_array(
            self.transaction_partitions.as_deref(),
            flexible,
            true,
            "TransactionLogValue.transaction_partitions",
            version,
            PartitionsSchema::write,
        );
        out.i64(self.transaction_last_update_timestamp_ms);
        out.i64(self.transaction_start_timestamp_ms);
        if version < 1 && self.client_transaction_version != 0 {
            out.absent("TransactionLogValue.client_transaction_version");
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if self.previous_producer_id != -1 {
                out.begin_tag(&mut tags, 0);
                out.i64(self.previous_producer_id);
                out.end_tag(&tags);
            }
            if self.next_producer_id != -1 {
                out.begin_tag(&mut tags, 1);
                out.i64(self.next_producer_id);
                out.end_tag(&tags);
            }
            if self.client_transaction_version != 0 {
                out.begin_tag(&mut tags, 2);
                out.i16(self.client_transaction_version);
                out.end_tag(&tags);
            }
            if self.next_producer_epoch != -1 {
                out.begin_tag(&mut tags, 3);
                out.i16(self.next_producer_epoch);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl PartitionsSchema {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 1;
        Self {
            topic: cursor.string(flexible),
            partition_ids: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 1;
        out.string(&self.topic, flexible);
        out.array(&self.partition_ids, flexible, version, wire::write_i32);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl TransactionLogValue {
    /// Reads one with its version as int16 in front.
    pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {
        let version = cursor.i16();
        Self::decode(cursor, version)
    }

    /// Writes one with its version as int16 in front.
    pub fn encode_framed(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        out.i16(version);
        self.encode(out, version)
    }
}
