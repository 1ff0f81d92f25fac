//! Folders that a real Kafka wrote are opened by our log code and give every record that Kafka's own dump tool lists, after a clean
//! stop and after a kill.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use milena_broker::disk::log_directory::{Opened, PARTITION_METADATA};
use milena_broker::disk::{Located, LogDirectories};
use milena_engine::log::{Ask, FileKind, LogOptions};
use milena_engine::types::{Monotonic, Now, Offset, PartitionIndex, Timestamp, TopicId};
use milena_os::disk::sim::{Faults, SimDisk};
use milena_os::disk::{Disk, OpenOptions};
use milena_protocol::Uuid;
use milena_protocol::batch::{BatchHeader, Codec, ControlType, EndTxnMarker, TimestampType, batches};

pub(crate) const CLEAN: &[u8] = include_bytes!("../golden/logdir/clean.tar.zst");
pub(crate) const KILLED: &[u8] = include_bytes!("../golden/logdir/killed.tar.zst");
pub(crate) const DUMP: &str = include_str!("../golden/logdir/dump-logs.txt");
const NOW: Now = Now { wall: Timestamp(1_795_300_000_000), monotonic: Monotonic(std::time::Duration::ZERO) };

/// Segments as that Kafka wrote them.
const OPTIONS: LogOptions = LogOptions { index_interval_bytes: 512, ..LogOptions::DEFAULT };

#[test]
fn a_clean_directory_gives_every_record() {
    let disk = unpack(CLEAN);
    let opened = open_all(&disk, true);
    assert_dumped(&opened);
    for (name, opened) in &opened {
        assert_eq!(opened.log.recovery_point(), opened.log.end(), "{name}: nothing was cut");
    }
}

#[test]
fn a_killed_directory_gives_every_record() {
    let disk = unpack(KILLED);
    let opened = open_all(&disk, false);
    assert_dumped(&opened);
    // What recovery wrote is as good as what was there: a second start after a clean stop finds the same.
    drop(opened);
    assert_dumped(&open_all(&disk, true));
}

#[test]
fn an_adopted_directory_keeps_what_kafka_knew() {
    let opened = open_all(&unpack(CLEAN), true);
    let ends: Vec<_> = opened.iter().map(|(name, opened)| (name.as_str(), opened.log.start().get(), opened.log.end().get())).collect();
    let expected = [
        ("__consumer_offsets-0", 0, 35),
        ("__share_group_state-0", 0, 2),
        ("__transaction_state-0", 0, 32),
        ("clocked-0", 0, 5),
        ("empty-0", 0, 0),
        ("empty-1", 0, 0),
        ("orders-0", 0, 272),
        ("orders-1", 0, 252),
        ("payments-0", 0, 34),
        ("profiles-0", 0, 41),
        ("trimmed-0", 13, 30),
    ];
    assert_eq!(ends, expected, "log starts and ends as in Kafka's checkpoints");
    let producers = opened["payments-0"].log.producers();
    assert_eq!(producers.len(), 3, "as in its snapshot");
    let epochs: Vec<_> = opened["orders-0"].log.epochs().entries().iter().map(|entry| (entry.epoch.get(), entry.start.get())).collect();
    assert_eq!(epochs, [(0, 0), (2, 270), (4, 272)], "as in its file; the last one has no records yet");
}

fn open_all(disk: &Disk, clean: bool) -> BTreeMap<String, Opened> {
    let root = PathBuf::from("/data");
    let directories = LogDirectories::load(disk.clone(), [(root.clone(), clean)]).unwrap();
    let mut opened = BTreeMap::new();
    for name in disk.read_dir(&root).unwrap() {
        let Some((topic, index)) = name.rsplit_once('-') else { continue };
        let (Ok(index), false) = (index.parse().map(PartitionIndex), topic == "__cluster_metadata") else { continue };
        let metadata = String::from_utf8(disk.read(&root.join(&name).join(PARTITION_METADATA)).unwrap()).unwrap();
        let id: Uuid = metadata.lines().nth(1).unwrap().trim_start_matches("topic_id: ").parse().unwrap();
        opened.insert(name.clone(), directories.open(topic, TopicId(id.0), index, OPTIONS, NOW).unwrap());
    }
    opened
}

