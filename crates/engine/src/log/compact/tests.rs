//! Passes against a model that knows nothing of batches: which records must be there afterwards.

use std::collections::BTreeMap;

use milena_protocol::batch::builder::{BatchBuilder, BatchOptions};
use milena_protocol::batch::{BatchHeader, Codec, ControlType, batches};
use proptest::prelude::*;

use super::*;
use crate::log::producers::{ABORTED_ENTRY, AbortedTransaction, Marker};
use crate::log::tests::{Partition, now};
use crate::log::{Effects, TimeTarget};
use crate::types::LeaderEpoch;

const MEMORY: KeyMemory = KeyMemory { bytes: 1 << 20, load_ppm: 900_000, seed: 5 };
const DAY: i64 = 24 * 60 * 60 * 1000;

fn compacting() -> LogOptions {
    LogOptions {
        segment_bytes: 600,
        index_interval_bytes: 100,
        compact: true,
        delete: false,
        min_dirty_share_ppm: 0,
        ..LogOptions::DEFAULT
    }
}

/// A record as a reader sees it: offset, key, value.
type Seen = (i64, Option<Vec<u8>>, Option<Vec<u8>>);

fn keyed(timestamp: i64, records: &[(&str, Option<&str>)], options: BatchOptions) -> Vec<u8> {
    let mut builder = BatchBuilder::new(options);
    for (key, value) in records {
        builder.append(timestamp, Some(key.as_bytes()), value.map(str::as_bytes), &[(b"h", Some(b"x"))]).unwrap();
    }
    builder.build()
}

fn put(partition: &mut Partition, timestamp: i64, records: &[(&str, Option<&str>)]) {
    partition.append(keyed(timestamp, records, BatchOptions::default())).unwrap();
}

/// Closes the active segment, so that everything may be compacted.
fn close(partition: &mut Partition) {
    if let Some(roll) = partition.log.roll(now(0)) {
        partition.roll(&roll);
    }
}

/// A whole pass, as the shell makes it. Returns where the next one begins; `None`: nothing to do.
fn pass(partition: &mut Partition, at: i64, cleaned_to: Option<Offset>, memory: KeyMemory) -> Result<Option<Offset>, Unclean> {
    let end = partition.log.end();
    let candidate = partition.log.compaction(now(at), end, cleaned_to).unwrap();
    if !candidate.is_due(partition.log.options()) {
        return Ok(None);
    }
    let plan = partition.log.plan_compaction(now(at), &candidate);
    let sources = partition.files.clone();
    let content = |base: Offset, kind: FileKind| sources.get(&kind.name(base)).cloned().unwrap_or_default();
    let aborted = plan.transactions.iter().flat_map(|(base, _)| {
        let bytes = content(*base, FileKind::TxnIndex);
        bytes.chunks_exact(ABORTED_ENTRY).map(|entry| AbortedTransaction::from_bytes(entry).unwrap()).collect::<Vec<_>>()
    });
    let mut mapping = Mapping::new(plan.clone(), aborted.collect(), memory);
    'mapping: for source in plan.dirty() {
        for batch in batches(&content(source.base, FileKind::Log)) {
            if mapping.on_batch(batch.unwrap())? == Flow::Full {
                break 'mapping;
            }
        }
        mapping.on_source_end(source.end);
    }
    let mut cleaning = mapping.finish().unwrap();
    for group in plan.groups(cleaning.end()) {
        let mut out = Vec::new();
        cleaning.begin(&plan.sources[group.clone()]);
        for source in &plan.sources[group] {
            for batch in batches(&content(source.base, FileKind::Log)) {
                cleaning.on_batch(batch.unwrap(), &mut out)?;
            }
        }
        let rewritten = cleaning.finish(&mut out).unwrap();
        assert_eq!(rewritten.segment.size as usize, out.len());
        partition.log.replace(&rewritten.sources, rewritten.segment.clone()).unwrap();
        partition.log.check_invariants();
        for source in &rewritten.sources {
            for kind in FileKind::ALL {
                partition.files.remove(&kind.name(source.base));
            }
        }
        let base = rewritten.segment.base;
        partition.files.insert(FileKind::Log.name(base), out);
        partition.files.insert(FileKind::Index.name(base), rewritten.index);
        partition.files.insert(FileKind::TimeIndex.name(base), rewritten.time_index);
        if !rewritten.aborted.is_empty() {
            partition.files.insert(FileKind::TxnIndex.name(base), rewritten.aborted);
        }
    }
    Ok(Some(cleaning.end()))
}

