//! kill -9 at random moments of a produce of about 100 MB/s: what was acknowledged is there, and nothing else than what was sent.
//!
//! Held after every kill:
//! 1. every acknowledged batch is at the offset that was acknowledged, byte for byte;
//! 2. offsets are dense from 0, and each batch is there at most once, in the order of sending;
//! 3. an idempotent producer that sends its unacknowledged batches again gets the offsets of one single writing;
//! 4. the offset of a group is the last acknowledged one, or the one that was under way;
//! 5. a topic that lives through all kills has everything that was ever acknowledged.
//!
//! Not claimed: anything about power loss. The page cache outlives the process.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::{Connection, ErrorCode};

use super::{Outcome, Random, Setting, ended, kill_at, read_all};

const BYTES_PER_SECOND: u64 = 100_000_000;
/// One connection each. Odd ones produce idempotently.
const PARTITIONS: i32 = 8;
/// An idempotent producer may have so many batches under way; the broker remembers as many.
const IN_FLIGHT: usize = 5;
const RECORDS: usize = 64;
const VALUE_SIZE: usize = 1000;

pub(super) const LEDGER: &str = "ledger";
const GROUP: &str = "walkers";

pub(super) fn kill(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let mut random = Random::new(setting.seed);
    let mut server = start(setting, directory.path())?;
    let mut control = Connection::open(server.address)?;
    control.create_topic(LEDGER, 1, &[])?;
    let mut walk = Walk::new();
    for round in 0..setting.kills {
        let topic = format!("round-{round}");
        control.create_topic(&topic, PARTITIONS, &[])?;
        let moment = Duration::from_millis(random.within(300..2500));
        let mut load = produce_until_killed(&mut server, &topic, moment, &mut walk)?;
        let began = Instant::now();
        server = start(setting, directory.path())?;
        control = Connection::open(server.address)?;
        let partitions = load.settle(&mut control, &topic).and_then(|partitions| {
            walk.check(&mut control)?;
            Ok(partitions)
        });
        let acknowledged: u64 = partitions.with_context(|| format!("round {round}, killed after {moment:?}"))?;
        println!(
            "# killed after {moment:?} at {} MB/s: {acknowledged} batches acknowledged, all there; started, read back and compared in {:?}",
            acknowledged * (RECORDS * VALUE_SIZE) as u64 / 1_000 / moment.as_millis().max(1) as u64,
            began.elapsed(),
        );
        control.delete_topic(&topic)?;
    }
    Ok(Outcome::Held)
}

fn start(setting: &Setting, directory: &std::path::Path) -> Result<Server> {
    let address = free_address()?;
    // Small segments: a kill then falls often beside a roll.
    let text = properties(address, &directory.join("data"), "log.segment.bytes=16777216\n");
    setting.program.start_with(directory, address, &text)
}

/// Loads the broker, kills it at its moment, and tells what had been sent and acknowledged until then.
fn produce_until_killed(server: &mut Server, topic: &str, moment: Duration, walk: &mut Walk) -> Result<Load> {
    let address = server.address;
    let killed = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers: Vec<_> = (0..PARTITIONS)
            .map(|partition| {
                let killed = &killed;
                let pressure = Pressure { topic, partition, bytes_per_second: BYTES_PER_SECOND / PARTITIONS.unsigned_abs() as u64 };
                scope.spawn(move || Writing::until_the_end(address, pressure, killed))
            })
            .collect();
        let walker = scope.spawn(|| walk.until_the_end(address, &killed));
        let done = kill_at(server, moment, &killed);
        let mut load = Load::default();
        for writer in writers {
            load.writings.push(writer.join().map_err(|_| anyhow::anyhow!("a writer panicked"))??);
        }
        walker.join().map_err(|_| anyhow::anyhow!("the walker panicked"))??;
        done.map(|()| load)
    })
}

/// What one connection is to send.
#[derive(Clone, Copy)]
pub(super) struct Pressure<'a> {
    pub(super) topic: &'a str,
    pub(super) partition: i32,
    pub(super) bytes_per_second: u64,
}