/// Every partition that was dumped reads as the dump says, line by line.
fn assert_dumped(opened: &BTreeMap<String, Opened>) {
    let mut expected: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut partition = "";
    for line in DUMP.lines() {
        if let Some(file) = line.strip_prefix("Dumping ") {
            partition = file.split('/').next().unwrap();
        } else if line.starts_with("baseOffset: ") || line.starts_with("| ") {
            expected.entry(partition).or_default().push(line);
        }
    }
    assert_eq!(expected.len(), 5, "partitions in the dump");
    for (name, lines) in expected {
        let found = dump(&opened[name]);
        for (found, expected) in found.iter().zip(&lines) {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(found.len(), lines.len(), "{name}");
    }
}

/// All batches and records from the log start to its end, in the dump tool's words.
fn dump(opened: &Opened) -> Vec<String> {
    let mut lines = Vec::new();
    let mut from = opened.log.start();
    while from < opened.log.end() {
        // One batch at a time, so that every place is searched for.
        let ask = Ask { from, up_to: opened.log.end(), max_bytes: 1, at_least_one: true };
        match opened.files.find(opened.log.read(ask).unwrap()).unwrap() {
            Located::Nothing => break,
            Located::NextSegment(next) => from = next,
            Located::Slice(slice) => {
                let mut bytes = vec![0; slice.length as usize];
                slice.file.read_exact_at(slice.position, &mut bytes).unwrap();
                from = Offset(dump_batch(&bytes, slice.position, &mut lines) + 1);
            }
        }
    }
    lines
}

fn dump_batch(bytes: &[u8], position: u64, lines: &mut Vec<String>) -> i64 {
    let batch = batches(bytes).next().unwrap().unwrap();
    let header = batch.header().unwrap();
    let (stamp, codec) = (stamp(&header), codec(&header));
    lines.push(format!(
        "baseOffset: {} lastOffset: {} count: {} baseSequence: {} lastSequence: {} producerId: {} producerEpoch: {} \
         partitionLeaderEpoch: {} isTransactional: {} isControl: {} deleteHorizonMs: OptionalLong.empty position: {position} \
         {stamp}: {} size: {} magic: {} compresscodec: {codec} crc: {} isvalid: {}",
        header.base_offset,
        header.last_offset(),
        header.records_count,
        header.base_sequence,
        header.last_sequence(),
        header.producer_id,
        header.producer_epoch,
        header.partition_leader_epoch,
        header.is_transactional(),
        header.is_control(),
        header.max_timestamp,
        header.size(),
        header.magic,
        header.crc,
        batch.checksum_matches(),
    ));
    let mut scratch = Vec::new();
    for record in batch.records(1 << 20, &mut scratch).unwrap() {
        let record = record.unwrap();
        let size = |bytes: Option<&[u8]>| bytes.map_or(-1, |bytes| i64::try_from(bytes.len()).unwrap());
        let sequence = record.sequence(&header).unwrap_or(-1);
        let keys: Vec<_> = record.headers.iter().map(|(key, _)| String::from_utf8_lossy(key).into_owned()).collect();
        let mut line = format!(
            "| offset: {} {stamp}: {} keySize: {} valueSize: {} sequence: {sequence} headerKeys: [{}]",
            record.offset,
            record.timestamp,
            size(record.key),
            size(record.value),
            keys.join(",")
        );
        if header.is_control() {
            let kind = if ControlType::of_key(record.key.unwrap()) == Some(ControlType::Commit) { "COMMIT" } else { "ABORT" };
            let epoch = EndTxnMarker::coordinator_epoch_of(record.value.unwrap()).unwrap();
            write!(line, " endTxnMarker: {kind} coordinatorEpoch: {epoch}").unwrap();
        } else {
            for (name, bytes) in [("key", record.key), ("payload", record.value)] {
                if let Some(bytes) = bytes {
                    write!(line, " {name}: {}", String::from_utf8_lossy(bytes)).unwrap();
                }
            }
        }
        lines.push(line);
    }
    header.last_offset()
}

fn stamp(header: &BatchHeader) -> &'static str {
    match header.timestamp_type() {
        TimestampType::CreateTime => "CreateTime",
        TimestampType::LogAppendTime => "LogAppendTime",
    }
}

fn codec(header: &BatchHeader) -> &'static str {
    header.compression().map_or("?", Codec::name)
}

fn unpack(archive: &[u8]) -> Disk {
    let disk = Disk::Sim(SimDisk::new(1, Faults::NONE));
    unpack_onto(&disk, archive);
    disk
}

/// Unpacks an archive onto a simulated disk, below `/data`.
pub(crate) fn unpack_onto(disk: &Disk, archive: &[u8]) {
    write_all(disk, &files(archive));
    assert!(disk.exists(&inside("orders-0").join(FileKind::Log.name(Offset(0)))).unwrap(), "the archive is laid out as expected");
}

pub(crate) fn write_all(disk: &Disk, files: &[(PathBuf, Vec<u8>)]) {
    for (path, bytes) in files {
        disk.create_dir_all(path.parent().unwrap()).unwrap();
        disk.open(path, OpenOptions::REPLACE).unwrap().write_all_at(0, bytes).unwrap();
    }
}

/// The files of an archive, as they are to lie below `/data`.
pub(crate) fn files(archive: &[u8]) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut tar, mut found) = (Vec::new(), Vec::new());
    zstd::Decoder::new(archive).unwrap().read_to_end(&mut tar).unwrap();
    let mut rest = tar.as_slice();
    while let Some((header, behind)) = rest.split_at_checked(512).filter(|(header, _)| header[0] != 0) {
        let text = |range: std::ops::Range<usize>| String::from_utf8_lossy(&header[range]).trim_end_matches(['\0', ' ']).to_owned();
        let size = usize::from_str_radix(&text(124..136), 8).unwrap();
        if header[156] != b'5' {
            found.push((inside(&text(0..100)), behind[..size].to_vec()));
        }
        rest = &behind[size.div_ceil(512) * 512..];
    }
    found
}

fn inside(name: &str) -> PathBuf {
    Path::new("/data").join(name.trim_start_matches("./"))
}
