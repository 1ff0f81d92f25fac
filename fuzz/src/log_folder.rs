//! A partition's folder made of any bytes: what recovery makes of it, and what readers then get.
//!
//! Input: a byte of flags, one for the recovery point, one for the log start; then files, each as kind, base offset, length (uint16,
//! big-endian), bytes. The kinds are those of [`name_of`].

use std::collections::BTreeMap;
use std::time::Duration;

use milena_engine::log::checkpoint::{self, offsets_text, parse_offsets};
use milena_engine::log::index::IndexEntry;
use milena_engine::log::producers::{AbortedTransaction, Producers};
use milena_engine::log::{
    Ask, Damaged, Effects, Epochs, FileKind, Folder, FolderFile, Found, Log, LogOptions, Recovered, Recovery, Step, TimeFound, TimeTarget,
};
use milena_engine::types::{LeaderEpoch, Monotonic, Now, Offset, Timestamp};
use milena_protocol::batch::header::{BatchHeader, renew_crc};
use milena_protocol::batch::{BatchBuilder, BatchOptions, batches};
use milena_protocol::hash::crc32c;

use crate::choices::Choices;

/// The directory was stopped cleanly.
const CLEAN: u8 = 1;
/// Checksums in `.log` and `.snapshot` files are made right, so that what lies behind them is reached.
const RENEW: u8 = 2;
const COMPACT: u8 = 4;

/// Reads and writes that a recovery of an input may take: a few for each of its bytes would be far too many already.
const STEPS: usize = 20_000;

type Files = BTreeMap<String, Vec<u8>>;

/// Recovery of any folder ends, asks for no more than there is, and gives a log that serves what it promises.
///
/// Not stopped cleanly and never synced, that is all of: every batch whole, checksums right, offsets rising, up to the log end (L9);
/// recovered again, the same. Otherwise its indexes are believed where they may be right, and a reader may meet damage, which it is told.
pub fn log_recovery(input: &[u8]) {
    let mut choices = Choices::new(input);
    let (flags, point, start) = (choices.byte(), choices.byte(), choices.byte());
    let files = files_of(choices.rest(), flags);
    check(files, flags, i64::from(point), (start != 255).then_some(Offset(i64::from(start))));
}

/// Index files, snapshots, checkpoints of any bytes beside sound segments: they cost time, never records (L5).
pub fn index_files(input: &[u8]) {
    decode_alone(input);
    let mut choices = Choices::new(input);
    let flags = choices.byte() & !COMPACT;
    let mut files = files_of(choices.rest(), flags);
    files.retain(|name, _| !name.contains(".log"));
    for base in [0i64, 6, 12] {
        files.insert(FileKind::Log.name(Offset(base)), sound_segment(base));
    }
    let recovered = check(files, flags, 0, None);
    if flags & CLEAN == 0 {
        assert_eq!((recovered.log.start(), recovered.log.end(), recovered.cut_bytes), (Offset(0), Offset(18), 0), "L5");
    }
}

/// Three batches of two records.
fn sound_segment(base: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    for first in [base, base + 2, base + 4] {
        let mut builder = BatchBuilder::new(BatchOptions { base_offset: first, partition_leader_epoch: 0, ..BatchOptions::default() });
        for at in [first, first + 1] {
            builder.append(1_000 + at, Some(b"key"), Some(b"value"), &[]).expect("a small record");
        }
        builder.finish(&mut bytes);
    }
    bytes
}

/// Each format by itself: what is read is written and read back the same.
fn decode_alone(bytes: &[u8]) {
    if let Some(producers) = Producers::from_snapshot(bytes) {
        producers.check_invariants();
        let again = Producers::from_snapshot(&producers.to_snapshot()).expect("what we write, we read");
        assert_eq!(again.to_snapshot(), producers.to_snapshot());
    }
    if let Ok(epochs) = Epochs::parse(bytes) {
        epochs.check_invariants();
        assert_eq!(Epochs::parse(epochs.to_text().as_bytes()).as_ref(), Ok(&epochs));
    }
    if let Ok(offsets) = parse_offsets(bytes) {
        assert_eq!(parse_offsets(offsets_text(&offsets).as_bytes()), Ok(offsets));
    }
    if let Some(entry) = IndexEntry::from_bytes(bytes) {
        assert_eq!(entry.to_bytes(), bytes[..8]);
    }
    if let Some(aborted) = AbortedTransaction::from_bytes(bytes) {
        assert_eq!(AbortedTransaction::from_bytes(&aborted.to_bytes()), Some(aborted));
    }
}

