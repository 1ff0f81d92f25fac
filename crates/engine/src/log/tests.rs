//! The log against a model of its folder: a map of names to bytes, written as the shell would.

use std::collections::BTreeMap;
use std::sync::Arc;

use milena_protocol::batch::builder::{BatchBuilder, BatchOptions};
use milena_protocol::batch::{BatchHeader, Codec, EndTxnMarker, batches, set_max_timestamp};

use super::producers::{Marker, Producer};
use super::*;
use crate::types::{Monotonic, Now, ProducerId, Timestamp};

pub(super) const EPOCH: LeaderEpoch = LeaderEpoch(3);

pub(super) fn now(wall: i64) -> Now {
    Now { wall: Timestamp(wall), monotonic: Monotonic::default() }
}

/// A batch of `count` records with timestamps `from`, `from + 1` …
pub(super) fn batch(count: i32, from: i64) -> Vec<u8> {
    with_options(count, from, BatchOptions::default())
}

pub(super) fn with_options(count: i32, from: i64, options: BatchOptions) -> Vec<u8> {
    let mut builder = BatchBuilder::new(options);
    for n in 0..count {
        builder.append(from + i64::from(n), Some(b"key"), Some(format!("value {n}").as_bytes()), &[]).unwrap();
    }
    builder.build()
}

pub(super) fn idempotent(producer: i64, epoch: i16, sequence: i32, count: i32) -> Vec<u8> {
    let options = BatchOptions { producer_id: producer, producer_epoch: epoch, base_sequence: sequence, ..BatchOptions::default() };
    with_options(count, 1000, options)
}

/// Stands for the log start in the directory's checkpoint.
pub(super) const LOG_START: &str = "log-start";

/// A folder in memory, and the log that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Partition {
    pub(super) log: Log,
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) effects: Effects,
}

fn folder_of(
    files: &BTreeMap<String, Vec<u8>>,
    options: LogOptions,
    clean: bool,
    recovery_point: i64,
    resume: Option<Arc<ResumePoint>>,
) -> Folder {
    Folder {
        files: files
            .iter()
            .map(|(name, bytes)| FolderFile { name: name.clone(), size: bytes.len() as u64, modified: Timestamp(0) })
            .collect(),
        epochs: files.get(checkpoint::LEADER_EPOCHS).cloned(),
        clean,
        recovery_point: Offset(recovery_point),
        cleaned_to: options.compact.then_some(Offset(i64::MAX)),
        log_start: files.get(LOG_START).map(|text| Offset(str::from_utf8(text).unwrap().parse().unwrap())),
        resume,
    }
}

/// The next step of a recovery; whether there was one.
fn step(recovery: &mut Recovery, files: &mut BTreeMap<String, Vec<u8>>) -> bool {
    match recovery.next() {
        Step::Read { file, position, length } => recovery.on_bytes(read(files, &file, position, length)),
        Step::Write { file, bytes, .. } => drop(files.insert(file, bytes)),
        Step::WriteFrom { file, position, bytes, .. } => {
            let content = files.get_mut(&file).unwrap();
            content.truncate(usize::try_from(position).unwrap());
            content.extend(bytes);
        }
        Step::Truncate { file, size } => files.get_mut(&file).unwrap().truncate(size as usize),
        Step::Remove { file, .. } => drop(files.remove(&file)),
        Step::Rename { from, to } => {
            let bytes = files.remove(&from).unwrap();
            files.insert(to, bytes);
        }
        Step::SyncNames => {}
        Step::Done => return false,
    }
    true
}

impl Partition {
    pub(super) fn new(options: LogOptions) -> Self {
        Self::recover(BTreeMap::new(), options, true, 0).0
    }

    pub(super) fn recover(files: BTreeMap<String, Vec<u8>>, options: LogOptions, clean: bool, recovery_point: i64) -> (Self, Recovered) {
        Self::recover_at(files, options, clean, recovery_point, None)
    }

    pub(super) fn recover_at(
        mut files: BTreeMap<String, Vec<u8>>,
        options: LogOptions,
        clean: bool,
        recovery_point: i64,
        resume: Option<Arc<ResumePoint>>,
    ) -> (Self, Recovered) {
        let mut recovery = Recovery::new(folder_of(&files, options, clean, recovery_point, resume), options, now(0));
        while step(&mut recovery, &mut files) {}
        let recovered = recovery.finish();
        let log = recovered.log.clone();
        log.check_invariants();
        (Self { log, files, effects: Effects::default() }, recovered)
    }

    /// As far as so many steps go; whether that is all.
    fn recover_partly(files: &mut BTreeMap<String, Vec<u8>>, options: LogOptions, steps: usize) -> bool {
        let mut recovery = Recovery::new(folder_of(files, options, false, 0, None), options, now(0));
        (0..steps).any(|_| !step(&mut recovery, files))
    }

    /// Reserves, and makes room for the batch; the bytes are written by `write`.
    pub(super) fn reserve(&mut self, at: i64, mut batch: Vec<u8>) -> Result<(Appended, Vec<u8>), AppendError> {
        let header = BatchHeader::parse(&batch).unwrap();
        let appended = self.log.append(now(at), EPOCH, &mut batch, &header)?;
        if let Some(roll) = &appended.rolled {
            self.roll(roll);
        }
        if appended.epoch_began {
            self.effects.epochs_changed = true;
        }
        Ok((appended, batch))
    }

