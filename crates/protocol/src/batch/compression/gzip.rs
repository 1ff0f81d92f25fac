//! gzip (RFC 1952). Reading follows Java's stream: members in a row are one stream, and what follows the last member without
//! being a member is ignored.

use std::cell::RefCell;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use super::super::reader::Reader;
use super::{Codec, DecompressError};

/// Magic, deflate, no flags, no time, no extra flags, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

const FLAG_HEADER_CRC: u8 = 1 << 1;
const FLAG_EXTRA: u8 = 1 << 2;
const FLAG_NAME: u8 = 1 << 3;
const FLAG_COMMENT: u8 = 1 << 4;

/// What is reserved before anything is inflated; most batches fit.
const FIRST_RESERVE: usize = 16 * 1024;

thread_local! {
    static INFLATE: RefCell<Decompress> = RefCell::new(Decompress::new(false));
    /// The level that the context was made for, and the context.
    static DEFLATE: RefCell<Option<(u32, Compress)>> = const { RefCell::new(None) };
}

pub(super) fn compress(level: Option<i32>, data: &[u8], out: &mut Vec<u8>) {
    let level = level.and_then(|level| u32::try_from(level).ok()).map_or(6, |level| level.min(9));
    out.extend_from_slice(&HEADER);
    DEFLATE.with_borrow_mut(|kept| {
        let (made_for, context) = kept.get_or_insert_with(|| (level, Compress::new(Compression::new(level), false)));
        if *made_for == level {
            context.reset();
        } else {
            (*made_for, *context) = (level, Compress::new(Compression::new(level), false));
        }
        deflate(context, data, out);
    });
    out.extend_from_slice(&crc32fast::hash(data).to_le_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "RFC 1952 stores the size modulo 2^32")]
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
}

#[expect(clippy::expect_used, reason = "deflating a slice fails only for a context that was misused")]
fn deflate(context: &mut Compress, mut data: &[u8], out: &mut Vec<u8>) {
    loop {
        out.reserve((data.len() / 2).max(FIRST_RESERVE));
        let before = context.total_in();
        let status = context.compress_vec(data, out, FlushCompress::Finish).expect("a fresh deflate context");
        data = data.get(consumed(before, context.total_in())..).unwrap_or(&[]);
        if status == Status::StreamEnd {
            return;
        }
    }
}

pub(super) fn decompress(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    let mut rest = body_of_member(data).ok_or(DecompressError::Damaged { codec: Codec::Gzip })?;
    loop {
        let start = out.len();
        let mut trailer = Reader::new(inflate(rest, limit, out)?);
        let (Some(crc), Some(size)) = (trailer.fixed(), trailer.fixed()) else { return Err(DecompressError::Cut { codec: Codec::Gzip }) };
        let member = out.get(start..).unwrap_or(&[]);
        #[expect(clippy::cast_possible_truncation, reason = "RFC 1952 stores the size modulo 2^32")]
        if u32::from_le_bytes(crc) != crc32fast::hash(member) || u32::from_le_bytes(size) != member.len() as u32 {
            return Err(DecompressError::Checksum { codec: Codec::Gzip });
        }
        match body_of_member(trailer.rest()) {
            Some(body) => rest = body,
            None => return Ok(()),
        }
    }
}

/// The bytes behind the header of a member; `None` when `data` does not begin with one.
fn body_of_member(data: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(data);
    let [0x1f, 0x8b, 8, flags, ..] = reader.fixed::<10>()? else { return None };
    if flags & FLAG_EXTRA != 0 {
        let length = u16::from_le_bytes(reader.fixed()?);
        reader.take(usize::from(length))?;
    }
    for text in [FLAG_NAME, FLAG_COMMENT] {
        if flags & text != 0 {
            let end = reader.rest().iter().position(|byte| *byte == 0)?;
            reader.take(end.checked_add(1)?)?;
        }
    }
    if flags & FLAG_HEADER_CRC != 0 {
        let header = data.get(..data.len().checked_sub(reader.rest().len())?)?;
        let stored = u16::from_le_bytes(reader.fixed()?);
        if u32::from(stored) != crc32fast::hash(header) & 0xffff {
            return None;
        }
    }
    Some(reader.rest())
}

/// Appends one deflate stream, inflated; returns the bytes behind it. `out` may hold `limit` bytes in the end.
fn inflate<'a>(mut data: &'a [u8], limit: usize, out: &mut Vec<u8>) -> Result<&'a [u8], DecompressError> {
    INFLATE.with_borrow_mut(|context| {
        context.reset(false);
        loop {
            make_room(limit, out)?;
            let (read, written) = (context.total_in(), out.len());
            let status = context
                .decompress_vec(data, out, FlushDecompress::None)
                .map_err(|_damage| DecompressError::Damaged { codec: Codec::Gzip })?;
            let used = consumed(read, context.total_in());
            data = data.get(used..).unwrap_or(&[]);
            match status {
                Status::StreamEnd if out.len() > limit => return Err(DecompressError::TooLarge { codec: Codec::Gzip, limit }),
                Status::StreamEnd => return Ok(data),
                // No room was missing, so it is bytes that are.
                Status::Ok | Status::BufError if used == 0 && out.len() == written => {
                    return Err(DecompressError::Cut { codec: Codec::Gzip });
                }
                Status::Ok | Status::BufError => {}
            }
        }
    })
}

/// Room for more output: as much as is there already, so that the cost stays linear; one byte beyond the limit, so that passing it shows.
fn make_room(limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    if out.len() > limit {
        return Err(DecompressError::TooLarge { codec: Codec::Gzip, limit });
    }
    if out.len() == out.capacity() {
        let left = limit.saturating_sub(out.len()).saturating_add(1);
        out.reserve_exact(out.len().max(FIRST_RESERVE).min(left));
    }
    Ok(())
}

fn consumed(before: u64, after: u64) -> usize {
    usize::try_from(after.saturating_sub(before)).unwrap_or(usize::MAX)
}
