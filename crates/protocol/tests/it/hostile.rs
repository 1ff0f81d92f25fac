//! Bytes that no Kafka would write: no panic, an error, and no memory beyond what the frame may use.

use bytes::Bytes;
use milena_protocol::messages::fetch_request::FetchRequestView;
use milena_protocol::messages::produce_request::ProduceRequestView;
use milena_protocol::messages::request_header::RequestHeader;
use milena_protocol::{AnyRequest, ApiKey, Cursor, DecodeProblem, Encoder};

use crate::json;
use crate::vectors::vectors;

/// The allowance of a cursor, and what the allocator and one doubling of a list of tags come to.
fn allowed(length: usize) -> u64 {
    (length * 16 + 64 * 1024) as u64 + 4096
}

/// xorshift64: the same mutations in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap()
    }
}

/// At most `most` positions of `length`, spread over all of it.
fn positions(length: usize, most: usize) -> impl Iterator<Item = usize> {
    (0..length).step_by(length.div_ceil(most).max(1))
}

#[test]
fn a_cut_message_is_an_error_at_every_byte() {
    let mut cuts = 0;
    for vector in vectors() {
        let codec = json::codec(&vector.message).unwrap();
        for length in positions(vector.bytes.len(), 400) {
            let found = (codec.again)(&vector.bytes[..length], vector.version);
            assert!(found.again.is_err(), "{} cut to {length}", vector.place);
            assert!(found.memory <= allowed(length), "{} cut to {length}: {} bytes", vector.place, found.memory);
            cuts += 1;
        }
    }
    println!("{cuts} cut messages");
}

#[test]
fn a_length_of_two_gigabytes_anywhere_allocates_nothing_for_it() {
    const LENGTHS: [&[u8]; 4] = [&[0x7f, 0xff, 0xff, 0xff], &[0xff, 0xff, 0xff, 0xff, 0x07], &[0x7f, 0xff], &[0x80, 0, 0, 0]];
    let mut tried = 0;
    for vector in vectors() {
        let codec = json::codec(&vector.message).unwrap();
        for at in positions(vector.bytes.len(), 100) {
            for length in LENGTHS {
                let mut bytes = vector.bytes.clone();
                bytes.splice(at..(at + length.len()).min(vector.bytes.len()), length.iter().copied());
                tried += 1;
                let found = (codec.again)(&bytes, vector.version);
                assert!(found.memory <= allowed(bytes.len()), "{} at {at}: {} bytes", vector.place, found.memory);
            }
        }
    }
    println!("{tried} lengths");
}

