//! W4: readers who catch up with what lies in the page cache, beside a bare loop that sends the same slices.
//!
//! Two connections, two fetches in flight on each, every one of a partition of its own; a reader at the end begins anew. What comes is thrown
//! away, so that the reader costs little.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use milena_system::wire::{Body, Connection, PATIENCE, frame};

use crate::Plan;
use crate::floor::{self, ASK, Kind, REPLY_HEAD};
use crate::load::{Sent, Target};
use crate::measure::rounds;
use crate::party::{Floor, of_broker, other, started};
use crate::workload::LARGE;

const FETCH: (i16, i16) = (1, 11);
const CONNECTIONS: u32 = 2;
const IN_FLIGHT: u32 = 2;
/// Batches of one fetch: about 256 KiB.
const BATCHES: i64 = 4;
/// Bytes of a partition, about.
const PARTITION_BYTES: usize = 64 << 20;
const TOPIC: &str = "read";

pub(crate) fn catch_up(plan: &Plan) -> Result<()> {
    let batch = LARGE.batch()?;
    let readable =
        Readable { batch: batch.len(), records: i64::try_from(LARGE.records)?, batches: i64::try_from(PARTITION_BYTES / batch.len())? };
    println!("\nW4: warm catch-up, fetches of {} bytes, {CONNECTIONS} connections x {IN_FLIGHT} in flight", readable.slice());
    let (broker_directory, floor_directory) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let broker = started(plan, broker_directory.path(), "")?;
    fill(broker.address, &batch, &readable)?;
    lay(floor_directory.path(), &batch, &readable)?;
    let floor = Floor::start(Kind::Read, floor_directory.path())?;
    let other = other(plan, TOPIC)?;
    if let Some(other) = &other {
        fill(other.address, &batch, &readable)?;
    }
    let broker = of_broker(&broker, TOPIC);
    let parties: Vec<_> = [&broker, &floor.party].into_iter().chain(&other).collect();
    rounds(plan, &parties, &|party, length| read_for(party.address, &party.target, &readable, length))
}

/// What there is in every partition.
struct Readable {
    /// Bytes of a batch.
    batch: usize,
    records: i64,
    batches: i64,
}

impl Readable {
    fn slice(&self) -> usize {
        self.batch * usize::try_from(BATCHES).unwrap_or(1)
    }
}

fn fill(address: SocketAddr, batch: &[u8], readable: &Readable) -> Result<()> {
    let mut connection = Connection::open(address)?;
    let _ = connection.delete_topic(TOPIC);
    let partitions = i32::try_from(CONNECTIONS * IN_FLIGHT)?;
    connection.create_topic(TOPIC, partitions, &[])?;
    for partition in 0..partitions {
        for _ in 0..readable.batches {
            connection.produce(TOPIC, partition, batch)?;
        }
    }
    Ok(())
}

/// The floor's files: the same bytes.
fn lay(directory: &Path, batch: &[u8], readable: &Readable) -> Result<()> {
    for number in 0..CONNECTIONS * IN_FLIGHT {
        let mut file = File::create(directory.join(number.to_string()))?;
        for _ in 0..readable.batches {
            file.write_all(batch)?;
        }
    }
    Ok(())
}

/// One reader of one partition, among the others of a connection.
struct Place {
    partition: u32,
    /// The next batch.
    next: i64,
}

struct Reader<'a> {
    stream: TcpStream,
    target: &'a Target,
    readable: &'a Readable,
    /// In the order in which their replies come.
    asked: VecDeque<Place>,
}

fn read_for(address: SocketAddr, target: &Target, readable: &Readable, length: Duration) -> Result<Sent> {
    let began = Instant::now();
    // Each on a thread of its own: a blocked read is the cheapest way to wait for so many bytes.
    let read = std::thread::scope(|scope| {
        let reader = |number| move || Reader::open(address, target, readable, number)?.read_until(began + length);
        let threads: Vec<_> = (0..CONNECTIONS).map(|number| scope.spawn(reader(number))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a reader does not panic")).collect::<Result<Vec<_>>>()
    })?;
    let requests = read.iter().sum::<u64>();
    let bytes = requests * readable.slice() as u64;
    Ok(Sent { requests, bytes, seconds: began.elapsed().as_secs_f64(), latencies: Vec::new() })
}

impl<'a> Reader<'a> {
    fn open(address: SocketAddr, target: &'a Target, readable: &'a Readable, number: u32) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = Self { stream, target, readable, asked: VecDeque::new() };
        for place in 0..IN_FLIGHT {
            reader.ask(Place { partition: number * IN_FLIGHT + place, next: 0 })?;
        }
        Ok(reader)
    }

    /// Slices that were read until then.
    fn read_until(mut self, end: Instant) -> Result<u64> {
        let mut sink = vec![0; 256 << 10];
        let mut read = 0;
        while let Some(place) = self.asked.pop_front() {
            self.receive(&mut sink)?;
            read += 1;
            if Instant::now() < end {
                let next = if place.next + 2 * BATCHES <= self.readable.batches { place.next + BATCHES } else { 0 };
                self.ask(Place { next, ..place })?;
            }
        }
        Ok(read)
    }

    fn ask(&mut self, place: Place) -> Result<()> {
        let slice = self.readable.slice();
        match self.target {
            Target::Broker { topic } => {
                let most = i32::try_from(slice)?;
                let body = Body::default().i32(-1).i32(500).i32(1).i32(most).i8(0).i32(0).i32(-1);
                let offset = place.next * self.readable.records;
                let body = body.array(1).string(topic).array(1).i32(i32::try_from(place.partition)?).i32(-1).i64(offset).i64(-1).i32(most);
                self.stream.write_all(&frame(FETCH, 0, &body.array(0).string("").0))?;
            }
            Target::Floor => {
                let position = u64::try_from(place.next)? * self.readable.batch as u64;
                let ask: [u8; ASK] = floor::ask(place.partition, position, u32::try_from(slice)?);
                self.stream.write_all(&ask)?;
            }
        }
        self.asked.push_back(place);
        Ok(())
    }

    /// Takes one reply and throws its records away; all that was asked for must be there.
    fn receive(&mut self, sink: &mut [u8]) -> Result<()> {
        let head = match self.target {
            // Length, correlation id, throttle, error, session, one topic with its name, one partition: index, error, three offsets, no
            // aborted transactions, preferred replica, length of the records.
            Target::Broker { topic } => 4 + 4 + 4 + 2 + 4 + 4 + 2 + topic.len() + 4 + 4 + 2 + 24 + 4 + 4 + 4,
            Target::Floor => REPLY_HEAD,
        };
        self.stream.read_exact(&mut sink[..head])?;
        let length = u32::from_be_bytes(sink[head - 4..head].try_into()?);
        let mut left = usize::try_from(length)?;
        ensure!(left == self.readable.slice(), "a slice of {left} bytes instead of {}", self.readable.slice());
        while left > 0 {
            let most = left.min(sink.len());
            let count = self.stream.read(&mut sink[..most])?;
            left = left.checked_sub(count).filter(|_| count > 0).context("the server has closed a connection")?;
        }
        Ok(())
    }
}
