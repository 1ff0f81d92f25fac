//! A world of the log alone: `engine::log` and the broker's disk shell on a simulated disk, one thread, no runtime.
//!
//! A few partitions are appended to, read, flushed, cut, retained and (one of them) compacted, while the process dies, the power goes (between operations or in the
//! middle of one), the disk fills up and fails. After every new start all partitions are read from start to end and held against what is
//! remembered.
//!
//! Not here: acknowledgements, groups, requests (`broker_world`). Not claimed: what a failed sync leaves in the page cache of a machine that
//! goes on; a plan lets the power go after one.

use std::collections::BTreeMap;
use std::io;
use std::io::IoSlice;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use milena_broker::cleaner::pass::{Pass, PassError, Progress};
use milena_broker::disk::compacted::Placed;
use milena_broker::disk::{Located, LogDirectories, PartitionFiles, Standing};
use milena_engine::log::compact::KeyMemory;
use milena_engine::log::{AppendError, Ask, Effects, FileKind, Log, LogOptions, ProducerError, ResumePoint};
use milena_engine::types::{LeaderEpoch, Monotonic, Now, Offset, PartitionIndex, ProducerId, Timestamp, TopicId};
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, Operation, SimDisk};
use milena_os::entropy::Random;
use milena_protocol::batch::builder::{BatchBuilder, BatchOptions};
use milena_protocol::batch::header::BatchHeader;
use milena_testkit::batches;

use crate::check::indexes_agree::{self, SegmentBytes};
use crate::check::recovers_to_the_same::{self, Likeness};
use crate::check::{self, Look, Violation, memory_is_bounded, producers_equal_replay};
use crate::history::{Event, FoundPartition, PartitionHistory, ValueId, id_of, value_of};
use crate::outcome::Outcome;
use crate::planted::Bug;
use crate::table::{Causes, Table};

/// Operations on logs of one run; those on files are many more.
pub const OPERATIONS: u64 = 2_000;
/// Crashes of one run at least.
pub const CRASHES: u64 = 3;

const PARTITIONS: i32 = 3;
/// Of these, the compacted one.
const COMPACTED: i32 = 2;
/// Keys of the compacted partition.
const KEYS: u64 = 40;
/// Idempotent producers of a partition.
const PRODUCERS: u32 = 3;
/// The producer without sequence numbers.
const PLAIN: u32 = 99;
const DATA: &str = "/data";
/// Operations that no world comes to.
const NEVER: u64 = 1 << 40;
/// Starts that may fail one after the other before that is taken for a fault of its own.
const STARTS_MAX: u32 = 50;

/// Runs the world of `seed` to its end, or to the first violation.
pub fn run(seed: u64, planted: Option<Bug>) -> Outcome {
    let mut world = World::new(seed);
    if let Some(bug) = planted {
        bug.plant_in(&world.sim);
    }
    let stopped = world.live();
    let mut violations = world.violations;
    violations.extend(stopped.err());
    Outcome { operations: world.operations, crashes: world.crashes, trace: world.sim.trace(), violations, table: world.table }
}

struct World {
    random: Random,
    sim: Arc<SimDisk>,
    disk: Disk,
    partitions: Vec<Tested>,
    now: Now,
    next_id: ValueId,
    operations: u64,
    crashes: u64,
    violations: Vec<Violation>,
    causes: Causes,
    table: Table,
    /// Or is to: nobody knows then what the page cache of a machine that goes on would hold.
    sync_failed: bool,
}

/// One partition and what is remembered of it.
struct Tested {
    name: String,
    index: PartitionIndex,
    options: LogOptions,
    /// Where the last compaction ended.
    cleaned_to: Option<Offset>,
    epoch: LeaderEpoch,
    /// Since it was opened.
    flushed: bool,
    /// Where its next recovery may begin.
    resume: Option<Arc<ResumePoint>>,
    opened: Option<(Log, PartitionFiles)>,
    history: PartitionHistory,
    producers: BTreeMap<u32, Producer>,
}

/// An idempotent producer of one partition.
#[derive(Default)]
struct Producer {
    epoch: i16,
    next_sequence: i32,
    /// The sequence of each record.
    sequences: BTreeMap<ValueId, i32>,
    /// The last acknowledged batch as it was sent, and its offset: to be sent again now and then.
    last: Option<(Vec<u8>, i64)>,
}

/// The broker can not go on: its disk failed, or the power went off.
struct Down;

