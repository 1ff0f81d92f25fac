//! The codecs that a batch may name, each over a whole slice: [`compress`], [`decompress`].
//!
//! Framing: gzip is RFC 1952, several members in a row; snappy is the xerial stream; lz4 is its frame with independent blocks;
//! zstd is its frame. The contexts (tables, windows) are kept per thread, so that a warm call allocates only what `out` grows by.
//!
//! Not here: streams. A batch is in memory whole, and so are its records; the limit keeps both small.
//! Invariants: B1. What is reserved grows with what was inflated so far, never with a size that the input states.
//! Source: KIP-110, KIP-390 (levels), KIP-780.

mod gzip;
mod lz4;
mod snappy;
mod zstd;

use super::header::COMPRESSION_BITS;

/// How the records of a batch are compressed; the numbers are those of the attribute bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub enum Codec {
    None = 0,
    Gzip = 1,
    Snappy = 2,
    Lz4 = 3,
    Zstd = 4,
}

/// The attribute bits name a codec that nobody has defined (5 to 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("codec number {number} is not known")]
pub struct UnknownCodec {
    pub number: i16,
}

/// Why data could not be inflated. `out` then holds nothing of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecompressError {
    #[error("the {} data inflates to more than {limit} bytes", codec.name())]
    TooLarge { codec: Codec, limit: usize },
    #[error("the {} data ends too early", codec.name())]
    Cut { codec: Codec },
    #[error("the {} data is damaged", codec.name())]
    Damaged { codec: Codec },
    #[error("the {} data does not match its own checksum", codec.name())]
    Checksum { codec: Codec },
    #[error("lz4 blocks that depend on earlier blocks are not allowed in a batch")]
    LinkedBlocks,
}

impl Codec {
    pub const ALL: [Codec; 5] = [Codec::None, Codec::Gzip, Codec::Snappy, Codec::Lz4, Codec::Zstd];

    /// The codec in the lowest three bits of `attributes`.
    pub fn from_attributes(attributes: i16) -> Result<Codec, UnknownCodec> {
        match attributes & COMPRESSION_BITS {
            0 => Ok(Codec::None),
            1 => Ok(Codec::Gzip),
            2 => Ok(Codec::Snappy),
            3 => Ok(Codec::Lz4),
            4 => Ok(Codec::Zstd),
            number => Err(UnknownCodec { number }),
        }
    }

    /// The attribute bits of this codec.
    pub fn bits(self) -> i16 {
        i16::from(self as i8)
    }

    /// Kafka's name, as in `compression.type`.
    pub fn name(self) -> &'static str {
        match self {
            Codec::None => "none",
            Codec::Gzip => "gzip",
            Codec::Snappy => "snappy",
            Codec::Lz4 => "lz4",
            Codec::Zstd => "zstd",
        }
    }

    /// The codec called `name` in `compression.type`; `None` for `producer`, `uncompressed` and anything else.
    pub fn from_name(name: &str) -> Option<Codec> {
        Codec::ALL.into_iter().find(|codec| codec.name() == name)
    }
}

/// Appends `data`, compressed, to `out`.
///
/// `level`: as in `compression.gzip.level` (1..=9, -1 default) and `compression.zstd.level` (-131072..=22); `None`: Kafka's default.
/// The other codecs have no levels here: lz4's high compression has no Rust implementation, and every level reads the same.
pub fn compress(codec: Codec, level: Option<i32>, data: &[u8], out: &mut Vec<u8>) {
    match codec {
        Codec::None => out.extend_from_slice(data),
        Codec::Gzip => gzip::compress(level, data, out),
        Codec::Snappy => snappy::compress(data, out),
        Codec::Lz4 => lz4::compress(data, out),
        Codec::Zstd => zstd::compress(level, data, out),
    }
}

/// Replaces `out` with `data`, inflated; at most `limit` bytes.
///
/// `out`: its capacity is used again, so that a buffer kept by the caller makes the call free of allocations.
/// Errors: see [`DecompressError`]; `TooLarge` comes as soon as the limit is passed.
pub fn decompress(codec: Codec, data: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    out.clear();
    match codec {
        Codec::None if data.len() > limit => Err(DecompressError::TooLarge { codec, limit }),
        Codec::None => {
            out.extend_from_slice(data);
            Ok(())
        }
        Codec::Gzip => gzip::decompress(data, limit, out),
        Codec::Snappy => snappy::decompress(data, limit, out),
        Codec::Lz4 => lz4::decompress(data, limit, lz4::HeaderChecksum::Checked, out),
        Codec::Zstd => zstd::decompress(data, limit, out),
    }
}

/// [`decompress`] for the value of a wrapper message of magic 0, whose lz4 frames carry a header checksum of their own making.
pub(super) fn decompress_magic_0(codec: Codec, data: &[u8], limit: usize, out: &mut Vec<u8>) -> Result<(), DecompressError> {
    if codec == Codec::Lz4 {
        out.clear();
        return lz4::decompress(data, limit, lz4::HeaderChecksum::Ignored, out);
    }
    decompress(codec, data, limit, out)
}
