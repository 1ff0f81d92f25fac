//! Record batches: the bytes of a `records` field and of a `.log` file, which are the same.
//!
//! Batches stand one after another with nothing between them. Every format agrees on three places, so that a batch can be
//! recognised before it is understood: the offset at 0, the length at 8 (it counts neither itself nor the offset), the magic at 16.
//! Magic 2, integers big-endian:
//!
//! ```text
//!  0        8    12   16 17   21 23   27       35       43       51 53   57   61
//!  +--------+----+----+-+----+--+----+--------+--------+--------+--+----+----+------- ...
//!  |base    |len-|lead|m|crc |at|last|base    |max     |producer|pe|base|rec |records
//!  |offset  |gth |ep. | |    |tr|delt|timest. |timest. |id      |  |seq |cnt |
//!  +--------+----+----+-+----+--+----+--------+--------+--------+--+----+----+------- ...
//!                            |<--------- covered by the CRC-32C, to the end of the batch
//! ```
//!
//! Here: splitting, headers and their patches, records, building, compression, magic 0 and 1 (read only), the checks of a leader.
//! Not here: what a log does with a batch (engine::log), the meaning of control records (their schemas are in `records`).
//!
//! Invariants
//! - B1: nothing here allocates by what the input claims; inflated data has a limit that the caller gives.
//! - B2: any bytes give an answer or an error, never a panic.
//! - B3: an iterator over records ends after its first error.
//! - B4: the checks of an uncompressed batch allocate nothing.
//!
//! Reading order: [`split`], [`header`], [`record`], [`compression`], [`records`] (any magic), [`builder`], [`control`], [`validate`], [`recompress`](mod@recompress), [`legacy`].
//! Source: KIP-98 (magic 2), KIP-32 (magic 1), KIP-110 (zstd), KIP-534 (delete horizon), KIP-896 (older formats leave Produce).

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

pub mod builder;
pub mod compression;
pub mod control;
pub mod header;
pub mod legacy;
mod reader;
pub mod recompress;
pub mod record;
pub mod records;
pub mod split;
pub mod validate;

pub use builder::{BatchBuilder, BatchOptions, BuildError};
pub use compression::Codec;
pub use control::{ControlType, EndTxnMarker};
pub use header::{BatchHeader, HEADER_SIZE, HeaderError, TimestampType, crc_matches, set_base_offset, set_leader_epoch, set_max_timestamp};
pub use recompress::{RecompressError, Target, recompress};
pub use record::{Headers, Record, RecordError, RecordIter};
pub use records::{Records, RecordsError};
pub use split::{Batches, RawBatch, SplitError, batches};
