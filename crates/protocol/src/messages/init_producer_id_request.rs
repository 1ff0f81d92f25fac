//! InitProducerIdRequest: request, versions 0-6.
//!
//! Generated from facts/messages/22_init_producer_id.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct InitProducerIdRequest {
    /// A transactional id.
    pub transactional_id: Option<String>,
    pub transaction_timeout_ms: i32,
    /// Versions 3-6; a producer id; default -1.
    pub producer_id: i64,
    /// Versions 3-6; default -1.
    pub producer_epoch: i16,
    /// Versions 6.
    pub enable2_pc: bool,
    /// Versions 6.
    pub keep_prepared_txn: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for InitProducerIdRequest {
    fn default() -> Self {
        Self {
            transactional_id: Some(String::new()),
            transaction_timeout_ms: 0,
            producer_id: -1,
            producer_epoch: -1,
            enable2_pc: false,
            keep_prepared_txn: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl InitProducerIdRequest {
    pub const NAME: &'static str = "InitProducerIdRequest";
    pub const KEY: ApiKey = ApiKey::InitProducerId;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 6;
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

impl InitProducerIdRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            transactional_id: cursor.nullable_string(flexible, true),
            transaction_timeout_ms: cursor.i32(),
            producer_id: if version >= 3 { cursor.i64() } else { -1 },
            producer_epoch: if version >= 3 { cursor.i16() } else { -1 },
            enable2_pc: if version >= 6 { cursor.bool() } else { false },
            keep_prepared_txn: if version >= 6 { cursor.bool() } else { false },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.nullable_string(self.transactional_id.as_deref(), flexible, true, "InitProducerIdRequest.transactional_id");
        out.i32(self.transaction_timeout_ms);
        if version >= 3 {
            out.i64(self.producer_id);
            out.i16(self.producer_epoch);
        } else {
            if self.producer_id != -1 {
                out.absent("InitProducerIdRequest.producer_id");
            }
            if self.producer_epoch != -1 {
                out.absent("InitProducerIdRequest.producer_epoch");
            }
        }
        if version >= 6 {
            out.bool(self.enable2_pc);
            out.bool(self.keep_prepared_txn);
        } else {
            if self.enable2_pc {
                out.absent("InitProducerIdRequest.enable2_pc");
            }
            if self.keep_prepared_txn {
                out.absent("InitProducerIdRequest.keep_prepared_txn");
            }
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
