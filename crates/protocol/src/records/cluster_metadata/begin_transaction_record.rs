//! BeginTransactionRecord: record value, versions 0.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct BeginTransactionRecord {
    /// Tag 0 in 0+; default null.
    pub name: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl BeginTransactionRecord {
    pub const NAME: &'static str = "BeginTransactionRecord";
    /// The number that names this record in what is stored.
    pub const RECORD_ID: i16 = 23;
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

impl BeginTransactionRecord {
    fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        let mut value = Self { name: None, unknown_tagged_fields: Vec::new() };
        let mut tags = cursor.tags();
        while let Some(tag) = cursor.next_tag(&mut tags) {
            match tag {
                0 => value.name = cursor.nullable_string(true, true),
                _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
            }
        }
        cursor.order_tags(&mut value.unknown_tagged_fields);
        value
    }

    fn write(&self, out: &mut wire::Encoder, _: i16) {
        let mut tags = out.begin_tags(&self.unknown_tagged_fields);
        if self.name.is_some() {
            out.begin_tag(&mut tags, 0);
            out.nullable_string(self.name.as_deref(), true, true, "BeginTransactionRecord.name");
            out.end_tag(&tags);
        }
        out.end_tags(tags);
    }
}
