//! Requests and responses of every key and version.

use bytes::Bytes;
use milena_protocol::messages::fetch_request::{FetchRequest, FetchRequestView};
use milena_protocol::messages::produce_request::{ProduceRequest, ProduceRequestView};
use milena_protocol::{AnyRequest, AnyResponse, ApiKey, Cursor, DecodeError, DecodeProblem, EncodeError, Encoder, Records};

/// Key, version (one byte each), body.
pub fn requests(input: &[u8]) {
    let Some((key, version, body)) = parts(input) else { return };
    let body = Bytes::copy_from_slice(body);
    let read = AnyRequest::decode(key, version, &mut Cursor::of_bytes(&body));
    let copied = AnyRequest::decode(key, version, &mut Cursor::new(&body));
    assert_eq!(read.is_ok(), copied.is_ok(), "sharing or copying is not what decides");
    views(&read, key, version, &body);
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

/// The borrowed forms of hot requests say what the owned ones say, and refuse what they refuse.
///
/// They differ in two things: text that is not UTF-8 is a fault of a view, and a view takes no memory that could be too much.
fn views(owned: &Result<AnyRequest, DecodeError>, key: ApiKey, version: i16, body: &[u8]) {
    let mut cursor = Cursor::new(body);
    let (view, told) = match key {
        ApiKey::Produce => {
            let view = ProduceRequestView::decode(&mut cursor, version);
            (view.map(|view| produce_view(&view)), owned.as_ref().map(|owned| told_by(owned, produce)))
        }
        ApiKey::Fetch => {
            let view = FetchRequestView::decode(&mut cursor, version);
            (view.map(|view| fetch_view(&view)), owned.as_ref().map(|owned| told_by(owned, fetch)))
        }
        _ => return,
    };
    match (view, told) {
        (Ok(view), Ok(told)) => assert_eq!(view, told, "{key:?} {version}"),
        (Err(error), Ok(_)) => assert_eq!(error.problem, DecodeProblem::NotUtf8, "{key:?} {version}"),
        (Ok(_), Err(error)) => assert!(matches!(error.problem, DecodeProblem::Memory { .. }), "{key:?} {version}: {error}"),
        (Err(_), Err(_)) => {}
    }
}

fn told_by(request: &AnyRequest, tell: impl FnOnce(&AnyRequest) -> Option<String>) -> String {
    tell(request).expect("a request is of its key")
}

fn produce(request: &AnyRequest) -> Option<String> {
    let AnyRequest::Produce(ProduceRequest { transactional_id, acks, timeout_ms, topic_data, .. }) = request else { return None };
    let topics = topic_data.iter().map(|topic| {
        let partitions = topic.partition_data.iter().map(|partition| match &partition.records {
            Records::Null => (partition.index, None),
            Records::Bytes(bytes) => (partition.index, Some(&bytes[..])),
            Records::Splice { .. } => unreachable!("only writers splice"),
        });
        (topic.name.as_str(), topic.topic_id, partitions.collect::<Vec<_>>())
    });
    Some(format!("{:?}", (transactional_id.as_deref(), acks, timeout_ms, topics.collect::<Vec<_>>())))
}

fn produce_view(view: &ProduceRequestView<'_>) -> String {
    let topics = view.topic_data.iter().map(|topic| {
        let partitions = topic.partition_data.iter().map(|partition| (partition.index, partition.records));
        (topic.name, topic.topic_id, partitions.collect::<Vec<_>>())
    });
    format!("{:?}", (view.transactional_id, view.acks, view.timeout_ms, topics.collect::<Vec<_>>()))
}

fn fetch(request: &AnyRequest) -> Option<String> {
    let AnyRequest::Fetch(request) = request else { return None };
    let FetchRequest { replica_id, max_wait_ms, min_bytes, max_bytes, isolation_level, session_id, session_epoch, .. } = request;
    let head = (replica_id, request.replica_state.replica_id, request.replica_state.replica_epoch, max_wait_ms, min_bytes, max_bytes);
    let topics = request.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter().map(|of| {
            let epochs = (of.partition, of.current_leader_epoch, of.fetch_offset, of.last_fetched_epoch);
            (epochs, of.log_start_offset, of.partition_max_bytes, of.replica_directory_id, of.high_watermark)
        });
        (topic.topic.as_str(), topic.topic_id, partitions.collect::<Vec<_>>())
    });
    let forgotten = request.forgotten_topics_data.iter().map(|of| (of.topic.as_str(), of.topic_id, of.partitions.clone()));
    let (topics, forgotten) = (topics.collect::<Vec<_>>(), forgotten.collect::<Vec<_>>());
    let session = (isolation_level, session_id, session_epoch);
    Some(format!("{:?}", (request.cluster_id.as_deref(), head, session, topics, forgotten, request.rack_id.as_str())))
}

fn fetch_view(view: &FetchRequestView<'_>) -> String {
    let FetchRequestView { replica_id, max_wait_ms, min_bytes, max_bytes, isolation_level, session_id, session_epoch, .. } = view;
    let head = (replica_id, view.replica_state.replica_id, view.replica_state.replica_epoch, max_wait_ms, min_bytes, max_bytes);
    let topics = view.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter().map(|of| {
            let epochs = (of.partition, of.current_leader_epoch, of.fetch_offset, of.last_fetched_epoch);
            (epochs, of.log_start_offset, of.partition_max_bytes, of.replica_directory_id, of.high_watermark)
        });
        (topic.topic, topic.topic_id, partitions.collect::<Vec<_>>())
    });
    let forgotten = view.forgotten_topics_data.iter().map(|of| (of.topic, of.topic_id, of.partitions.iter().collect::<Vec<_>>()));
    let (topics, forgotten) = (topics.collect::<Vec<_>>(), forgotten.collect::<Vec<_>>());
    let session = (isolation_level, session_id, session_epoch);
    format!("{:?}", (view.cluster_id, head, session, topics, forgotten, view.rack_id))
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
