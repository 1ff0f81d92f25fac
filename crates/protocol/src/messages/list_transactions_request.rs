//! ListTransactionsRequest: request, versions 0-2.
//!
//! Generated from facts/messages/66_list_transactions.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct ListTransactionsRequest {
    pub state_filters: Vec<String>,
    /// A producer id.
    pub producer_id_filters: Vec<i64>,
    /// Versions 1-2; default -1.
    pub duration_filter: i64,
    /// Versions 2; default null.
    pub transactional_id_pattern: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ListTransactionsRequest {
    fn default() -> Self {
        Self {
            state_filters: Vec::new(),
            producer_id_filters: Vec::new(),
            duration_filter: -1,
            transactional_id_pattern: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl ListTransactionsRequest {
    pub const NAME: &'static str = "ListTransactionsRequest";
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

impl ListTransactionsRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            state_filters: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            producer_id_filters: cursor.array(true, 8, version, |cursor, _| cursor.i64()),
            duration_filter: if version >= 1 { cursor.i64() } else { -1 },
            transactional_id_pattern: if version >= 2 { cursor.nullable_string(true, true) } else { None },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.state_filters, true, version, wire::write_compact_string);
        out.array(&self.producer_id_filters, true, version, wire::write_i64);
        if version >= 1 {
            out.i64(self.duration_filter);
        } else if self.duration_filter != -1 {
            out.absent("ListTransactionsRequest.duration_filter");
        }
        if version >= 2 {
            out.nullable_string(self.transactional_id_pattern.as_deref(), true, true, "ListTransactionsRequest.transactional_id_pattern");
        } else if self.transactional_id_pattern.is_some() {
            out.absent("ListTransactionsRequest.transactional_id_pattern");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