impl From<io::Error> for Down {
    fn from(_: io::Error) -> Self {
        Self
    }
}

type Step = Result<(), Down>;

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let sim = SimDisk::new(random.next_u64(), Faults::WRITE_BACK);
        // Often so few that partitions keep one file, or none.
        sim.set_open_files_limit([usize::MAX, 16, 4][usize::try_from(random.below(3)).expect("below three")]);
        let disk = Disk::Sim(Arc::clone(&sim));
        let partitions = (0..PARTITIONS).map(|index| Tested::new(index, &mut random)).collect();
        let now = Now { wall: Timestamp(milena_os::SIMULATED_EPOCH_MS), monotonic: Monotonic::default() };
        Self {
            random,
            sim,
            disk,
            partitions,
            now,
            next_id: 1,
            operations: 0,
            crashes: 0,
            violations: Vec::new(),
            causes: Causes::default(),
            table: Table::default(),
            sync_failed: false,
        }
    }

    fn live(&mut self) -> Result<(), Violation> {
        self.disk.create_dir_all(Path::new(DATA)).map_err(broken)?;
        self.disk.sync_dir(Path::new("/")).map_err(broken)?;
        let mut event = Event::Stop;
        while self.operations < OPERATIONS || self.crashes < CRASHES {
            self.start(event)?;
            event = self.one_life()?;
        }
        self.start(event)
    }

    /// Opens every partition and holds it against what is remembered.
    fn start(&mut self, event: Event) -> Result<(), Violation> {
        let clean = event == Event::Stop;
        // What comes of it in one go, now and then; then recovery itself may be cut short.
        let once = if self.random.chance(200) { Some(self.open_elsewhere(clean)?) } else { None };
        if once.is_some() {
            self.sim.power_off_after(self.random.between(1, 200));
        }
        for attempt in 0.. {
            // Faults may hit a start too, but not for ever.
            if attempt < 2 && self.random.chance(400) {
                self.sim.set_faults(Faults { read_error: 10, name_error: 10, write_error: 10, ..Faults::WRITE_BACK });
                if self.random.chance(200) {
                    self.sim.set_free(self.random.below(20_000));
                }
            } else {
                self.sim.set_faults(Faults::WRITE_BACK);
            }
            match self.open_all(clean) {
                Ok(()) => break,
                Err(error) if attempt == STARTS_MAX => return Err(violation("starts", format!("not after {attempt} attempts: {error}"))),
                Err(_) => {
                    self.causes.on_crash(self.sim.crash(Crash::Process));
                    self.sim.set_free(1 << 30);
                }
            }
        }
        self.sim.set_faults(Faults::WRITE_BACK);
        self.sim.power_off_after(NEVER);
        self.sim.set_free(1 << 30);
        self.hold_against(&once.unwrap_or_default())?;
        for at in 0..self.partitions.len() {
            self.check(at, event)?;
        }
        Ok(())
    }

    /// Recovers everything on a copy of the disk, undisturbed.
    fn open_elsewhere(&self, clean: bool) -> Result<Vec<Likeness>, Violation> {
        let fork = self.sim.fork();
        fork.set_faults(Faults::NONE);
        let opened = || -> io::Result<Vec<Likeness>> {
            let directories = LogDirectories::load(Disk::Sim(Arc::clone(&fork)), [(PathBuf::from(DATA), clean)])?;
            let open = |partition: &Tested| directories.open("t", partition.topic_id(), partition.index, partition.options, self.now);
            self.partitions.iter().map(|partition| open(partition).map(|opened| Likeness::of(&opened.log))).collect()
        };
        opened().map_err(|error| violation("starts", error.to_string()))
    }

    fn hold_against(&self, once: &[Likeness]) -> Result<(), Violation> {
        let mut violations = Vec::new();
        for (partition, once) in self.partitions.iter().zip(once) {
            let (log, _) = partition.opened.as_ref().expect("just opened");
            recovers_to_the_same::check(&partition.name, once, &Likeness::of(log), &mut violations);
        }
        violations.pop().map_or(Ok(()), Err)
    }

    fn open_all(&mut self, clean: bool) -> io::Result<()> {
        let directories = LogDirectories::load(self.disk.clone(), [(PathBuf::from(DATA), clean)])?;
        for partition in &mut self.partitions {
            partition.opened = None;
            partition.flushed = false;
            let mut opened = None;
            let open = || directories.open("t", partition.topic_id(), partition.index, partition.options, self.now);
            let taken = allocation_counter::measure(|| opened = Some(open()));
            let opened = opened.expect("it was called")?;
            memory_is_bounded::check_opening(&partition.name, taken.bytes_max, &mut self.violations);
            partition.cleaned_to = opened.cleaned_to;
            partition.resume = opened.resume;
            let (mut log, files) = (opened.log, opened.files);
            partition.epoch = LeaderEpoch(partition.epoch.get() + 1);
            let mut effects = Effects::default();
            log.on_leader_epoch(partition.epoch, &mut effects);
            files.perform(&effects)?;
            partition.opened = Some((log, files));
        }
        self.table.count(&mut self.causes, &directories.repairs());
        Ok(())
    }

    /// Reads a partition whole and holds it against its history, which is settled then.
    fn check(&mut self, at: usize, event: Event) -> Result<(), Violation> {
        let partition = &mut self.partitions[at];
        let found = partition.read_all()?;
        let mut violations = Vec::new();
        check::partition(
            &Look { name: &partition.name, event, history: &partition.history, found: &found, compacted_by: partition.key_of() },
            &mut violations,
        );
        if let Some(first) = violations.pop() {
            self.violations.append(&mut violations);
            return Err(first);
        }
        self.sim.note(found.records.len() as u64);
        partition.settle(&found);
        partition.look_into_files(&self.sim).map_or(Ok(()), Err)
    }

    /// From a start to a stop or a crash.
    fn one_life(&mut self) -> Result<Event, Violation> {
        let until = self.operations + self.random.between(50, 2 * OPERATIONS / (CRASHES + 1));
        let off_after = self.random.chance(400).then(|| self.random.between(1, 2_000));
        if let Some(operations) = off_after {
            self.sim.power_off_after(operations);
        }
        self.sync_failed = false;
        while self.operations < until {
            self.operations += 1;
            if self.random.chance(2) {
                self.sync_failed = true;
                self.sim.fail_next(Operation::Sync);
            }
            let step = self.step()?;
            if step.is_err() || self.sim.is_off() {
                return Ok(self.crash());
            }
        }
        if !self.sync_failed && self.random.chance(250) && self.stop().is_ok() && !self.sim.is_off() {
            // The process is gone now; its files are as it left them.
            self.causes.on_stop(self.sim.crash(Crash::Process));
            return Ok(Event::Stop);
        }
        Ok(self.crash())
    }

    fn crash(&mut self) -> Event {
        self.crashes += 1;
        let crash = if self.sync_failed || self.random.chance(500) { Crash::Power } else { Crash::Process };
        self.partitions.iter_mut().for_each(|partition| partition.opened = None);
        self.causes.on_crash(self.sim.crash(crash));
        self.sim.set_free(1 << 30);
        Event::Crash(crash)
    }

    /// Flushes everything, notes it in the checkpoints, leaves what a clean stop leaves.
    fn stop(&mut self) -> Step {
        let directories = LogDirectories::load(self.disk.clone(), [(PathBuf::from(DATA), false)])?;
        let mut closed = Vec::new();
        for partition in &mut self.partitions {
            let (log, files) = partition.opened.as_mut().ok_or(Down)?;
            let mut effects = Effects::default();
            let snapshot = log.on_stop(&mut effects);
            let left = files.leave(log.end(), &snapshot, &effects.index, log.unsynced_segments(), &log.epochs().to_text())?;
            closed.push((&*files, left));
            log.on_flushed(log.end());
        }
        let left: Vec<_> = closed.iter().map(|(files, left)| (*files, left)).collect();
        directories.make_durable_together(&left, if self.random.chance(500) { 1 } else { usize::MAX })?;
        self.write_checkpoints()?;
        for partition in &mut self.partitions {
            partition.history.on_stopped();
            partition.opened = None;
        }
        Ok(())
    }

    fn write_checkpoints(&mut self) -> Step {
        let directories = LogDirectories::load(self.disk.clone(), [(PathBuf::from(DATA), false)])?;
        let standings = || self.partitions.iter().filter_map(Tested::standing).collect();
        Ok(directories.write_checkpoints(standings)?)
    }

    /// One operation on one partition. The outer error is a violation, the inner one an end of this life.
    fn step(&mut self) -> Result<Step, Violation> {
        let at = usize::try_from(self.random.below(self.partitions.len() as u64)).expect("few partitions");
        let step = match self.random.below(1000) {
            0..600 => self.append(at)?,
            600..650 => self.repeat(at)?,
            650..850 => self.read(at)?,
            850..900 => self.flush(at),
            900..920 => self.write_checkpoints(),
            920..940 => self.advance_start(at),
            940..955 => self.retain(at),
            955..965 => self.compact()?,
            965..968 => self.fill_disk(),
            968..973 => {
                self.disturb(1_000);
                Ok(())
            }
            _ => self.pass_time(),
        };
        if step.is_ok()
            && let Some((log, _)) = &self.partitions[at].opened
        {
            log.check_invariants();
        }
        Ok(step)
    }

    /// One to three batches get their places, then their bytes are written, in order.
    fn append(&mut self, at: usize) -> Result<Step, Violation> {
        let count = self.random.between(1, 3);
        let partition = &mut self.partitions[at];
        let mut reserved = Vec::new();
        for _ in 0..count {
            let producer =
                if self.random.chance(500) { u32::try_from(self.random.below(u64::from(PRODUCERS))).unwrap_or(0) } else { PLAIN };
            let ids: Vec<ValueId> = (0..self.random.between(1, 8)).map(|plus| self.next_id + plus).collect();
            self.next_id += ids.len() as u64;
            let mut batch = partition.batch(producer, &ids, self.now);
            let header = BatchHeader::parse(&batch).expect("just made");
            let sent = batch.clone();
            let Some((log, _)) = &mut partition.opened else { return Ok(Err(Down)) };
            match log.append(self.now, partition.epoch, &mut batch, &header) {
                Ok(appended) => {
                    partition.on_reserved(producer, &ids, header.base_sequence);
                    reserved.push((appended, batch, producer, ids, sent));
                }
                // A producer whose records are gone, by retention or with the power, begins anew, as Kafka's does.
                Err(AppendError::Producer(_)) if !partition.knows(producer) => partition.begin_anew(producer),
                Err(error) => return Err(violation("producers_resume", format!("{}: producer {producer}: {error}", partition.name))),
            }
        }
        Ok(partition.write(reserved))
    }

    /// A batch that was acknowledged comes again: it must be known, and change nothing.
    fn repeat(&mut self, at: usize) -> Result<Step, Violation> {
        let partition = &mut self.partitions[at];
        let producer = u32::try_from(self.random.below(u64::from(PRODUCERS))).unwrap_or(0);
        let Some((batch, offset)) = partition.producers.get(&producer).and_then(|producer| producer.last.clone()) else {
            return Ok(Ok(()));
        };
        let Some((log, _)) = &mut partition.opened else { return Ok(Err(Down)) };
        let header = BatchHeader::parse(&batch).expect("it was whole");
        let end = log.reserved_end();
        match log.append(self.now, partition.epoch, &mut batch.clone(), &header) {
            Err(AppendError::Producer(ProducerError::Duplicate { base_offset, .. }))
                if base_offset.get() == offset && log.reserved_end() == end =>
            {
                Ok(Ok(()))
            }
            other => Err(violation("repeats_are_known", format!("{}: the batch at offset {offset} again: {other:?}", partition.name))),
        }
    }

    fn read(&mut self, at: usize) -> Result<Step, Violation> {
        let max_bytes = u32::try_from(self.random.between(1, 30_000)).unwrap_or(1);
        let partition = &mut self.partitions[at];
        let Some((log, _)) = &partition.opened else { return Ok(Err(Down)) };
        let (start, end) = (log.start(), log.end());
        let from = Offset(start.get() + i64::try_from(self.random.below(u64::try_from(end - start).unwrap_or(0) + 1)).unwrap_or(0));
        match partition.read_from(from, max_bytes) {
            Err(ReadFailed::Disk) => Ok(Err(Down)),
            Err(ReadFailed::Wrong(violation)) => Err(violation),
            Ok((records, _)) => {
                let wrong = records.iter().find(|record| {
                    let sent = record.value.as_deref().and_then(id_of).and_then(|id| partition.history.sent(id));
                    sent.and_then(|sent| sent.acknowledged_at) != Some(record.offset)
                });
                match (records.first(), wrong) {
                    (None, _) if from < end && partition.key_of().is_none() => {
                        Err(violation("reads_find", format!("{}: nothing at {from}, end {end}", partition.name)))
                    }
                    (_, Some(wrong)) => Err(violation("reads_find", format!("{}: a stranger at {}", partition.name, wrong.offset))),
                    (_, None) => Ok(Ok(())),
                }
            }
        }
    }

    fn flush(&mut self, at: usize) -> Step {
        let first = !std::mem::replace(&mut self.partitions[at].flushed, true);
        if self.random.chance(if first { 200 } else { 30 }) {
            self.disturb(10);
        }
        let partition = &mut self.partitions[at];
        let (log, files) = partition.opened.as_mut().ok_or(Down)?;
        let mut effects = Effects::default();
        log.take_index(&mut effects);
        files.write_indexes(&effects.index)?;
        let (end, resume) = (log.end(), log.resume_point());
        files.flush(log.unsynced_segments(), || Ok(log.epochs().to_text()))?;
        log.on_flushed(end);
        partition.resume = resume.map(Arc::new).or(partition.resume.take());
        partition.history.on_safe(end.get());
        Ok(())
    }

    /// DeleteRecords: the checkpoint of log starts is written at once.
    fn advance_start(&mut self, at: usize) -> Step {
        let partition = &mut self.partitions[at];
        let (log, _) = partition.opened.as_ref().ok_or(Down)?;
        let length = u64::try_from(log.end() - log.start()).unwrap_or(0);
        let to = if self.random.chance(200) { length } else { self.random.below(length / 4 + 1) };
        let to = log.start().plus(i64::try_from(to).unwrap_or(0));
        partition.history.on_start_asked(to.get());
        self.checkpoint_start(at, to)?;
        let partition = &mut self.partitions[at];
        let (log, files) = partition.opened.as_mut().ok_or(Down)?;
        let mut effects = Effects::default();
        log.advance_start(to, &mut effects);
        partition.history.on_start_told(to.get());
        Ok(files.perform(&effects).map(drop)?)
    }

    /// As the broker's retention goes about it: log starts first, then the segments.
    fn retain(&mut self, at: usize) -> Step {
        let partition = &mut self.partitions[at];
        let (log, _) = partition.opened.as_mut().ok_or(Down)?;
        log.expire_producers(self.now);
        let Some(from) = log.retained_from(self.now, log.end()) else { return Ok(()) };
        partition.history.on_start_asked(from.get());
        self.checkpoint_start(at, from)?;
        let partition = &mut self.partitions[at];
        let (log, files) = partition.opened.as_mut().ok_or(Down)?;
        let mut effects = Effects::default();
        log.retain_from(self.now, from, &mut effects);
        partition.history.on_start_told(log.start().get());
        let retired = files.perform(&effects)?;
        Ok(PartitionFiles::remove(&self.disk, &retired)?)
    }

    /// As the broker's cleaner goes about it; often the power goes in the middle.
    fn compact(&mut self) -> Result<Step, Violation> {
        let at = self.partitions.iter().position(|partition| partition.options.compact).expect("one is compacted");
        if let Err(down) = self.flush(at) {
            return Ok(Err(down));
        }
        if let Err(down) = self.write_checkpoints() {
            return Ok(Err(down));
        }
        if self.random.chance(250) {
            self.disturb(80);
        }
        let memory = KeyMemory { bytes: 24 * self.random.between(4, 100), load_ppm: 900_000, seed: self.random.next_u64() };
        let piece = usize::try_from(self.random.between(4_000, 50_000)).unwrap_or(4_096);
        let partition = &mut self.partitions[at];
        match partition.pass(self.now, memory, piece, &self.disk) {
            Ok(()) => {}
            Err(PassError::Io(_)) => return Ok(Err(Down)),
            Err(error @ (PassError::Gone { .. } | PassError::Unclean(_) | PassError::NoRoom { .. })) => {
                return Err(violation("compaction_ends", format!("{}: {error}", partition.name)));
            }
        }
        Ok(self.write_cleaned())
    }

    fn write_cleaned(&self) -> Step {
        let directories = LogDirectories::load(self.disk.clone(), [(PathBuf::from(DATA), false)])?;
        let standings = || self.partitions.iter().filter_map(Tested::standing).collect();
        Ok(directories.write_cleaned(standings)?)
    }

    /// The log start goes to disk before anybody is told of it.
    fn checkpoint_start(&self, at: usize, start: Offset) -> Step {
        let directories = LogDirectories::load(self.disk.clone(), [(PathBuf::from(DATA), false)])?;
        let standing = |(index, tested): (usize, &Tested)| {
            let standing = tested.standing()?;
            let to_come = if index == at { start } else { Offset::ZERO };
            Some(Standing { log_start: standing.log_start.max(to_come), ..standing })
        };
        Ok(directories.write_log_starts(|| self.partitions.iter().enumerate().filter_map(standing).collect())?)
    }

    fn fill_disk(&mut self) -> Step {
        self.sim.set_free(self.random.below(100_000));
        Ok(())
    }

    /// Something goes wrong soon: half of the time the power goes off, `within` operations on files.
    fn disturb(&mut self, within: u64) {
        let failing = match self.random.below(8) {
            0 => Operation::Write,
            1 => Operation::Rename,
            2 => Operation::Read,
            3 => Operation::Sync,
            _ => return self.sim.power_off_after(self.random.between(1, within)),
        };
        self.sync_failed |= failing == Operation::Sync;
        self.sim.fail_next(failing);
    }

    fn pass_time(&mut self) -> Step {
        let passed = Duration::from_millis(self.random.below(60_000));
        self.now = Now { wall: self.now.wall.plus(passed), monotonic: self.now.monotonic + passed };
        Ok(())
    }
}

