//! The cleaner at work: how fast it goes, and what it makes of a disk that fails and of partitions that go meanwhile.

use std::time::Duration;

use milena_broker::context::Stop;
use milena_broker::server::Server;
use milena_os::Os;
use milena_os::disk::OpenOptions;
use milena_os::disk::sim::Operation;
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_testkit::{Client, batches};

use crate::door::{self, create, delete_topic, produce};

const EAGER: [(&str, &str); 2] = [("log.cleaner.backoff.ms", "100"), ("log.cleaner.min.cleanable.ratio", "0.01")];

async fn broker(os: &Os, options: &[(&str, &str)]) -> (Server, Client) {
    door::broker(os, &[&EAGER[..], options].concat()).await
}

/// Partitions that were compacted, that are being compacted, that are left alone.
fn cleaner(server: &Server) -> (u64, usize, usize) {
    let broker = server.broker();
    (broker.metrics.cleaner_pass_time.count(), broker.cleaner.in_work(), broker.cleaner.left_alone())
}

async fn unlimited(client: &mut Client) {
    let (name, value) = ("log.cleaner.io.max.bytes.per.second".to_owned(), Some("1e12".to_owned()));
    let configs = vec![AlterableConfig { name, value, ..AlterableConfig::default() }];
    let resources = vec![AlterConfigsResource { resource_type: 4, configs, ..AlterConfigsResource::default() }];
    let request = IncrementalAlterConfigsRequest { resources, ..IncrementalAlterConfigsRequest::default() };
    assert_eq!(client.call(&request, 1).await.expect("answered").responses[0].error_code, 0);
}

/// A closed segment of so many records of one key, each near a megabyte: a thread's turn ends after eight.
async fn fill(client: &mut Client, os: &Os, topic: &str, records: usize) {
    let wall = || os.clock.now().0;
    create(client, topic, 1, &[("cleanup.policy", "compact"), ("segment.ms", "1000")]).await;
    for _ in 0..records {
        produce(client, topic, batches::of_keys(wall(), &[(b"k", Some(&[b'1'; 900_000]))])).await;
    }
    os.clock.sleep(Duration::from_secs(2)).await;
    produce(client, topic, batches::of_keys(wall(), &[(b"l", Some(b"1"))])).await;
}

#[tokio::test(start_paused = true)]
async fn a_pass_of_one_turn_is_within_the_rate_too() {
    let os = Os::simulated(11);
    let (server, mut client) = broker(&os, &[("log.cleaner.io.max.bytes.per.second", "100000.0")]).await;
    for topic in ["a", "b"] {
        fill(&mut client, &os, topic, 3).await;
    }
    os.clock.sleep(Duration::from_secs(5)).await;
    assert_eq!(cleaner(&server), (1, 0, 0), "the other one waits, and nobody for the first");
    // Read twice and kept once: about 6.3 MB.
    os.clock.sleep(Duration::from_secs(50)).await;
    assert_eq!(cleaner(&server), (1, 0, 0));
    os.clock.sleep(Duration::from_secs(20)).await;
    assert_eq!(cleaner(&server), (2, 0, 0));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_pass_that_is_given_up_is_none() {
    let os = Os::simulated(13);
    let (server, mut client) = broker(&os, &[("log.cleaner.io.max.bytes.per.second", "1.0")]).await;
    fill(&mut client, &os, "a", 10).await;
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!(cleaner(&server), (0, 1, 0));
    delete_topic(&mut client, "a").await;
    unlimited(&mut client).await;
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!((cleaner(&server), server.broker().metrics.disk_errors.get()), ((0, 0, 0), 0));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_read_that_fails_puts_a_pass_off() {
    let os = Os::simulated(14);
    let (server, mut client) = broker(&os, &[]).await;
    fill(&mut client, &os, "a", 3).await;
    os.sim_disk().expect("simulated").fail_next(Operation::Read);
    os.clock.sleep(Duration::from_secs(50)).await;
    assert_eq!(cleaner(&server), (0, 0, 0), "it is tried again");
    os.clock.sleep(Duration::from_secs(20)).await;
    assert_eq!(cleaner(&server), (1, 0, 0));
    server.shutdown(Duration::from_secs(10)).await;
}

/// Who goes on after a sync that failed acknowledges what the disk may not have.
#[tokio::test(start_paused = true)]
async fn a_sync_that_fails_puts_the_directory_in_doubt() {
    let os = Os::simulated(15);
    let (server, mut client) = broker(&os, &[]).await;
    fill(&mut client, &os, "a", 3).await;
    os.sim_disk().expect("simulated").fail_next(Operation::Sync);
    os.clock.sleep(Duration::from_secs(2)).await;
    assert_eq!((cleaner(&server), server.broker().metrics.disk_errors.get()), ((0, 0, 0), 1));
    assert!(matches!(server.broker().stopping.word(), Some(Stop::Failed(_))));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_left_alone_and_deleted_is_forgotten() {
    let os = Os::simulated(17);
    let (server, mut client) = broker(&os, &[]).await;
    fill(&mut client, &os, "bad", 1).await;
    let segment = server.broker().config.log_dirs[0].join("bad-0/00000000000000000000.log");
    os.disk.open(&segment, OpenOptions::READ_WRITE).expect("there").write_all_at(65, b"?").expect("memory");
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!(cleaner(&server), (0, 0, 1));
    delete_topic(&mut client, "bad").await;
    fill(&mut client, &os, "good", 1).await;
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!(cleaner(&server), (1, 0, 0));
    server.shutdown(Duration::from_secs(10)).await;
}
