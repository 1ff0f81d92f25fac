//! kill -9 while segments are rolled, compacted and deleted all the time: what is to be there is there, and nothing that was not sent.
//!
//! What a record is follows from its topic and offset alone, and each partition has one idempotent producer through all kills, with one
//! batch under way (all that a snapshot of producers tells of). So each stored record can be held against what was sent, wherever it is.
//!
//! Held after every kill, once the producers have sent again what was not acknowledged:
//! 1. each batch has the offset of one single writing, and the log ends where the sending did;
//! 2. every record that is there is the one that was sent at its offset, and offsets rise strictly;
//! 3. of each key the last record is there. A tombstone may be gone, but then no older record of its key is there any more;
//! 4. no record comes back that was gone after an earlier kill;
//! 5. where nothing is compacted, offsets are dense from the log start on;
//! 6. the log start never moves back behind what the broker has told of. Where nothing is deleted, it is 0;
//! 7. the broker has logged no error.
//!
//! Kills find the broker by turns in both of its durabilities, and the other one may be what it starts with again (Kafka has but one).
//! At the end records must have been compacted, and segments deleted: otherwise it has shown nothing.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use milena_system::batch::{Producer, Stored, now_ms, split};
use milena_system::keyed::{Keyed, batch, records};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::{Connection, ErrorCode, PATIENCE};

use super::{FETCH_BYTES, Outcome, Random, Setting, ended, kill_at};

const PARTITIONS: i32 = 2;
const RECORDS: usize = 20;
const KEYS: u64 = 400;
/// Batches that each partition takes in every round.
const BEGINNING: usize = 10;
/// One record in so many is a tombstone.
const TOMBSTONES: u64 = 12;

/// Everything that runs in the background runs as often as it can.
pub(super) const RESTLESS: &str = "log.cleaner.backoff.ms=1\nlog.cleaner.min.cleanable.ratio=0.0001\nlog.initial.task.delay.ms=0\n\
                        log.retention.check.interval.ms=10\nlog.segment.delete.delay.ms=100\nlog.level=warn\n";

pub(super) struct Topic {
    name: &'static str,
    options: &'static [(&'static str, &'static str)],
    compacts: bool,
    deletes: bool,
    value_size: Range<u64>,
}

/// Values of the deleted one are large: it is its bytes that make segments go.
const TOPICS: [Topic; 3] = [
    Topic {
        name: "compacted",
        options: &[("cleanup.policy", "compact"), ("segment.ms", "30"), ("delete.retention.ms", "100")],
        compacts: true,
        deletes: false,
        value_size: 8..300,
    },
    Topic {
        name: "deleted",
        options: &[("cleanup.policy", "delete"), ("segment.ms", "40"), ("segment.bytes", "1048576"), ("retention.bytes", "60000")],
        compacts: false,
        deletes: true,
        value_size: 100..1500,
    },
    Topic {
        name: "both",
        options: &[
            ("cleanup.policy", "compact,delete"),
            ("segment.ms", "30"),
            ("retention.bytes", "60000"),
            ("delete.retention.ms", "100"),
        ],
        compacts: true,
        deletes: true,
        value_size: 8..300,
    },
];

impl Topic {
    /// The record at an offset.
    fn record(&self, offset: i64) -> Keyed {
        let mut random = Random::new(offset.cast_unsigned().wrapping_mul(0x2545_F491_4F6C_DD1D));
        let key = key(offset);
        if is_tombstone(offset) {
            return Keyed { key: format!("key-{key}").into_bytes(), value: None };
        }
        let size = random.within(self.value_size.clone());
        let mut value = offset.to_be_bytes().to_vec();
        value.extend((8..size).map(|_| random.next() as u8));
        Keyed { key: format!("key-{key}").into_bytes(), value: Some(value) }
    }
}

/// A number that looks random, and is always the same for an offset.
fn drawn(offset: i64) -> u64 {
    Random::new(offset.cast_unsigned().wrapping_mul(0xD129_0B26_88B1_5E39)).next() >> 16
}

fn key(offset: i64) -> u64 {
    drawn(offset) % KEYS
}

fn is_tombstone(offset: i64) -> bool {
    (drawn(offset) / KEYS).is_multiple_of(TOMBSTONES)
}