/// Why a read brings nothing.
enum ReadFailed {
    Disk,
    Wrong(Violation),
}

/// A batch that has its place: place, bytes, producer, records, bytes as they were sent.
type Reserved = (milena_engine::log::Appended, Vec<u8>, u32, Vec<ValueId>, Vec<u8>);

impl Tested {
    fn new(index: i32, random: &mut Random) -> Self {
        let options = LogOptions {
            segment_bytes: u32::try_from(random.between(20_000, 100_000)).unwrap_or(20_000),
            index_interval_bytes: u32::try_from(random.between(200, 5_000)).unwrap_or(200),
            retention_bytes: random.chance(500).then(|| random.between(100_000, 400_000)),
            retention_ms: None,
            compact: index == COMPACTED,
            delete: index != COMPACTED,
            min_dirty_share_ppm: 0,
            ..LogOptions::DEFAULT
        };
        Self {
            name: format!("t-{index}"),
            index: PartitionIndex(index),
            options,
            cleaned_to: None,
            epoch: LeaderEpoch(0),
            flushed: false,
            resume: None,
            opened: None,
            history: PartitionHistory::default(),
            producers: BTreeMap::new(),
        }
    }

    /// By which key it is compacted, if it is.
    fn key_of(&self) -> Option<fn(ValueId) -> Vec<u8>> {
        self.options.compact.then_some(|id| vec![u8::try_from(id % KEYS).unwrap_or(0)])
    }

