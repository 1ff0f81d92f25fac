//! Compaction of a topic beside produce: what it does to latency and memory, and whether what is left is right.
//!
//! A topic of keyed records is filled, each key written ten times; it is compacted while another topic is produced to at a fixed rate,
//! which is also measured before and after. Then it is read: the last value of each key must be the last that was sent, at our broker and
//! at the other one, if there is one, each in turn. The records come from a fixed seed and go to each partition in one order, over one
//! connection: with the same segments, what is left is the same record by record.
//!
//! Not here: tombstones, transactions. Another broker wants `log.cleaner.backoff.ms` as in `SETTINGS`, and a retention check as often as
//! ours makes it, or the produced topic fills its disk.

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::net::SocketAddr;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::{Producer, now_ms, split};
use milena_system::keyed::{Keyed, batch, records};
use milena_system::wire::Connection;

use crate::Plan;
use crate::floor;
use crate::load::{Generator, Sent, Shape};
use crate::measure::{Figures, measured};
use crate::party::{Party, ROLLING_TOPIC, against_options, of_broker, other, started_rolling};
use crate::probe::resident_mib;
use crate::workload::STEADY;

const TOPIC: &str = "compacted";
/// Produced to meanwhile.
const BESIDE: &str = "beside";
const PARTITIONS: u64 = 4;
const VALUE_SIZE: usize = 1024;
/// How often a key is written, in the mean: a tenth of what is there is live.
const WRITES: u64 = 10;
/// Records of a batch: about 64 KiB.
const RECORDS: usize = 62;
/// Batches of each partition that wait for their acknowledgement while it is filled.
const IN_FLIGHT: usize = 5;
const FETCH_BYTES: i32 = 1 << 20;
/// Segments of a partition, about: the last of them is not compacted.
const SEGMENTS: u64 = 32;
/// The least segment that Kafka allows, and as much as a day's topic would have.
const SEGMENT_BYTES: std::ops::RangeInclusive<u64> = 1 << 20..=256 << 20;

const SHAPE: Shape = Shape { in_flight: 20_000, ..STEADY };
const BYTES_PER_SECOND: u64 = 50_000_000;

/// The cleaner looks for work every second instead of every fifteen, so that the time is the work's.
const SETTINGS: &str = "log.cleaner.backoff.ms=1000\n";
/// Nothing is compacted while the topic is filled.
const HELD: [(&str, &str); 4] = [
    ("cleanup.policy", "compact"),
    ("min.cleanable.dirty.ratio", "0.01"),
    ("min.compaction.lag.ms", "604800000"),
    ("file.delete.delay.ms", "1000"),
];
const LET_LOOSE: [(&str, &str); 1] = [("min.compaction.lag.ms", "0")];

/// How often sizes and memory are looked at.
const GLANCE: Duration = Duration::from_millis(200);
/// A topic whose size has not changed for so long, and is what it must be, is compacted.
const QUIET: Duration = Duration::from_secs(5);
/// A compaction that takes longer has gone wrong.
const COMPACTION: Duration = Duration::from_secs(3600);
/// A partition is not compacted while more than this part of it is left.
const LEFT_MOST: f64 = 0.25;

pub(crate) fn compaction(plan: &Plan) -> Result<()> {
    let input = Input::of(plan.gib)?;
    println!(
        "\nCompaction: {} records of {} keys in {PARTITIONS} partitions, values of {VALUE_SIZE} bytes, segments of {} bytes, beside {} MB/s in \
         16 KiB batches{}",
        input.records * PARTITIONS,
        input.keys * PARTITIONS,
        input.segment_bytes(),
        BYTES_PER_SECOND / 1_000_000,
        plan.durability_words()
    );
    let directory = tempfile::tempdir()?;
    let server = started_rolling(plan, directory.path(), SETTINGS)?;
    let sent = input.left();
    let mut all_left = vec![("broker", compacted(plan, &of_broker(&server, BESIDE), &input, &[])?)];
    if let Some(other) = other(plan, BESIDE)? {
        let options: Vec<_> = against_options(plan).collect();
        all_left.push((other.name, compacted(plan, &other, &input, &options)?));
    }
    println!("{:>7} {} keys, last values {:016x}", "sent", sent.keys, sent.last_values);
    for (name, left) in &all_left {
        println!(
            "{name:>7} {} keys, last values {:016x}; {} records, with their offsets {:016x}",
            left.keys, left.last_values, left.records, left.everything
        );
    }
    let same = |are: bool| if are { "equal" } else { "DIFFERENT" };
    let right = all_left.iter().all(|(_, left)| (left.keys, left.last_values) == (sent.keys, sent.last_values));
    println!("{:>7} last values {}", "", same(right));
    if let [(_, ours), (_, theirs)] = all_left.as_slice() {
        // Not required: where a segment ends is a broker's own affair, and the last one is not compacted.
        println!("{:>7} record by record {}", "", same((ours.records, ours.everything) == (theirs.records, theirs.everything)));
    }
    ensure!(right, "the last values are not those that were sent");
    Ok(())
}

