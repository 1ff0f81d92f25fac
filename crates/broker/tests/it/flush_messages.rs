//! `flush.messages`: what is acknowledged after so many records is on the disk, and outlives the power.

use std::sync::Arc;

use milena_os::Os;
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, SimDisk};
use milena_testkit::{Client, batches, requests};

use crate::door::{broker, create, produce};

const SEEDS: u64 = 20;

async fn values(client: &mut Client) -> Vec<Vec<u8>> {
    let answer = client.call(&requests::fetch("one", 0, 1 << 20), 12).await.expect("answered");
    let stored = batches::read(&answer.responses[0].partitions[0].records).expect("sound batches");
    stored.into_iter().map(|record| record.value.expect("a value").to_vec()).collect()
}

/// Three batches of two records are acknowledged, then the power goes; what is read after the next start.
async fn left_after_power_failure(seed: u64, flush_messages: &str) -> Vec<Vec<u8>> {
    let disk = SimDisk::new(seed, Faults::WRITE_BACK);
    let os = Os { disk: Disk::Sim(Arc::clone(&disk)), ..Os::in_memory() };
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "one", 1, &[("flush.messages", flush_messages)]).await;
    for values in [[b"a", b"b"], [b"c", b"d"], [b"e", b"f"]] {
        produce(&mut client, "one", batches::of_values(1_700_000_000_000, &values.map(|value| &value[..]))).await;
    }
    disk.crash(Crash::Power);
    drop(server);
    let os = Os { disk: Disk::Sim(disk), ..Os::in_memory() };
    let (_server, mut client) = broker(&os, &[]).await;
    values(&mut client).await
}

#[tokio::test]
async fn what_was_synced_outlives_the_power() {
    for seed in 0..SEEDS {
        let all: Vec<Vec<u8>> = [b"a", b"b", b"c", b"d", b"e", b"f"].map(|value| value.to_vec()).into();
        assert_eq!(left_after_power_failure(seed, "1").await, all, "seed {seed}");
        // After every third record: the second batch made it due, the third has not yet.
        let left = left_after_power_failure(seed, "3").await;
        assert!(left.len() >= 4 && all.starts_with(&left), "seed {seed}: {left:?}");
    }
}

#[tokio::test]
async fn without_it_the_power_takes_something_in_some_world() {
    let mut lost = false;
    for seed in 0..SEEDS {
        lost |= left_after_power_failure(seed, "9223372036854775807").await.len() < 6;
    }
    assert!(lost, "the test above shows nothing if the disk keeps everything anyway");
}