fn files_of(mut bytes: &[u8], flags: u8) -> Files {
    let mut files = Files::new();
    while let Some((&[kind, base, high, low], rest)) = bytes.split_first_chunk() {
        let length = usize::from(u16::from_be_bytes([high, low])).min(rest.len());
        let (content, rest) = rest.split_at(length);
        let mut content = content.to_vec();
        let name = name_of(kind, base);
        if flags & RENEW != 0 {
            renew(&name, &mut content);
        }
        files.insert(name, content);
        bytes = rest;
    }
    files
}

fn name_of(kind: u8, base: u8) -> String {
    let base = Offset(i64::from(base));
    match kind % 16 {
        10 => checkpoint::LEADER_EPOCHS.to_owned(),
        11 => format!("{}.deleted", FileKind::Log.name(base)),
        12 => format!("{}.swap", FileKind::Log.name(base)),
        13 => format!("{}.cleaned", FileKind::Log.name(base)),
        14 => FileKind::Log.name(Offset(i64::MAX - base.get())),
        15 => format!("{}.swap", FileKind::Index.name(base)),
        kind => FileKind::ALL[usize::from(kind % 5)].name(base),
    }
}

fn renew(name: &str, content: &mut [u8]) {
    if name.ends_with(".snapshot") && content.len() >= 6 {
        let crc = crc32c(&content[6..]);
        content[2..6].copy_from_slice(&crc.to_be_bytes());
    }
    let mut at = 0;
    while name.contains(".log")
        && let Some(Ok(batch)) = batches(&content[at..]).next()
    {
        let (size, modern) = (batch.bytes().len(), batch.header().is_ok());
        if modern {
            renew_crc(&mut content[at..at + size]);
        }
        at += size;
    }
}

fn options(flags: u8) -> LogOptions {
    LogOptions { index_interval_bytes: 100, compact: flags & COMPACT != 0, ..LogOptions::DEFAULT }
}

fn now() -> Now {
    Now { wall: Timestamp(1_000_000), monotonic: Monotonic(Duration::from_secs(1)) }
}

fn check(files: Files, flags: u8, recovery_point: i64, log_start: Option<Offset>) -> Recovered {
    let (recovered, mut files) = recover(files, flags, recovery_point, log_start);
    let strict = flags & CLEAN == 0 && recovery_point == 0;
    let read = read_all(&recovered.log, &files);
    let times = [-1, 0, 1_003, i64::MAX].map(|time| find_time(&recovered.log, &files, TimeTarget::AtOrAfter(Timestamp(time))));
    let largest = find_time(&recovered.log, &files, TimeTarget::Largest);
    if strict {
        let served = read.as_ref().expect("what was scanned can be read");
        whole(&recovered.log, served, flags);
        assert!(times.iter().chain([&largest]).all(Result::is_ok), "what was scanned can be searched");
        let (again, files_again) = recover(files.clone(), flags, 0, log_start);
        assert_eq!((again.log.start(), again.log.end(), again.cut_bytes), (recovered.log.start(), recovered.log.end(), 0), "L9");
        assert_eq!(read_all(&again.log, &files_again).as_ref(), Ok(served), "L9");
    }
    append_one(recovered.log.clone(), &mut files, read.ok());
    recovered
}

fn recover(mut files: Files, flags: u8, recovery_point: i64, log_start: Option<Offset>) -> (Recovered, Files) {
    let described =
        |(name, bytes): (&String, &Vec<u8>)| FolderFile { name: name.clone(), size: bytes.len() as u64, modified: Timestamp(0) };
    let folder = Folder {
        files: files.iter().map(described).collect(),
        epochs: files.get(checkpoint::LEADER_EPOCHS).cloned(),
        clean: flags & CLEAN != 0,
        recovery_point: Offset(recovery_point),
        log_start,
        cleaned_to: (flags & COMPACT != 0).then_some(Offset(i64::MAX)),
        resume: None,
    };
    let most = files.values().map(Vec::len).max().unwrap_or(0);
    let mut recovery = Recovery::new(folder, options(flags), now());
    for _ in 0..STEPS {
        match recovery.next() {
            Step::Read { file, position, length } => {
                assert!(length <= most.max(256 * 1024), "B1: {length} bytes asked for, {most} are there");
                recovery.on_bytes(slice(&files, &file, position, length));
            }
            Step::Write { file, bytes, .. } => drop(files.insert(file, bytes)),
            Step::WriteFrom { file, position, bytes, .. } => {
                let content = files.get_mut(&file).expect("a resume point's index is there");
                content.truncate(usize::try_from(position).expect("small"));
                content.extend(bytes);
            }
            Step::Truncate { file, size } => {
                let size = usize::try_from(size).expect("small");
                let bytes = files.get_mut(&file).expect("only what is there is cut");
                assert!(size <= bytes.len());
                bytes.truncate(size);
            }
            Step::Remove { file, .. } => drop(files.remove(&file)),
            Step::Rename { from, to } => {
                let bytes = files.remove(&from).expect("only what is there is renamed");
                files.insert(to, bytes);
            }
            Step::SyncNames => {}
            Step::Done => {
                let recovered = recovery.finish();
                recovered.log.check_invariants();
                return (recovered, files);
            }
        }
    }
    panic!("recovery does not end");
}