/// The whole course at one party.
fn compacted(plan: &Plan, party: &Party, input: &Input, options: &[(&str, &str)]) -> Result<Left> {
    let mut connection = Connection::open(party.address)?;
    make_topics(&mut connection, input, options)?;
    let began = Instant::now();
    by_partition(|partition| input.fill(party.address, partition))?;
    let seconds = began.elapsed().as_secs_f64();
    let bytes = connection.sizes(TOPIC, i32::try_from(PARTITIONS)?)?.iter().sum::<i64>();
    println!("{}: filled with {:.3} GB in {seconds:.1} s", party.name, bytes as f64 / 1e9);
    // What the kernel has yet to write would else be in the way of the first stretch alone.
    ensure!(Command::new("sync").status()?.success(), "sync failed");
    at_rest(party, plan.warm_up_seconds)?;
    let seconds = plan.seconds.max(10);
    let before = measured(plan, party, || at_rest(party, seconds))?;
    println!("{}", before.row("before"));
    let (during, work) = beside_compaction(plan, party)?;
    println!("{}", during.row("during"));
    let after = measured(plan, party, || at_rest(party, seconds))?;
    println!("{}", after.row("after"));
    for (part, what) in [(0.5, "p50"), (0.99, "p99")] {
        let than = |rest: &Figures| during.percentile(part) as f64 / rest.percentile(part) as f64;
        println!("{:>7} {:.2} x the {what} before, {:.2} x the {what} after", "ratio", than(&before), than(&after));
    }
    work.print();
    let left = input.read(party.address)?;
    for topic in [TOPIC, BESIDE] {
        connection.delete_topic(topic)?;
    }
    Ok(left)
}

/// `options`: more of them, for both topics.
fn make_topics(connection: &mut Connection, input: &Input, options: &[(&str, &str)]) -> Result<()> {
    let segment_bytes = input.segment_bytes().to_string();
    let held: Vec<_> = HELD.into_iter().chain([("segment.bytes", segment_bytes.as_str())]).chain(options.iter().copied()).collect();
    let rolling: Vec<_> = ROLLING_TOPIC.into_iter().chain(options.iter().copied()).collect();
    for (topic, partitions, options) in [(TOPIC, PARTITIONS, held), (BESIDE, floor::PARTITIONS, rolling)] {
        // Of an earlier round that was cut short.
        let _ = connection.delete_topic(topic);
        connection.create_topic(topic, i32::try_from(partitions)?, &options).context(topic)?;
    }
    Ok(())
}

/// Produces without a compaction.
fn at_rest(party: &Party, seconds: u64) -> Result<Sent> {
    Generator::connect(party.address, party.target.clone(), SHAPE)?.at_rate(BYTES_PER_SECOND, Duration::from_secs(seconds))
}

/// Lets the compaction loose and produces until it is done.
fn beside_compaction(plan: &Plan, party: &Party) -> Result<(Figures, Work)> {
    let changes = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let work = scope.spawn(|| watched(party, &changes));
        let figures = measured(plan, party, || {
            let (mut seen, mut meanwhile) = (0, 0);
            let mut sent = Generator::connect(party.address, party.target.clone(), SHAPE)?.at_rate_while(BYTES_PER_SECOND, |sent| {
                let now = changes.load(Ordering::Relaxed);
                if now != seen {
                    (seen, meanwhile) = (now, sent.latencies.len());
                }
                !work.is_finished()
            })?;
            // Whatever came after the last change came at rest.
            sent.latencies.truncate(meanwhile);
            Ok(sent)
        });
        // Its error is the cause if both have one.
        let work = work.join().expect("who watches does not panic")?;
        Ok((figures?, work))
    })
}

/// What a compaction came to.
struct Work {
    bytes: i64,
    bytes_left: i64,
    /// From the moment it was let loose to the last change.
    seconds: f64,
    resident_before_mib: f64,
    resident_most_mib: f64,
}

impl Work {
    fn print(&self) {
        let (gigabytes, left) = (self.bytes as f64 / 1e9, self.bytes_left as f64 / 1e9);
        let part = 100.0 * left / gigabytes;
        println!(
            "{:>7} {gigabytes:.3} GB compacted to {left:.3} GB ({part:.1} %) in {:.1} s, {:.1} MB/s; {:.1} MiB resident at most, {:.1} before",
            "",
            self.seconds,
            gigabytes * 1000.0 / self.seconds,
            self.resident_most_mib,
            self.resident_before_mib
        );
    }
}