/// What one connection sent to its partition.
pub(super) struct Writing {
    partition: i32,
    template: Template,
    /// Batches whose sending was begun: serial numbers 0..sent.
    sent: u64,
    /// Base offsets in the order of their acknowledgement, which is the order of sending.
    acknowledged: Vec<i64>,
    /// Batches that were there when somebody looked last.
    seen: u64,
}

impl Writing {
    /// Produces at its share of the rate until the connection breaks. That it breaks before the kill is an error.
    pub(super) fn until_the_end(address: SocketAddr, pressure: Pressure<'_>, killed: &AtomicBool) -> Result<Self> {
        let Pressure { partition, .. } = pressure;
        let mut connection = Connection::open(address)?;
        let producer = if partition % 2 == 1 { connection.init_producer_id()? } else { Producer::NONE };
        let mut template = Template::new(RECORDS, VALUE_SIZE, producer);
        let mut acks = connection.twin()?;
        let (under_way, to_be_acknowledged) = sync_channel(IN_FLIGHT);
        let (sent, acknowledged) = thread::scope(|scope| {
            let receiver = scope.spawn(move || receive_all(&mut acks, &to_be_acknowledged));
            let sent = send_all(&mut connection, pressure, &mut template, under_way);
            receiver.join().map(|acknowledged| (sent, acknowledged))
        })
        .map_err(|_| anyhow::anyhow!("the receiver of acknowledgements panicked"))?;
        let (acknowledged, end) = acknowledged;
        if !killed.load(Ordering::SeqCst) || end.downcast_ref::<ErrorCode>().is_some() {
            return Err(end.context(format!("partition {partition} after {} acknowledgements", acknowledged.len())));
        }
        Ok(Self { partition, template, sent, acknowledged, seen: 0 })
    }

    fn sequence(&self, serial: u64) -> Result<i32> {
        sequence(self.template.producer(), serial)
    }

    /// Sends again what was not acknowledged, as an idempotent producer does after it has lost its connection.
    fn send_again(&mut self, connection: &mut Connection, topic: &str) -> Result<()> {
        for serial in self.acknowledged.len() as u64..self.sent {
            let sequence = self.sequence(serial)?;
            let offset = connection.produce(topic, self.partition, self.template.sealed(serial, sequence))?;
            self.acknowledged.push(offset);
        }
        Ok(())
    }

    /// Reads the whole partition back (1, 2).
    fn check(&mut self, connection: &mut Connection, topic: &str) -> Result<()> {
        for (serial, offset) in (0..).zip(&self.acknowledged) {
            let wanted = base_offset(serial);
            ensure!(
                *offset == wanted,
                "{topic}/{}: batch {serial} of {} was acknowledged at offset {offset} instead of {wanted}",
                self.partition,
                self.sent
            );
        }
        let stored = read_all(connection, topic, self.partition, &mut self.template)?;
        let acknowledged = self.acknowledged.len() as u64;
        ensure!(stored >= acknowledged, "{acknowledged} batches were acknowledged, {stored} are there");
        ensure!(stored <= self.sent, "{} batches were sent, {stored} are there", self.sent);
        ensure!(stored >= self.seen, "{} batches were there after an earlier start, {stored} are there now", self.seen);
        self.seen = stored;
        Ok(())
    }
}

fn sequence(producer: Producer, serial: u64) -> Result<i32> {
    if producer == Producer::NONE { Ok(-1) } else { Ok(i32::try_from(serial * RECORDS as u64)?) }
}

fn base_offset(serial: u64) -> i64 {
    (serial * RECORDS as u64).cast_signed()
}