/// All bytes that a reader from the start on gets.
fn read_all(log: &Log, files: &Files) -> Result<Vec<u8>, Damaged> {
    let mut served = Vec::new();
    let mut from = log.start();
    for _ in 0..STEPS {
        let ask = Ask { from, up_to: Offset(i64::MAX), max_bytes: u32::MAX, at_least_one: true };
        let Ok(mut search) = log.read(ask) else { panic!("{from} is within {}..={}", log.start(), log.end()) };
        for turn in 0.. {
            let Some(wanted) = search.next_read() else { break };
            assert!(turn < STEPS, "the search does not end");
            search.on_bytes(slice(files, &wanted.file.name(wanted.segment), wanted.position, wanted.length))?;
        }
        match search.found().expect("the search is over") {
            Found::Nothing => return Ok(served),
            Found::NextSegment(next) => {
                assert!(next > from);
                from = next;
            }
            Found::Slice(given) => {
                let bytes = slice(files, &FileKind::Log.name(given.segment), u64::from(given.position), given.length as usize);
                let last = batches(bytes).map_while(Result::ok).last().map(|batch| Offset(batch.last_offset()));
                let Some(last) = last.filter(|last| *last >= from) else { return Ok(served) };
                served.extend_from_slice(bytes);
                from = last.plus(1);
                if from >= log.end() {
                    return Ok(served);
                }
            }
        }
    }
    panic!("reading does not end");
}

/// Every batch whole, its checksum right, offsets rising, up to the log end.
fn whole(log: &Log, served: &[u8], flags: u8) {
    let mut cut = batches(served);
    let mut next = None;
    for batch in &mut cut {
        let batch = batch.expect("only batches are served");
        assert!(batch.checksum_matches());
        let last = Offset(batch.last_offset());
        assert!(next.is_none_or(|next| last >= next) && last < log.end(), "{last} after {next:?}, log end {}", log.end());
        next = Some(last.plus(1));
    }
    assert!(cut.rest().is_empty(), "only whole batches are served");
    if flags & COMPACT == 0
        && let Some(next) = next
    {
        assert_eq!(next, log.end(), "up to the log end");
    }
}

fn find_time(log: &Log, files: &Files, target: TimeTarget) -> Result<Option<Offset>, Damaged> {
    let mut from = log.start();
    for _ in 0..STEPS {
        let mut search = log.find_time(target, from, Offset(i64::MAX)).expect("the log is online");
        for turn in 0.. {
            let Some(wanted) = search.next_read() else { break };
            assert!(turn < STEPS, "the search does not end");
            search.on_bytes(slice(files, &wanted.file.name(wanted.segment), wanted.position, wanted.length))?;
        }
        match search.found().expect("the search is over") {
            TimeFound::Nothing => return Ok(None),
            TimeFound::Record(found) => return Ok(Some(found.offset)),
            TimeFound::NextSegment(next) => {
                assert!(next > from);
                from = next;
            }
        }
    }
    panic!("the search for a time does not end");
}

/// The log goes on: one more batch is taken at its end, and read back there.
fn append_one(mut log: Log, files: &mut Files, before: Option<Vec<u8>>) {
    let mut builder = BatchBuilder::new(BatchOptions::default());
    builder.append(1_000_000, None, Some(b"one more"), &[]).expect("a small record");
    let mut batch = builder.build();
    let header = BatchHeader::parse(&batch).expect("our own");
    let end = log.end();
    if end.get() == i64::MAX {
        return; // a file name claims the last of all offsets: there is no next one
    }
    let Ok(appended) = log.append(now(), LeaderEpoch(i32::MAX), &mut batch, &header) else { return };
    assert_eq!((appended.base_offset, log.end()), (end, end));
    let name = FileKind::Log.name(appended.segment);
    let content = files.entry(name).or_default();
    let position = appended.position as usize;
    content.resize(content.len().max(position), 0);
    content.splice(position.., batch.iter().copied());
    log.on_written(appended.last_offset.plus(1), &mut Effects::default());
    log.check_invariants();
    if let (Some(before), Ok(after)) = (before, read_all(&log, files)) {
        assert!(after.starts_with(&before), "appending leaves what is there");
    }
}

fn slice<'a>(files: &'a Files, name: &str, position: u64, length: usize) -> &'a [u8] {
    let bytes = files.get(name).map_or(&[][..], Vec::as_slice);
    let from = usize::try_from(position).unwrap_or(usize::MAX).min(bytes.len());
    &bytes[from..from.saturating_add(length).min(bytes.len())]
}