fn headers(partition: &Partition) -> Vec<BatchHeader> {
    let logs = partition.files.iter().filter(|(name, _)| name.ends_with(".log"));
    logs.flat_map(|(_, bytes)| batches(bytes).map(|batch| batch.unwrap().header().unwrap()).collect::<Vec<_>>()).collect()
}

/// Everything that readers see from the start on, in order.
fn seen(partition: &Partition) -> Vec<Seen> {
    let mut found = Vec::new();
    let mut from = partition.log.start();
    while from < partition.log.end() {
        let ask = crate::log::Ask { from, up_to: Offset(i64::MAX), max_bytes: u32::MAX, at_least_one: true };
        let (bytes, _) = partition.read(ask).unwrap();
        if bytes.is_empty() {
            break;
        }
        for batch in batches(&bytes) {
            let batch = batch.unwrap();
            assert!(batch.checksum_matches());
            assert!(Offset(batch.last_offset()) >= from, "offsets rise");
            for record in batch.records(1 << 20, &mut Vec::new()).unwrap() {
                let record = record.unwrap();
                found.push((record.offset, record.key.map(<[u8]>::to_vec), record.value.map(<[u8]>::to_vec)));
            }
            from = Offset(batch.last_offset() + 1);
        }
    }
    found
}

fn offsets(partition: &Partition) -> Vec<i64> {
    seen(partition).iter().map(|record| record.0).collect()
}

#[test]
fn the_last_record_of_each_key_stays_at_its_offset() {
    let mut partition = Partition::new(compacting());
    put(&mut partition, 10, &[("a", Some("1")), ("b", Some("1"))]); // 0, 1
    put(&mut partition, 20, &[("a", Some("2"))]); // 2
    put(&mut partition, 30, &[("c", Some("1")), ("b", Some("2"))]); // 3, 4
    close(&mut partition);
    put(&mut partition, 40, &[("a", Some("3"))]); // 5, in the active segment
    assert_eq!(pass(&mut partition, 50, None, MEMORY), Ok(Some(Offset(5))));
    assert_eq!(offsets(&partition), [2, 3, 4, 5], "what the active segment has shadows nothing (K1)");
    assert_eq!(partition.log.segments().iter().map(|segment| segment.base.get()).collect::<Vec<_>>(), [0, 5]);
    assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(0)), 100), Some((2, 20)));
    assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(31)), 100), Some((5, 40)));
    assert_eq!(partition.log.compaction(now(60), Offset(6), Some(Offset(5))).map(|found| found.dirty_bytes), Some(0));
    let (again, _) = Partition::recover(partition.files.clone(), compacting(), false, 0);
    assert_eq!(seen(&again), seen(&partition));
    assert_eq!(again.log.end(), partition.log.end());
}

#[test]
fn a_tombstone_stays_until_the_horizon_that_its_first_pass_sets() {
    let mut partition = Partition::new(compacting());
    put(&mut partition, 10, &[("a", Some("1"))]);
    put(&mut partition, 20, &[("a", None)]);
    put(&mut partition, 30, &[("b", Some("1"))]);
    close(&mut partition);
    let end = pass(&mut partition, 1_000, None, MEMORY).unwrap();
    assert_eq!(offsets(&partition), [1, 2]);
    let horizons: Vec<_> = headers(&partition).iter().filter_map(BatchHeader::delete_horizon).collect();
    assert_eq!(horizons, [1_000 + DAY]);
    put(&mut partition, 40, &[("c", Some("1"))]);
    close(&mut partition);
    let end = pass(&mut partition, 999 + DAY, end, MEMORY).unwrap();
    assert_eq!(offsets(&partition), [1, 2, 3], "not yet");
    assert_eq!(seen(&partition)[0].2, None);
    put(&mut partition, 50, &[("d", Some("1"))]);
    close(&mut partition);
    pass(&mut partition, 1_000 + DAY, end, MEMORY).unwrap();
    assert_eq!(offsets(&partition), [2, 3, 4]);
}

