//! A warm produce request and a warm fetch request allocate nothing, from the first byte read to the last byte sent.
//!
//! One thread runs client and broker on real sockets and files; the client's bytes are made before, and it reads into a fixed buffer.

use milena_os::Os;
use milena_os::net::Stream;
use milena_protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic};
use milena_protocol::messages::metadata_request::MetadataRequest;
use milena_protocol::messages::produce_request::{PartitionProduceData, ProduceRequest, TopicProduceData};
use milena_protocol::{ApiKey, Encoder};
use milena_testkit::batches;

use crate::door::{broker, create};

const PARTITIONS: i32 = 4;
const WARM_UP: usize = 300;
const MEASURED: usize = 100;

/// A whole frame: size, header 2 without a client id, body.
fn frame(key: ApiKey, version: i16, body: impl FnOnce(&mut Encoder)) -> Vec<u8> {
    let mut encoder = Encoder::new();
    body(&mut encoder);
    let mut frame = Vec::new();
    frame.extend_from_slice(&i32::try_from(encoder.buf.len() + 11).expect("small").to_be_bytes());
    frame.extend_from_slice(&key.code().to_be_bytes());
    frame.extend_from_slice(&version.to_be_bytes());
    frame.extend_from_slice(&[0, 0, 0, 7, 0xff, 0xff, 0]);
    frame.extend_from_slice(&encoder.buf);
    frame
}

fn produce() -> Vec<u8> {
    let partition = |index| PartitionProduceData {
        index,
        records: batches::of_values(1_700_000_000_000, &[&[b'x'; 1000][..]]),
        ..PartitionProduceData::default()
    };
    let topic = TopicProduceData {
        name: "warm".to_owned(),
        partition_data: (0..PARTITIONS).map(partition).collect(),
        ..TopicProduceData::default()
    };
    let request = ProduceRequest { acks: -1, timeout_ms: 10_000, topic_data: vec![topic], ..ProduceRequest::default() };
    frame(ApiKey::Produce, 9, |encoder| request.encode(encoder, 9).expect("sound"))
}

fn fetch(offset: i64) -> Vec<u8> {
    let partition =
        |partition| FetchPartition { partition, fetch_offset: offset, partition_max_bytes: 1_000_000, ..FetchPartition::default() };
    let topic = FetchTopic { topic: "warm".to_owned(), partitions: (0..PARTITIONS).map(partition).collect(), ..FetchTopic::default() };
    let request = FetchRequest {
        max_wait_ms: 500,
        min_bytes: 1,
        max_bytes: 256 * 1024,
        session_epoch: -1,
        topics: vec![topic],
        ..FetchRequest::default()
    };
    frame(ApiKey::Fetch, 12, |encoder| request.encode(encoder, 12).expect("sound"))
}

async fn ask(stream: &Stream, frame: &[u8], reply: &mut [u8]) -> usize {
    stream.write_all(frame).await.expect("connected");
    stream.read_exact(&mut reply[..4]).await.expect("answered");
    let size = u32::from_be_bytes(reply[..4].try_into().expect("four bytes")) as usize;
    stream.read_exact(&mut reply[4..4 + size]).await.expect("whole");
    size
}

/// Allocations on this thread while `frame` is asked `MEASURED` times.
fn count(runtime: &tokio::runtime::Runtime, stream: &Stream, frame: &[u8], reply: &mut [u8]) -> u64 {
    let repeat = |times: usize, reply: &mut [u8]| {
        runtime.block_on(async {
            for _ in 0..times {
                ask(stream, frame, reply).await;
            }
        });
    };
    repeat(WARM_UP, reply);
    allocation_counter::measure(|| repeat(MEASURED, reply)).count_total
}

#[test]
fn warm_requests_allocate_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let os = Os::real();
    let log_dirs = folder.path().to_string_lossy();
    let (server, mut client) = runtime.block_on(broker(&os, &[("log.dirs", &log_dirs)]));
    runtime.block_on(create(&mut client, "warm", PARTITIONS, &[]));
    let stream = runtime.block_on(os.net.connect(server.addresses()[0])).expect("connects");
    let mut reply = vec![0; 2 << 20];
    // The counter sees what the broker does: a request that is no hot path allocates.
    let metadata = frame(ApiKey::Metadata, 9, |encoder| MetadataRequest::default().encode(encoder, 9).expect("sound"));
    assert!(count(&runtime, &stream, &metadata, &mut reply) > 0, "the counter is blind");
    let produced = count(&runtime, &stream, &produce(), &mut reply);
    let behind = count(&runtime, &stream, &fetch(3), &mut reply);
    let at_the_end = count(&runtime, &stream, &fetch((WARM_UP + MEASURED - 2) as i64), &mut reply);
    assert_eq!((produced, behind, at_the_end), (0, 0, 0), "allocations of {MEASURED} produce requests, fetches behind, at the end");
    runtime.block_on(server.shutdown(std::time::Duration::from_secs(5)));
}
