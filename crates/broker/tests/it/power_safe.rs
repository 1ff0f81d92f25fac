//! `durability=power-safe`: what is acknowledged outlives the power, whatever else goes with it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use milena_os::Os;
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, SimDisk};
use milena_protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsRequest, DeleteRecordsTopic};
use milena_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use milena_protocol::messages::produce_request::ProduceRequest;
use milena_testkit::{Client, batches, requests};

use crate::door::{broker, create, produce};

const POWER_SAFE: (&str, &str) = ("durability", "power-safe");
const SEEDS: u64 = 30;

fn on(disk: &Arc<SimDisk>) -> Os {
    Os { disk: Disk::Sim(Arc::clone(disk)), ..Os::in_memory() }
}

async fn values(client: &mut Client, topic: &str, from: i64) -> Vec<Vec<u8>> {
    let answer = client.call(&requests::fetch(topic, from, 1 << 20), 12).await.expect("answered");
    let stored = batches::read(&answer.responses[0].partitions[0].records).expect("sound batches");
    stored.into_iter().filter(|record| record.offset >= from).map(|record| record.value.expect("a value").to_vec()).collect()
}

/// With acks=1 the segment is enough: the answer does not wait for the journal, and does not say that it came too late either.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_acknowledgement_is_content_with_the_segment() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (server, mut client) = broker(&Os::real(), &[("log.dirs", &folder.path().to_string_lossy()), POWER_SAFE]).await;
    create(&mut client, "one", 1, &[]).await;
    for serial in 0..30 {
        let request = ProduceRequest { acks: 1, ..requests::produce("one", batches::of_values(1000, &[b"x"])) };
        let answer = client.call(&request, 9).await.expect("answered").responses.remove(0).partition_responses.remove(0);
        assert_eq!((answer.error_code, answer.base_offset), (0, serial));
    }
    server.shutdown(Duration::from_secs(10)).await;
}

/// A new partition's folder has no synced name; the journal was there before.
#[tokio::test]
async fn a_folder_that_goes_with_the_power_comes_back_from_the_journal() {
    let mut gone = 0;
    for seed in 0..SEEDS {
        let disk = SimDisk::new(seed, Faults::WRITE_BACK);
        let (server, mut client) = broker(&on(&disk), &[POWER_SAFE]).await;
        create(&mut client, "first", 1, &[]).await;
        produce(&mut client, "first", batches::of_values(1000, &[b"a"])).await;
        create(&mut client, "second", 1, &[]).await;
        produce(&mut client, "second", batches::of_values(1000, &[b"b", b"c"])).await;
        disk.crash(Crash::Power);
        drop((server, client));
        gone += u64::from(!disk_has(&disk, "second-0"));
        let (server, mut client) = broker(&on(&disk), &[POWER_SAFE]).await;
        assert_eq!(produce(&mut client, "second", batches::of_values(1000, &[b"d"])).await, 2, "seed {seed}");
        assert_eq!(values(&mut client, "second", 0).await, [b"b", b"c", b"d"], "seed {seed}");
        assert_eq!(values(&mut client, "first", 0).await, [b"a"], "seed {seed}");
        server.shutdown(Duration::from_secs(10)).await;
    }
    assert!(gone > 0, "no seed lost the folder: it shows nothing");
}