#[test]
fn emptied_batches_stay_for_their_producer_and_for_the_end() {
    let producer =
        |id: i64, sequence: i32| BatchOptions { producer_id: id, producer_epoch: 0, base_sequence: sequence, ..BatchOptions::default() };
    let mut partition = Partition::new(compacting());
    partition.append(keyed(10, &[("a", Some("1"))], producer(7, 0))).unwrap();
    partition.append(keyed(10, &[("a", Some("2"))], producer(7, 1))).unwrap();
    put(&mut partition, 10, &[("b", Some("1"))]);
    close(&mut partition);
    put(&mut partition, 20, &[("a", Some("3"))]);
    put(&mut partition, 20, &[("b", Some("2"))]);
    close(&mut partition);
    let end = pass(&mut partition, 30, None, MEMORY).unwrap();
    assert_eq!(end, Some(Offset(5)));
    assert_eq!(offsets(&partition), [3, 4]);
    let left: Vec<_> = headers(&partition).iter().map(|header| (header.base_offset, header.records_count, header.producer_id)).collect();
    assert_eq!(left, [(1, 0, 7), (3, 1, -1), (4, 1, -1)]);
    let (mut again, _) = Partition::recover(partition.files.clone(), compacting(), false, 0);
    assert_eq!(
        again.log.producers().get(crate::types::ProducerId(7)).map(|known| known.last_batch().unwrap().last_sequence.get()),
        Some(1)
    );
    assert!(again.append(keyed(40, &[("x", Some("1"))], producer(7, 2))).is_ok(), "the producer goes on");
    assert!(again.append(keyed(40, &[("x", Some("1"))], producer(7, 9))).is_err(), "and only there");
}

#[test]
fn readers_pass_a_range_that_was_emptied_and_searches_by_time_find_what_is_left() {
    let mut partition = Partition::new(LogOptions { segment_bytes: 200, ..compacting() });
    for n in 0..20 {
        put(&mut partition, 10 + n, &[("a", Some("a value of some length")), ("b", Some("another"))]);
    }
    put(&mut partition, 100, &[("a", Some("last")), ("b", Some("last"))]);
    close(&mut partition);
    put(&mut partition, 200, &[("c", Some("1"))]);
    assert!(partition.log.segments().len() > 5);
    pass(&mut partition, 300, None, MEMORY).unwrap();
    assert_eq!(offsets(&partition), [40, 41, 42]);
    for from in 0..40 {
        let ask = crate::log::Ask { from: Offset(from), up_to: Offset(i64::MAX), max_bytes: 1, at_least_one: true };
        let (bytes, _) = partition.read(ask).unwrap();
        assert!(BatchHeader::parse(&bytes).unwrap().last_offset() >= from, "never stuck at {from}");
    }
    assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(0)), 100), Some((40, 100)));
    assert_eq!(partition.find_time(TimeTarget::Largest, 100), Some((42, 200)));
}

#[test]
fn aborted_records_go_and_a_marker_goes_after_its_records_and_its_horizon() {
    let transactional = |id: i64, sequence: i32| BatchOptions {
        producer_id: id,
        producer_epoch: 0,
        base_sequence: sequence,
        transactional: true,
        ..BatchOptions::default()
    };
    let marker = |partition: &mut Partition, id: i64, kind: ControlType| {
        let options = BatchOptions { producer_id: id, producer_epoch: 0, control: true, transactional: true, ..BatchOptions::default() };
        let mut batch = milena_protocol::batch::control::control_batch(options, 10, kind, &[0, 0, 0, 0, 0, 0]);
        let what = Marker { committed: kind == ControlType::Commit, coordinator_epoch: 0 };
        let mut effects = Effects::default();
        let appended = partition.log.append_marker(now(10), LeaderEpoch(3), &mut batch, what, &mut effects).unwrap();
        assert!(appended.rolled.is_none());
        partition.effects.aborted.append(&mut effects.aborted);
        partition.write(&appended, &batch);
    };
    let mut partition = Partition::new(LogOptions { segment_bytes: 10_000, ..compacting() });
    put(&mut partition, 10, &[("a", Some("plain")), ("b", Some("plain"))]); // 0, 1
    partition.append(keyed(10, &[("a", Some("aborted"))], transactional(7, 0))).unwrap(); // 2
    partition.append(keyed(10, &[("b", Some("committed"))], transactional(8, 0))).unwrap(); // 3
    marker(&mut partition, 7, ControlType::Abort); // 4
    marker(&mut partition, 8, ControlType::Commit); // 5
    partition.append(keyed(10, &[("z", Some("1"))], transactional(7, 1))).unwrap(); // 6: open
    close(&mut partition);
    put(&mut partition, 10, &[("y", Some("1"))]); // 7
    close(&mut partition);
    assert_eq!(pass(&mut partition, 20, None, MEMORY), Ok(None), "an open transaction is in the segment: K1");
    marker(&mut partition, 7, ControlType::Commit); // 8
    close(&mut partition);
    put(&mut partition, 10, &[("y", Some("2")), ("b", Some("2")), ("z", Some("2"))]); // 9, 10, 11
    close(&mut partition);
    let mut end = pass(&mut partition, 20, None, MEMORY).unwrap();
    assert_eq!(offsets(&partition), [0, 4, 5, 8, 9, 10, 11], "an aborted record shadows nothing; markers stay while their data was there");
    assert_eq!(partition.files.keys().filter(|name| name.ends_with(".txnindex")).count(), 1, "the abort is still told");
    // The last batches of producers that are known stay, emptied, and their markers with them; a day later they are forgotten, and
    // the markers get their horizon one pass after.
    let rounds = [
        (30, vec![0, 4, 5, 8, 9, 10, 11]),
        (30 + DAY, vec![0, 5, 8, 9, 10, 11]),
        (40 + DAY, vec![0, 5, 8, 9, 10, 11]),
        (40 + 2 * DAY, vec![0, 9, 10, 11]),
    ];
    for (at, expected) in rounds {
        partition.retain(at, partition.log.end());
        put(&mut partition, 10, &[("n", Some("1"))]);
        close(&mut partition);
        end = pass(&mut partition, at, end, MEMORY).unwrap();
        let mut found = offsets(&partition);
        found.retain(|offset| *offset < 12);
        assert_eq!(found, expected, "at {at}");
    }
    assert_eq!(partition.files.keys().filter(|name| name.ends_with(".txnindex")).count(), 0);
}