pub(super) fn kill_while_compacting(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let held = rounds(setting, directory.path());
    if held.is_err() {
        // What is on disk tells more than what was expected.
        println!("# left as it is: {}", directory.keep().display());
    }
    held.map(|()| Outcome::Held)
}

fn rounds(setting: &Setting, directory: &Path) -> Result<()> {
    let mut random = Random::new(setting.seed);
    let mut server = start(setting, directory, 0)?;
    let mut partitions = create(server.address)?;
    let mut torn = Leftovers::default();
    for round in 0..setting.kills {
        let moment = Duration::from_millis(random.within(300..1200));
        produce_until_killed(&mut server, &mut partitions, moment).with_context(|| format!("round {round}"))?;
        torn.look(&directory.join("data"))?;
        let began = Instant::now();
        server = start(setting, directory, round + 1)?;
        let mut connection = Connection::open(server.address)?;
        for partition in &mut partitions {
            let held = partition.settle(&mut connection).and_then(|()| partition.check(&mut connection));
            held.with_context(|| format!("{} in round {round}, killed after {moment:?}", partition.name()))?;
        }
        let complaints = server.complaints()?;
        ensure!(complaints.is_empty(), "round {round}: {}", complaints.join("\n"));
        println!("# killed after {moment:?}; started, read back and compared in {:?}", began.elapsed());
    }
    println!("# {torn}");
    let mut connection = Connection::open(server.address)?;
    partitions.iter_mut().try_for_each(|partition| partition.show(&mut connection).with_context(|| partition.name()))
}

/// Neither durability is for certain the one that the log was written with: page-cache, power-safe, power-safe, page-cache, and again.
fn start(setting: &Setting, directory: &Path, number: u32) -> Result<Server> {
    let durability = if number.div_ceil(2).is_multiple_of(2) { "page-cache" } else { "power-safe" };
    let address = free_address()?;
    let text = properties(address, &directory.join("data"), &format!("{RESTLESS}durability={durability}\n"));
    setting.program.start_with(directory, address, &text)
}

pub(super) fn create(address: SocketAddr) -> Result<Vec<Partition>> {
    let mut connection = Connection::open(address)?;
    let mut partitions = Vec::new();
    for topic in &TOPICS {
        connection.create_topic(topic.name, PARTITIONS, topic.options)?;
        for index in 0..PARTITIONS {
            partitions.push(Partition::new(topic, index, connection.init_producer_id()?));
        }
    }
    Ok(partitions)
}

/// The moment is counted from when every partition has taken some batches: a slow machine is to have something at stake too.
fn produce_until_killed(server: &mut Server, partitions: &mut [Partition], moment: Duration) -> Result<()> {
    let address = server.address;
    let killed = AtomicBool::new(false);
    let (warming, warm) = channel();
    thread::scope(|scope| {
        let killed = &killed;
        let mut writers = Vec::new();
        for partition in partitions {
            let warming = warming.clone();
            writers.push(scope.spawn(move || partition.until_the_end(address, warming, killed)));
        }
        drop(warming);
        // Nothing is ever sent: this ends when every writer has dropped its end.
        let _ = warm.recv();
        let done = kill_at(server, moment, killed);
        for writer in writers {
            writer.join().map_err(|_| anyhow::anyhow!("a writer panicked"))??;
        }
        done
    })
}

/// Files that a kill caught halfway.
#[derive(Default)]
struct Leftovers {
    kills: usize,
    rewriting: usize,
    exchanging: usize,
    removing: usize,
}

impl Leftovers {
    /// Looks at the directory of a broker that was killed just now.
    fn look(&mut self, data: &Path) -> Result<()> {
        let mut names = Vec::new();
        for topic in std::fs::read_dir(data)? {
            let folder = topic?.path();
            if folder.is_dir() {
                for file in std::fs::read_dir(folder)? {
                    names.push(file?.file_name().to_string_lossy().into_owned());
                }
            }
        }
        let any = |end: &str| usize::from(names.iter().any(|name| name.ends_with(end)));
        self.kills += 1;
        self.rewriting += any(".cleaned");
        self.exchanging += any(".swap");
        self.removing += any(".deleted");
        Ok(())
    }
}

impl std::fmt::Display for Leftovers {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kills, rewriting, exchanging, removing } = self;
        write!(out, "of {kills} kills {rewriting} left .cleaned files behind, {exchanging} .swap, {removing} .deleted")
    }
}