    /// A whole pass over it.
    fn pass(&mut self, now: Now, memory: KeyMemory, piece: usize, disk: &Disk) -> Result<(), PassError> {
        let Some((log, files)) = &mut self.opened else { return Ok(()) };
        let Some(candidate) = log.compaction(now, log.end(), self.cleaned_to) else { return Ok(()) };
        if !candidate.is_due(log.options()) {
            return Ok(());
        }
        let mut pass = Pass::new(log.plan_compaction(now, &candidate), memory, piece);
        loop {
            match pass.step(files)? {
                Progress::Moved(_) => {}
                Progress::Done { end, .. } => {
                    self.cleaned_to = Some(end);
                    return Ok(());
                }
                Progress::Ready(ready) => {
                    let placed = files.put_in_place(*ready, |rewritten, publish| {
                        let taken = log.replace(&rewritten.sources, rewritten.segment.clone());
                        taken.map(|segment| publish(segment.generation)).is_ok()
                    })?;
                    if let Placed::InPlace(retired) = placed {
                        PartitionFiles::remove(disk, &retired)?;
                    }
                }
            }
        }
    }

    fn topic_id(&self) -> TopicId {
        TopicId([7; 16])
    }

    fn batch(&self, producer: u32, ids: &[ValueId], now: Now) -> Vec<u8> {
        let known = self.producers.get(&producer);
        let idempotent = producer != PLAIN;
        let mut builder = BatchBuilder::new(BatchOptions {
            producer_id: if idempotent { i64::from(producer) + 1000 } else { -1 },
            producer_epoch: if idempotent { known.map_or(0, |known| known.epoch) } else { -1 },
            base_sequence: if idempotent { known.map_or(0, |known| known.next_sequence) } else { -1 },
            ..BatchOptions::default()
        });
        for id in ids {
            let key = self.key_of().map(|key_of| key_of(*id));
            builder.append(now.wall.get(), key.as_deref(), Some(&value_of(*id)), &[]).expect("small records");
        }
        builder.build()
    }

