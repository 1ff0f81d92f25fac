//! Message sets of magic 0 and 1: what old segments hold. They are read, never written.

/// Whether the CRC-32 in `message` (exactly one message of magic 0 or 1) is that of its bytes from the magic byte on.
pub fn crc_matches(message: &[u8]) -> bool {
    let stored = message.get(12..).and_then(<[u8]>::first_chunk).copied().map(u32::from_be_bytes);
    let covered = message.get(16..).map(crc32fast::hash);
    stored.is_some() && stored == covered
}