/// A partition, its producer, and what is known of both.
pub(super) struct Partition {
    topic: &'static Topic,
    index: i32,
    producer: Producer,
    /// The timestamp of each batch whose sending was begun.
    sent: Vec<i64>,
    acknowledged: usize,
    /// The last that the broker told of.
    log_start: i64,
    /// Of each key the last offset, for what is below `noted`.
    last_of_key: Vec<Option<i64>>,
    noted: i64,
    /// The offsets that were there after the last kill.
    there: BTreeSet<i64>,
}

impl Partition {
    fn new(topic: &'static Topic, index: i32, producer: Producer) -> Self {
        let last_of_key = vec![None; usize::try_from(KEYS).expect("a few hundred")];
        Self { topic, index, producer, sent: vec![], acknowledged: 0, log_start: 0, last_of_key, noted: 0, there: BTreeSet::new() }
    }

    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.topic.name, self.index)
    }

    /// Where the log ends with everything that was sent.
    fn end(&self) -> i64 {
        base_offset(self.sent.len())
    }

    /// Produces until the connection breaks, and drops `warming` when it has made a beginning. That it breaks before the kill is an error.
    pub(super) fn until_the_end(&mut self, address: SocketAddr, warming: Sender<()>, killed: &AtomicBool) -> Result<()> {
        let mut connection = Connection::open(address)?;
        let warm = self.acknowledged + BEGINNING;
        let mut warming = Some(warming);
        loop {
            warming = warming.filter(|_| self.acknowledged < warm);
            self.sent.push(now_ms());
            if let Err(end) = self.send_next(&mut connection) {
                return ended(end, killed).with_context(|| self.name());
            }
            // A pace that leaves the background its share of the processor.
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Sends the first batch that is not acknowledged (1, 6).
    fn send_next(&mut self, connection: &mut Connection) -> Result<()> {
        let base = base_offset(self.acknowledged);
        let records: Vec<Keyed> = (base..).take(RECORDS).map(|offset| self.topic.record(offset)).collect();
        let bytes = batch(self.producer, i32::try_from(base)?, self.sent[self.acknowledged], &records);
        let told = connection.produce_acknowledged(self.topic.name, self.index, &bytes)?;
        ensure!(told.base_offset == base, "the batch of offset {base} was acknowledged at {}", told.base_offset);
        self.acknowledged += 1;
        self.on_log_start(told.log_start)
    }

    fn on_log_start(&mut self, log_start: i64) -> Result<()> {
        let before = self.log_start;
        ensure!(log_start >= before, "the log start moved back from {before} to {log_start}");
        ensure!(log_start == 0 || self.topic.deletes, "the log starts at {log_start}, and nothing is deleted");
        self.log_start = log_start;
        Ok(())
    }

    /// What an idempotent producer does after the restart. Everything sent is acknowledged afterwards.
    pub(super) fn settle(&mut self, connection: &mut Connection) -> Result<()> {
        ensure!(self.acknowledged > 0, "nothing was acknowledged before the kill: it shows nothing");
        let start = connection.log_start(self.topic.name, self.index)?;
        self.on_log_start(start)?;
        while self.acknowledged < self.sent.len() {
            self.send_next(connection)?;
        }
        for offset in self.noted..self.end() {
            self.last_of_key[usize::try_from(key(offset))?] = Some(offset);
        }
        self.noted = self.end();
        Ok(())
    }

    pub(super) fn check(&mut self, connection: &mut Connection) -> Result<()> {
        let there = self.read(connection)?;
        let last = self.there.last().copied().unwrap_or(-1);
        if let Some(back) = there.range(..=last).find(|offset| !self.there.contains(offset)) {
            bail!("the record at offset {back} was gone, and is back");
        }
        if self.topic.compacts {
            for (key, last) in self.last_of_key.iter().enumerate() {
                let Some(last) = last.filter(|last| *last >= self.log_start && !there.contains(last)) else { continue };
                ensure!(is_tombstone(last), "the last record of key {key}, offset {last}, is gone; the log starts at {}", self.log_start);
                self.check_gone(connection, &there, last)?;
            }
        }
        self.there = there;
        Ok(())
    }

    /// A tombstone was not there: records of its key that were read before it went are not there either by now (3).
    fn check_gone(&self, connection: &mut Connection, there: &BTreeSet<i64>, tombstone: i64) -> Result<()> {
        for offset in there.range(..tombstone).filter(|offset| key(**offset) == key(tombstone)) {
            let fetched = match connection.fetch(self.topic.name, self.index, *offset, FETCH_BYTES) {
                Err(error) if is_below_start(&error) => continue,
                fetched => fetched?,
            };
            for stored in split(&fetched.records)? {
                let is_there = records(&stored)?.iter().any(|found| found.offset == *offset);
                ensure!(!is_there, "offset {offset} is there, and the tombstone at {tombstone} of its key is not");
            }
        }
        Ok(())
    }

    /// Reads the partition whole; gives the offsets that are there (1, 2, 5, 6).
    fn read(&mut self, connection: &mut Connection) -> Result<BTreeSet<i64>> {
        for _ in 0..1000 {
            let start = connection.log_start(self.topic.name, self.index)?;
            self.on_log_start(start)?;
            match self.read_from(connection, start) {
                // Retention was faster than the reader.
                Err(error) if is_below_start(&error) => {}
                read => return read,
            }
        }
        bail!("the log start moves away a thousand times, and nobody writes")
    }

    fn read_from(&self, connection: &mut Connection, start: i64) -> Result<BTreeSet<i64>> {
        let mut there = BTreeSet::new();
        let mut next = start;
        loop {
            let fetched = connection.fetch(self.topic.name, self.index, next, FETCH_BYTES)?;
            ensure!(fetched.high_watermark == self.end(), "the log ends at {} instead of {}", fetched.high_watermark, self.end());
            let batches = split(&fetched.records)?;
            if batches.is_empty() {
                ensure!(next == self.end(), "nothing at {next} below {}", self.end());
                return Ok(there);
            }
            for stored in &batches {
                next = self.read_batch(stored, next, &mut there)?;
            }
        }
    }

    /// Holds a batch against what was sent, no record below `next`; gives where the next one begins.
    fn read_batch(&self, stored: &Stored<'_>, next: i64, there: &mut BTreeSet<i64>) -> Result<i64> {
        let (base, end) = (stored.base_offset, stored.last_offset + 1);
        let found = records(stored).with_context(|| format!("the batch at offset {base}"))?;
        ensure!(base >= next, "a batch at {base} follows {next}");
        let mut wanted = next;
        for found in found {
            let offset = found.offset;
            ensure!((wanted..end).contains(&offset), "offset {offset} in a batch {base}..{end}, expected was {wanted}");
            ensure!(offset == wanted || self.topic.compacts, "offset {offset} follows {wanted}");
            let is_sent = found.record == self.topic.record(offset) && found.timestamp_ms == self.timestamp(offset)?;
            ensure!(is_sent, "the record at offset {offset} is not what was sent: {found:?}");
            there.insert(offset);
            wanted = offset + 1;
        }
        ensure!(wanted == end || self.topic.compacts, "a batch {base}..{end} without its last records");
        Ok(end)
    }

    fn timestamp(&self, offset: i64) -> Result<i64> {
        let batch = usize::try_from(offset)? / RECORDS;
        self.sent.get(batch).copied().with_context(|| format!("offset {offset} was never sent"))
    }

    /// Waits until records were compacted, and segments deleted; what was written last may wait for it yet.
    fn show(&mut self, connection: &mut Connection) -> Result<()> {
        let began = Instant::now();
        loop {
            let there = i64::try_from(self.there.len())?;
            let compacted = !self.topic.compacts || there < self.end() - self.log_start;
            let deleted = !self.topic.deletes || self.log_start > 0;
            if compacted && deleted {
                println!("# {}: {} records sent, the log starts at {}, {there} are there", self.name(), self.end(), self.log_start);
                return Ok(());
            }
            ensure!(compacted || began.elapsed() < PATIENCE, "nothing of {there} records was compacted");
            ensure!(deleted || began.elapsed() < PATIENCE, "nothing of {there} records was deleted");
            thread::sleep(Duration::from_millis(10));
            self.check(connection)?;
        }
    }
}

fn base_offset(batch: usize) -> i64 {
    (batch * RECORDS) as i64
}

/// OFFSET_OUT_OF_RANGE.
fn is_below_start(error: &anyhow::Error) -> bool {
    error.downcast_ref::<ErrorCode>() == Some(&ErrorCode(1))
}