    /// Whether any record of this producer is in the log, as far as is remembered.
    fn knows(&self, producer: u32) -> bool {
        self.producers.get(&producer).is_some_and(|producer| !producer.sequences.is_empty())
    }

    /// Its next life: the epoch rises, sequences begin at 0.
    fn begin_anew(&mut self, producer: u32) {
        let epoch = self.producers.get(&producer).map_or(0, |producer| producer.epoch) + 1;
        self.producers.insert(producer, Producer { epoch, ..Producer::default() });
    }

    fn on_reserved(&mut self, producer: u32, ids: &[ValueId], base_sequence: i32) {
        for id in ids {
            self.history.on_sent(*id, producer);
        }
        if producer != PLAIN {
            let known = self.producers.entry(producer).or_default();
            known.sequences.extend(ids.iter().copied().zip(base_sequence..));
            known.next_sequence = base_sequence + i32::try_from(ids.len()).unwrap_or(0);
        }
    }

    fn write(&mut self, reserved: Vec<Reserved>) -> Step {
        let (log, files) = self.opened.as_mut().ok_or(Down)?;
        for (appended, batch, producer, ids, sent) in reserved {
            let written = appended.rolled.as_ref().map_or(Ok(()), |roll| files.roll(roll));
            let position = u64::from(appended.position);
            let written = written.and_then(|()| files.write(appended.segment, position, &mut [IoSlice::new(&batch)]));
            if let Err(error) = written {
                log.on_failed();
                return Err(error.into());
            }
            let mut effects = Effects::default();
            log.on_written(appended.last_offset.plus(1), &mut effects);
            effects.epochs_changed |= appended.epoch_began;
            for (id, offset) in ids.iter().zip(appended.base_offset.get()..) {
                self.history.on_acknowledged(*id, offset);
            }
            if let Some(known) = self.producers.get_mut(&producer) {
                known.last = Some((sent, appended.base_offset.get()));
            }
            files.perform(&effects)?;
        }
        Ok(())
    }

