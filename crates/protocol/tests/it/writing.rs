//! What a version cannot carry is refused, and leaves no trace in the encoder.

use bytes::Bytes;
use milena_protocol::messages::fetch_request::{FetchRequest, FetchTopic};
use milena_protocol::messages::fetch_response::{FetchResponse, FetchableTopicResponse, PartitionData};
use milena_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use milena_protocol::{EncodeError, Encoder, RawTaggedField, Records, Splice};

fn tag(tag: u32, data: &'static [u8]) -> RawTaggedField {
    RawTaggedField { tag, data: Bytes::from_static(data) }
}

#[test]
fn a_field_that_the_version_lacks_is_refused_unless_it_may_be_dropped() {
    let mut out = Encoder::new();
    out.i32(7);
    let older = FetchRequest { replica_id: 3, ..FetchRequest::default() };
    assert_eq!(older.encode(&mut out, 15), Err(EncodeError::Absent { field: "FetchRequest.replica_id", version: 15 }));
    assert_eq!(out.buf, [0, 0, 0, 7], "what stood there stays, nothing is added");
    assert_eq!(older.encode(&mut out, 14), Ok(()));

    let with_session = FetchRequest { session_id: 5, ..FetchRequest::default() };
    assert_eq!(with_session.encode(&mut out, 6), Ok(()), "ignorable");
    assert_eq!(with_session.encode(&mut out, 19), Err(EncodeError::Version { message: "FetchRequest", version: 19 }));
}

#[test]
fn null_is_refused_where_the_version_has_none() {
    let everything = MetadataRequest { topics: None, ..MetadataRequest::default() };
    let mut out = Encoder::new();
    assert_eq!(everything.encode(&mut out, 0), Err(EncodeError::Null { field: "MetadataRequest.topics", version: 0 }));
    assert_eq!(everything.encode(&mut out, 1), Ok(()));
    let by_id = MetadataRequest { topics: Some(vec![MetadataRequestTopic { name: None, ..Default::default() }]), ..Default::default() };
    let field = "MetadataRequest.MetadataRequestTopic.name";
    assert_eq!(by_id.encode(&mut out, 9), Err(EncodeError::Null { field, version: 9 }));
    assert_eq!(by_id.encode(&mut out, 10), Ok(()));
}

#[test]
fn strings_are_held_to_what_a_plain_length_can_say() {
    let with_name = |length| FetchRequest { rack_id: "x".repeat(length), ..FetchRequest::default() };
    let mut out = Encoder::new();
    for version in [11, 12] {
        assert_eq!(with_name(32_767).encode(&mut out, version), Ok(()));
        let refused = EncodeError::LongString { length: 32_768, limit: 32_767, version };
        assert_eq!(with_name(32_768).encode(&mut out, version), Err(refused));
    }
}

#[test]
fn unknown_tags_rise_and_are_not_known_ones() {
    let with_tags = |tags: Vec<RawTaggedField>| {
        let request = FetchRequest { cluster_id: Some("c".to_owned()), unknown_tagged_fields: tags, ..FetchRequest::default() };
        let mut out = Encoder::new();
        request.encode(&mut out, 12).map(|()| out.buf[out.buf.len() - 4..].to_vec())
    };
    assert_eq!(with_tags(vec![tag(5, &[1]), tag(9, &[2])]), Ok(vec![1, 9, 1, 2]), "… 5 1 1, 9 1 2");
    assert_eq!(with_tags(vec![tag(9, &[2]), tag(5, &[1])]), Err(EncodeError::Tag { tag: 9 }));
    assert_eq!(with_tags(vec![tag(5, &[2]), tag(5, &[1])]), Err(EncodeError::Tag { tag: 5 }));
    assert_eq!(with_tags(vec![tag(0, &[2])]), Err(EncodeError::Tag { tag: 0 }));
    assert_eq!(with_tags(vec![tag(i32::MAX as u32, &[2])]), Err(EncodeError::Tag { tag: i32::MAX as u32 }));
    let request = FetchRequest { unknown_tagged_fields: vec![tag(5, &[1])], ..FetchRequest::default() };
    let refused = EncodeError::Absent { field: "unknown_tagged_fields", version: 11 };
    assert_eq!(request.encode(&mut Encoder::new(), 11), Err(refused), "a plain version has no tags");
}

/// A tag of 128 bytes or more moves up for its longer size, and more than 127 tags for their longer count.
#[test]
fn large_tags_and_many_tags_are_read_back() {
    use milena_protocol::Cursor;
    let long: &'static [u8] = &[7; 300];
    let request = FetchRequest {
        cluster_id: Some("c".repeat(20_000)),
        topics: vec![FetchTopic { unknown_tagged_fields: (0..200).map(|at| tag(at, long)).collect(), ..FetchTopic::default() }],
        unknown_tagged_fields: (100..400).map(|at| tag(at, &[])).collect(),
        ..FetchRequest::default()
    };
    let mut out = Encoder::new();
    request.encode(&mut out, 17).unwrap();
    assert_eq!(FetchRequest::decode(&mut Cursor::new(&out.buf), 17), Ok(request));
}

#[test]
fn a_splice_leaves_room_for_what_the_sender_puts_in() {
    let response = |records| FetchResponse {
        responses: vec![FetchableTopicResponse {
            partitions: vec![PartitionData { records, ..PartitionData::default() }, PartitionData::default()],
            ..FetchableTopicResponse::default()
        }],
        ..FetchResponse::default()
    };
    let content: &'static [u8] = &[9; 1000];
    for version in [4, 11, 12, 18] {
        let (mut whole, mut spliced) = (Encoder::new(), Encoder::new());
        response(Records::Bytes(Bytes::from_static(content))).encode(&mut whole, version).unwrap();
        response(Records::Splice { length: 1000, token: 42 }).encode(&mut spliced, version).unwrap();
        assert_eq!(spliced.size(), whole.buf.len());
        let [Splice { at, length: 1000, token: 42 }] = spliced.splices[..] else { panic!("{:?}", spliced.splices) };
        let sent = [&spliced.buf[..at], content, &spliced.buf[at..]].concat();
        assert_eq!(sent, whole.buf, "version {version}");
    }
}
