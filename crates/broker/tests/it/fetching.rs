//! Fetch through the door: where a position cannot be served, and what a wait counts.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::ErrorCode;
use milena_protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsRequest, DeleteRecordsTopic};
use milena_protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic};
use milena_protocol::messages::fetch_response::PartitionData;
use milena_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic};
use milena_testkit::{Client, batches, requests};

use crate::door::{broker, connect, create, produce};

fn records(values: &[&[u8]]) -> milena_protocol::Records {
    batches::of_values(1_700_000_000_000, values)
}

/// One partition's answer to a fetch from `offset` that last read a record of `last_fetched_epoch`.
async fn fetch_after_epoch(client: &mut Client, offset: i64, last_fetched_epoch: i32) -> PartitionData {
    let mut request = requests::fetch("orders", offset, 1_000_000);
    request.topics[0].partitions[0].last_fetched_epoch = last_fetched_epoch;
    client.call(&request, 12).await.expect("answered").responses.remove(0).partitions.remove(0)
}

#[tokio::test]
async fn a_last_fetched_epoch_that_nobody_knows_has_nothing_to_go_back_to() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    produce(&mut client, "orders", records(&[b"a", b"b", b"c", b"d"])).await;
    let partition = DeleteRecordsPartition { partition_index: 0, offset: 2, ..DeleteRecordsPartition::default() };
    let topic = DeleteRecordsTopic { name: "orders".to_owned(), partitions: vec![partition], ..DeleteRecordsTopic::default() };
    let request = DeleteRecordsRequest { topics: vec![topic], timeout_ms: 10_000, ..DeleteRecordsRequest::default() };
    assert_eq!(client.call(&request, 2).await.expect("answered").topics[0].partitions[0].error_code, 0);

    // Position, epoch, error, and where it diverged.
    let cases = [
        ("a later epoch than any", 3, 9, ErrorCode::OffsetOutOfRange, -1),
        ("below the log start, diverging or not", 1, 0, ErrorCode::OffsetOutOfRange, -1),
        ("beyond the end of its epoch", 9, 0, ErrorCode::None, 4),
        ("sound", 3, 0, ErrorCode::None, -1),
    ];
    for (name, offset, epoch, error, diverged_at) in cases {
        let told = fetch_after_epoch(&mut client, offset, epoch).await;
        assert_eq!((told.error_code, told.diverging_epoch.end_offset), (error.code(), diverged_at), "{name}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn what_is_not_in_memory_comes_all_the_same() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    for value in [b"a", b"b", b"c"] {
        produce(&mut client, "orders", records(&[value])).await;
    }
    let disk = os.sim_disk().expect("in memory");
    disk.set_cold(true);
    let answer = client.call(&requests::fetch("orders", 1, 1_000_000), 12).await.expect("answered, although it waits for nothing");
    let found = batches::read(&answer.responses[0].partitions[0].records).expect("sound");
    assert_eq!(found.len(), 2);
    assert_eq!(disk.read_aheads(), 1, "before it was sent");
    let least = FetchRequest { min_bytes: 0, ..requests::fetch("orders", 2, 1_000_000) };
    let answer = client.call(&least, 12).await.expect("answered");
    assert_eq!(
        batches::read(&answer.responses[0].partitions[0].records).expect("sound").len(),
        1,
        "content with nothing, but there is something"
    );
    assert_eq!(disk.read_aheads(), 2);

    // Who waits for what is yet to be written has it from memory: nobody asks.
    let mut reader = connect(&server, &os).await;
    let request = FetchRequest { max_wait_ms: 60_000, ..requests::fetch("orders", 3, 1_000_000) };
    reader.send(&request, 12).await.expect("sent");
    disk.set_cold(false);
    produce(&mut client, "orders", records(&[b"d"])).await;
    disk.set_cold(true);
    let answer = reader.receive::<FetchRequest>(12).await.expect("answered");
    assert_eq!(batches::read(&answer.responses[0].partitions[0].records).expect("sound").len(), 1);
    assert_eq!(disk.read_aheads(), 2);

    let partition = ListOffsetsPartition { partition_index: 0, timestamp: 1, ..ListOffsetsPartition::default() };
    let topic = ListOffsetsTopic { name: "orders".to_owned(), partitions: vec![partition], ..ListOffsetsTopic::default() };
    let request = ListOffsetsRequest { replica_id: -1, topics: vec![topic], ..ListOffsetsRequest::default() };
    assert_eq!(client.call(&request, 7).await.expect("answered").topics[0].partitions[0].offset, 0);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_wait_counts_what_came_to_each_of_its_partitions() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "wide", 3, &[]).await;
    let mut reader = connect(&server, &os).await;
    let partition = |partition| FetchPartition { partition, partition_max_bytes: 1_000_000, ..FetchPartition::default() };
    let topic = FetchTopic { topic: "wide".to_owned(), partitions: (0..3).map(partition).collect(), ..FetchTopic::default() };
    let request = FetchRequest {
        max_wait_ms: 60_000,
        min_bytes: 2500,
        max_bytes: 1_000_000,
        session_epoch: -1,
        topics: vec![topic],
        ..FetchRequest::default()
    };
    reader.send(&request, 12).await.expect("sent");
    for partition in [2, 0, 2] {
        let mut request = requests::produce("wide", records(&[&[7; 800]]));
        request.topic_data[0].partition_data[0].index = partition;
        assert_eq!(client.call(&request, 9).await.expect("answered").responses[0].partition_responses[0].error_code, 0);
    }
    let answer = reader.receive::<FetchRequest>(12).await.expect("answered");
    let found = |data: &PartitionData| batches::read(&data.records).expect("sound").len();
    let found: Vec<usize> = answer.responses[0].partitions.iter().map(found).collect();
    assert_eq!(found, [1, 0, 2]);
    server.shutdown(Duration::from_secs(10)).await;
}