    pub(super) fn write(&mut self, appended: &Appended, batch: &[u8]) {
        write(&mut self.files, &FileKind::Log.name(appended.segment), u64::from(appended.position), batch);
        self.log.on_written(appended.last_offset.plus(1), &mut self.effects);
        self.perform();
    }

    pub(super) fn append(&mut self, batch: Vec<u8>) -> Result<Appended, AppendError> {
        let at = BatchHeader::parse(&batch).unwrap().max_timestamp;
        let (appended, batch) = self.reserve(at, batch)?;
        self.write(&appended, &batch);
        Ok(appended)
    }

    pub(super) fn roll(&mut self, roll: &Roll) {
        self.files.insert(FileKind::Snapshot.name(roll.opened), roll.snapshot.clone());
        for kind in [FileKind::Log, FileKind::Index, FileKind::TimeIndex] {
            self.files.insert(kind.name(roll.opened), Vec::new());
        }
        for entry in &roll.entries {
            write(&mut self.files, &entry.file.name(entry.segment), entry.position, entry.bytes());
        }
    }

    /// Does what retention does; its effects are not performed yet.
    pub(super) fn retain(&mut self, at: i64, high_watermark: Offset) {
        self.log.expire_producers(now(at));
        if let Some(from) = self.log.retained_from(now(at), high_watermark) {
            self.log.retain_from(now(at), from, &mut self.effects);
        }
    }

    pub(super) fn perform(&mut self) {
        if self.log.start() > Offset::ZERO {
            self.files.insert(LOG_START.to_owned(), self.log.start().to_string().into_bytes());
        }
        let effects = std::mem::take(&mut self.effects);
        for roll in &effects.rolled {
            self.roll(roll);
        }
        for entry in &effects.index {
            write(&mut self.files, &entry.file.name(entry.segment), entry.position, entry.bytes());
        }
        for (segment, aborted) in &effects.aborted {
            self.files.entry(FileKind::TxnIndex.name(*segment)).or_default().extend(aborted.to_bytes());
        }
        for base in &effects.deleted {
            for kind in FileKind::ALL {
                self.files.remove(&kind.name(*base));
            }
        }
        if effects.epochs_changed {
            self.files.insert(checkpoint::LEADER_EPOCHS.to_owned(), self.log.epochs().to_text().into_bytes());
        }
        self.log.check_invariants();
    }

    /// The bytes that a reader gets, and how many reads of files it took to find them.
    pub(super) fn read(&self, ask: Ask) -> Result<(Vec<u8>, usize), ReadError> {
        let mut reads = 0;
        let mut ask = ask;
        loop {
            let mut search = self.log.read(ask)?;
            while let Some(wanted) = search.next_read() {
                reads += 1;
                let name = wanted.file.name(wanted.segment);
                search.on_bytes(read(&self.files, &name, wanted.position, wanted.length)).unwrap();
            }
            match search.found().unwrap() {
                Found::Nothing => return Ok((Vec::new(), reads)),
                Found::NextSegment(from) => ask.from = from,
                Found::Slice(slice) => {
                    let name = FileKind::Log.name(slice.segment);
                    return Ok((read(&self.files, &name, u64::from(slice.position), slice.length as usize).to_vec(), reads));
                }
            }
        }
    }

    pub(super) fn find_time(&self, target: TimeTarget, up_to: i64) -> Option<(i64, i64)> {
        let mut from = self.log.start();
        loop {
            let mut search = self.log.find_time(target, from, Offset(up_to)).unwrap();
            while let Some(wanted) = search.next_read() {
                let name = wanted.file.name(wanted.segment);
                search.on_bytes(read(&self.files, &name, wanted.position, wanted.length)).unwrap();
            }
            match search.found().unwrap() {
                TimeFound::Nothing => return None,
                TimeFound::Record(found) => return Some((found.offset.get(), found.timestamp.get())),
                TimeFound::NextSegment(next) => from = next,
            }
        }
    }

    /// Base and last offset of every batch that a reader gets.
    pub(super) fn offsets(&self) -> Vec<(i64, i64)> {
        let mut found = Vec::new();
        let mut from = self.log.start();
        while from < self.log.end() {
            let (bytes, _) = self.read(all(from.get())).unwrap();
            for batch in batches(&bytes) {
                let batch = batch.unwrap();
                assert!(batch.checksum_matches());
                found.push((batch.first_field(), batch.last_offset()));
                from = Offset(batch.last_offset() + 1);
            }
        }
        found
    }
}

fn all(from: i64) -> Ask {
    Ask { from: Offset(from), up_to: Offset(i64::MAX), max_bytes: u32::MAX, at_least_one: true }
}

fn read<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str, position: u64, length: usize) -> &'a [u8] {
    let bytes = files.get(name).map_or(&[][..], Vec::as_slice);
    let begin = (position as usize).min(bytes.len());
    &bytes[begin..(begin + length).min(bytes.len())]
}

fn write(files: &mut BTreeMap<String, Vec<u8>>, name: &str, position: u64, bytes: &[u8]) {
    let file = files.entry(name.to_owned()).or_default();
    let end = position as usize + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    file[position as usize..end].copy_from_slice(bytes);
}

pub(super) fn small() -> LogOptions {
    LogOptions { segment_bytes: 1000, index_interval_bytes: 200, ..LogOptions::DEFAULT }
}

