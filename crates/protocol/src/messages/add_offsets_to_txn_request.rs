//! AddOffsetsToTxnRequest: request, versions 0-4.
//!
//! Generated from facts/messages/25_add_offsets_to_txn.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddOffsetsToTxnRequest {
    /// A transactional id.
    pub transactional_id: String,
    /// A producer id.
    pub producer_id: i64,
    pub producer_epoch: i16,
    /// A group id.
    pub group_id: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl AddOffsetsToTxnRequest {
    pub const NAME: &'static str = "AddOffsetsToTxnRequest";
    pub const KEY: ApiKey = ApiKey::AddOffsetsToTxn;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 4;
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

impl AddOffsetsToTxnRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            transactional_id: cursor.string(flexible),
            producer_id: cursor.i64(),
            producer_epoch: cursor.i16(),
            group_id: cursor.string(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        out.string(&self.transactional_id, flexible);
        out.i64(self.producer_id);
        out.i16(self.producer_epoch);
        out.string(&self.group_id, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