#[test]
fn what_is_due_and_what_is_touched() {
    let mut partition = Partition::new(LogOptions { segment_bytes: 10_000, min_dirty_share_ppm: 500_000, ..compacting() });
    for n in 0..4 {
        put(&mut partition, 100 * n, &[("a", Some("1"))]);
        close(&mut partition);
    }
    let (log, end) = (&mut partition.log, Offset(4));
    let mut look = |options: LogOptions, at: i64, high_watermark: i64, cleaned_to: Option<i64>| {
        log.set_options(options);
        let found = log.compaction(now(at), Offset(high_watermark), cleaned_to.map(Offset)).unwrap();
        (found.first_dirty.get(), found.up_to.get(), found.is_due(&options), found.overdue)
    };
    let options = LogOptions { segment_bytes: 10_000, min_dirty_share_ppm: 500_000, ..compacting() };
    let lag = LogOptions { min_compaction_lag_ms: 50, ..options };
    let max = LogOptions { max_compaction_lag_ms: 1_000, ..options };
    assert_eq!(look(options, 0, 4, None), (0, 4, true, false));
    assert_eq!(look(options, 0, 2, None), (0, 2, true, false), "not above the high watermark");
    assert_eq!(look(options, 0, 4, Some(2)), (2, 4, false, false), "half is not more than half");
    assert_eq!(look(options, 0, 4, Some(1)), (1, 4, true, false));
    assert_eq!(look(options, 0, 4, Some(99)), (0, 4, true, false), "a checkpoint outside counts for nothing (rule 133)");
    assert_eq!(look(lag, 249, 4, None), (0, 2, true, false), "the third is too young, and so is what follows");
    assert_eq!(look(max, 1_199, 4, Some(2)), (2, 4, false, false));
    assert_eq!(look(max, 1_201, 4, Some(2)), (2, 4, true, true), "the third is overdue");
    log.set_options(LogOptions { compact: false, ..options });
    assert_eq!(log.compaction(now(0), end, None), None);
}

#[test]
fn a_map_that_is_full_ends_the_pass_where_the_next_begins() {
    let mut partition = Partition::new(LogOptions { segment_bytes: 2_000, ..compacting() });
    for n in 0..60 {
        put(&mut partition, 10, &[(&format!("key {}", n % 20), Some("x"))]);
    }
    close(&mut partition);
    let memory = KeyMemory { bytes: 24 * 8, load_ppm: 900_000, seed: 1 };
    let first = pass(&mut partition, 20, None, memory).unwrap().unwrap();
    assert!(first > Offset(0) && first < Offset(60), "{first}");
    let mut end = Some(first);
    while let Some(next) = pass(&mut partition, 20, end, memory).unwrap() {
        assert!(Some(next) > end, "each goes on");
        end = Some(next);
    }
    assert_eq!(end, Some(Offset(60)));
    let keys: std::collections::BTreeSet<_> = seen(&partition).into_iter().map(|record| record.1).collect();
    assert_eq!(keys.len(), 20);
    assert!(offsets(&partition).len() < 60);
    assert!((40..60).all(|last| offsets(&partition).contains(&last)), "K2");
}

#[test]
fn damage_is_told_and_changes_nothing() {
    let mut partition = Partition::new(compacting());
    put(&mut partition, 10, &[("a", Some("1"))]);
    put(&mut partition, 10, &[("a", Some("2"))]);
    close(&mut partition);
    let log = partition.files.get_mut(&FileKind::Log.name(Offset(0))).unwrap();
    *log.last_mut().unwrap() ^= 1;
    let before = partition.files.clone();
    assert_eq!(pass(&mut partition, 20, None, MEMORY), Err(Unclean::Checksum { offset: Offset(1) }));
    assert_eq!(partition.files, before);
}

