//! Requests and responses of every key and version.

use bytes::Bytes;
use milena_protocol::{AnyRequest, AnyResponse, ApiKey, Cursor, EncodeError, Encoder};

/// Key, version (one byte each), body.
pub fn requests(input: &[u8]) {
    let Some((key, version, body)) = parts(input) else { return };
    let body = Bytes::copy_from_slice(body);
    let read = AnyRequest::decode(key, version, &mut Cursor::of_bytes(&body));
    let copied = AnyRequest::decode(key, version, &mut Cursor::new(&body));
    assert_eq!(read.is_ok(), copied.is_ok(), "sharing or copying is not what decides");
    let Ok(request) = read else { return };
    let Some(written) = encoded(|out| request.encode(out, version)) else { return };
    let again = AnyRequest::decode(key, version, &mut Cursor::new(&written)).expect("what we write, we read");
    assert_eq!(encoded(|out| again.encode(out, version)), Some(written), "{key:?} {version}");
}

/// Key, version (one byte each), body.
pub fn responses(input: &[u8]) {
    let Some((key, version, body)) = parts(input) else { return };
    let Ok(response) = AnyResponse::decode(key, version, &mut Cursor::new(body)) else { return };
    let Some(written) = encoded(|out| response.encode(out, version)) else { return };
    let again = AnyResponse::decode(key, version, &mut Cursor::new(&written)).expect("what we write, we read");
    // Bytes are compared, not values: a float that is no number is not equal to itself.
    assert_eq!(encoded(|out| again.encode(out, version)), Some(written), "{key:?} {version}");
}

fn parts(input: &[u8]) -> Option<(ApiKey, i16, &[u8])> {
    let (&[key, version], body) = input.split_first_chunk()?;
    Some((ApiKey::from_i16(i16::from(key))?, i16::from(version), body))
}

/// The bytes of what was read. `None`: it has unknown tags that a reader passes over and no writer can write (beyond 2³¹−2, out of order).
fn encoded(write: impl FnOnce(&mut Encoder) -> Result<(), EncodeError>) -> Option<Vec<u8>> {
    let mut out = Encoder::new();
    match write(&mut out) {
        Ok(()) => Some(out.buf),
        Err(EncodeError::Tag { .. }) => None,
        Err(error) => panic!("what was read in this version has bytes in it: {error}"),
    }
}