/// What is read from random bytes and can be written, reads as the same again.
#[test]
fn random_changes_are_read_or_refused_and_what_is_read_stays_the_same() {
    let mut random = Random(0x5d1e_5d1e_5d1e);
    let (mut read, mut refused) = (0, 0);
    for vector in vectors() {
        let codec = json::codec(&vector.message).unwrap();
        for _ in 0..40 {
            let mut bytes = vector.bytes.clone();
            for _ in 0..=random.next() % 3 {
                let (at, value) = (random.next() % bytes.len().max(1), random.next() as u8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            let found = (codec.again)(&bytes, vector.version);
            assert!(found.memory <= allowed(bytes.len()), "{}: {} bytes", vector.place, found.memory);
            match found.again {
                Ok(Ok(written)) => {
                    let again = (codec.again)(&written, vector.version).again;
                    assert_eq!(again, Ok(Ok(written)), "{}", vector.place);
                    read += 1;
                }
                // A broken sequence that grew to U+FFFD can make a string too long to write.
                Ok(Err(_)) | Err(_) => refused += 1,
            }
        }
    }
    println!("{read} read, {refused} refused");
    assert!(read > 1000 && refused > 1000);
}

/// The widest elements for the fewest bytes: arrays of empty strings, and tags without a value.
#[test]
fn many_tiny_elements_stay_within_the_memory_of_their_frame() {
    let mut empty_strings = vec![0; 4_000_000];
    empty_strings[..4].copy_from_slice(&[0x81, 0xa4, 0xe8, 0x01]); // 3,805,696 of them
    empty_strings[4..].fill(1);
    let mut tags = vec![0x01, 0, 0xff, 0xff, 0xff, 0x07]; // empty array, false, then 16 million tags
    for tag in 0..500_000u32 {
        tags.extend_from_slice(&[(tag & 0x7f) as u8 | 0x80, (tag >> 7 & 0x7f) as u8 | 0x80, (tag >> 14) as u8, 0]);
    }
    for bytes in [empty_strings, tags] {
        let mut problem = None;
        let used = allocation_counter::measure(|| {
            problem = AnyRequest::decode(ApiKey::DescribeGroups, 5, &mut Cursor::new(&bytes)).err().map(|error| error.problem);
        });
        assert!(problem.is_some(), "refused");
        assert!(used.bytes_max <= allowed(bytes.len()), "{} bytes", used.bytes_max);
    }
}

#[test]
fn a_memory_limit_of_the_caller_holds() {
    let request = AnyRequest::DescribeGroups(milena_protocol::messages::describe_groups_request::DescribeGroupsRequest {
        groups: vec!["group".to_owned(); 100],
        ..Default::default()
    });
    let mut out = Encoder::new();
    request.encode(&mut out, 5).unwrap();
    let found = AnyRequest::decode(ApiKey::DescribeGroups, 5, &mut Cursor::new(&out.buf).with_memory(100 * 24 + 499));
    assert_eq!(found.map_err(|error| error.problem), Err(DecodeProblem::Memory { wanted: 5, left: 4 }));
    let found = AnyRequest::decode(ApiKey::DescribeGroups, 5, &mut Cursor::new(&out.buf).with_memory(100 * 24 + 500));
    assert_eq!(found, Ok(request));
}

#[test]
fn a_client_id_that_is_not_text_survives() {
    let bytes = [0, 3, 0, 1, 0, 0, 0, 7, 0, 3, 0xff, 0xfe, 0x41];
    let header = RequestHeader::decode(&mut Cursor::new(&bytes), 1).unwrap();
    assert_eq!(header.client_id, Some(Bytes::from_static(&[0xff, 0xfe, 0x41])));
    let mut out = Encoder::new();
    header.encode(&mut out, 1).unwrap();
    assert_eq!(out.buf, bytes);
}

/// What Kafka's readers take although no Kafka writes it: a wrong size of a known tag, bits beyond the 32nd of a number,
/// tags out of order or twice.
#[test]
fn what_kafkas_readers_tolerate_is_read() {
    let of = |tags: &[u8]| {
        let plain = [&[0; 12][..], &[0], &[0; 8], &[1, 1, 1]].concat();
        let found = AnyRequest::decode(ApiKey::Fetch, 15, &mut Cursor::new(&[&plain, tags].concat()));
        let AnyRequest::Fetch(request) = found.unwrap() else { panic!("a fetch request") };
        let unknown: Vec<_> = request.unknown_tagged_fields.iter().map(|field| (field.tag, field.data.to_vec())).collect();
        (request.cluster_id.unwrap_or_default(), unknown)
    };
    assert_eq!(of(&[1, 0, 2, 2, b'c']), ("c".to_owned(), vec![]));
    assert_eq!(of(&[1, 0, 99, 2, b'c']), ("c".to_owned(), vec![]), "size 99 for 2 bytes");
    assert_eq!(of(&[1, 0, 2, 0x82, 0x80, 0x80, 0x80, 0x70, b'c']), ("c".to_owned(), vec![]), "bits 32 to 34 of a length");
    assert_eq!(of(&[2, 0, 2, 2, b'c', 0, 2, 2, b'd']), ("d".to_owned(), vec![]), "twice: the last counts");
    assert_eq!(of(&[3, 9, 1, 90, 5, 1, 50, 9, 1, 91]), (String::new(), vec![(5, vec![50]), (9, vec![91])]), "out of order, twice");
}

#[test]
fn views_show_what_the_owned_form_holds_and_allocate_nothing() {
    let mut seen = 0;
    for vector in vectors() {
        let (key, version) = match vector.message.as_str() {
            "ProduceRequest" => (ApiKey::Produce, vector.version),
            "FetchRequest" => (ApiKey::Fetch, vector.version),
            _ => continue,
        };
        let owned = AnyRequest::decode(key, version, &mut Cursor::new(&vector.bytes)).unwrap();
        let mut text = String::with_capacity(1 << 20);
        let used = allocation_counter::measure(|| view_text(key, version, &vector.bytes, &mut text));
        assert_eq!(used.count_total, 0, "{}", vector.place);
        assert_eq!(text, owned_text(&owned), "{}", vector.place);
        for length in 0..vector.bytes.len() {
            let mut cursor = Cursor::new(&vector.bytes[..length]);
            let refused = match key {
                ApiKey::Produce => ProduceRequestView::decode(&mut cursor, version).is_err(),
                _ => FetchRequestView::decode(&mut cursor, version).is_err(),
            };
            assert!(refused, "{} cut to {length}", vector.place);
        }
        seen += 1;
    }
    println!("{seen} views");
    assert!(seen > 50);
}

fn view_text(key: ApiKey, version: i16, bytes: &[u8], out: &mut String) {
    use std::fmt::Write;
    let mut cursor = Cursor::new(bytes);
    if key == ApiKey::Produce {
        let view = ProduceRequestView::decode(&mut cursor, version).unwrap();
        write!(out, "{:?} {} {}", view.transactional_id, view.acks, view.timeout_ms).unwrap();
        for topic in &view.topic_data {
            write!(out, "[{:?} {}", topic.name, topic.topic_id).unwrap();
            for partition in &topic.partition_data {
                write!(out, "[{} {:?}]", partition.index, partition.records.map(<[u8]>::len)).unwrap();
            }
        }
        return;
    }
    let view = FetchRequestView::decode(&mut cursor, version).unwrap();
    write!(out, "{:?} {} {}", view.cluster_id, view.replica_id, view.rack_id).unwrap();
    write!(out, " {} {} {}", view.replica_state.replica_id, view.session_id, view.max_bytes).unwrap();
    for topic in &view.topics {
        write!(out, "[{:?} {}", topic.topic, topic.topic_id).unwrap();
        for it in &topic.partitions {
            write!(out, "[{} {} {}]", it.partition, it.fetch_offset, it.high_watermark).unwrap();
        }
    }
    for topic in &view.forgotten_topics_data {
        write!(out, "[{:?} {}", topic.topic, topic.topic_id).unwrap();
        topic.partitions.iter().for_each(|partition| write!(out, " {partition}").unwrap());
    }
}

fn owned_text(request: &AnyRequest) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    if let AnyRequest::Produce(it) = request {
        write!(out, "{:?} {} {}", it.transactional_id, it.acks, it.timeout_ms).unwrap();
        for topic in &it.topic_data {
            write!(out, "[{:?} {}", topic.name, topic.topic_id).unwrap();
            for partition in &topic.partition_data {
                write!(out, "[{} {:?}]", partition.index, partition.records.bytes().map(|bytes| bytes.len())).unwrap();
            }
        }
    }
    if let AnyRequest::Fetch(it) = request {
        write!(out, "{:?} {} {}", it.cluster_id, it.replica_id, it.rack_id).unwrap();
        write!(out, " {} {} {}", it.replica_state.replica_id, it.session_id, it.max_bytes).unwrap();
        for topic in &it.topics {
            write!(out, "[{:?} {}", topic.topic, topic.topic_id).unwrap();
            for it in &topic.partitions {
                write!(out, "[{} {} {}]", it.partition, it.fetch_offset, it.high_watermark).unwrap();
            }
        }
        for topic in &it.forgotten_topics_data {
            write!(out, "[{:?} {}", topic.topic, topic.topic_id).unwrap();
            topic.partitions.iter().for_each(|partition| write!(out, " {partition}").unwrap());
        }
    }
    out
}