/// Thirty batches of 1 to 4 records in several segments.
fn filled() -> Partition {
    let mut partition = Partition::new(small());
    for n in 0..30 {
        partition.append(batch(n % 4 + 1, 1000 + i64::from(n) * 10)).unwrap();
    }
    partition
}

#[test]
fn every_offset_gives_its_batch_whole() {
    let partition = filled();
    assert!(partition.log.segments().len() > 3, "several segments");
    let offsets = partition.offsets();
    assert_eq!(offsets.len(), 30);
    for (base, last) in offsets {
        for offset in base..=last {
            let (bytes, _) = partition.read(Ask { max_bytes: 1, ..all(offset) }).unwrap();
            let header = BatchHeader::parse(&bytes).unwrap();
            assert_eq!((header.base_offset, header.size()), (base, bytes.len()), "at {offset}");
            assert_eq!(header.partition_leader_epoch, EPOCH.get());
        }
    }
}

#[test]
fn limits_and_bounds_of_a_read() {
    let partition = filled();
    let offsets = partition.offsets();
    let end = partition.log.end().get();
    let size = |count: i32| batch(count, 0).len();
    assert_eq!(partition.read(all(end)).unwrap(), (vec![], 0), "at the end: nothing, and nothing read");
    assert!(matches!(partition.read(all(end + 1)), Err(ReadError::OutOfRange { .. })));
    assert!(matches!(partition.read(all(-1)), Err(ReadError::OutOfRange { .. })));
    let none = partition.read(Ask { max_bytes: 10, at_least_one: false, ..all(0) }).unwrap();
    assert_eq!(none.0, b"", "the first batch is larger than what is asked");
    let cut = partition.read(Ask { max_bytes: (size(1) + 10) as u32, ..all(0) }).unwrap();
    assert_eq!(cut.0.len(), size(1) + 10, "the last batch may be cut");
    for (at, &(base, last)) in offsets.iter().enumerate() {
        for up_to in [base, last] {
            let found = partition.read(Ask { up_to: Offset(up_to), ..all(0) }).unwrap().0;
            let last_given = batches(&found).last().map_or(-1, |batch| batch.unwrap().last_offset());
            let first_segment_end = partition.log.segments()[1].base.get() - 1;
            let expected = if at == 0 { -1 } else { offsets[at - 1].1.min(first_segment_end) };
            assert_eq!(last_given, expected, "up to {up_to}");
        }
    }
}

#[test]
fn readers_of_the_newest_batches_need_no_file_to_find_them() {
    let mut partition = Partition::new(LogOptions::DEFAULT);
    for n in 0..200 {
        partition.append(batch(3, n)).unwrap();
    }
    let (bytes, reads) = partition.read(all(598)).unwrap();
    assert_eq!((BatchHeader::parse(&bytes).unwrap().base_offset, reads), (597, 0));
    let (_, reads) = partition.read(Ask { up_to: Offset(590), ..all(560) }).unwrap();
    assert_eq!(reads, 0, "nor for a bound among them");
    let (_, reads) = partition.read(all(10)).unwrap();
    assert_eq!(reads, 1, "an older one of the active segment takes one");
}

#[test]
fn what_is_reserved_is_not_seen_before_it_is_written() {
    let mut partition = Partition::new(small());
    let (first, first_bytes) = partition.reserve(0, batch(2, 0)).unwrap();
    let (second, second_bytes) = partition.reserve(0, batch(3, 0)).unwrap();
    assert_eq!((first.base_offset, second.base_offset), (Offset(0), Offset(2)));
    assert_eq!(second.position as usize, first_bytes.len(), "contiguous");
    assert_eq!((partition.log.end(), partition.log.reserved_end()), (Offset(0), Offset(5)));
    partition.log.check_invariants();
    partition.write(&first, &first_bytes);
    assert_eq!(partition.offsets(), [(0, 1)]);
    partition.write(&second, &second_bytes);
    assert_eq!(partition.offsets(), [(0, 1), (2, 4)]);
}

#[test]
fn a_failure_stops_everything() {
    let mut partition = filled();
    partition.log.on_failed();
    assert_eq!(partition.append(batch(1, 0)), Err(AppendError::Offline));
    assert_eq!(partition.read(all(0)), Err(ReadError::Offline));
}