#[test]
fn a_replacement_whose_sources_are_gone_is_refused() {
    let mut partition = Partition::new(compacting());
    for _ in 0..3 {
        put(&mut partition, 10, &[("a", Some("1"))]);
        close(&mut partition);
    }
    let candidate = partition.log.compaction(now(20), Offset(3), None).unwrap();
    let plan = partition.log.plan_compaction(now(20), &candidate);
    partition.log.advance_start(Offset(1), &mut Effects::default());
    partition.retain(20, Offset(3));
    let before = partition.log.segments().clone();
    let refused = partition.log.replace(&plan.sources[..2], Segment::new(Offset(0), Timestamp(0)));
    assert_eq!(refused, Err(ReplaceError::SourceGone { segment: Offset(0) }));
    assert_eq!(*partition.log.segments(), before);
}

/// One random batch: codec, timestamp step, records of key and value (`None`: a tombstone).
type Batch = (u8, i64, Vec<(u8, Option<u8>)>);

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// K2, K3 against a map of the last record of each key, with passes in between, and a recovery at the end.
    #[test]
    fn passes_keep_the_last_of_each_key(
        rounds in proptest::collection::vec(
            (proptest::collection::vec((0u8..5, 0i64..50, proptest::collection::vec((0u8..12, proptest::option::weighted(0.8, any::<u8>())), 1..6)), 1..8), 0i64..2 * DAY, 2u64..40),
            1..6,
        ),
    ) {
        let options = LogOptions { segment_bytes: 700, ..compacting() };
        let mut partition = Partition::new(options);
        let mut model: BTreeMap<u8, (i64, Option<u8>)> = BTreeMap::new();
        let mut all: BTreeMap<i64, (u8, Option<u8>)> = BTreeMap::new();
        let (mut wall, mut cleaned_to) = (1_000i64, None);
        for (written, passed, places) in rounds {
            for (codec, step, records) in written {
                append_random(&mut partition, &(codec, step, records), &mut wall, &mut model, &mut all);
            }
            wall += passed;
            close(&mut partition);
            let before = seen(&partition);
            let memory = KeyMemory { bytes: places * 24, load_ppm: 900_000, seed: passed.unsigned_abs() };
            if let Some(end) = pass(&mut partition, wall, cleaned_to, memory).unwrap() {
                cleaned_to = Some(end);
            }
            let after = seen(&partition);
            prop_assert!(after.iter().all(|record| before.contains(record)), "K3: nothing new");
            for (key, (offset, value)) in &model {
                let there = after.iter().any(|record| record.0 == *offset);
                prop_assert!(there || value.is_none(), "K2: key {} at {}", key, offset);
            }
            for (offset, key, value) in &after {
                let (sent_key, sent_value) = all[offset];
                prop_assert_eq!((key.as_deref(), value.as_deref()), (Some(&[sent_key][..]), sent_value.as_ref().map(std::slice::from_ref)));
            }
            if places >= 20 && cleaned_to == Some(partition.log.end()) {
                let keys: std::collections::BTreeSet<_> = after.iter().map(|record| record.1.clone()).collect();
                prop_assert_eq!(keys.len(), after.len(), "one record a key");
            }
        }
        let (again, _) = Partition::recover(partition.files.clone(), options, false, 0);
        prop_assert_eq!(seen(&again), seen(&partition));
        prop_assert_eq!(again.log.end(), partition.log.end());
    }
}

fn append_random(
    partition: &mut Partition,
    (codec, step, records): &Batch,
    wall: &mut i64,
    model: &mut BTreeMap<u8, (i64, Option<u8>)>,
    all: &mut BTreeMap<i64, (u8, Option<u8>)>,
) {
    let codec = [Codec::None, Codec::Gzip, Codec::Snappy, Codec::Lz4, Codec::Zstd][usize::from(*codec)];
    let mut builder = BatchBuilder::new(BatchOptions { codec, ..BatchOptions::default() });
    *wall += step;
    for (key, value) in records {
        builder.append(*wall, Some(&[*key]), value.as_ref().map(std::slice::from_ref), &[]).unwrap();
    }
    let appended = partition.append(builder.build()).unwrap();
    for ((key, value), offset) in records.iter().zip(appended.base_offset.get()..) {
        model.insert(*key, (offset, *value));
        all.insert(offset, (*key, *value));
    }
}
