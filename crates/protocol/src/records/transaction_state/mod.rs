//! What the topic `__transaction_state` holds.
//!
//! Generated from facts/records/transaction_state.msg by `cargo xtask codegen`; do not edit.

pub mod transaction_log_key;
pub mod transaction_log_value;

use crate::wire::{Cursor, DecodeError, EncodeError, Encoder};

/// The key of a record.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum TransactionStateKey {
    TransactionLog(transaction_log_key::TransactionLogKey),
}

impl TransactionStateKey {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            TransactionStateKey::TransactionLog(_) => transaction_log_key::TransactionLogKey::RECORD_ID,
        }
    }
}

impl From<transaction_log_key::TransactionLogKey> for TransactionStateKey {
    fn from(record: transaction_log_key::TransactionLogKey) -> Self {
        TransactionStateKey::TransactionLog(record)
    }
}

impl TransactionStateKey {
    /// Reads the record id and the key; `None` for an id that is not known, which Kafka skips.
    pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        let id = cursor.i16();
        cursor.check()?;
        Ok(Some(match id {
            0 => TransactionStateKey::TransactionLog(transaction_log_key::TransactionLogKey::decode(cursor, 0)?),
            _ => return Ok(None),
        }))
    }

    /// Writes the record id and the key.
    pub fn encode(&self, out: &mut Encoder) -> Result<(), EncodeError> {
        match self {
            TransactionStateKey::TransactionLog(key) => key.encode_framed(out),
        }
    }
}

/// The value of a record.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum TransactionStateValue {
    TransactionLog(transaction_log_value::TransactionLogValue),
}

impl TransactionStateValue {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            TransactionStateValue::TransactionLog(_) => transaction_log_value::TransactionLogValue::RECORD_ID,
        }
    }
}

impl From<transaction_log_value::TransactionLogValue> for TransactionStateValue {
    fn from(record: transaction_log_value::TransactionLogValue) -> Self {
        TransactionStateValue::TransactionLog(record)
    }
}

impl TransactionStateValue {
    /// Reads the version and the value of record `id`; `None` for an id that is not known.
    pub fn decode(id: i16, cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match id {
            0 => TransactionStateValue::TransactionLog(transaction_log_value::TransactionLogValue::decode_framed(cursor)?),
            _ => return Ok(None),
        }))
    }

    /// Writes the version and the value.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        match self {
            TransactionStateValue::TransactionLog(value) => value.encode_framed(out, version),
        }
    }
}