#[test]
fn sequences() {
    let out = |last, found| {
        Err(ProducerError::OutOfOrder { producer: ProducerId(7), last: crate::types::Sequence(last), found: crate::types::Sequence(found) })
    };
    let again =
        |base| Err(ProducerError::Duplicate { base_offset: Offset(base), last_offset: Offset(base + 1), timestamp: Timestamp(1001) });
    let max = i32::MAX;
    // What was appended before: epoch, first sequence of batches of two records. Then one more, and what becomes of it.
    let cases = [
        ("the first may be any", vec![], (0, 100), Ok(())),
        ("the next", vec![(0, 0)], (0, 2), Ok(())),
        ("a gap", vec![(0, 0)], (0, 3), out(1, 3)),
        ("the same again", vec![(0, 0)], (0, 0), again(0)),
        ("the fifth back", vec![(0, 0), (0, 2), (0, 4), (0, 6), (0, 8)], (0, 0), again(0)),
        ("the sixth back", vec![(0, 0), (0, 2), (0, 4), (0, 6), (0, 8), (0, 10)], (0, 0), out(11, 0)),
        ("over the top", vec![(0, max - 1)], (0, 0), Ok(())),
        ("a batch that wraps", vec![(0, max - 2), (0, max)], (0, 1), Ok(())),
        ("a batch that wraps, again", vec![(0, max - 2), (0, max)], (0, max), again(2)),
        ("a new epoch begins at 0", vec![(0, 4)], (1, 0), Ok(())),
        ("a new epoch elsewhere", vec![(0, 4)], (1, 6), out(5, 6)),
        (
            "an old epoch",
            vec![(1, 0)],
            (0, 2),
            Err(ProducerError::FencedEpoch {
                producer: ProducerId(7),
                found: crate::types::ProducerEpoch(0),
                current: crate::types::ProducerEpoch(1),
            }),
        ),
    ];
    for (name, before, (epoch, sequence), expected) in cases {
        let mut partition = Partition::new(small());
        for (epoch, sequence) in before {
            partition.append(idempotent(7, epoch, sequence, 2)).unwrap();
        }
        let end = partition.log.end();
        let found = partition.append(idempotent(7, epoch, sequence, 2)).map(|_| ());
        assert_eq!(found, expected.map_err(AppendError::Producer), "{name}");
        assert_eq!(partition.log.end() == end, found.is_err(), "{name}: a refusal changes nothing");
        let (again, _) = Partition::recover(partition.files.clone(), small(), false, 0);
        assert_eq!(again.log.producers(), partition.log.producers(), "{name}: recovery knows the same");
    }
}

#[test]
fn rolls() {
    let day = 24 * 60 * 60 * 1000;
    let options = LogOptions { segment_ms: day, segment_jitter_ms: 10, segment_bytes: 1000, ..LogOptions::DEFAULT };
    let full_index = LogOptions { index_bytes: 24, index_interval_bytes: 0, ..options };
    let one = batch(1, 0).len() as i64;
    let cases = [
        ("by size", options, vec![0; (1000 / one) as usize + 1], 2),
        ("not at the size", options, vec![0; (1000 / one) as usize], 1),
        ("by the age of records", options, vec![5, day - 5 + 1], 2),
        ("not at the age", options, vec![5, day - 5], 1),
        ("by a full time index", full_index, vec![1, 2, 3], 2),
    ];
    for (name, options, timestamps, segments) in cases {
        let mut partition = Partition::new(options);
        for timestamp in timestamps {
            partition.append(batch(1, timestamp)).unwrap();
        }
        assert_eq!(partition.log.segments().len(), segments, "{name}");
        assert_eq!(partition.offsets().len() as i64, partition.log.end().get(), "{name}");
    }
    let mut partition = Partition::new(LogOptions { segment_bytes: 50, ..options });
    assert!(matches!(partition.append(batch(1, 0)), Err(AppendError::LargerThanSegment { limit: 50, .. })));
}

#[test]
fn a_new_segment_takes_its_space_if_asked_to() {
    for (preallocate, expected) in [(false, None), (true, Some(1000))] {
        let mut partition = Partition::new(LogOptions { preallocate, ..small() });
        partition.append(batch(1, 0)).unwrap();
        assert_eq!(partition.log.roll(now(0)).unwrap().reserve, expected);
    }
}

#[test]
fn segments_close_in_time_for_the_compaction_that_is_asked_for() {
    let options = LogOptions { segment_ms: 1000, max_compaction_lag_ms: 100, ..LogOptions::DEFAULT };
    for (compact, segments) in [(false, 1), (true, 2)] {
        let mut partition = Partition::new(LogOptions { compact, ..options });
        partition.append(batch(1, 0)).unwrap();
        partition.append(batch(1, 101)).unwrap();
        assert_eq!(partition.log.segments().len(), segments);
    }
}

#[test]
fn retention() {
    let keep = |ms, bytes| LogOptions { retention_ms: ms, retention_bytes: bytes, segment_bytes: 300, ..LogOptions::DEFAULT };
    let one = batch(2, 0).len() as u64; // 300 bytes hold three of them
    let cases = [
        ("nothing is old", keep(Some(1000), None), 1000, i64::MAX, 0),
        ("one is old", keep(Some(1000), None), 1031, i64::MAX, 6),
        ("all are old: the active one is rolled", keep(Some(1000), None), 5000, i64::MAX, 24),
        ("not above the high watermark", keep(Some(1000), None), 5000, 14, 12),
        ("for ever", keep(None, None), i64::MAX, i64::MAX, 0),
        ("by size, only while the rest is enough", keep(None, Some(one * 7)), 0, i64::MAX, 6),
        ("by size, exactly", keep(None, Some(one * 6)), 0, i64::MAX, 12),
        ("without delete", LogOptions { delete: false, ..keep(Some(1000), Some(1)) }, 5000, i64::MAX, 0),
    ];
    for (name, options, at, high_watermark, start) in cases {
        let mut partition = Partition::new(options);
        for n in 0..12 {
            partition.append(batch(2, n * 10)).unwrap();
        }
        partition.retain(at, Offset(high_watermark.min(24)));
        partition.perform();
        assert_eq!(partition.log.start(), Offset(start), "{name}");
        assert_eq!(partition.offsets().first().map(|first| first.0), (start < 24).then_some(start), "{name}");
    }
}

