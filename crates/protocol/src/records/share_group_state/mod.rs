//! What the topic `__share_group_state` holds.
//!
//! Generated from facts/records/share_group_state.msg by `cargo xtask codegen`; do not edit.

pub mod share_snapshot_key;
pub mod share_snapshot_value;
pub mod share_update_key;
pub mod share_update_value;

use crate::wire::{Cursor, DecodeError, EncodeError, Encoder};

/// The key of a record.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ShareGroupStateKey {
    ShareSnapshot(share_snapshot_key::ShareSnapshotKey),
    ShareUpdate(share_update_key::ShareUpdateKey),
}

impl ShareGroupStateKey {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            ShareGroupStateKey::ShareSnapshot(_) => share_snapshot_key::ShareSnapshotKey::RECORD_ID,
            ShareGroupStateKey::ShareUpdate(_) => share_update_key::ShareUpdateKey::RECORD_ID,
        }
    }
}

impl From<share_snapshot_key::ShareSnapshotKey> for ShareGroupStateKey {
    fn from(record: share_snapshot_key::ShareSnapshotKey) -> Self {
        ShareGroupStateKey::ShareSnapshot(record)
    }
}

impl From<share_update_key::ShareUpdateKey> for ShareGroupStateKey {
    fn from(record: share_update_key::ShareUpdateKey) -> Self {
        ShareGroupStateKey::ShareUpdate(record)
    }
}

impl ShareGroupStateKey {
    /// Reads the record id and the key; `None` for an id that is not known, which Kafka skips.
    pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        let id = cursor.i16();
        cursor.check()?;
        Ok(Some(match id {
            0 => ShareGroupStateKey::ShareSnapshot(share_snapshot_key::ShareSnapshotKey::decode(cursor, 0)?),
            1 => ShareGroupStateKey::ShareUpdate(share_update_key::ShareUpdateKey::decode(cursor, 0)?),
            _ => return Ok(None),
        }))
    }

    /// Writes the record id and the key.
    pub fn encode(&self, out: &mut Encoder) -> Result<(), EncodeError> {
        match self {
            ShareGroupStateKey::ShareSnapshot(key) => key.encode_framed(out),
            ShareGroupStateKey::ShareUpdate(key) => key.encode_framed(out),
        }
    }
}

/// The value of a record.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ShareGroupStateValue {
    ShareSnapshot(share_snapshot_value::ShareSnapshotValue),
    ShareUpdate(share_update_value::ShareUpdateValue),
}

impl ShareGroupStateValue {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            ShareGroupStateValue::ShareSnapshot(_) => share_snapshot_value::ShareSnapshotValue::RECORD_ID,
            ShareGroupStateValue::ShareUpdate(_) => share_update_value::ShareUpdateValue::RECORD_ID,
        }
    }
}

impl From<share_snapshot_value::ShareSnapshotValue> for ShareGroupStateValue {
    fn from(record: share_snapshot_value::ShareSnapshotValue) -> Self {
        ShareGroupStateValue::ShareSnapshot(record)
    }
}

impl From<share_update_value::ShareUpdateValue> for ShareGroupStateValue {
    fn from(record: share_update_value::ShareUpdateValue) -> Self {
        ShareGroupStateValue::ShareUpdate(record)
    }
}

impl ShareGroupStateValue {
    /// Reads the version and the value of record `id`; `None` for an id that is not known.
    pub fn decode(id: i16, cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match id {
            0 => ShareGroupStateValue::ShareSnapshot(share_snapshot_value::ShareSnapshotValue::decode_framed(cursor)?),
            1 => ShareGroupStateValue::ShareUpdate(share_update_value::ShareUpdateValue::decode_framed(cursor)?),
            _ => return Ok(None),
        }))
    }

    /// Writes the version and the value.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        match self {
            ShareGroupStateValue::ShareSnapshot(value) => value.encode_framed(out, version),
            ShareGroupStateValue::ShareUpdate(value) => value.encode_framed(out, version),
        }
    }
}
