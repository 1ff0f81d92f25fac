//! DelegationTokenRecord: record value, versions 0.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DelegationTokenRecord {
    pub owner: String,
    pub requester: String,
    pub renewers: Vec<String>,
    pub issue_timestamp: i64,
    pub max_timestamp: i64,
    pub expiration_timestamp: i64,
    pub token_id: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DelegationTokenRecord {
    pub const NAME: &'static str = "DelegationTokenRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 10;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
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

impl DelegationTokenRecord {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            owner: cursor.string(true),
            requester: cursor.string(true),
            renewers: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            issue_timestamp: cursor.i64(),
            max_timestamp: cursor.i64(),
            expiration_timestamp: cursor.i64(),
            token_id: cursor.string(true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.owner, true);
        out.string(&self.requester, true);
        out.array(&self.renewers, true, version, wire::write_compact_string);
        out.i64(self.issue_timestamp);
        out.i64(self.max_timestamp);
        out.i64(self.expiration_timestamp);
        out.string(&self.token_id, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
