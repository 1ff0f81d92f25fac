//! Snappy in xerial's stream, as the Java library of that name writes it; some clients send the raw block instead, which is read too.
//!
//! ```text
//! 82 53 4e 41 50 50 59 00 | int32 version | int32 lowest compatible version | { int32 length | raw snappy block }*
//! ```

use std::cell::RefCell;

use super::super::reader::Reader;
use super::{Codec, DecompressError};

const MAGIC: [u8; 8] = [0x82, b'S', b'N', b'A', b'P', b'P', b'Y', 0];
/// The magic as a block length would read it: a second stream begins.
const MAGIC_AS_LENGTH: i32 = i32::from_be_bytes([0x82, b'S', b'N', b'A']);
/// Uncompressed bytes in a block that we write: the Java library's default.
const BLOCK_SIZE: usize = 32 * 1024;
/// A copy element gives at most 64 bytes for 3: no block inflates beyond 22 times its size.
const MAX_RATIO: usize = 22;

thread_local! {
    static ENCODER: RefCell<snap::raw::Encoder> = RefCell::new(snap::raw::Encoder::new());
}

pub(super) fn compress(data: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&1i32.to_be_bytes());
    out.extend_from_slice(&1i32.to_be_bytes());
    ENCODER.with_borrow_mut(|encoder| {
        for block in data.chunks(BLOCK_SIZE) {
            compress_block(encoder, block, out);
        }
    });
}

#[expect(clippy::expect_used, clippy::arithmetic_side_effects, reason = "our own block of at most 32 KiB: all sizes are small and known")]
fn compress_block(encoder: &mut snap::raw::Encoder, block: &[u8], out: &mut Vec<u8>) {
    let length_at = out.len();
    let start = length_at + 4;
    out.resize(start + snap::raw::max_compress_len(block.len()), 0);
    let room = out.get_mut(start..).expect("just resized");
    let length = encoder.compress(block, room).expect("room for the largest result");
    out.truncate(start + length);
    let length = i32::try_from(length).expect("a block is small");
    out.get_mut(length_at..start).expect("just written").copy_from_slice(&length.to_be_bytes());
}

pub(super) fn decompress(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    let mut reader = Reader::new(data);
    if reader.fixed() != Some(MAGIC) || reader.fixed::<8>().is_none() {
        return block(data, limit, out);
    }
    while let Some(length) = reader.fixed().map(i32::from_be_bytes) {
        if length == MAGIC_AS_LENGTH {
            reader.fixed::<12>().ok_or(DecompressError::Cut { codec: Codec::Snappy })?;
            continue;
        }
        let length = usize::try_from(length).map_err(|_negative| DecompressError::Damaged { codec: Codec::Snappy })?;
        let bytes = reader.take(length).ok_or(DecompressError::Cut { codec: Codec::Snappy })?;
        block(bytes, limit, out)?;
    }
    Ok(())
}

/// Appends one raw block, inflated. The size it states is believed as far as its own length allows.
fn block(bytes: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    let damaged = DecompressError::Damaged { codec: Codec::Snappy };
    let stated = snap::raw::decompress_len(bytes).map_err(|_damage| damaged)?;
    if stated > bytes.len().saturating_mul(MAX_RATIO) {
        return Err(damaged);
    }
    let start = out.len();
    let end = start.saturating_add(stated);
    if end > limit {
        return Err(DecompressError::TooLarge { codec: Codec::Snappy, limit });
    }
    out.resize(end, 0);
    let room = out.get_mut(start..).ok_or(damaged)?;
    let written = snap::raw::Decoder::new().decompress(bytes, room).map_err(|_damage| damaged)?;
    if written == stated { Ok(()) } else { Err(damaged) }
}