/// Sends batch after batch; gives how many sendings were begun when the connection broke.
fn send_all(connection: &mut Connection, pressure: Pressure<'_>, template: &mut Template, under_way: SyncSender<()>) -> u64 {
    let Pressure { topic, partition, bytes_per_second } = pressure;
    let producer = template.producer();
    let pause = Duration::from_nanos(template.size() as u64 * 1_000_000_000 / bytes_per_second);
    let began = Instant::now();
    for serial in 0_u64.. {
        // Full while five are under way; the receiver drops its end when the connection breaks.
        if under_way.send(()).is_err() {
            return serial;
        }
        let Ok(sequence) = sequence(producer, serial) else { return serial };
        if connection.send_produce(topic, partition, template.sealed(serial, sequence)).is_err() {
            return serial + 1;
        }
        let due = pause * u32::try_from(serial + 1).unwrap_or(u32::MAX);
        thread::sleep(due.saturating_sub(began.elapsed()));
    }
    unreachable!("the numbers do not end")
}

/// Receives acknowledgements until the connection breaks; gives their offsets and how it broke.
fn receive_all(connection: &mut Connection, under_way: &Receiver<()>) -> (Vec<i64>, anyhow::Error) {
    let mut offsets = Vec::new();
    loop {
        match connection.receive_produce() {
            Ok(offset) => offsets.push(offset),
            Err(end) => return (offsets, end),
        }
        if under_way.recv().is_err() {
            return (offsets, anyhow::anyhow!("the sender ended"));
        }
    }
}

#[derive(Default)]
pub(super) struct Load {
    pub(super) writings: Vec<Writing>,
}

impl Load {
    /// What the producers do after the restart, and then the reading back. Gives how many batches had been acknowledged before the kill.
    pub(super) fn settle(&mut self, connection: &mut Connection, topic: &str) -> Result<u64> {
        let mut acknowledged = 0;
        for writing in &mut self.writings {
            acknowledged += writing.acknowledged.len() as u64;
            if writing.template.producer() != Producer::NONE {
                writing.send_again(connection, topic)?;
            }
            writing.check(connection, topic)?;
        }
        ensure!(acknowledged > 0, "nothing was acknowledged before the kill: it shows nothing");
        Ok(acknowledged)
    }

    /// Once more, after another start.
    pub(super) fn check(&mut self, connection: &mut Connection, topic: &str) -> Result<()> {
        self.writings.iter_mut().try_for_each(|writing| writing.check(connection, topic))
    }

    /// Batches that were acknowledged.
    pub(super) fn acknowledged(&self) -> usize {
        self.writings.iter().map(|writing| writing.acknowledged.len()).sum()
    }
}

/// One slow walker through all kills: a record to the ledger, then the group's offset, step by step.
pub(super) struct Walk {
    template: Template,
    written: u64,
    committed: i64,
}

impl Walk {
    pub(super) fn new() -> Self {
        Self { template: Template::new(1, 100, Producer::NONE), written: 0, committed: 0 }
    }

    pub(super) fn until_the_end(&mut self, address: SocketAddr, killed: &AtomicBool) -> Result<()> {
        let mut connection = Connection::open(address)?;
        connection.find_coordinator(GROUP)?;
        loop {
            let step = connection.produce(LEDGER, 0, self.template.sealed(self.written, -1)).map(|offset| (offset, self.written));
            match step {
                Ok((offset, serial)) if offset == serial.cast_signed() => self.written += 1,
                Ok((offset, serial)) => bail!("the ledger gave offset {offset} to record {serial}"),
                Err(end) => return ended(end, killed),
            }
            match connection.commit(GROUP, LEDGER, 0, self.committed + 1) {
                Ok(()) => self.committed += 1,
                Err(end) => return ended(end, killed),
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// After the restart (4, 5); what was under way may have happened, and is then part of the walk.
    pub(super) fn check(&mut self, connection: &mut Connection) -> Result<()> {
        connection.find_coordinator(GROUP)?;
        let committed = connection.committed(GROUP, LEDGER, 0)?;
        // No commit at all is told as -1.
        let expected = [self.committed, self.committed + 1, if self.committed == 0 { -1 } else { self.committed }];
        ensure!(expected.contains(&committed), "the group is at {committed}, acknowledged was {}", self.committed);
        self.committed = committed.max(0);
        let written = read_all(connection, LEDGER, 0, &mut self.template)?;
        ensure!((self.written..=self.written + 1).contains(&written), "the ledger has {written}, acknowledged were {}", self.written);
        self.written = written;
        Ok(())
    }
}