#[test]
fn the_start_moves_and_takes_segments_along() {
    let mut partition = filled();
    let second = partition.log.segments()[1].base;
    assert!(partition.log.advance_start(second.plus(1), &mut partition.effects));
    assert!(!partition.log.advance_start(second, &mut partition.effects), "never back");
    assert!(matches!(partition.read(all(0)), Err(ReadError::OutOfRange { .. })));
    partition.retain(0, partition.log.end());
    assert_eq!(partition.effects.deleted, [Offset(0)]);
    partition.perform();
    assert_eq!(partition.log.start(), second.plus(1));
    assert_eq!(partition.log.epochs().entries()[0].start, second.plus(1));
}

#[test]
fn records_by_time() {
    for codec in [Codec::None, Codec::Zstd] {
        let mut partition = Partition::new(LogOptions { segment_bytes: 600, index_interval_bytes: 100, ..LogOptions::DEFAULT });
        // Ten batches of three records, 100 ms apart; the sixth is later than all that follow.
        for n in 0..10 {
            let from = if n == 5 { 5000 } else { n * 100 };
            partition.append(with_options(3, from, BatchOptions { codec, ..BatchOptions::default() })).unwrap();
        }
        let cases = [
            ("before all", -5, Some((0, 0))),
            ("exactly the first of a batch", 200, Some((6, 200))),
            ("inside a batch", 201, Some((7, 201))),
            ("between batches", 203, Some((9, 300))),
            ("an early one that is late", 4000, Some((15, 5000))),
            ("the latest", 5002, Some((17, 5002))),
            ("later than all", 5003, None),
        ];
        for (name, target, expected) in cases {
            assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(target)), i64::MAX), expected, "{name}, {codec:?}");
        }
        assert_eq!(partition.find_time(TimeTarget::Largest, i64::MAX), Some((17, 5002)));
        assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(201)), 7), None, "beyond what may be seen");
        partition.log.advance_start(Offset(8), &mut partition.effects);
        assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(0)), i64::MAX), Some((8, 202)), "not below the start");
    }
    assert_eq!(Partition::new(small()).find_time(TimeTarget::Largest, i64::MAX), None, "an empty log");
}

#[test]
fn append_time_is_that_of_every_record() {
    let mut partition = Partition::new(small());
    let mut stamped = batch(3, 100);
    set_max_timestamp(&mut stamped, 777, true);
    let appended = partition.append(stamped).unwrap();
    assert_eq!(appended.log_append_time, Some(Timestamp(777)));
    assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(101)), i64::MAX), Some((0, 777)));
}

#[test]
fn a_follower_takes_offsets_as_they_come() {
    let mut log = Log::empty(LogOptions::DEFAULT, Offset(0), now(0));
    let header = |base: i64, epoch: i32| BatchHeader {
        base_offset: base,
        partition_leader_epoch: epoch,
        ..BatchHeader::parse(&batch(2, 0)).unwrap()
    };
    assert_eq!(log.append_as_follower(now(0), &header(5, 1)).unwrap().base_offset, Offset(5));
    assert_eq!(log.append_as_follower(now(0), &header(6, 1)), Err(AppendError::NotNext { expected: Offset(7), found: Offset(6) }));
    assert!(log.append_as_follower(now(0), &header(7, 2)).unwrap().epoch_began);
    log.on_written(Offset(9), &mut Effects::default());
    assert_eq!(log.end_offset_for(LeaderEpoch(1)), Some((LeaderEpoch(1), Offset(7))));
}

#[test]
fn transactions_hold_the_stable_offset_back() {
    let mut partition = Partition::new(small());
    let options = BatchOptions { producer_id: 9, producer_epoch: 0, base_sequence: 0, transactional: true, ..BatchOptions::default() };
    partition.append(batch(2, 0)).unwrap();
    partition.append(with_options(3, 0, options)).unwrap();
    partition.append(batch(1, 0)).unwrap();
    assert_eq!(partition.log.last_stable(Offset(6)), Offset(2));
    let marker = EndTxnMarker { committed: false, producer_id: 9, producer_epoch: 0, coordinator_epoch: 4, timestamp: 50 };
    let mut bytes = marker.batch();
    let said = Marker { committed: false, coordinator_epoch: 4 };
    let appended = partition.log.append_marker(now(50), EPOCH, &mut bytes, said, &mut partition.effects).unwrap();
    partition.write(&appended, &bytes);
    assert_eq!(partition.log.last_stable(Offset(7)), Offset(7));
    let written = partition.files[&FileKind::TxnIndex.name(Offset(0))].clone();
    let aborted = AbortedTransaction::from_bytes(&written).unwrap();
    assert_eq!((aborted.first_offset, aborted.last_offset, aborted.last_stable_offset), (Offset(2), Offset(6), Offset(7)));
    let mut files = partition.files.clone();
    files.remove(&FileKind::TxnIndex.name(Offset(0)));
    let (again, _) = Partition::recover(files, small(), false, 0);
    assert_eq!(again.files[&FileKind::TxnIndex.name(Offset(0))], written, "made again");
    assert_eq!(again.log.producers(), partition.log.producers());
}

// --- recovery ---------------------------------------------------------------------------------------------------------------------

