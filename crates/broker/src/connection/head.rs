//! The head of a request, read without copying anything.
//!
//! Source: KIP-482; semantics rule 3 (the client id keeps its old form in header 2); observed 3 (client ids that are not UTF-8 pass).

use milena_protocol::api::{self, ApiKey};

/// What stands in front of every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'a> {
    pub key: ApiKey,
    pub version: i16,
    pub correlation_id: i32,
    /// As sent; empty for null.
    pub client_id: &'a [u8],
    /// Where the body begins in the frame.
    pub body: usize,
}

/// Why a frame has no head; the connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    #[error("API key {0} is not known")]
    UnknownKey(i16),
    #[error("{key:?} has no version {version}")]
    UnknownVersion { key: ApiKey, version: i16 },
    #[error("the request header is cut off or malformed")]
    Malformed,
}

impl<'a> Head<'a> {
    /// Reads the head of `frame` (without its size).
    ///
    /// ApiVersions passes in any version, because a client that asks in one that we do not know is answered in version 0 (rule 1);
    /// then `body` is the end of the frame.
    pub fn parse(frame: &'a [u8]) -> Result<Self, HeadError> {
        let (fixed, rest) = frame.split_first_chunk::<8>().ok_or(HeadError::Malformed)?;
        let [k0, k1, v0, v1, c0, c1, c2, c3] = *fixed;
        let raw = i16::from_be_bytes([k0, k1]);
        let version = i16::from_be_bytes([v0, v1]);
        let correlation_id = i32::from_be_bytes([c0, c1, c2, c3]);
        let key = ApiKey::from_i16(raw).ok_or(HeadError::UnknownKey(raw))?;
        let (low, high) = api::info(key).accepts;
        if !(low..=high).contains(&version) {
            if key == ApiKey::ApiVersions {
                return Ok(Self { key, version, correlation_id, client_id: &[], body: frame.len() });
            }
            return Err(HeadError::UnknownVersion { key, version });
        }
        let (client_id, rest) = nullable_string(rest).ok_or(HeadError::Malformed)?;
        let rest = if api::request_header_version(key, version) >= 2 { skip_tags(rest).ok_or(HeadError::Malformed)? } else { rest };
        Ok(Self { key, version, correlation_id, client_id, body: frame.len() - rest.len() })
    }
}

fn nullable_string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    match i16::from_be_bytes(*length) {
        -1 => Some((&[], rest)),
        length => rest.split_at_checked(usize::try_from(length).ok()?),
    }
}

fn skip_tags(bytes: &[u8]) -> Option<&[u8]> {
    let (count, mut rest) = uvarint(bytes)?;
    for _ in 0..count {
        let (_tag, after) = uvarint(rest)?;
        let (size, after) = uvarint(after)?;
        rest = after.get(usize::try_from(size).ok()?..)?;
    }
    Some(rest)
}

fn uvarint(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut value = 0_u32;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= u32::from(byte & 0x7f).checked_shl(u32::try_from(place).ok()? * 7)?;
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads() {
        let plain = [&[0, 3, 0, 1, 0, 0, 0, 7, 0, 2][..], b"me", b"body"].concat();
        let head = Head::parse(&plain).expect("sound");
        assert_eq!((head.key, head.version, head.correlation_id), (ApiKey::Metadata, 1, 7));
        assert_eq!((head.client_id, &plain[head.body..]), (&b"me"[..], &b"body"[..]));

        let flexible = [&[0, 3, 0, 9, 0, 0, 0, 7, 0xff, 0xff, 1, 5, 2, 9, 9][..], b"body"].concat();
        let head = Head::parse(&flexible).expect("null client id, one unknown tag");
        assert_eq!((head.client_id, &flexible[head.body..]), (&b""[..], &b"body"[..]));
    }

    #[test]
    fn what_is_no_head() {
        let cases: [(&[u8], HeadError); 6] = [
            (&[0, 3, 0, 1, 0, 0, 0], HeadError::Malformed),
            (&[0, 3, 0, 1, 0, 0, 0, 7, 0, 9, 1], HeadError::Malformed),
            (&[0, 3, 0, 9, 0, 0, 0, 7, 0, 0, 1, 0], HeadError::Malformed),
            (&[0, 3, 0, 9, 0, 0, 0, 7, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0], HeadError::Malformed),
            (&[0x7f, 0, 0, 0, 0, 0, 0, 7], HeadError::UnknownKey(0x7f00)),
            (&[0, 3, 0, 99, 0, 0, 0, 7], HeadError::UnknownVersion { key: ApiKey::Metadata, version: 99 }),
        ];
        for (frame, expected) in cases {
            assert_eq!(Head::parse(frame), Err(expected), "{frame:?}");
        }
    }

    #[test]
    fn api_versions_passes_in_any_version() {
        let head = Head::parse(&[0, 18, 0, 99, 0, 0, 0, 7, 1, 2, 3]).expect("passes");
        assert_eq!((head.key, head.version, head.body), (ApiKey::ApiVersions, 99, 11));
    }
}
