//! ListTransactionsResponse: response, versions 0-2.
//!
//! Generated from facts/messages/66_list_transactions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListTransactionsResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    pub unknown_state_filters: Vec<String>,
    pub transaction_states: Vec<TransactionState>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionState {
    /// A transactional id.
    pub transactional_id: String,
    /// A producer id.
    pub producer_id: i64,
    pub transaction_state: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ListTransactionsResponse {
    pub const NAME: &'static str = "ListTransactionsResponse";
    pub const KEY: ApiKey = ApiKey::ListTransactions;
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

impl ListTransactionsResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            unknown_state_filters: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            transaction_states: cursor.array(true, 11, version, TransactionState::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.array(&self.unknown_state_filters, true, version, wire::write_compact_string);
        out.array(&self.transaction_states, true, version, TransactionState::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TransactionState {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            transactional_id: cursor.string(true),
            producer_id: cursor.i64(),
            transaction_state: cursor.string(true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.transactional_id, true);
        out.i64(self.producer_id);
        out.string(&self.transaction_state, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