/// What a log must know of its segments: of closed ones not when they began nor what came behind their last entry.
fn known(partition: &Partition) -> Vec<Segment> {
    let mut segments: Vec<Segment> = partition.log.segments().iter().cloned().collect();
    let last = segments.len() - 1;
    for (at, segment) in segments.iter_mut().enumerate() {
        segment.created = Timestamp(0);
        if at < last {
            segment.first_timestamp = None;
            segment.unindexed = 0;
        }
    }
    segments
}

#[test]
fn nothing_is_scanned_after_a_clean_stop() {
    let mut partition = filled();
    let snapshot = partition.log.on_stop(&mut partition.effects);
    partition.perform();
    partition.files.insert(FileKind::Snapshot.name(partition.log.end()), snapshot);
    let (again, recovered) = Partition::recover(partition.files.clone(), small(), true, 0);
    assert_eq!((recovered.scanned_bytes, recovered.cut_bytes), (0, 0));
    assert_eq!(again.files, partition.files, "nothing is touched");
    assert!(again.log.is_as_found() && !partition.log.is_as_found());
    assert_eq!(again.offsets(), partition.offsets());
    assert_eq!(known(&again), known(&partition), "and everything is known");
}

#[test]
fn what_was_killed_reads_the_same() {
    let mut partition = filled();
    partition.log.take_index(&mut partition.effects);
    partition.perform();
    let (mut again, recovered) = Partition::recover(partition.files.clone(), small(), false, 0);
    assert_eq!(recovered.cut_bytes, 0);
    assert_eq!(again.offsets(), partition.offsets());
    assert_eq!(again.log.segments().len(), partition.log.segments().len());
    for kind in [FileKind::Index, FileKind::TimeIndex] {
        for segment in partition.log.segments() {
            let name = kind.name(segment.base);
            assert_eq!(again.files[&name], partition.files[&name], "{name} is made again as it was written");
        }
    }
    again.append(batch(1, 9999)).unwrap();
    let (_, from_point) = Partition::recover(partition.files.clone(), small(), false, partition.log.end().get());
    let active = partition.log.segments().back().unwrap();
    assert_eq!(from_point.scanned_bytes, u64::from(active.size), "only what is above the recovery point, and the active segment");
}

#[test]
fn a_tail_torn_at_every_byte() {
    let mut partition = Partition::new(LogOptions { segment_bytes: 400, index_interval_bytes: 100, ..LogOptions::DEFAULT });
    for n in 0..8 {
        partition.append(idempotent(7, 0, n * 2, 2)).unwrap();
    }
    let whole = partition.offsets();
    let active = partition.log.segments().back().unwrap().clone();
    assert!(partition.log.segments().len() > 1 && active.size > 200);
    let name = FileKind::Log.name(active.base);
    for length in 0..=partition.files[&name].len() {
        for filler in [None, Some(0u8), Some(0xa5)] {
            let mut files = partition.files.clone();
            let log = files.get_mut(&name).unwrap();
            let size = log.len();
            log.truncate(length);
            if let Some(byte) = filler {
                log.resize(size, byte);
            }
            // Where the torn bytes were zeros, zeros are not damage.
            let sound = log.iter().zip(&partition.files[&name]).take_while(|(torn, whole)| torn == whole).count();
            let (mut again, _) = Partition::recover(files, *partition.log.options(), false, 0);
            let kept: Vec<_> = again.offsets();
            let expected = whole.iter().take_while(|(base, last)| *base < active.base.get() || place_of(&partition, *last) <= sound);
            assert_eq!(kept, expected.copied().collect::<Vec<_>>(), "{length} bytes, then {filler:?}");
            assert_eq!(again.log.end().get(), kept.last().map_or(0, |batch| batch.1 + 1));
            again.append(batch(1, 5000)).unwrap();
            assert_eq!(again.offsets().len(), kept.len() + 1, "and it goes on");
        }
    }
}

/// Where the batch that ends with `last` ends in its segment.
fn place_of(partition: &Partition, last: i64) -> usize {
    let active = partition.log.segments().back().unwrap();
    let bytes = &partition.files[&FileKind::Log.name(active.base)];
    let mut end = 0;
    for batch in batches(bytes) {
        let batch = batch.unwrap();
        end += batch.bytes().len();
        if batch.last_offset() == last {
            break;
        }
    }
    end
}

#[test]
fn a_cut_takes_the_segments_behind_along() {
    let partition = filled();
    let third = partition.log.segments()[2].base;
    let mut files = partition.files.clone();
    *files.get_mut(&FileKind::Log.name(third)).unwrap().last_mut().unwrap() ^= 1;
    let (again, recovered) = Partition::recover(files.clone(), small(), false, 0);
    assert!(recovered.cut_bytes > 0);
    assert_eq!(again.log.segments().back().unwrap().base, third);
    assert_eq!(again.files.keys().filter(|name| name.ends_with(".log")).count(), 3);
    assert!(again.files.keys().filter(|name| name.ends_with(".snapshot")).all(|name| *name <= FileKind::Snapshot.name(again.log.end())));
    let (synced, recovered) = Partition::recover(files, small(), false, partition.log.end().get());
    assert_eq!((recovered.cut_bytes, synced.offsets_end()), (0, partition.log.end()), "what was synced is never cut");
}

impl Partition {
    fn offsets_end(&self) -> Offset {
        self.log.end()
    }
}

