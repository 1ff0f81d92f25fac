//! A partition on a disk that loses its power in the middle of every operation: what was promised is there, and what is there is sound.
//!
//! Promised, in `page-cache` terms: what was synced survives a power loss, what was written survives a kill, and a log start that was
//! checkpointed never moves back. Sound: offsets are dense, checksums match, the log goes on.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use milena_broker::disk::log_directory::Opened;
use milena_broker::disk::{Located, LogDirectories, Standing};
use milena_engine::log::{Ask, Effects, LogOptions};
use milena_engine::types::{LeaderEpoch, Monotonic, Now, Offset, PartitionIndex, Timestamp, TopicId};
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, SimDisk};
use milena_protocol::batch::{BatchBuilder, BatchHeader, BatchOptions, batches};

const OPTIONS: LogOptions =
    LogOptions { segment_bytes: 1200, index_interval_bytes: 150, retention_ms: None, retention_bytes: Some(4000), ..LogOptions::DEFAULT };
const STEPS: i32 = 60;

fn now(step: i32) -> Now {
    Now { wall: Timestamp(1_700_000_000_000 + i64::from(step)), monotonic: Monotonic::default() }
}

/// What was promised before the crash.
#[derive(Debug, Clone, Copy, Default)]
struct Promised {
    synced: Offset,
    written: Offset,
    start: Offset,
}

struct Life {
    directories: LogDirectories,
    opened: Opened,
}

impl Life {
    fn begin(disk: &Disk) -> io::Result<Self> {
        disk.create_dir_all(&PathBuf::from("/data"))?;
        let directories = LogDirectories::load(disk.clone(), [(PathBuf::from("/data"), false)])?;
        let opened = directories.open("orders", TopicId([7; 16]), PartitionIndex(0), OPTIONS, now(0))?;
        opened.log.check_invariants();
        Ok(Self { directories, opened })
    }

    /// Appends, and now and then syncs, checkpoints, retains and deletes records, until the disk fails.
    fn work(&mut self, promised: &mut Promised) -> io::Result<()> {
        let mut effects = Effects::default();
        for step in 0..STEPS {
            self.append(step, &mut effects)?;
            promised.written = self.opened.log.end();
            if step % 7 == 6 {
                self.sync()?;
                promised.synced = self.opened.log.recovery_point();
            }
            if step % 11 == 10 {
                self.directories.write_checkpoints(|| vec![self.standing()])?;
            }
            if step % 17 == 16 {
                effects.clear();
                let log = &self.opened.log;
                let from = log.retained_from(now(step), log.end()).unwrap_or(log.start());
                self.directories.write_log_starts(|| vec![Standing { log_start: from.max(log.start()), ..self.standing() }])?;
                self.opened.log.retain_from(now(step), from, &mut effects);
                let retired = self.opened.files.perform(&effects)?;
                milena_broker::disk::PartitionFiles::remove(self.directories.disk(), &retired)?;
            }
            if step == 25 || step == 45 {
                effects.clear();
                let to = Offset(self.opened.log.end().get() - 9);
                self.directories.write_log_starts(|| vec![Standing { log_start: to, ..self.standing() }])?;
                self.opened.log.advance_start(to, &mut effects);
                self.opened.files.perform(&effects)?;
                promised.start = to;
            }
        }
        Ok(())
    }

    fn append(&mut self, step: i32, effects: &mut Effects) -> io::Result<()> {
        let Opened { log, files, .. } = &mut self.opened;
        let options = BatchOptions { producer_id: 5, producer_epoch: 0, base_sequence: next_sequence(log), ..BatchOptions::default() };
        let mut builder = BatchBuilder::new(options);
        for record in 0..=step % 3 {
            builder.append(now(step).wall.get(), None, Some(format!("record {record} of {step}").as_bytes()), &[]).unwrap();
        }
        let mut batch = builder.build();
        let header = BatchHeader::parse(&batch).unwrap();
        let appended = log.append(now(step), LeaderEpoch(3), &mut batch, &header).map_err(io::Error::other)?;
        if let Some(roll) = &appended.rolled {
            files.roll(roll)?;
        }
        if appended.epoch_began {
            files.note_epochs();
        }
        files.write(appended.segment, appended.position.into(), &mut [io::IoSlice::new(&batch)])?;
        effects.clear();
        log.on_written(appended.last_offset.plus(1), effects);
        files.write_indexes(&effects.index)?;
        log.check_invariants();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let end = self.opened.log.end();
        let Opened { log, files, .. } = &mut self.opened;
        files.flush(log.unsynced_segments(), || Ok(log.epochs().to_text()))?;
        self.opened.log.on_flushed(end);
        Ok(())
    }

