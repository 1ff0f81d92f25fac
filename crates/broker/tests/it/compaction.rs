//! Compacted topics: the last record of each key stays, readers and writers go on meanwhile, damage of one partition is its own, and a
//! crash at any moment leaves the one state or the other.

use std::collections::BTreeMap;
use std::io::IoSlice;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use milena_broker::cleaner::pass::{Pass, PassError, Progress};
use milena_broker::disk::compacted::Placed;
use milena_broker::disk::log_directory::Opened;
use milena_broker::disk::{LogDirectories, PartitionFiles, Standing};
use milena_broker::server::Server;
use milena_engine::log::compact::KeyMemory;
use milena_engine::log::{Ask, Effects, LogOptions};
use milena_engine::types::{LeaderEpoch, Monotonic, Now, Offset, PartitionIndex, Timestamp, TopicId};
use milena_os::Os;
use milena_os::disk::sim::{Crash, Faults, SimDisk};
use milena_os::disk::{Disk, OpenOptions};
use milena_protocol::Records;
use milena_protocol::batch::{BatchHeader, BatchOptions, Codec};
use milena_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig, IncrementalAlterConfigsRequest};
use milena_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic};
use milena_testkit::batches::{self, Stored};
use milena_testkit::{Client, requests};

use crate::door::{self, create, produce};

/// Nothing about `log.initial.task.delay.ms`: the cleaner does not wait for it.
const EAGER: [(&str, &str); 2] = [("log.cleaner.backoff.ms", "100"), ("log.cleaner.min.cleanable.ratio", "0.01")];

async fn broker(os: &Os) -> (Server, Client) {
    door::broker(os, &EAGER).await
}

async fn fetch(client: &mut Client, topic: &str, from: i64) -> Records {
    let mut answer =
        client.call(&requests::fetch(topic, from, 1 << 20), 12).await.expect("answered").responses.remove(0).partitions.remove(0);
    assert_eq!(answer.error_code, 0);
    std::mem::take(&mut answer.records)
}

/// Reads as a consumer does, from `from` to `end`.
async fn read(client: &mut Client, topic: &str, mut from: i64, end: i64) -> Vec<Stored> {
    let mut found = Vec::new();
    while from < end {
        let records = fetch(client, topic, from).await;
        let bytes = records.bytes().expect("something is there").to_vec();
        found.extend(batches::read_bytes(&bytes).expect("sound").into_iter().filter(|record| record.offset >= from));
        let last = milena_protocol::batch::batches(&bytes).map_while(Result::ok).last().expect("a whole batch").last_offset();
        assert!(last >= from, "no progress at {from}");
        from = last + 1;
    }
    found
}

/// Offset, key, value.
type Seen<'a> = (i64, &'a [u8], Option<&'a [u8]>);

fn seen(records: &[Stored]) -> Vec<Seen<'_>> {
    records.iter().map(|record| (record.offset, record.key.as_deref().unwrap_or(b"-"), record.value.as_deref())).collect()
}

async fn at_time(client: &mut Client, topic: &str, timestamp: i64) -> i64 {
    let partition = ListOffsetsPartition { partition_index: 0, timestamp, ..ListOffsetsPartition::default() };
    let topic = ListOffsetsTopic { name: topic.to_owned(), partitions: vec![partition], ..ListOffsetsTopic::default() };
    let request = ListOffsetsRequest { replica_id: -1, topics: vec![topic], ..ListOffsetsRequest::default() };
    client.call(&request, 6).await.expect("answered").topics[0].partitions[0].offset
}