#[test]
fn a_segment_that_lost_its_end_ends_the_log() {
    let partition = filled();
    let second = partition.log.segments()[1].base;
    let mut files = partition.files.clone();
    let log = files.get_mut(&FileKind::Log.name(second)).unwrap();
    let first_batch = batches(log).next().unwrap().unwrap().bytes().len();
    log.truncate(first_batch);
    let (again, _) = Partition::recover(files, small(), false, 0);
    assert_eq!(again.log.segments().back().unwrap().base, second, "no hole between segments");
}

/// Retention's renames are not synced: a power cut may take some of them back, in any order.
#[test]
fn segments_below_the_start_that_came_back_take_nothing_along() {
    let mut partition = filled();
    let third = partition.log.segments()[2].base;
    let first = FileKind::ALL.map(|kind| kind.name(partition.log.segments()[0].base));
    let before = partition.files.clone();
    partition.log.advance_start(third, &mut partition.effects);
    partition.retain(0, partition.log.end());
    partition.perform();
    assert_eq!(partition.log.segments()[0].base, third);
    let mut files = partition.files.clone();
    files.extend(before.into_iter().filter(|(name, _)| first.contains(name)));
    let (again, _) = Partition::recover(files, small(), false, 0);
    assert_eq!(again.offsets(), partition.offsets());
    assert!(first.iter().all(|name| !again.files.contains_key(name)), "{:?}", again.files.keys());
}

/// A power cut takes the bytes of every segment behind the recovery point, and leaves their names and snapshots.
#[test]
fn a_snapshot_beyond_emptied_segments_is_not_believed() {
    let mut partition = Partition::new(small());
    for sequence in 0..30 {
        partition.append(idempotent(7, 0, sequence, 1)).unwrap();
    }
    let synced = partition.log.segments()[1].base;
    let mut files = partition.files.clone();
    for emptied in partition.log.segments().iter().skip(1) {
        files.get_mut(&FileKind::Log.name(emptied.base)).unwrap().clear();
    }
    let (again, _) = Partition::recover(files, small(), false, synced.get());
    assert_eq!(again.log.end(), synced);
    let newest = again.log.producers().get(ProducerId(7)).and_then(Producer::last_batch);
    assert_eq!(newest.map(|batch| batch.last_offset), Some(Offset(synced.get() - 1)), "nothing is known of what is gone");
}

#[test]
fn indexes_that_are_missing_or_wrong() {
    let mut partition = filled();
    let snapshot = partition.log.on_stop(&mut partition.effects);
    partition.perform();
    partition.files.insert(FileKind::Snapshot.name(partition.log.end()), snapshot);
    type Damage = fn(&mut Vec<u8>);
    let damages: [(&str, Damage); 4] = [
        ("not a multiple", |bytes| bytes.push(1)),
        ("zeros behind", |bytes| bytes.extend([0; 24])),
        ("all zeros", |bytes| bytes.fill(0)),
        ("beyond the log", |bytes| bytes.fill(0x7f)),
    ];
    for kind in [FileKind::Index, FileKind::TimeIndex] {
        for segment in partition.log.segments() {
            let name = kind.name(segment.base);
            let mut missing = partition.files.clone();
            missing.remove(&name);
            let mut damaged = vec![("missing", missing)];
            for (what, damage) in damages {
                let mut files = partition.files.clone();
                damage(files.get_mut(&name).unwrap());
                damaged.push((what, files));
            }
            for (what, files) in damaged {
                let (again, recovered) = Partition::recover(files, small(), true, 0);
                assert_eq!(again.offsets(), partition.offsets(), "{name}: {what}");
                assert_eq!(again.files[&name], partition.files[&name], "{name}: {what}");
                assert_eq!(recovered.cut_bytes, 0);
                assert_eq!(known(&again), known(&partition), "{name}: {what}");
            }
        }
    }
}

#[test]
fn an_index_that_lies_costs_time_only() {
    let mut partition = filled();
    partition.log.take_index(&mut partition.effects);
    partition.perform();
    let expected = partition.offsets();
    for lie in [1u32, 100, 150, 300, 600, 899] {
        let mut lying = partition.clone();
        // Every entry of every closed segment points to the same place, wherever that is.
        for (name, bytes) in &mut lying.files {
            if name.ends_with(".index") {
                bytes.chunks_exact_mut(8).for_each(|entry| entry[4..].copy_from_slice(&lie.to_be_bytes()));
            }
        }
        assert_eq!(lying.offsets(), expected, "all entries say {lie}");
        for (base, last) in &expected {
            let (bytes, _) = lying.read(Ask { max_bytes: 1, ..all(*last) }).unwrap();
            assert_eq!(BatchHeader::parse(&bytes).unwrap().base_offset, *base, "all entries say {lie}");
        }
    }
}

#[test]
fn a_crash_between_the_steps_of_a_roll() {
    let mut partition = filled();
    let offsets = partition.offsets();
    let before = partition.files.clone();
    let roll = partition.log.roll(now(0)).unwrap();
    let snapshot = (FileKind::Snapshot.name(roll.opened), roll.snapshot.clone());
    let made = [FileKind::Log, FileKind::Index, FileKind::TimeIndex].map(|kind| (kind.name(roll.opened), Vec::new()));
    let steps: Vec<(String, Vec<u8>)> = [snapshot].into_iter().chain(made).collect();
    for done in 0..=steps.len() {
        let mut files = before.clone();
        files.extend(steps[..done].iter().cloned());
        let (mut again, _) = Partition::recover(files, small(), false, 0);
        assert_eq!(again.offsets(), offsets, "after {done} steps");
        assert_eq!(again.log.producers(), partition.log.producers());
        again.append(batch(1, 5000)).unwrap();
        assert_eq!(again.log.end(), partition.log.end().plus(1));
    }
    let mut indexes_first = before;
    indexes_first.insert(FileKind::Index.name(roll.opened), vec![0; 64]);
    let (again, _) = Partition::recover(indexes_first, small(), false, 0);
    assert!(!again.files.contains_key(&FileKind::Index.name(roll.opened)), "an index without a log goes");
}