    /// The records of whole batches from `from` on, without those before it; and what comes behind them.
    fn read_from(&self, mut from: Offset, max_bytes: u32) -> Result<(Vec<batches::Stored>, Offset), ReadFailed> {
        let (log, files) = self.opened.as_ref().ok_or(ReadFailed::Disk)?;
        let wrong = |what: String| ReadFailed::Wrong(violation("reads_are_sound", format!("{}: {what}", self.name)));
        loop {
            let ask = Ask { from, up_to: log.end(), max_bytes, at_least_one: true };
            let search = log.read(ask).map_err(|error| wrong(error.to_string()))?;
            match files.find(search) {
                Ok(Located::Nothing) => return Ok((Vec::new(), from)),
                Ok(Located::NextSegment(next)) if next > from => from = next,
                Ok(Located::NextSegment(next)) => return Err(wrong(format!("sent from {from} back to {next}"))),
                Ok(Located::Slice(slice)) => {
                    let mut bytes = Vec::new();
                    files.read(&slice, &mut bytes).map_err(|_| ReadFailed::Disk)?;
                    let epochs = milena_protocol::batch::batches(&bytes).map_while(Result::ok).filter_map(|batch| {
                        let header = batch.header().ok()?;
                        Some((Offset(header.base_offset), LeaderEpoch(header.partition_leader_epoch)))
                    });
                    let mut violations = Vec::new();
                    check::epochs_are_known::check(&self.name, log.epochs(), log.start(), epochs, &mut violations);
                    if let Some(first) = violations.into_iter().next() {
                        return Err(ReadFailed::Wrong(first));
                    }
                    let mut records = batches::read_bytes(&bytes).map_err(|error| wrong(format!("from {from}: {error}")))?;
                    records.retain(|record| record.offset >= from.get());
                    let last = milena_protocol::batch::batches(&bytes).map_while(Result::ok).last();
                    return Ok((records, last.map_or(from, |last| Offset(last.last_offset()).plus(1).max(from))));
                }
                // A search that finds no batch where one must be is no failure of the disk.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(wrong(format!("from {from}: {error}"))),
                Err(_) => return Err(ReadFailed::Disk),
            }
        }
    }

