//! Whole frames of a real Kafka: size, header, default body.

use bytes::Bytes;
use milena_protocol::api::{request_header_version, response_header_version};
use milena_protocol::messages::request_header::RequestHeader;
use milena_protocol::messages::response_header::ResponseHeader;
use milena_protocol::{AnyRequest, AnyResponse, ApiKey, Cursor, Encoder};
use serde_json::Value;

use crate::json_form::{hex, unhex};
use crate::vectors::lines;

fn number(value: &Value) -> i16 {
    i16::try_from(value.as_i64().unwrap()).unwrap()
}

#[test]
fn whole_frames_are_read_and_written_as_kafka_does() {
    let lines = lines("frames/whole.jsonl");
    for (at, line) in &lines {
        let key = ApiKey::from_i16(number(&line["key"])).unwrap();
        assert_eq!(key.name(), line["api"].as_str().unwrap());
        let wanted = line["hex"].as_str().unwrap();
        let found = if line["kind"] == "request" { request(key, line) } else { response(key, line) };
        assert_eq!(hex(&found), wanted, "whole.jsonl:{at}");
    }
    println!("{} whole frames", lines.len());
    assert_eq!(lines.len(), 604);
}

fn with_size(out: &Encoder) -> Vec<u8> {
    let mut frame = u32::try_from(out.buf.len()).unwrap().to_be_bytes().to_vec();
    frame.extend_from_slice(&out.buf);
    frame
}

fn request(key: ApiKey, line: &Value) -> Vec<u8> {
    let version = number(&line["version"]);
    let header_version = request_header_version(key, version);
    assert_eq!(header_version, number(&line["header_version"]));
    let header = RequestHeader {
        request_api_key: key.code(),
        request_api_version: version,
        correlation_id: i32::from(number(&line["correlation_id"])),
        client_id: line["client_id"].as_str().map(|text| Bytes::copy_from_slice(text.as_bytes())),
        ..RequestHeader::default()
    };
    let frame = unhex(line["hex"].as_str().unwrap());
    let mut cursor = Cursor::new(&frame[4..]);
    assert_eq!(RequestHeader::decode(&mut cursor, header_version), Ok(header.clone()));
    let body = AnyRequest::decode(key, version, &mut cursor).unwrap();
    assert_eq!((&body, cursor.left()), (&AnyRequest::default_of(key), 0));
    let mut out = Encoder::new();
    header.encode(&mut out, header_version).unwrap();
    body.encode(&mut out, version).unwrap();
    with_size(&out)
}

fn response(key: ApiKey, line: &Value) -> Vec<u8> {
    let version = number(&line["version"]);
    let header_version = response_header_version(key, version);
    assert_eq!(header_version, number(&line["header_version"]));
    let header = ResponseHeader { correlation_id: i32::from(number(&line["correlation_id"])), ..ResponseHeader::default() };
    let frame = unhex(line["hex"].as_str().unwrap());
    let mut cursor = Cursor::new(&frame[4..]);
    assert_eq!(ResponseHeader::decode(&mut cursor, header_version), Ok(header.clone()));
    let body = AnyResponse::decode(key, version, &mut cursor).unwrap();
    assert_eq!((&body, cursor.left()), (&AnyResponse::default_of(key), 0));
    let mut out = Encoder::new();
    header.encode(&mut out, header_version).unwrap();
    body.encode(&mut out, version).unwrap();
    with_size(&out)
}
