//! The field that holds record batches.

use bytes::Bytes;

/// A run of record batches, or where it will come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Records {
    #[default]
    Null,
    /// The batches themselves. Decoding gives this or `Null`.
    Bytes(Bytes),
    /// `length` bytes that whoever sends the frame puts in at this place; `token` says to that sender which. Only for writing.
    Splice { length: u32, token: u32 },
}

impl Records {
    /// How many bytes stand on the wire; null has none.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Records::Null => 0,
            Records::Bytes(bytes) => bytes.len(),
            Records::Splice { length, .. } => *length as usize,
        }
    }

    /// The bytes at hand: `None` for null and for what only the sender knows.
    #[must_use]
    pub fn bytes(&self) -> Option<&Bytes> {
        match self {
            Records::Bytes(bytes) => Some(bytes),
            Records::Null | Records::Splice { .. } => None,
        }
    }
}
