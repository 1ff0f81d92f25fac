//! The LZ4 frame, as far as Kafka uses it: one frame, independent blocks, no dictionary.
//!
//! ```text
//! 04 22 4d 18 | FLG | BD | [int64 content size] | HC | { int32 length (top bit: stored) | block | [xxh32] }* | int32 0 | [xxh32]
//! ```
//!
//! Little-endian. HC is the second byte of the XXH32 of FLG to the content size; writers of magic 0 took the frame magic into it.
//! Our own reader, because the crate's takes a frame cut between two blocks for a whole one and reserves what the header states.
//! Like Kafka's, it does not verify the content checksum (the batch has its own) and ignores what follows the frame.

use std::cell::RefCell;

use lz4_flex::block::{CompressTable, DecompressError as BlockError, compress_into_with_table, decompress_into, get_maximum_output_size};
use twox_hash::XxHash32;

use super::super::reader::Reader;
use super::{Codec, DecompressError};

const MAGIC: [u8; 4] = [0x04, 0x22, 0x4d, 0x18];
/// Version 1, independent blocks.
const FLG: u8 = 0b0110_0000;
/// Blocks of at most 64 KiB.
const BD: u8 = 4 << 4;
const BLOCK_SIZE: usize = 64 * 1024;

const VERSION_BITS: u8 = 0b1100_0000;
const INDEPENDENT: u8 = 1 << 5;
const BLOCK_CHECKSUM: u8 = 1 << 4;
const CONTENT_SIZE: u8 = 1 << 3;
const RESERVED: u8 = 1 << 1;
const DICTIONARY: u8 = 1;
const STORED: u32 = 1 << 31;

/// A length byte of 255 gives 255 bytes: no block inflates beyond that ratio.
const MAX_RATIO: usize = 255;

const CUT: DecompressError = DecompressError::Cut { codec: Codec::Lz4 };
const DAMAGED: DecompressError = DecompressError::Damaged { codec: Codec::Lz4 };

/// What to do about the header checksum of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderChecksum {
    Checked,
    /// In magic 0, where writers disagree on what it covers.
    Ignored,
}

thread_local! {
    static TABLE: RefCell<CompressTable> = RefCell::new(CompressTable::large());
}

pub(super) fn compress(data: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&[FLG, BD, header_checksum(&[FLG, BD])]);
    TABLE.with_borrow_mut(|table| {
        for block in data.chunks(BLOCK_SIZE) {
            compress_block(table, block, out);
        }
    });
    out.extend_from_slice(&0u32.to_le_bytes());
}

#[expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "our own block of at most 64 KiB: all sizes are small and known")]
fn compress_block(table: &mut CompressTable, block: &[u8], out: &mut Vec<u8>) {
    let length_at = out.len();
    let start = length_at + 4;
    out.resize(start + get_maximum_output_size(block.len()), 0);
    let room = out.get_mut(start..).expect("just resized");
    let compressed = compress_into_with_table(block, room, table).expect("room for the largest result");
    let mut length = u32::try_from(compressed).expect("a block is small");
    out.truncate(start + compressed);
    if compressed >= block.len() {
        out.truncate(start);
        out.extend_from_slice(block);
        length = u32::try_from(block.len()).expect("a block is small") | STORED;
    }
    out.get_mut(length_at..start).expect("just written").copy_from_slice(&length.to_le_bytes());
}

pub(super) fn decompress(data: &[u8], limit: usize, checksum: HeaderChecksum, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    let mut reader = Reader::new(data);
    let frame = frame_header(&mut reader, checksum)?;
    loop {
        let length = u32::from_le_bytes(reader.fixed().ok_or(CUT)?);
        if length == 0 {
            return Ok(());
        }
        let stored = length & STORED != 0;
        let length = usize::try_from(length & !STORED).map_err(|_too_large| DAMAGED)?;
        if length > frame.block_size {
            return Err(DAMAGED);
        }
        let bytes = reader.take(length).ok_or(CUT)?;
        if frame.block_checksums && u32::from_le_bytes(reader.fixed().ok_or(CUT)?) != XxHash32::oneshot(0, bytes) {
            return Err(DecompressError::Checksum { codec: Codec::Lz4 });
        }
        if stored { append(bytes, limit, out)? } else { block(bytes, &frame, limit, out)? }
    }
}

struct Frame {
    block_size: usize,
    block_checksums: bool,
}

fn frame_header(reader: &mut Reader<'_>, checksum: HeaderChecksum) -> Result<Frame, DecompressError> {
    if reader.fixed().ok_or(CUT)? != MAGIC {
        return Err(DAMAGED);
    }
    let described = reader.rest();
    let [flg, bd] = reader.fixed().ok_or(CUT)?;
    if flg & VERSION_BITS != FLG & VERSION_BITS || flg & (RESERVED | DICTIONARY) != 0 {
        return Err(DAMAGED);
    }
    if flg & INDEPENDENT == 0 {
        return Err(DecompressError::LinkedBlocks);
    }
    let block_size = match bd {
        0x40 => 64 * 1024,
        0x50 => 256 * 1024,
        0x60 => 1024 * 1024,
        0x70 => 4 * 1024 * 1024,
        _ => return Err(DAMAGED),
    };
    let mut length = 2;
    if flg & CONTENT_SIZE != 0 {
        reader.fixed::<8>().ok_or(CUT)?;
        length = 10;
    }
    let [stated] = reader.fixed().ok_or(CUT)?;
    if checksum == HeaderChecksum::Checked && stated != header_checksum(described.get(..length).ok_or(CUT)?) {
        return Err(DecompressError::Checksum { codec: Codec::Lz4 });
    }
    Ok(Frame { block_size, block_checksums: flg & BLOCK_CHECKSUM != 0 })
}

fn header_checksum(described: &[u8]) -> u8 {
    let [_, second, _, _] = XxHash32::oneshot(0, described).to_le_bytes();
    second
}

/// Appends a block that was stored as it is.
fn append(bytes: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    if out.len().saturating_add(bytes.len()) > limit {
        return Err(DecompressError::TooLarge { codec: Codec::Lz4, limit });
    }
    out.extend_from_slice(bytes);
    Ok(())
}

/// Appends a compressed block, inflated.
fn block(bytes: &[u8], frame: &Frame, limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    let start = out.len();
    let left = limit.saturating_sub(start);
    let most = frame.block_size.min(bytes.len().saturating_mul(MAX_RATIO));
    out.resize(start.saturating_add(most.min(left)), 0);
    let room = out.get_mut(start..).ok_or(DAMAGED)?;
    let written = decompress_into(bytes, room).map_err(|error| match error {
        BlockError::OutputTooSmall { .. } if left < most => DecompressError::TooLarge { codec: Codec::Lz4, limit },
        _ => DAMAGED,
    })?;
    out.truncate(start.saturating_add(written));
    Ok(())
}
