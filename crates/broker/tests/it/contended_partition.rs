//! Many connections write one partition at once: every acknowledged record is at its offset, offsets are dense, and a reader that
//! follows meanwhile sees each once. Segments are small, so that they roll under load.

use std::collections::BTreeMap;

use milena_os::Os;
use milena_protocol::messages::fetch_request::FetchRequest;
use milena_protocol::messages::produce_request::ProduceRequest;
use milena_testkit::{Client, batches, requests};

use crate::door::{broker, connect, create};

const WRITERS: usize = 6;
const BATCHES: usize = 150;
const IN_FLIGHT: usize = 5;
const RECORDS: i64 = 3;
const TOTAL: i64 = WRITERS as i64 * BATCHES as i64 * RECORDS;

fn value(writer: usize, batch: usize, record: i64) -> Vec<u8> {
    format!("{writer}-{batch}-{record}-{}", "x".repeat((writer * 700 + batch * 13) % 2500)).into_bytes()
}

fn produce(writer: usize, batch: usize) -> ProduceRequest {
    let values: Vec<Vec<u8>> = (0..RECORDS).map(|record| value(writer, batch, record)).collect();
    let values: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
    requests::produce("one", batches::of_values(1_700_000_000_000, &values))
}

/// Writes with several requests in flight; the base offset of each batch.
async fn write(mut client: Client, writer: usize) -> Vec<i64> {
    let mut bases = Vec::new();
    for batch in 0..BATCHES + IN_FLIGHT {
        if batch < BATCHES {
            client.send(&produce(writer, batch), 9).await.expect("sent");
        }
        if batch >= IN_FLIGHT {
            let answer = client.receive::<ProduceRequest>(9).await.expect("answered");
            let partition = &answer.responses[0].partition_responses[0];
            assert_eq!(partition.error_code, 0);
            bases.push(partition.base_offset);
        }
    }
    bases
}

/// Follows the partition until it has seen every record.
async fn follow(mut client: Client) -> BTreeMap<i64, Vec<u8>> {
    let mut seen = BTreeMap::new();
    while (seen.len() as i64) < TOTAL {
        let request = FetchRequest { max_wait_ms: 500, ..requests::fetch("one", seen.len() as i64, 20_000) };
        let answer = client.call(&request, 12).await.expect("answered");
        let data = &answer.responses[0].partitions[0];
        assert_eq!(data.error_code, 0);
        for record in batches::read(&data.records).expect("sound batches") {
            // A position inside a batch gives the whole batch: its begin was seen before.
            let value = record.value.expect("a value").to_vec();
            let known = seen.entry(record.offset).or_insert_with(|| value.clone());
            assert_eq!(*known, value, "offset {}", record.offset);
        }
        assert!(seen.keys().copied().eq(0..seen.len() as i64), "offsets are dense");
    }
    seen
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_acknowledged_record_is_at_its_offset() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let os = Os::real();
    let (server, mut client) = broker(&os, &[("log.dirs", &folder.path().to_string_lossy())]).await;
    create(&mut client, "one", 1, &[("segment.bytes", "1048576"), ("index.interval.bytes", "512")]).await;

    let reader = tokio::spawn(follow(connect(&server, &os).await));
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        writers.push(tokio::spawn(write(connect(&server, &os).await, writer)));
    }
    let mut acknowledged = BTreeMap::new();
    for (writer, task) in writers.into_iter().enumerate() {
        for (batch, base) in task.await.expect("written").into_iter().enumerate() {
            for record in 0..RECORDS {
                let before = acknowledged.insert(base + record, value(writer, batch, record));
                assert_eq!(before, None, "offset {} was given twice", base + record);
            }
        }
    }
    let seen = reader.await.expect("read");
    assert!(seen == acknowledged, "what is read is what was acknowledged");
    let names = os.disk.read_dir(&folder.path().join("one-0")).expect("there");
    let segments = names.iter().filter(|name| name.ends_with(".log")).count();
    assert!(segments > 1, "the log has rolled");
    server.shutdown(std::time::Duration::from_secs(10)).await;
}