    fn read_all(&self) -> Result<FoundPartition, Violation> {
        let (log, _) = self.opened.as_ref().expect("just opened");
        let mut found = FoundPartition { log_start: log.start().get(), records: Vec::new() };
        let mut from = log.start();
        while from < log.end() {
            let (records, next) = match self.read_from(from, 1 << 20) {
                Ok(read) => read,
                Err(ReadFailed::Wrong(violation)) => return Err(violation),
                Err(ReadFailed::Disk) => return Err(violation("reads_are_sound", format!("{}: no file at {from}", self.name))),
            };
            if next == from || (records.is_empty() && self.key_of().is_none()) {
                return Err(violation("reads_find", format!("{}: nothing at {from}, end {}", self.name, log.end())));
            }
            from = next;
            found.records.extend(records);
        }
        Ok(found)
    }

    fn settle(&mut self, found: &FoundPartition) {
        self.history.settle(found);
        let emptied = self.key_of().is_some();
        let (log, _) = self.opened.as_ref().expect("just read");
        for (number, producer) in self.producers.iter_mut().filter(|_| emptied) {
            // Its last batch may have no record left, and be known all the same.
            let known = log.producers().get(ProducerId(i64::from(*number) + 1000));
            let known = known.filter(|known| known.epoch.get() == producer.epoch).and_then(|known| known.last_batch());
            producer.sequences = known.map(|known| (ValueId::MAX, known.last_sequence.get())).into_iter().collect();
            producer.next_sequence = known.map_or(0, |known| known.last_sequence.get() + 1);
        }
        for producer in self.producers.values_mut().filter(|_| !emptied) {
            let history = &self.history;
            producer.sequences.retain(|id, _| history.sent(*id).is_some());
            // What follows the last one that is left; sequences rise with the records' numbers.
            if let Some((_, last)) = producer.sequences.last_key_value() {
                producer.next_sequence = last + 1;
            }
        }
        for producer in self.producers.values_mut() {
            let history = &self.history;
            let stands = |(batch, offset): &(Vec<u8>, i64)| {
                let first = batches::read_bytes(batch).ok().and_then(|records| id_of(records.first()?.value.as_deref()?));
                first.and_then(|id| history.sent(id)).is_some_and(|sent| sent.acknowledged_at == Some(*offset))
            };
            if !producer.last.as_ref().is_some_and(stands) {
                producer.last = None;
            }
        }
    }