/// However much a segment holds, recovery reads what came since its journal's last checkpoint.
#[tokio::test]
async fn a_start_reads_what_the_journal_holds_and_little_more() {
    const VALUE: usize = 200_000;
    const TOPICS: [&str; 3] = ["a", "b", "c"];
    for crash in [Crash::Process, Crash::Power] {
        let disk = SimDisk::new(1, Faults::WRITE_BACK);
        let settings = [POWER_SAFE, ("milena.journal.bytes", "8388608")];
        let (server, mut client) = broker(&on(&disk), &settings).await;
        // More than one, because here the journal's checkpoint happens in the middle of somebody's append: that one has no good moment.
        for topic in TOPICS {
            create(&mut client, topic, 1, &[]).await;
        }
        let value = vec![7; VALUE];
        for serial in 0..50 {
            for topic in TOPICS {
                assert_eq!(produce(&mut client, topic, batches::of_values(1000, &[&value])).await, serial);
            }
        }
        disk.crash(crash);
        drop((server, client));
        let (server, mut client) = broker(&on(&disk), &settings).await;
        let read = server.broker().metrics.log_recovery_bytes.get();
        assert!(read > 0 && read < 12 << 20, "{crash:?}: {read} bytes of {} were read", 150 * VALUE);
        for topic in TOPICS {
            assert_eq!(produce(&mut client, topic, batches::of_values(1000, &[b"x"])).await, 50);
            let last = values(&mut client, topic, 48).await;
            assert_eq!(last.iter().map(Vec::len).collect::<Vec<_>>(), [VALUE, VALUE, 1]);
        }
        server.shutdown(Duration::from_secs(10)).await;
        let left = Disk::Sim(Arc::clone(&disk)).read_dir(Path::new("milena-data")).expect("readable");
        assert!(!left.iter().any(|name| name.starts_with("milena-resume")), "a clean stop leaves Kafka's directory: {left:?}");
        let (server, mut client) = broker(&on(&disk), &settings).await;
        assert_eq!(produce(&mut client, "a", batches::of_values(1000, &[b"y"])).await, 51);
        disk.crash(crash);
        drop((server, client));
        let (server, mut client) = broker(&on(&disk), &settings).await;
        let read = server.broker().metrics.log_recovery_bytes.get();
        assert!(read < 1000, "{crash:?} after a clean stop: {read} bytes were read");
        assert_eq!(produce(&mut client, "a", batches::of_values(1000, &[b"z"])).await, 52);
        server.shutdown(Duration::from_secs(10)).await;
    }
}