#[tokio::test(start_paused = true)]
async fn the_last_record_of_each_key_is_left_and_everything_goes_on() {
    let os = Os::simulated(3);
    let (server, mut client) = broker(&os).await;
    let configs = [("cleanup.policy", "compact"), ("segment.ms", "1000"), ("delete.retention.ms", "60000")];
    create(&mut client, "profiles", 1, &configs).await;
    let wall = || os.clock.now().0;
    let began = wall();
    produce(&mut client, "profiles", batches::of_keys(wall(), &[(b"a", Some(b"1")), (b"b", Some(b"1"))])).await;
    let packed = BatchOptions { codec: Codec::Zstd, ..BatchOptions::default() };
    produce(&mut client, "profiles", batches::of_keys_with(packed, wall(), &[(b"a", Some(b"2")), (b"c", Some(b"1"))])).await;
    produce(&mut client, "profiles", batches::of_keys(wall(), &[(b"b", None)])).await;
    os.clock.sleep(Duration::from_secs(2)).await;
    assert_eq!(produce(&mut client, "profiles", batches::of_keys(wall(), &[(b"c", Some(b"2"))])).await, 5);
    os.clock.sleep(Duration::from_secs(1)).await;
    let expected: Vec<Seen<'_>> = vec![(2, b"a", Some(b"2")), (3, b"c", Some(b"1")), (4, b"b", None), (5, b"c", Some(b"2"))];
    for from in 0..6 {
        let found = read(&mut client, "profiles", from, 6).await;
        assert_eq!(seen(&found), expected.iter().copied().filter(|record| record.0 >= from).collect::<Vec<_>>(), "from {from}");
    }
    assert_eq!((at_time(&mut client, "profiles", began).await, at_time(&mut client, "profiles", began + 1).await), (2, 5));
    os.clock.sleep(Duration::from_secs(61)).await;
    assert_eq!(produce(&mut client, "profiles", batches::of_keys(wall(), &[(b"d", Some(b"1"))])).await, 6);
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!(seen(&read(&mut client, "profiles", 0, 7).await).iter().map(|record| record.0).collect::<Vec<_>>(), [2, 5, 6]);
    assert!(server.broker().metrics.cleaner_pass_time.count() >= 2);
    let folder = server.broker().config.log_dirs[0].clone();
    let checkpoint = os.disk.read(&folder.join("cleaner-offset-checkpoint")).expect("written");
    assert_eq!(String::from_utf8_lossy(&checkpoint), "0\n1\nprofiles 0 6\n");
    server.shutdown(Duration::from_secs(10)).await;
    let (server, mut client) = broker(&os).await;
    assert_eq!(seen(&read(&mut client, "profiles", 0, 7).await).len(), 3);
    assert_eq!(produce(&mut client, "profiles", batches::of_keys(wall(), &[(b"d", Some(b"2"))])).await, 7);
    server.shutdown(Duration::from_secs(10)).await;
}

/// Sets an option of all brokers.
async fn set(client: &mut Client, name: &str, value: &str) {
    let config = AlterableConfig { name: name.to_owned(), value: Some(value.to_owned()), ..AlterableConfig::default() };
    let resources = vec![AlterConfigsResource { resource_type: 4, configs: vec![config], ..AlterConfigsResource::default() }];
    let request = IncrementalAlterConfigsRequest { resources, ..IncrementalAlterConfigsRequest::default() };
    let told = client.call(&request, 1).await.expect("answered").responses.remove(0);
    assert_eq!(told.error_code, 0, "{:?}", told.error_message);
}

/// More than a thread reads at once, of one key.
async fn fill(client: &mut Client, topic: &str, now: i64) {
    for _ in 0..10 {
        produce(client, topic, batches::of_keys(now, &[(b"k", Some(&[b'1'; 900_000]))])).await;
    }
}

/// Threads, and partitions that they have in work.
fn cleaner(server: &Server) -> (usize, usize) {
    let cleaner = &server.broker().cleaner;
    (cleaner.threads(), cleaner.in_work())
}

