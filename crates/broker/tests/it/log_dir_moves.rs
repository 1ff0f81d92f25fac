//! Partitions move between log directories: clients notice nothing, and whatever is cut short leaves one log with everything in it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use milena_broker::server::Server;
use milena_engine::types::PartitionIndex;
use milena_os::Os;
use milena_os::disk::sim::Crash;
use milena_protocol::ErrorCode;
use milena_protocol::batch::BatchOptions;
use milena_protocol::messages::alter_replica_log_dirs_request::{AlterReplicaLogDir, AlterReplicaLogDirTopic, AlterReplicaLogDirsRequest};
use milena_protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsRequest, DeleteRecordsTopic};
use milena_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest;
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_protocol::messages::produce_request::ProduceRequest;
use milena_testkit::{Client, TestBroker, batches, requests};

use crate::door::{broker, connect, create, produce};

const DIRS: [(&str, &str); 1] = [("log.dirs", "/a,/b,/c")];
const RATE: &str = "replica.alter.log.dirs.io.max.bytes.per.second";

async fn append(client: &mut Client, value: &[u8]) -> i64 {
    produce(client, "orders", batches::of_values(1000, &[value])).await
}

async fn place(client: &mut Client, topic: &str, index: i32, directory: &str) -> i16 {
    let topic = AlterReplicaLogDirTopic { name: topic.to_owned(), partitions: vec![index], ..AlterReplicaLogDirTopic::default() };
    let directory = AlterReplicaLogDir { path: directory.to_owned(), topics: vec![topic], ..AlterReplicaLogDir::default() };
    let request = AlterReplicaLogDirsRequest { dirs: vec![directory], ..AlterReplicaLogDirsRequest::default() };
    client.call(&request, 2).await.map_or(-1, |mut answer| answer.results.remove(0).partitions.remove(0).error_code)
}

/// Where a topic's partition lies: directory, size, lag, whether it is to take the other's place.
async fn places(client: &mut Client, topic: &str) -> Vec<(String, i64, i64, bool)> {
    let Ok(described) = client.call(&DescribeLogDirsRequest { topics: None, ..Default::default() }, 4).await else { return Vec::new() };
    let mut places = Vec::new();
    for result in described.results {
        for partition in result.topics.iter().filter(|told| told.name == topic).flat_map(|topic| &topic.partitions) {
            places.push((result.log_dir.clone(), partition.partition_size, partition.offset_lag, partition.is_future_key));
        }
    }
    places
}

/// Returns the one directory in which the partition lies once it has moved.
async fn arrived(os: &Os, client: &mut Client, topic: &str) -> String {
    for _ in 0..6000 {
        let mut places = places(client, topic).await;
        if places.len() == 1 {
            return places.remove(0).0;
        }
        os.clock.sleep(Duration::from_millis(10)).await;
    }
    panic!("it does not arrive");
}

async fn limit(client: &mut Client, rate: Option<&str>) {
    let operation = if rate.is_some() { 0 } else { 1 };
    let config =
        AlterableConfig { name: RATE.to_owned(), config_operation: operation, value: rate.map(ToOwned::to_owned), ..Default::default() };
    let resource =
        AlterConfigsResource { resource_type: 4, resource_name: "1".to_owned(), configs: vec![config], ..AlterConfigsResource::default() };
    let request = IncrementalAlterConfigsRequest { resources: vec![resource], ..IncrementalAlterConfigsRequest::default() };
    let answer = client.call(&request, 1).await.expect("answered").responses.remove(0);
    assert_eq!(answer.error_code, 0, "{answer:?}");
}

/// Every record's offset and value, and the log start.
async fn everything(client: &mut Client, topic: &str, from: i64) -> (Vec<(i64, Vec<u8>)>, i64) {
    let (mut found, mut next) = (Vec::new(), from);
    loop {
        let request = requests::fetch(topic, next, 1 << 20);
        let data = client.call(&request, 12).await.expect("answered").responses.remove(0).partitions.remove(0);
        assert_eq!(data.error_code, 0, "at {next}");
        let records = batches::read(&data.records).expect("sound");
        let fresh: Vec<_> = records.into_iter().filter(|record| record.offset >= next).collect();
        found.extend(fresh.into_iter().map(|record| (record.offset, record.value.expect("a value").to_vec())));
        next = found.last().map_or(next, |(offset, _)| offset + 1);
        if next >= data.high_watermark {
            return (found, data.log_start_offset);
        }
    }
}

