//! One write of the journal, as bytes.
//!
//! ```text
//! frame   0 magic u32 · 4 crc32c u32 of all that follows · 8 length u32 with this head · 12 entries u32
//!        16 sequence u64 · 24 directory id (16) · 40 entries, then padding up to a multiple of 4096
//! entry   0 kind u8 · 1 topic id (16) · 17 partition i32 · 21 length u32 · 25 whole record batches
//! ```
//!
//! All numbers are big-endian, as in Kafka's formats. Bytes that no write of ours has left, a torn write, and a frame of another directory
//! are all told from a frame by the head.

#![deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use milena_protocol::hash::crc32c;

use crate::planted::Planted;
use crate::types::{PartitionIndex, TopicId};

/// Bytes in front of the entries.
pub const HEAD: usize = 40;
/// Bytes in front of an entry's batches.
pub const ENTRY_HEAD: usize = 25;
/// `MJ01`: the journal's first format.
const MAGIC: u32 = u32::from_be_bytes(*b"MJ01");
const CRC_FROM: usize = 8;
/// Batches that were appended.
const APPENDED: u8 = 1;

/// Whose batches an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub topic: TopicId,
    pub partition: PartitionIndex,
}

/// Why bytes are no frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Nothing was written here, or something torn.
    #[error("no frame begins here")]
    NotAFrame,
    #[error(
        "the journal has format {}, which this release does not know; start the release that wrote it, stop it in order, and start this one then",
        String::from_utf8_lossy(found)
    )]
    Newer { found: [u8; 4] },
    #[error("the journal was written for directory {found:02x?}; move it back to where it belongs")]
    OtherDirectory { found: [u8; 16] },
    #[error("an entry of a whole frame cannot be read")]
    Malformed,
}

/// Makes a frame of `frame`: room for a head, and entries behind it. `None`: shorter than a head, or above 4 GiB.
pub fn seal(frame: &mut [u8], sequence: u64, directory: [u8; 16], entries: u32) -> Option<()> {
    let length = u32::try_from(frame.len()).ok()?;
    let head: &mut [u8; HEAD] = frame.first_chunk_mut()?;
    let fields: [&[u8]; 6] =
        [&MAGIC.to_be_bytes(), &[0; 4], &length.to_be_bytes(), &entries.to_be_bytes(), &sequence.to_be_bytes(), &directory];
    let mut rest = &mut head[..];
    for field in fields {
        let (place, behind) = rest.split_at_mut_checked(field.len())?;
        place.copy_from_slice(field);
        rest = behind;
    }
    let crc = crc32c(frame.get(CRC_FROM..)?);
    frame.get_mut(4..CRC_FROM)?.copy_from_slice(&crc.to_be_bytes());
    Some(())
}

/// The head of an entry with `length` bytes of batches.
pub fn entry_head(key: Key, length: u32) -> [u8; ENTRY_HEAD] {
    let mut head = [0; ENTRY_HEAD];
    let [kind, rest @ ..] = &mut head;
    *kind = APPENDED;
    let (topic, rest) = rest.split_at_mut(16);
    topic.copy_from_slice(&key.topic.0);
    let (partition, size) = rest.split_at_mut(4);
    partition.copy_from_slice(&key.partition.get().to_be_bytes());
    size.copy_from_slice(&length.to_be_bytes());
    head
}

/// What a head says, before the entries are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    pub sequence: u64,
    /// Bytes of the whole frame, without padding.
    pub length: u32,
}

/// Reads the head in front of `bytes`. Its checksum covers the entries too and is not looked at: it may be torn.
pub fn announced(bytes: &[u8]) -> Result<Announced, FrameError> {
    let head: &[u8; HEAD] = bytes.first_chunk().ok_or(FrameError::NotAFrame)?;
    let field = |at: usize| head.get(at..).and_then(|rest| rest.first_chunk::<4>()).copied().unwrap_or_default();
    let magic = field(0);
    if magic != MAGIC.to_be_bytes() {
        let numbered = matches!(magic, [b'M', b'J', b'0'..=b'9', b'0'..=b'9']);
        return Err(if numbered { FrameError::Newer { found: magic } } else { FrameError::NotAFrame });
    }
    let length = u32::from_be_bytes(field(8));
    if usize::try_from(length).is_ok_and(|length| length < HEAD) {
        return Err(FrameError::NotAFrame);
    }
    let sequence = head.get(16..).and_then(|rest| rest.first_chunk::<8>()).copied().map_or(0, u64::from_be_bytes);
    Ok(Announced { sequence, length })
}

/// A frame that was read back.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    pub sequence: u64,
    entries: u32,
    body: &'a [u8],
}

/// An entry of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    pub key: Key,
    /// Where `batches` begin in the frame.
    pub at: usize,
    /// Whole record batches, one behind the other.
    pub batches: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Reads the frame that `bytes` begin with; they hold at least as many as it announces.
    pub fn parse(bytes: &'a [u8], directory: [u8; 16]) -> Result<Self, FrameError> {
        let Announced { sequence, length } = announced(bytes)?;
        let frame = usize::try_from(length).ok().and_then(|length| bytes.get(..length)).ok_or(FrameError::NotAFrame)?;
        let (head, body) = frame.split_first_chunk::<HEAD>().ok_or(FrameError::NotAFrame)?;
        let is_whole = head.get(4..CRC_FROM) == Some(&crc32c(frame.get(CRC_FROM..).unwrap_or(&[])).to_be_bytes()[..]);
        if !is_whole && !Planted::ReplayTorn.is_on() {
            return Err(FrameError::NotAFrame);
        }
        let found: [u8; 16] = head.get(24..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
        if found != directory {
            return Err(FrameError::OtherDirectory { found });
        }
        let entries = head.get(12..).and_then(|rest| rest.first_chunk::<4>()).copied().map_or(0, u32::from_be_bytes);
        Ok(Self { sequence, entries, body })
    }

    /// Its entries in order; an error ends them.
    pub fn entries(self) -> impl Iterator<Item = Result<Entry<'a>, FrameError>> {
        let (mut left, mut rest, mut failed) = (self.entries, self.body, false);
        std::iter::from_fn(move || {
            left = left.checked_sub(1).filter(|_| !failed)?;
            let at = HEAD.saturating_add(self.body.len().saturating_sub(rest.len()));
            let Some((entry, behind)) = entry(rest, at) else {
                failed = true;
                return Some(Err(FrameError::Malformed));
            };
            rest = behind;
            Some(Ok(entry))
        })
    }
}

fn entry(bytes: &[u8], at: usize) -> Option<(Entry<'_>, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<ENTRY_HEAD>()?;
    let [kind, fields @ ..] = head;
    if *kind != APPENDED {
        return None;
    }
    let (topic, fields) = fields.split_first_chunk::<16>()?;
    let (partition, length) = fields.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length.first_chunk()?)).ok()?;
    let (batches, behind) = rest.split_at_checked(length)?;
    let key = Key { topic: TopicId(*topic), partition: PartitionIndex(i32::from_be_bytes(*partition)) };
    Some((Entry { key, at: at.checked_add(ENTRY_HEAD)?, batches }, behind))
}