#[tokio::test(start_paused = true)]
async fn threads_rate_and_pause_change_while_it_runs() {
    let os = Os::simulated(8);
    let slow = [("log.cleaner.io.max.bytes.per.second", "1.0"), ("log.cleaner.min.cleanable.ratio", "0.01")];
    let (server, mut client) = door::broker(&os, &[&slow[..], &[("log.cleaner.backoff.ms", "86400000")]].concat()).await;
    let topics = ["a", "b", "c"];
    let wall = || os.clock.now().0;
    for topic in topics {
        create(&mut client, topic, 1, &[("cleanup.policy", "compact"), ("segment.ms", "1000")]).await;
        fill(&mut client, topic, wall()).await;
    }
    os.clock.sleep(Duration::from_secs(2)).await;
    for topic in topics {
        produce(&mut client, topic, batches::of_keys(wall(), &[(b"l", Some(b"1"))])).await;
    }
    os.clock.sleep(Duration::from_secs(60)).await;
    assert_eq!(cleaner(&server), (1, 0), "it has found nothing at the start, and looks again tomorrow");
    set(&mut client, "log.cleaner.threads", "2").await;
    set(&mut client, "log.cleaner.backoff.ms", "100").await;
    os.clock.sleep(Duration::from_secs(1)).await;
    // At one byte a second a pass takes months.
    assert_eq!(cleaner(&server), (2, 2));
    os.clock.sleep(Duration::from_secs(60)).await;
    assert_eq!((cleaner(&server), server.broker().metrics.cleaner_pass_time.count()), ((2, 2), 0));
    set(&mut client, "log.cleaner.threads", "1").await;
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!(cleaner(&server), (2, 2), "what it has begun it ends");
    set(&mut client, "log.cleaner.io.max.bytes.per.second", "1e12").await;
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!((cleaner(&server), server.broker().metrics.cleaner_pass_time.count()), ((1, 0), 3));
    for topic in topics {
        assert_eq!(seen(&read(&mut client, topic, 0, 11).await).len(), 2, "{topic}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_pass_waits_for_memory_that_another_has() {
    let os = Os::simulated(10);
    let slow =
        [("log.cleaner.io.max.bytes.per.second", "1.0"), ("log.cleaner.backoff.ms", "100"), ("log.cleaner.min.cleanable.ratio", "0.01")];
    let (server, mut client) = door::broker(&os, &slow).await;
    let wall = || os.clock.now().0;
    for topic in ["a", "b"] {
        create(&mut client, topic, 1, &[("cleanup.policy", "compact"), ("segment.ms", "1000")]).await;
        fill(&mut client, topic, wall()).await;
    }
    os.clock.sleep(Duration::from_secs(2)).await;
    for topic in ["a", "b"] {
        produce(&mut client, topic, batches::of_keys(wall(), &[(b"l", Some(b"1"))])).await;
    }
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!(cleaner(&server), (1, 1));
    // The pass at work has all of the memory: a second one would be more than the option allows.
    set(&mut client, "log.cleaner.threads", "2").await;
    os.clock.sleep(Duration::from_secs(10)).await;
    assert_eq!(cleaner(&server), (2, 1));
    set(&mut client, "log.cleaner.io.max.bytes.per.second", "1e12").await;
    os.clock.sleep(Duration::from_secs(1)).await;
    assert_eq!((cleaner(&server), server.broker().metrics.cleaner_pass_time.count()), ((2, 0), 2));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn a_damaged_partition_is_left_alone_and_others_go_on() {
    let os = Os::simulated(4);
    let (server, mut client) = broker(&os).await;
    for topic in ["bad", "good"] {
        create(&mut client, topic, 1, &[("cleanup.policy", "compact"), ("segment.ms", "1000")]).await;
    }
    let wall = || os.clock.now().0;
    for topic in ["bad", "good"] {
        produce(&mut client, topic, batches::of_keys(wall(), &[(b"a", Some(b"1"))])).await;
        produce(&mut client, topic, batches::of_keys(wall(), &[(b"a", Some(b"2"))])).await;
    }
    let segment = server.broker().config.log_dirs[0].join("bad-0/00000000000000000000.log");
    let file = os.disk.open(&segment, OpenOptions::READ_WRITE).expect("there");
    file.write_all_at(65, b"?").expect("memory");
    os.clock.sleep(Duration::from_secs(2)).await;
    for topic in ["bad", "good"] {
        produce(&mut client, topic, batches::of_keys(wall(), &[(b"b", Some(b"1"))])).await;
    }
    os.clock.sleep(Duration::from_secs(2)).await;
    assert_eq!(seen(&read(&mut client, "good", 0, 3).await).len(), 2);
    assert_eq!(server.broker().cleaner.left_alone(), 1);
    assert_eq!(fetch(&mut client, "bad", 0).await.bytes().map(|bytes| BatchHeader::parse(bytes).is_ok()), Some(true), "served as it is");
    assert_eq!(produce(&mut client, "bad", batches::of_keys(wall(), &[(b"c", Some(b"1"))])).await, 3);
    server.shutdown(Duration::from_secs(10)).await;
}

/// A log of its own, without a broker around it.
struct World {
    sim: Arc<SimDisk>,
    disk: Disk,
    opened: Opened,
}

const OPTIONS: LogOptions = LogOptions {
    segment_bytes: 400,
    index_interval_bytes: 100,
    compact: true,
    delete: false,
    min_dirty_share_ppm: 0,
    ..LogOptions::DEFAULT
};

fn now() -> Now {
    Now { wall: Timestamp(1_000_000), monotonic: Monotonic::default() }
}

impl World {
    fn open(sim: Arc<SimDisk>) -> Self {
        let disk = Disk::Sim(Arc::clone(&sim));
        let directories = LogDirectories::load(disk.clone(), [(PathBuf::from("/data"), false)]).expect("loads");
        let opened = directories.open("t", TopicId([1; 16]), PartitionIndex(0), OPTIONS, now()).expect("opens");
        Self { sim, disk, opened }
    }

    fn append(&mut self, key: u8, value: u32) {
        let records = batches::of_keys(1000, &[(&[key], Some(&value.to_be_bytes()))]);
        let mut batch = records.bytes().expect("bytes").to_vec();
        let header = BatchHeader::parse(&batch).expect("whole");
        let Opened { log, files, .. } = &mut self.opened;
        let appended = log.append(now(), LeaderEpoch(0), &mut batch, &header).expect("a place");
        if let Some(roll) = &appended.rolled {
            files.roll(roll).expect("memory");
        }
        files.write(appended.segment, u64::from(appended.position), &mut [IoSlice::new(&batch)]).expect("memory");
        let mut effects = Effects::default();
        log.on_written(appended.last_offset.plus(1), &mut effects);
        files.perform(&effects).expect("memory");
    }

    fn flush(&mut self) {
        let Opened { log, files, .. } = &mut self.opened;
        files.flush(log.unsynced_segments(), || Ok(log.epochs().to_text())).expect("memory");
        log.on_flushed(log.end());
        let standing = Standing {
            folder: files.folder().to_owned(),
            topic: "t".to_owned(),
            index: PartitionIndex(0),
            recovery_point: log.recovery_point(),
            high_watermark: log.end(),
            log_start: log.start(),
            cleaned_to: None,
            resume: None,
        };
        let directories = LogDirectories::load(self.disk.clone(), [(PathBuf::from("/data"), false)]).expect("loads");
        directories.write_checkpoints(|| vec![standing]).expect("memory");
    }

    fn compact(&mut self) -> Result<(), PassError> {
        let Opened { log, files, .. } = &mut self.opened;
        let candidate = log.compaction(now(), log.end(), None).expect("compacted");
        let plan = log.plan_compaction(now(), &candidate);
        let mut pass = Pass::new(plan, KeyMemory { bytes: 1 << 16, load_ppm: 900_000, seed: 1 }, 4096);
        loop {
            match pass.step(files)? {
                Progress::Moved(_) => {}
                Progress::Done { .. } => return Ok(()),
                Progress::Ready(ready) => {
                    let placed = files.put_in_place(*ready, |rewritten, publish| {
                        let segment = log.replace(&rewritten.sources, rewritten.segment.clone()).expect("nobody else is there");
                        publish(segment.generation);
                        true
                    })?;
                    let Placed::InPlace(files) = placed else { panic!("nobody else is there") };
                    PartitionFiles::remove(&self.disk, &files)?;
                }
            }
        }
    }

    fn read(&self) -> Vec<Stored> {
        let Opened { log, files, .. } = &self.opened;
        let (mut found, mut from, mut bytes) = (Vec::new(), log.start(), Vec::new());
        while from < log.end() {
            let search = log.read(Ask { from, up_to: log.end(), max_bytes: 300, at_least_one: true }).expect("within");
            match files.find(search).expect("readable") {
                milena_broker::disk::Located::Nothing => break,
                milena_broker::disk::Located::NextSegment(next) => from = next,
                milena_broker::disk::Located::Slice(slice) => {
                    files.read(&slice, &mut bytes).expect("readable");
                    found.extend(batches::read_bytes(&bytes).expect("sound").into_iter().filter(|record| record.offset >= from.get()));
                    let last = milena_protocol::batch::batches(&bytes).map_while(Result::ok).last().expect("whole").last_offset();
                    from = Offset(last + 1);
                }
            }
        }
        found
    }
}

/// 60 records of 7 keys in several segments, all synced.
fn filled(seed: u64) -> (World, BTreeMap<u8, (i64, u32)>) {
    let sim = SimDisk::new(seed, Faults::WRITE_BACK);
    Disk::Sim(Arc::clone(&sim)).create_dir_all(Path::new("/data")).expect("memory");
    Disk::Sim(Arc::clone(&sim)).sync_dir(Path::new("/")).expect("memory");
    let mut world = World::open(sim);
    let mut last = BTreeMap::new();
    for value in 0..60u32 {
        let key = u8::try_from(value % 7).unwrap() * u8::from(value < 50);
        world.append(key, value);
        last.insert(key, (i64::from(value), value));
    }
    world.flush();
    (world, last)
}

#[test]
fn retention_takes_the_segment_that_a_pass_is_about_to_read() {
    let (mut world, _) = filled(0);
    let Opened { log, files, .. } = &mut world.opened;
    let candidate = log.compaction(now(), log.end(), None).expect("compacted");
    let plan = log.plan_compaction(now(), &candidate);
    let first = plan.sources[0];
    let mut pass = Pass::new(plan, KeyMemory { bytes: 1 << 16, load_ppm: 900_000, seed: 1 }, 4096);
    assert!(matches!(pass.step(files), Ok(Progress::Moved(0))), "nothing is read yet");
    let mut effects = Effects::default();
    log.retain_from(now(), first.end, &mut effects);
    assert_eq!(effects.deleted, [first.base]);
    let retired = files.perform(&effects).expect("memory");
    PartitionFiles::remove(&world.disk, &retired).expect("memory");
    match pass.step(files) {
        Err(PassError::Gone { segment, generation: 0 }) => assert_eq!(segment, first.base),
        other => panic!("{other:?}"),
    }
    let left = world.read();
    world.compact().expect("the next pass knows nothing of it");
    assert!(world.read().len() < left.len());
    assert_eq!(world.opened.log.start(), first.end);
}

#[test]
fn a_crash_at_any_operation_of_a_compaction_loses_nothing() {
    let (mut world, last) = filled(0);
    let before = world.sim.operations();
    world.compact().expect("no fault");
    let operations = world.sim.operations() - before;
    assert!(operations > 20, "{operations}");
    for seed in 0..4 {
        for cut in 1..=operations {
            for crash in [Crash::Process, Crash::Power] {
                let (mut world, _) = filled(seed);
                world.sim.power_off_after(cut);
                let _ = world.compact();
                let World { sim, opened, .. } = world;
                drop(opened);
                sim.crash(crash);
                let mut world = World::open(sim);
                for round in ["after the crash", "after a pass"] {
                    let found = world.read();
                    let at = |offset: i64| found.iter().find(|record| record.offset == offset);
                    for (key, (offset, value)) in &last {
                        let record = at(*offset)
                            .unwrap_or_else(|| panic!("seed {seed}, {crash:?} at operation {cut}: key {key} at {offset} is gone {round}"));
                        assert_eq!((record.key.as_deref(), record.value.as_deref()), (Some(&[*key][..]), Some(&value.to_be_bytes()[..])));
                    }
                    assert!(found.windows(2).all(|pair| pair[0].offset < pair[1].offset), "nothing twice");
                    assert_eq!(world.opened.log.end(), Offset(60));
                    world.compact().expect("no fault any more");
                }
                let names = world.disk.read_dir(world.opened.files.folder()).expect("there");
                assert!(names.iter().all(|name| !name.ends_with(".cleaned") && !name.ends_with(".swap")), "{names:?}");
            }
        }
    }
}
