//! A 16-byte id in Kafka's text form: 22 characters of base64url without padding.

use std::fmt;
use std::str::FromStr;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A topic, directory or process id. All zero means none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    pub const ZERO: Uuid = Uuid([0; 16]);

    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Uuid::ZERO
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = u128::from_be_bytes(self.0);
        // 22 groups of 6 bits hold 132: the last group is filled up with 4 zero bits.
        for group in (0..22u32).rev() {
            let bits = if group == 0 { number << 4 } else { number >> (group * 6 - 4) } & 63;
            let letter = ALPHABET.get(bits as usize).copied().unwrap_or(b'A');
            f.write_str(char::from(letter).encode_utf8(&mut [0; 4]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Text that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 22 characters of A-Z a-z 0-9 - _ that stand for 16 bytes")]
pub struct ParseUuidError;

impl FromStr for Uuid {
    type Err = ParseUuidError;

    fn from_str(text: &str) -> Result<Self, ParseUuidError> {
        // Kafka never writes the padding, yet reads it.
        let text = text.strip_suffix("==").unwrap_or(text);
        if text.len() != 22 {
            return Err(ParseUuidError);
        }
        let mut number: u128 = 0;
        for (at, letter) in text.bytes().enumerate() {
            let bits = ALPHABET.iter().position(|known| *known == letter).ok_or(ParseUuidError)? as u128;
            // The last letter holds 2 bits of the id and 4 of filling, which Kafka ignores when it reads.
            number = if at == 21 { number << 2 | bits >> 4 } else { number << 6 | bits };
        }
        Ok(Uuid(number.to_be_bytes()))
    }
}