/// A checkpoint of the journal syncs so many partitions by one sync of their file system.
#[tokio::test]
async fn many_partitions_outlive_the_power_through_checkpoints() {
    const PARTITIONS: i32 = 300;
    let disk = SimDisk::new(1, Faults::WRITE_BACK);
    let settings = [POWER_SAFE, ("milena.journal.bytes", "8388608")];
    let (server, mut client) = broker(&on(&disk), &settings).await;
    create(&mut client, "wide", PARTITIONS, &[]).await;
    let value = vec![7; 16_000];
    for round in 0..3 {
        for index in 0..PARTITIONS {
            let mut request = requests::produce("wide", batches::of_values(1000, &[&value]));
            request.topic_data[0].partition_data[0].index = index;
            let answer = client.call(&request, 9).await.expect("answered").responses.remove(0).partition_responses.remove(0);
            assert_eq!((answer.error_code, answer.base_offset), (0, round), "partition {index}");
        }
    }
    disk.crash(Crash::Power);
    drop((server, client));
    let (server, mut client) = broker(&on(&disk), &settings).await;
    let read = server.broker().metrics.log_recovery_bytes.get();
    assert!(read < 9 << 20, "{read} bytes of 14 MB were read");
    for index in 0..PARTITIONS {
        let mut request = requests::fetch("wide", 0, 1 << 20);
        request.topics[0].partitions[0].partition = index;
        let answer = client.call(&request, 12).await.expect("answered");
        assert_eq!(answer.responses[0].partitions[0].high_watermark, 3, "partition {index}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

/// It has to come back in the directory whose journal holds it, wherever a new one would go.
#[tokio::test]
async fn a_folder_that_goes_with_the_power_comes_back_in_its_own_directory() {
    const TOPICS: [&str; 4] = ["one", "two", "three", "four"];
    let options = [POWER_SAFE, ("log.dirs", "/a,/b")];
    let mut gone = 0;
    for seed in 0..SEEDS {
        let disk = SimDisk::new(seed, Faults::WRITE_BACK);
        let (server, mut client) = broker(&on(&disk), &options).await;
        for topic in TOPICS {
            create(&mut client, topic, 1, &[]).await;
            produce(&mut client, topic, batches::of_values(1000, &[topic.as_bytes()])).await;
        }
        disk.crash(Crash::Power);
        drop((server, client));
        let left = Disk::Sim(Arc::clone(&disk));
        let is_left =
            |topic: &str| ["/a", "/b"].iter().any(|root| left.exists(&Path::new(root).join(format!("{topic}-0"))).expect("readable"));
        gone += TOPICS.into_iter().filter(|topic| !is_left(topic)).count();
        let (server, mut client) = broker(&on(&disk), &options).await;
        for topic in TOPICS {
            assert_eq!(values(&mut client, topic, 0).await, [topic.as_bytes()], "seed {seed}");
        }
        server.shutdown(Duration::from_secs(10)).await;
    }
    assert!(gone > 0, "no seed lost a folder: it shows nothing");
}

/// The old topic's folder has its name back, because its renaming went with the power, and so did the new one's folder.
#[tokio::test]
async fn a_topic_made_again_comes_back_beside_the_folder_of_the_former() {
    let options = [POWER_SAFE, ("log.dirs", "/a,/b")];
    let mut stood_in_the_way = 0;
    for seed in 0..3 * SEEDS {
        let disk = SimDisk::new(seed, Faults::WRITE_BACK);
        let (server, mut client) = broker(&on(&disk), &options).await;
        // To make a journal syncs the names beside it: of "again" here, of nothing that matters in the other directory.
        for topic in ["again", "first"] {
            create(&mut client, topic, 1, &[]).await;
            produce(&mut client, topic, batches::of_values(1000, &[b"former"])).await;
        }
        let left = Disk::Sim(Arc::clone(&disk));
        let places = || {
            let is_there = |root: &&str| left.exists(&Path::new(root).join("again-0")).expect("readable");
            ["/a", "/b"].into_iter().filter(is_there).collect::<Vec<_>>()
        };
        let former = places();
        let request = DeleteTopicsRequest { topic_names: vec!["again".to_owned()], timeout_ms: 10_000, ..Default::default() };
        assert_eq!(client.call(&request, 5).await.expect("answered").responses[0].error_code, 0);
        // The new one goes into the other directory, where the fewest are.
        for topic in ["second", "third", "again"] {
            create(&mut client, topic, 1, &[]).await;
        }
        let other = places();
        produce(&mut client, "again", batches::of_values(1000, &[b"new"])).await;
        disk.crash(Crash::Power);
        drop((server, client));
        // One that lost what tells whose it is, too, is taken for the new one's: that is not mended.
        let tells = |root: &&str| {
            let content = left.read(&Path::new(root).join("again-0/partition.metadata")).unwrap_or_default();
            String::from_utf8_lossy(&content).lines().any(|line| line.len() > "topic_id: ".len() && line.starts_with("topic_id: "))
        };
        if places() == former && !former.iter().all(tells) {
            continue;
        }
        stood_in_the_way += u32::from(other != former && places() == former);
        let (server, mut client) = broker(&on(&disk), &options).await;
        assert_eq!(values(&mut client, "again", 0).await, [b"new"], "seed {seed}");
        server.shutdown(Duration::from_secs(10)).await;
    }
    assert!(stood_in_the_way > 0, "no seed gave the former folder its name back: it shows nothing");
}

fn disk_has(disk: &Arc<SimDisk>, folder: &str) -> bool {
    let disk = Disk::Sim(Arc::clone(disk));
    disk.exists(&Path::new("milena-data").join(folder)).expect("readable")
}

/// The log start lies inside a batch, which the journal holds whole.
#[tokio::test]
async fn a_log_start_inside_a_batch_outlives_the_power() {
    for seed in 0..SEEDS {
        let disk = SimDisk::new(seed, Faults::WRITE_BACK);
        let (server, mut client) = broker(&on(&disk), &[POWER_SAFE]).await;
        create(&mut client, "one", 1, &[]).await;
        produce(&mut client, "one", batches::of_values(1000, &[b"a", b"b", b"c", b"d"])).await;
        let partition = DeleteRecordsPartition { partition_index: 0, offset: 2, ..Default::default() };
        let topic = DeleteRecordsTopic { name: "one".to_owned(), partitions: vec![partition], ..Default::default() };
        let request = DeleteRecordsRequest { topics: vec![topic], timeout_ms: 10_000, ..Default::default() };
        // The power goes while the request is worked at, or after.
        disk.power_off_after(1 + seed);
        let answer = client.call(&request, 2).await;
        disk.crash(Crash::Power);
        drop((server, client));
        let (server, mut client) = broker(&on(&disk), &[POWER_SAFE]).await;
        let deleted = answer.is_ok_and(|answer| answer.topics[0].partitions[0].error_code == 0);
        assert_eq!(values(&mut client, "one", 2).await, [b"c", b"d"], "seed {seed}, deleted: {deleted}");
        assert_eq!(produce(&mut client, "one", batches::of_values(1000, &[b"e"])).await, 4, "seed {seed}");
        server.shutdown(Duration::from_secs(10)).await;
    }
}
