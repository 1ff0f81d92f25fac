//! The primitives of the wire: how a number, a string, an array and a tagged section stand in bytes.
//!
//! Reading order: `cursor` (bytes to values), `encoder` (values to bytes), `tagged`, `view`, then the small types.
//! Not here: what a message holds (`messages`, `records`: generated), record batches (`batch`).
//!
//! Invariants
//! - W1. A length or count is held against the bytes left, and what it would cost in memory against the cursor's allowance, before anything is allocated.
//! - W2. After the first fault a cursor reads nothing more: every later value is empty, and `decode` gives the fault.
//! - W3. After the first fault an encoder keeps nothing of the message that it was writing.
//! - W4. What was decoded and is encoded again in the same version gives the same bytes, as long as its sender wrote them as Kafka does
//!   (rising tags, no tag at its default) and its strings are UTF-8: in others each broken sequence becomes U+FFFD, as in Kafka.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cursor;
mod encoder;
mod errors;
mod records;
mod tagged;
mod uuid;
mod view;

pub use cursor::Cursor;
pub use encoder::{Encoder, Splice};
pub(crate) use encoder::{write_compact_string, write_i8, write_i16, write_i32, write_i64, write_plain_string, write_uuid};
pub use errors::{DecodeError, DecodeProblem, EncodeError};
pub use records::Records;
pub use tagged::RawTaggedField;
pub use uuid::{ParseUuidError, Uuid};
pub use view::{View, ViewArray};