    /// What its files hold against each other.
    fn look_into_files(&self, disk: &SimDisk) -> Option<Violation> {
        let (log, files) = self.opened.as_ref()?;
        let bytes = |base, kind: FileKind| disk.peek(&files.folder().join(kind.name(base))).unwrap_or_default();
        let (mut violations, mut logs) = (Vec::new(), Vec::new());
        for segment in log.segments() {
            let [log, index, time_index] = [FileKind::Log, FileKind::Index, FileKind::TimeIndex].map(|kind| bytes(segment.base, kind));
            let segment = SegmentBytes { base: segment.base.get(), log: &log, index: &index, time_index: &time_index };
            indexes_agree::check(&self.name, segment, &mut violations);
            logs.push(log);
        }
        producers_equal_replay::check(&self.name, log.producers(), &logs, self.options.compact, &mut violations);
        violations.into_iter().next()
    }

    fn standing(&self) -> Option<Standing> {
        let (log, files) = self.opened.as_ref()?;
        Some(Standing {
            folder: files.folder().to_owned(),
            topic: "t".to_owned(),
            index: self.index,
            recovery_point: log.recovery_point(),
            high_watermark: log.end(),
            log_start: log.start(),
            cleaned_to: self.cleaned_to,
            resume: self.resume.clone().map(|point| (self.topic_id(), point)),
        })
    }
}

fn violation(invariant: &'static str, what: String) -> Violation {
    Violation { invariant, what }
}

fn broken(error: io::Error) -> Violation {
    violation("the simulator", error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_same_trace() {
        let first = run(11, None);
        assert_eq!(first, run(11, None));
        assert_ne!(first.trace, run(12, None).trace);
    }

    #[test]
    fn the_first_seeds_are_clean() {
        for seed in 0..20 {
            let outcome = run(seed, None);
            assert_eq!(outcome.violations, [], "cargo run -p milena-sim -- --world log --seed {seed}");
            assert!(outcome.operations >= OPERATIONS && outcome.crashes >= CRASHES);
        }
    }
}