#[test]
fn a_segment_that_lost_everything_forgets_its_producers() {
    let mut partition = Partition::new(small());
    partition.append(idempotent(7, 0, 0, 2)).unwrap();
    let (mut partition, _) = Partition::recover(partition.files, small(), false, 0);
    assert!(partition.files.contains_key(&FileKind::Snapshot.name(Offset(2))), "a snapshot at the end of what was found");
    partition.files.get_mut(&FileKind::Log.name(Offset(0))).unwrap().clear();
    let (again, _) = Partition::recover(partition.files, small(), false, 0);
    assert!(again.log.producers().is_empty());
}

#[test]
fn leftovers_go_and_swaps_come_in() {
    let partition = filled();
    let mut files = partition.files.clone();
    files.insert("00000000000000000000.log.deleted".to_owned(), vec![1]);
    files.insert("00000000000000000005.log.cleaned".to_owned(), vec![1]);
    let log = files.remove(&FileKind::Log.name(Offset(0))).unwrap();
    files.insert("00000000000000000000.log.swap".to_owned(), log);
    let (again, _) = Partition::recover(files, small(), false, 0);
    assert_eq!(again.offsets(), partition.offsets());
    assert!(again.files.keys().all(|name| !name.ends_with(".deleted") && !name.ends_with(".cleaned") && !name.ends_with(".swap")));
}

/// A snapshot that stayed told of producers whose batches are gone, and only to the start after this one.
#[test]
fn a_start_beyond_the_end_begins_anew_whenever_that_is_cut_short() {
    let mut partition = Partition::new(small());
    for sequence in 0..30 {
        partition.append(idempotent(7, 0, sequence, 1)).unwrap();
    }
    partition.files.insert(LOG_START.to_owned(), b"5000".to_vec());
    let (once, _) = Partition::recover(partition.files.clone(), small(), false, 0);
    assert_eq!((once.log.producers().len(), once.log.start(), once.log.end()), (0, Offset(5000), Offset(5000)));
    assert_eq!(once.files.keys().filter(|name| name.ends_with(".log")).collect::<Vec<_>>(), [&FileKind::Log.name(Offset(5000))]);
    for steps in 0.. {
        let mut files = partition.files.clone();
        let finished = Partition::recover_partly(&mut files, small(), steps);
        let (again, _) = Partition::recover(files, small(), false, 0);
        assert_eq!((again.log.producers().len(), again.log.end()), (0, Offset(5000)), "after {steps} steps");
        if finished {
            break;
        }
    }
}

#[test]
fn recovery_looks_at_a_closed_segment_until_it_has_its_last_index_entries() {
    let mut partition = Partition::new(LogOptions { segment_bytes: 400, index_interval_bytes: 50, ..LogOptions::DEFAULT });
    partition.append(batch(2, 1000)).unwrap();
    let (second, second_bytes) = partition.reserve(1002, batch(2, 1002)).unwrap();
    let mut reserved = vec![(second, second_bytes)];
    while reserved.last().is_some_and(|(appended, _)| appended.rolled.is_none()) {
        reserved.push(partition.reserve(1004, batch(2, 1004)).unwrap());
    }
    let opened = reserved.pop().unwrap();
    let end = opened.0.base_offset;
    for (appended, bytes) in &reserved {
        write(&mut partition.files, &FileKind::Log.name(appended.segment), u64::from(appended.position), bytes);
    }
    let mut given = Effects::default();
    partition.log.on_written(end, &mut given);
    assert!(!given.index.is_empty(), "the closed segment gains entries now");
    let (log, closed) = (&mut partition.log, Offset(0));
    assert_eq!((log.end(), log.indexed()), (end, closed));
    log.on_flushed(end);
    assert_eq!((log.synced(), log.recovery_point()), (end, closed), "its batches are safe, the entries are not");
    assert_eq!(log.unsynced_segments(), [closed, end]);
    log.on_written(opened.0.last_offset.plus(1), &mut Effects::default());
    log.on_flushed(end);
    assert_eq!((log.indexed(), log.recovery_point()), (end, end), "the next write says that they are in the file");
    log.check_invariants();
}

#[test]
fn of_overlapping_segments_a_producer_is_known_by_the_later_one() {
    let mut producers = producers::Producers::default();
    for base in [0, 10, 5] {
        let options = BatchOptions { base_offset: base, producer_id: 7, producer_epoch: 0, base_sequence: 0, ..BatchOptions::default() };
        producers.note(&BatchHeader::parse(&with_options(3, 1000, options)).unwrap());
        producers.check_invariants();
    }
    let ends = producers.get(ProducerId(7)).map(|producer| producer.batches().iter().map(|batch| batch.last_offset.get()).collect());
    assert_eq!(ends, Some(vec![2, 7]));
}