/// Lets the compaction loose and looks on until it is done. `changes`: how often the topic's size has changed.
fn watched(party: &Party, changes: &AtomicUsize) -> Result<Work> {
    let mut connection = Connection::open(party.address)?;
    let partitions = i32::try_from(PARTITIONS)?;
    let before = connection.sizes(TOPIC, partitions)?;
    let resident_before_mib = resident_mib(party.pid)?;
    let mut resident_most_mib = resident_before_mib;
    let began = Instant::now();
    connection.alter_topic(TOPIC, &LET_LOOSE)?;
    let (mut sizes, mut changed) = (before.clone(), began);
    let is_small = |sizes: &[i64]| sizes.iter().zip(&before).all(|(now, before)| (*now as f64) < *before as f64 * LEFT_MOST);
    while changed.elapsed() < QUIET || !is_small(&sizes) {
        ensure!(began.elapsed() < COMPACTION, "not compacted after {COMPACTION:?}: {sizes:?} bytes of {before:?}");
        std::thread::sleep(GLANCE);
        resident_most_mib = resident_most_mib.max(resident_mib(party.pid)?);
        let now = connection.sizes(TOPIC, partitions)?;
        if now != sizes {
            (sizes, changed) = (now, Instant::now());
            changes.fetch_add(1, Ordering::Relaxed);
        }
    }
    let seconds = (changed - began).as_secs_f64();
    let (bytes, bytes_left) = (before.iter().sum(), sizes.iter().sum());
    Ok(Work { bytes, bytes_left, seconds, resident_before_mib, resident_most_mib })
}

/// All that is sent, to be made again at will.
struct Input {
    /// Of each partition.
    records: u64,
    /// Of each partition, which shares none with another.
    keys: u64,
}

/// What there is in a topic.
#[derive(Default)]
struct Left {
    records: u64,
    keys: u64,
    /// Digest of each key's last value, by partition; the order of the keys is nothing to it.
    last_values: u64,
    /// Digest of each record with its offset.
    everything: u64,
}

impl Input {
    fn of(gib: f64) -> Result<Self> {
        let records = (gib * f64::from(1 << 30)) as u64 / VALUE_SIZE as u64 / PARTITIONS;
        let input = Self { records, keys: records / WRITES };
        ensure!(input.keys > 0 && input.bytes() / *SEGMENT_BYTES.start() >= 8, "{gib} GiB are too few segments to see a compaction");
        Ok(input)
    }

    /// Of one partition's values.
    fn bytes(&self) -> u64 {
        self.records * VALUE_SIZE as u64
    }

    fn segment_bytes(&self) -> u64 {
        (self.bytes() / SEGMENTS).clamp(*SEGMENT_BYTES.start(), *SEGMENT_BYTES.end())
    }

    /// The key of the record with this serial number.
    fn key(&self, serial: u64) -> u64 {
        mixed(serial) % self.keys
    }

    fn batch(&self, partition: u64, numbers: std::ops::Range<u64>, timestamp_ms: i64) -> Vec<u8> {
        let record = |serial| Keyed { key: format!("{:016x}", self.key(serial)).into_bytes(), value: Some(value(serial).to_vec()) };
        let records: Vec<Keyed> = numbers.map(|number| record(serial(partition, number))).collect();
        batch(Producer::NONE, -1, timestamp_ms, &records)
    }

    fn fill(&self, address: SocketAddr, partition: u64) -> Result<()> {
        let mut connection = Connection::open(address)?;
        let now = now_ms();
        let index = i32::try_from(partition)?;
        let mut in_flight = 0;
        for first in (0..self.records).step_by(RECORDS) {
            if in_flight == IN_FLIGHT {
                connection.receive_produce()?;
                in_flight -= 1;
            }
            let end = self.records.min(first + RECORDS as u64);
            connection.send_produce(TOPIC, index, &self.batch(partition, first..end, now))?;
            in_flight += 1;
        }
        for _ in 0..in_flight {
            connection.receive_produce()?;
        }
        Ok(())
    }

    /// What must be left, of what need be.
    fn left(&self) -> Left {
        let mut left = Left::default();
        for partition in 0..PARTITIONS {
            let mut latest = Latest::new(self);
            for serial in (0..self.records).map(|number| serial(partition, number)) {
                latest.put(self.key(serial), serial);
            }
            latest.add_to(&mut left, partition, |serial| digest(value(serial).as_slice()));
        }
        left
    }