/// The directory in which the metadata have the partition.
fn registered(server: &Server, topic: &str) -> PathBuf {
    let image = server.broker().image();
    let directory = image.partition(topic, PartitionIndex(0)).expect("there").directories[0];
    let paths = &server.broker().log_directories;
    paths.paths().find(|path| paths.id(path) == Some(directory)).unwrap_or(Path::new("nowhere")).to_owned()
}

/// The partition's folders in all directories, by kind.
fn folders(os: &Os, topic: &str) -> Vec<String> {
    let mut found = Vec::new();
    for directory in ["/a", "/b", "/c"] {
        let names = os.disk.read_dir(Path::new(directory)).unwrap();
        let ours = names.into_iter().filter(|name| name.starts_with(topic));
        found.extend(ours.map(|name| format!("{directory}/{}", name.rsplit(['-', '.']).next().unwrap_or_default())));
    }
    found
}

fn other(directory: &str) -> &'static str {
    if directory == "/b" { "/c" } else { "/b" }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_go_on_while_a_partition_moves() {
    for durability in ["page-cache", "power-safe"] {
        let os = Os::in_memory();
        let (server, mut client) = broker(&os, &[DIRS[0], ("durability", durability)]).await;
        create(&mut client, "orders", 1, &[("segment.bytes", "1048576"), ("file.delete.delay.ms", "0")]).await;
        let value = vec![b'x'; 20_000];
        for _ in 0..200 {
            append(&mut client, &value).await;
        }
        let mut end = 200;
        let mut mover = connect(&server, &os).await;
        let mut sequence = 0;
        for round in 0..4 {
            let from = arrived(&os, &mut mover, "orders").await;
            assert_eq!(place(&mut mover, "orders", 0, other(&from)).await, 0);
            // Idempotent, several under way at a time.
            while places(&mut mover, "orders").await.len() > 1 {
                for ahead in 0..5 {
                    let options =
                        BatchOptions { producer_id: 9, producer_epoch: 0, base_sequence: sequence + ahead, ..BatchOptions::default() };
                    let request = requests::produce("orders", batches::of_values_with(options, 1000, &[&value[..500]]));
                    client.send(&request, 9).await.expect("sent");
                }
                for _ in 0..5 {
                    let answer = client.receive::<ProduceRequest>(9).await.expect("answered").responses.remove(0);
                    let answer = &answer.partition_responses[0];
                    assert_eq!((answer.error_code, answer.base_offset), (0, end), "{durability}, round {round}");
                    end += 1;
                    sequence += 1;
                }
            }
            let there = arrived(&os, &mut mover, "orders").await;
            assert_eq!(there, other(&from));
            assert_eq!(registered(&server, "orders"), Path::new(&there));
        }
        let (found, _) = everything(&mut client, "orders", 0).await;
        assert!(found.iter().map(|(offset, _)| *offset).eq(0..end), "dense");
        server.shutdown(Duration::from_secs(10)).await;
        let (server, mut client) = broker(&os, &[DIRS[0], ("durability", durability)]).await;
        let (again, _) = everything(&mut client, "orders", 0).await;
        assert!(found == again, "the next life has the same");
        assert_eq!(folders(&os, "orders").len(), 1);
        // Producers have moved too: a repeat is known.
        let options = BatchOptions { producer_id: 9, producer_epoch: 0, base_sequence: sequence - 1, ..BatchOptions::default() };
        let repeat = requests::produce("orders", batches::of_values_with(options, 1000, &[&value[..500]]));
        let answer = client.call(&repeat, 9).await.expect("answered").responses.remove(0).partition_responses.remove(0);
        assert_eq!((answer.error_code, answer.base_offset), (0, end - 1));
        server.shutdown(Duration::from_secs(10)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn moves_are_told_called_off_and_redirected() {
    let os = Os::simulated(7);
    let (server, mut client) = broker(&os, &DIRS).await;
    create(&mut client, "orders", 1, &[]).await;
    for _ in 0..5 {
        append(&mut client, b"a").await;
    }
    let from = arrived(&os, &mut client, "orders").await;
    let first = other(&from);
    let second = ["/a", "/b", "/c"].into_iter().find(|path| *path != from && *path != first).expect("three");
    limit(&mut client, Some("0")).await;
    assert_eq!(place(&mut client, "orders", 0, &from).await, 0, "it is there");
    assert_eq!(places(&mut client, "orders").await.len(), 1);
    for _ in 0..2 {
        assert_eq!(place(&mut client, "orders", 0, first).await, 0);
        let told = places(&mut client, "orders").await;
        assert_eq!(told.len(), 2);
        assert!(told.contains(&(first.to_owned(), 0, 5, true)), "nothing is copied yet: {told:?}");
    }
    assert_eq!(place(&mut client, "orders", 0, second).await, 0, "redirected");
    os.clock.sleep(Duration::from_millis(100)).await;
    let futures: Vec<_> = places(&mut client, "orders").await.into_iter().filter(|place| place.3).map(|place| place.0).collect();
    assert_eq!(futures, [second]);
    assert_eq!(folders(&os, "orders").iter().filter(|name| name.ends_with("/future")).count(), 1);
    assert_eq!(place(&mut client, "orders", 0, &from).await, 0, "called off");
    os.clock.sleep(Duration::from_millis(100)).await;
    assert_eq!(folders(&os, "orders"), [format!("{from}/0")]);
    assert_eq!(place(&mut client, "orders", 0, first).await, 0);
    os.clock.sleep(Duration::from_secs(600)).await;
    assert_eq!(places(&mut client, "orders").await.len(), 2, "nothing moves at a rate of 0");
    limit(&mut client, None).await;
    assert_eq!(arrived(&os, &mut client, "orders").await, first);
    os.clock.sleep(Duration::from_secs(59)).await;
    assert!(folders(&os, "orders").contains(&format!("{from}/delete")), "readers may be at it yet");
    os.clock.sleep(Duration::from_secs(2)).await;
    assert_eq!(folders(&os, "orders"), [format!("{first}/0")], "after file.delete.delay.ms");
    assert_eq!(registered(&server, "orders"), Path::new(first));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_rate_takes_its_time() {
    let os = Os::simulated(8);
    let (server, mut client) = broker(&os, &DIRS).await;
    create(&mut client, "orders", 1, &[("segment.bytes", "1048576")]).await;
    for _ in 0..100 {
        append(&mut client, &[b'x'; 100_000]).await;
    }
    limit(&mut client, Some("1000000")).await;
    let from = arrived(&os, &mut client, "orders").await;
    let began = os.clock.now().1;
    assert_eq!(place(&mut client, "orders", 0, other(&from)).await, 0);
    os.clock.sleep(Duration::from_secs(4)).await;
    let told = places(&mut client, "orders").await.into_iter().find(|place| place.3).expect("under way");
    assert!((3_000_000..7_000_000).contains(&told.1) && (30..70).contains(&told.2), "{told:?}");
    arrived(&os, &mut client, "orders").await;
    let took = os.clock.now().1 - began;
    assert!((Duration::from_secs(8)..Duration::from_secs(12)).contains(&took), "10 MB at 1 MB/s took {took:?}");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn refusals_and_directories_of_topics_to_come() {
    let os = Os::simulated(9);
    let (server, mut client) = broker(&os, &DIRS).await;
    create(&mut client, "orders", 1, &[]).await;
    let long = "x".repeat(214);
    let cases = [
        ("orders", "/nowhere", ErrorCode::LogDirNotFound),
        ("orders", "b", ErrorCode::LogDirNotFound),
        ("orders", "/b/", ErrorCode::LogDirNotFound),
        (long.as_str(), "/nowhere", ErrorCode::InvalidTopicException),
        ("later", "/nowhere", ErrorCode::LogDirNotFound),
        ("later", "/c", ErrorCode::UnknownTopicOrPartition),
        ("later", "/b", ErrorCode::UnknownTopicOrPartition),
    ];
    for (topic, directory, expected) in cases {
        assert_eq!(place(&mut client, topic, 0, directory).await, expected.code(), "{topic} to {directory}");
    }
    for name in ["between", "later"] {
        create(&mut client, name, 1, &[]).await;
    }
    assert_eq!(arrived(&os, &mut client, "later").await, "/b", "the last wish");
    os.clock.sleep(Duration::from_millis(100)).await;
    for name in ["orders", "between", "later"] {
        let lies = arrived(&os, &mut client, name).await;
        assert_eq!(registered(&server, name), Path::new(&lies), "{name}: new partitions are told to the metadata");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_topic_is_deleted_on_its_way() {
    let os = Os::simulated(10);
    let (server, mut client) = broker(&os, &DIRS).await;
    create(&mut client, "orders", 1, &[]).await;
    append(&mut client, b"a").await;
    limit(&mut client, Some("0")).await;
    let from = arrived(&os, &mut client, "orders").await;
    assert_eq!(place(&mut client, "orders", 0, other(&from)).await, 0);
    let topic = DeleteTopicState { name: Some("orders".to_owned()), ..DeleteTopicState::default() };
    let request = DeleteTopicsRequest { topics: vec![topic], timeout_ms: 10_000, ..DeleteTopicsRequest::default() };
    assert_eq!(client.call(&request, 6).await.expect("answered").responses[0].error_code, 0);
    os.clock.sleep(Duration::from_millis(100)).await;
    assert_eq!(folders(&os, "orders"), [""; 0]);
    create(&mut client, "orders", 1, &[]).await;
    assert_eq!(append(&mut client, b"b").await, 0, "another topic");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn records_that_go_meanwhile_are_gone_there_too() {
    let os = Os::simulated(11);
    let (server, mut client) =
        broker(&os, &[DIRS[0], ("log.retention.check.interval.ms", "1000"), ("log.initial.task.delay.ms", "0")]).await;
    create(&mut client, "orders", 1, &[("segment.bytes", "1048576"), ("retention.ms", "-1")]).await;
    for _ in 0..30 {
        append(&mut client, &[b'x'; 100_000]).await;
    }
    let from = arrived(&os, &mut client, "orders").await;
    limit(&mut client, Some("500000")).await;
    assert_eq!(place(&mut client, "orders", 0, other(&from)).await, 0);
    os.clock.sleep(Duration::from_millis(2500)).await;
    let partition = DeleteRecordsPartition { partition_index: 0, offset: 15, ..DeleteRecordsPartition::default() };
    let topic = DeleteRecordsTopic { name: "orders".to_owned(), partitions: vec![partition], ..DeleteRecordsTopic::default() };
    let request = DeleteRecordsRequest { topics: vec![topic], timeout_ms: 10_000, ..DeleteRecordsRequest::default() };
    assert_eq!(client.call(&request, 2).await.expect("answered").topics[0].partitions[0].low_watermark, 15);
    assert_eq!(arrived(&os, &mut client, "orders").await, other(&from));
    let (found, start) = everything(&mut client, "orders", 15).await;
    assert_eq!((found.len(), start), (15, 15));
    let first = Path::new(other(&from)).join("orders-0/00000000000000000000.log");
    assert!(!os.disk.exists(&first).expect("simulated"), "its segment went while it was copied");
    os.sim_disk().expect("simulated").crash(Crash::Power);
    drop((server, client));
    let (server, mut client) = broker(&os, &DIRS).await;
    let (found, start) = everything(&mut client, "orders", 15).await;
    assert_eq!((found.len(), start), (15, 15), "and stay gone, and the rest stays");
    server.shutdown(Duration::from_secs(10)).await;
}

/// Moves the partition while records are appended, until the disk is switched off or it has moved. `acknowledged`: how many there are.
/// Returns whether it came to its end.
async fn history(os: &Os, options: &[(&str, &str)], acknowledged: &mut i64) -> Option<()> {
    let broker = TestBroker::try_start(os.clone(), options).await.ok()?;
    let mut client = Client::connect(&os.net, broker.address()).await.ok()?;
    let from = places(&mut client, "orders").await.into_iter().next()?.0;
    if place(&mut client, "orders", 0, other(&from)).await != 0 {
        return None;
    }
    let mut after = 0;
    while !os.sim_disk()?.is_off() && after < 10 {
        let request = requests::produce("orders", batches::of_values(os.clock.now().0, &[acknowledged.to_string().as_bytes()]));
        let answer = client.call(&request, 9).await.ok()?;
        (answer.responses[0].partition_responses[0].error_code == 0).then_some(())?;
        *acknowledged += 1;
        os.clock.sleep(Duration::from_millis(7)).await;
        after += u32::from(places(&mut client, "orders").await.len() == 1);
    }
    (!os.sim_disk()?.is_off()).then_some(())
}

/// As many seeds as `SEEDS` says; with more of them for who changes what is written in which order.
fn seeds() -> u64 {
    std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(1)
}

async fn crashed_after(operations: u64, crash: Crash, durability: &'static str, seed: u64) -> bool {
    let what = format!("{crash:?} after {operations} operations, {durability}, seed {seed}");
    let os = Os::simulated(seed);
    let options = [DIRS[0], ("durability", durability)];
    let sim = std::sync::Arc::clone(os.sim_disk().expect("simulated"));
    {
        let (server, mut client) = broker(&os, &options).await;
        create(&mut client, "orders", 1, &[("segment.ms", "50")]).await;
        for value in 0..10 {
            let request = requests::produce("orders", batches::of_values(os.clock.now().0, &[value.to_string().as_bytes()]));
            assert_eq!(client.call(&request, 9).await.expect("answered").responses[0].partition_responses[0].error_code, 0);
            os.clock.sleep(Duration::from_millis(20)).await;
        }
        server.shutdown(Duration::from_secs(10)).await;
    }
    let (mut done, mut acknowledged) = (true, 10);
    // Twice: there and back.
    for life in 0..2 {
        sim.power_off_after(operations);
        let lived = tokio::time::timeout(Duration::from_secs(600), history(&os, &options, &mut acknowledged)).await;
        done &= lived.unwrap_or_else(|_| panic!("{what}, life {life}: it hangs")).is_some();
        sim.crash(crash);
        let (server, mut client) = broker(&os, &options).await;
        let (found, _) = everything(&mut client, "orders", 0).await;
        let values: Vec<i64> = found.iter().map(|(_, value)| String::from_utf8_lossy(value).parse().expect("a number")).collect();
        assert!(values.iter().copied().eq(0..values.len() as i64), "{what}, life {life}: {values:?}");
        let found = values.len() as i64;
        assert!(found >= acknowledged, "{what}, life {life}: {acknowledged} were acknowledged, {found} are there");
        acknowledged = found;
        arrived(&os, &mut client, "orders").await;
        os.clock.sleep(Duration::from_secs(70)).await;
        let lies = arrived(&os, &mut client, "orders").await;
        assert_eq!(folders(&os, "orders"), [format!("{lies}/0")], "{what}, life {life}: one folder");
        assert_eq!(registered(&server, "orders"), Path::new(&lies), "{what}, life {life}");
        server.shutdown(Duration::from_secs(10)).await;
    }
    done
}

#[tokio::test(start_paused = true)]
async fn a_crash_at_any_point_leaves_one_log_with_everything() {
    for (crash, durability) in [(Crash::Power, "power-safe"), (Crash::Process, "power-safe"), (Crash::Process, "page-cache")] {
        for seed in 0..seeds() {
            let mut operations = 1;
            while !crashed_after(operations, crash, durability, 100 + seed).await {
                operations += if seeds() > 1 { 3 } else { 11 };
            }
            println!("{crash:?}, {durability}: {operations} operations");
            assert!(operations > 100, "it takes more operations than that: {operations}");
        }
    }
}