    fn standing(&self) -> Standing {
        let log = &self.opened.log;
        Standing {
            folder: self.opened.files.folder().to_owned(),
            topic: "orders".to_owned(),
            index: PartitionIndex(0),
            recovery_point: log.recovery_point(),
            high_watermark: log.end(),
            log_start: log.start(),
            cleaned_to: None,
            resume: None,
        }
    }

    /// Every offset from the log start to its end is read, once.
    fn assert_sound(&self, what: &str) {
        let (mut from, end) = (self.opened.log.start(), self.opened.log.end());
        let mut last = None;
        while from < end {
            let search = self.opened.log.read(Ask { from, up_to: end, max_bytes: 700, at_least_one: true }).unwrap();
            let slice = match self.opened.files.find(search).unwrap() {
                Located::Slice(slice) => slice,
                other => panic!("{what}: {other:?} at {from}, the log ends at {end}"),
            };
            let mut bytes = vec![0; slice.length as usize];
            slice.file.read_exact_at(slice.position, &mut bytes).unwrap();
            for batch in batches(&bytes) {
                let batch = batch.unwrap();
                assert!(batch.checksum_matches(), "{what}: batch at {}", batch.first_field());
                assert!(last.is_none_or(|last| batch.first_field() == last + 1), "{what}: {} follows {last:?}", batch.first_field());
                last = Some(batch.last_offset());
                from = Offset(batch.last_offset() + 1);
            }
        }
    }
}

fn next_sequence(log: &milena_engine::log::Log) -> i32 {
    let known = log.producers().get(milena_engine::types::ProducerId(5)).and_then(|producer| producer.last_batch());
    known.map_or(0, |batch| batch.last_sequence.get() + 1)
}

fn crash_after(operations: u64, crash: Crash, seed: u64) -> bool {
    let what = format!("seed {seed}, {crash:?} in operation {operations}");
    let sim = SimDisk::new(seed, Faults::WRITE_BACK);
    let disk = Disk::Sim(Arc::clone(&sim));
    disk.create_dir_all(&PathBuf::from("/data")).unwrap();
    disk.sync_dir(&PathBuf::from("/")).unwrap();
    let mut promised = Promised::default();
    // Three lives, so that what a recovery leaves is crashed too.
    let mut went_off = false;
    for life in 0..3 {
        sim.power_off_after(operations + life * 13);
        let worked = Life::begin(&disk).and_then(|mut life| life.work(&mut promised));
        went_off |= worked.is_err();
        sim.crash(crash);
        let found = Life::begin(&disk).unwrap_or_else(|error| panic!("{what}, life {life}: {error}"));
        let (start, end) = (found.opened.log.start(), found.opened.log.end());
        let promised_end = if crash == Crash::Power { promised.synced } else { promised.written };
        assert!(end >= promised_end, "{what}, life {life}: the log ends at {end}, {promised_end} was promised");
        assert!(start >= promised.start, "{what}, life {life}: the log begins at {start}, {} was promised", promised.start);
        found.assert_sound(&what);
        // What a crash took back is no promise any more.
        promised = Promised { synced: promised.synced.min(end), written: end, start: promised.start };
    }
    went_off
}

/// With more of them (`SEEDS=40`) for who changes what is written in which order.
fn seeds() -> u64 {
    std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(2)
}

#[test]
fn a_power_loss_in_any_operation_keeps_what_was_synced() {
    let mut operations = 1;
    while (0..seeds()).filter(|seed| crash_after(operations, Crash::Power, operations * 1000 + seed)).count() > 0 {
        operations += 2;
    }
    assert!(operations > 100, "the work takes more operations than that");
}

#[test]
fn a_kill_in_any_operation_keeps_what_was_written() {
    let mut operations = 1;
    while crash_after(operations, Crash::Process, operations) {
        operations += 5;
    }
}
