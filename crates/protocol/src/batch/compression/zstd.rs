//! Zstandard frames, one shot. The one C library of this room: no Rust implementation comes near it.
//!
//! Streaming would allocate the window that a frame header states (up to 128 MiB) before a byte of data is read. One shot uses
//! the output as its window; when it does not fit, the room doubles and the work begins anew, at most twice the work in all.

use std::cell::RefCell;

use zstd::zstd_safe::{CCtx, DCtx, compress_bound, get_error_name};

use super::{Codec, DecompressError};

/// Kafka's default.
const DEFAULT_LEVEL: i32 = 3;
/// Room for a first try: one block of the format.
const FIRST_RESERVE: usize = 128 * 1024;

thread_local! {
    static COMPRESS: RefCell<CCtx<'static>> = RefCell::new(CCtx::create());
    static DECOMPRESS: RefCell<DCtx<'static>> = RefCell::new(DCtx::create());
}

pub(super) fn compress(level: Option<i32>, data: &[u8], out: &mut Vec<u8>) {
    // The library writes from the start of a vector: what it makes is appended when `out` holds something already.
    if out.is_empty() {
        return into_empty(level, data, out);
    }
    let mut compressed = Vec::new();
    into_empty(level, data, &mut compressed);
    out.extend_from_slice(&compressed);
}

#[expect(clippy::expect_used, reason = "with room for the bound, compressing a slice cannot fail")]
fn into_empty(level: Option<i32>, data: &[u8], out: &mut Vec<u8>) {
    out.reserve(compress_bound(data.len()));
    COMPRESS
        .with_borrow_mut(|context| context.compress(out, data, level.unwrap_or(DEFAULT_LEVEL)))
        .map_err(get_error_name)
        .expect("room for the bound");
}

/// `out` is empty.
pub(super) fn decompress(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    let damaged = DecompressError::Damaged { codec: Codec::Zstd };
    let too_large = DecompressError::TooLarge { codec: Codec::Zstd, limit };
    if data.is_empty() {
        return Err(DecompressError::Cut { codec: Codec::Zstd }); // zero frames inflate to nothing for the library, not for Kafka
    }
    if out.capacity() < FIRST_RESERVE.min(limit) {
        out.reserve_exact(FIRST_RESERVE.min(limit));
    }
    loop {
        let code = match DECOMPRESS.with_borrow_mut(|context| context.decompress(out, data)) {
            Ok(_) if out.len() > limit => return Err(too_large), // the buffer given to us was larger than the limit
            Ok(_) => return Ok(()),
            Err(code) => code,
        };
        out.clear();
        if !says_too_small(code) {
            return Err(damaged);
        }
        if out.capacity() >= limit {
            return Err(too_large);
        }
        out.reserve_exact(out.capacity().saturating_mul(2).min(limit));
    }
}

/// The library's error 70: the destination is too small. Codes are handed out negated.
fn says_too_small(code: usize) -> bool {
    code == 70usize.wrapping_neg()
}