/// As many names of one partition as `KEEP_PARTITIONS` of the broker and more.
fn wide(offset: i64) -> FetchRequest {
    let mut request = FetchRequest { max_wait_ms: 60_000, session_epoch: -1, ..requests::fetch("orders", offset, 1_000_000) };
    let partition = request.topics[0].partitions[0].clone();
    request.topics[0].partitions = vec![partition; 5000];
    request
}

/// A fetch may name more than a request weighs, and may wait for as long as it likes.
#[tokio::test(start_paused = true)]
async fn a_wide_fetch_is_charged_while_it_waits() {
    let os = Os::simulated(5);
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    let mut reader = connect(&server, &os).await;
    reader.send(&wide(0), 12).await.expect("sent");
    let admission = &server.broker().admission;
    for _ in 0..1000 {
        if admission.held() > 1 << 20 {
            break;
        }
        os.clock.sleep(Duration::from_millis(1)).await;
    }
    assert!(admission.held() > 1 << 20, "more than the request's own bytes: {}", admission.held());
    produce(&mut client, "orders", records(&[b"a"])).await;
    let answer = reader.receive::<FetchRequest>(12).await.expect("answered").responses.remove(0).partitions;
    assert_eq!((answer.len(), answer[0].high_watermark), (5000, 1));
    assert_eq!(admission.held(), 0);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_wide_fetch_that_uses_the_memory_up_does_not_wait_with_it() {
    let os = Os::simulated(5);
    let (server, mut client) = broker(&os, &[("queued.max.request.bytes", "1000000"), ("socket.request.max.bytes", "1000000")]).await;
    create(&mut client, "orders", 1, &[]).await;
    let began = os.clock.now().1;
    let answer = client.call(&wide(0), 12).await.expect("answered").responses.remove(0).partitions;
    assert_eq!((answer.len(), answer[0].error_code), (5000, 0));
    assert!(os.clock.now().1 - began < Duration::from_secs(1), "at once");
    server.shutdown(Duration::from_secs(10)).await;
}