    /// Reads the topic from beginning to end.
    fn read(&self, address: SocketAddr) -> Result<Left> {
        let mut left = Left::default();
        for part in by_partition(|partition| self.read_partition(address, partition))? {
            left.records += part.records;
            left.keys += part.keys;
            left.last_values = left.last_values.wrapping_add(part.last_values);
            left.everything = left.everything.wrapping_add(part.everything);
        }
        Ok(left)
    }

    fn read_partition(&self, address: SocketAddr, partition: u64) -> Result<Left> {
        let mut connection = Connection::open(address)?;
        let (mut left, mut latest) = (Left::default(), Latest::new(self));
        let (mut next, end) = (0, i64::try_from(self.records)?);
        while next < end {
            let fetched = connection.fetch(TOPIC, i32::try_from(partition)?, next, FETCH_BYTES)?;
            ensure!(fetched.high_watermark == end, "partition {partition} ends at {}, not {end}", fetched.high_watermark);
            let asked = next;
            for stored in split(&fetched.records)? {
                for found in records(&stored)? {
                    ensure!(found.offset >= next, "offset {} of partition {partition} comes after {}", found.offset, next - 1);
                    next = found.offset + 1;
                    let key = u64::from_str_radix(std::str::from_utf8(&found.record.key)?, 16)?;
                    ensure!(key < self.keys, "key {key} was not sent");
                    let value = digest(found.record.value.context("a record without a value")?.as_slice());
                    latest.put(key, value);
                    left.records += 1;
                    left.everything = left.everything.wrapping_add(digest(&(partition, found.offset, key, value)));
                }
                next = next.max(stored.last_offset + 1);
            }
            ensure!(next > asked, "partition {partition} has nothing from {asked} on, and ends at {end}");
        }
        latest.add_to(&mut left, partition, |value| value);
        Ok(left)
    }
}

/// Of one partition, what was last seen of each key.
struct Latest(Vec<Option<u64>>);

impl Latest {
    fn new(input: &Input) -> Self {
        Self(vec![None; usize::try_from(input.keys).expect("as many keys as memory holds")])
    }

    fn put(&mut self, key: u64, seen: u64) {
        self.0[usize::try_from(key).expect("a key of the input")] = Some(seen);
    }

    /// `value`: makes the digest of a key's value of what was seen of it.
    fn add_to(self, left: &mut Left, partition: u64, value: impl Fn(u64) -> u64) {
        for (key, seen) in self.0.into_iter().enumerate() {
            let Some(seen) = seen else { continue };
            left.keys += 1;
            left.last_values = left.last_values.wrapping_add(digest(&(partition, key as u64, value(seen))));
        }
    }
}

/// Does it to all partitions at once.
fn by_partition<T: Send>(work: impl Fn(u64) -> Result<T> + Sync) -> Result<Vec<T>> {
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..PARTITIONS).map(|partition| scope.spawn(move || work(partition))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a partition's thread does not panic")).collect()
    })
}

/// Of the record that is the `number`th of a partition.
fn serial(partition: u64, number: u64) -> u64 {
    number * PARTITIONS + partition
}

/// Begins with the serial number; the rest does not compress.
fn value(serial: u64) -> [u8; VALUE_SIZE] {
    let mut value = [0; VALUE_SIZE];
    let mut state = serial;
    for part in value.chunks_exact_mut(8) {
        part.copy_from_slice(&state.to_be_bytes());
        state = mixed(state);
    }
    value
}

/// Splitmix: numbers in a row become numbers all over.
fn mixed(number: u64) -> u64 {
    let mut state = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

fn digest<T: Hash + ?Sized>(of: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest_of(seen: &[(u64, u64)]) -> u64 {
        let (mut left, mut latest) = (Left::default(), Latest(vec![None; 3]));
        for (key, value) in seen {
            latest.put(*key, *value);
        }
        latest.add_to(&mut left, 1, |value| value);
        left.last_values
    }

    #[test]
    fn only_the_last_value_of_each_key_counts() {
        let whole = digest_of(&[(0, 7), (1, 8), (0, 9)]);
        for (name, seen, same) in [
            ("compacted", vec![(1, 8), (0, 9)], true),
            ("keys in another order", vec![(0, 9), (1, 8)], true),
            ("an older value is last", vec![(0, 9), (1, 8), (0, 7)], false),
            ("a key is gone", vec![(0, 9)], false),
            ("a key too many", vec![(0, 9), (1, 8), (2, 8)], false),
        ] {
            assert_eq!(digest_of(&seen) == whole, same, "{name}");
        }
    }
}
