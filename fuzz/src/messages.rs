//! Requests and responses of every key and version.

use bytes::Bytes;
use milena_protocol::{AnyRequest, AnyResponse, ApiKey, Cursor, Encoder};

/// Key, version (one byte each), body.
pub fn requests(input: &[u8]) {
    let Some((key, version, body)) = parts(input) else { return };
    let body = Bytes::copy_from_slice(body);
    let read = AnyRequest::decode(key, version, &mut Cursor::of_bytes(&body));
    let copied = AnyRequest::decode(key, version, &mut Cursor::new(&body));
    assert_eq!(read.is_ok(), copied.is_ok(), "sharing or copying is not what decides");
    let Ok(request) = read else { return };
    let written = encoded(|out| request.encode(out, version));
    let again = AnyRequest::decode(key, version, &mut Cursor::new(&written)).expect("what we write, we read");
    assert_eq!(encoded(|out| again.encode(out, version)), written, "{key:?} {version}");
}

/// Key, version (one byte each), body.
pub fn responses(input: &[u8]) {
    let Some((key, version, body)) = parts(input) else { return };
    let Ok(response) = AnyResponse::decode(key, version, &mut Cursor::new(body)) else { return };
    let written = encoded(|out| response.encode(out, version));
    let again = AnyResponse::decode(key, version, &mut Cursor::new(&written)).expect("what we write, we read");
    // Bytes are compared, not values: a float that is no number is not equal to itself.
    assert_eq!(encoded(|out| again.encode(out, version)), written, "{key:?} {version}");
}

fn parts(input: &[u8]) -> Option<(ApiKey, i16, &[u8])> {
    let (&[key, version], body) = input.split_first_chunk()?;
    Some((ApiKey::from_i16(i16::from(key))?, i16::from(version), body))
}

fn encoded<E: std::fmt::Debug>(write: impl FnOnce(&mut Encoder) -> Result<(), E>) -> Vec<u8> {
    let mut out = Encoder::new();
    write(&mut out).expect("what was read in this version has bytes in it");
    out.buf
}
