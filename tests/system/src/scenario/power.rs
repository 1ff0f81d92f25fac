//! Power cuts under load, on a file system that forgets what was not synced (`forgetful`): what was acknowledged is there.
//!
//! Milena's own promise, with `durability=power-safe`; on Apache Kafka these tests lose what they must not.
//!
//! At work until the power goes: producers with five batches under way each, every other one idempotent; idempotent ones with one batch
//! each into topics that are compacted, deleted from, or both; a walker that writes and commits group offsets; somebody who makes topics, writes into
//! them and deletes them. Two log directories, each with its journal, which is so small that it is written over and over; segments are small too.
//!
//! By chance a round ends with a power cut, mostly in the middle of a sync, or with kill -9 alone, after which nothing has become safe; the
//! start after it is itself cut off or killed; and after the look at it the broker is told to stop, and the power goes meanwhile or right behind.
//! By turns the file system takes direct writes, and refuses them.
//!
//! Held after every start:
//! 1. what `kill` holds: acknowledged batches at their offsets, dense, byte for byte, idempotent producers go on as if nothing had been, the group's offset;
//! 2. what `kill_while_compacting` holds, record by record;
//! 3. what was there after one start is there after the next, acknowledged or not: somebody may have read it;
//! 4. a topic whose making was acknowledged is there, with what was written into it; one whose deletion was is not;
//! 5. the broker has logged no error.
//!
//! At the end the file system must have forgotten bytes and names, and the journal mended what it forgot: otherwise it has shown nothing.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::forgetful::Forgetful;
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::Connection;

use super::kill::{Load, Pressure, Walk, Writing};
use super::{Outcome, Random, Setting, compaction, end_at, ended, read_all};

const PARTITIONS: i32 = 4;
const BYTES_PER_SECOND: u64 = 5_000_000;
/// Topics of so many rounds are looked at after every start.
const REMEMBERED: usize = 3;

/// Journal and segments come round several times in a round, and so do checkpoints.
pub(super) const SMALL: &str = "log.level=warn,milena_broker::journal=info\nmilena.journal.bytes=8388608\nlog.segment.bytes=1048576\n\
                                log.index.size.max.bytes=65536\nlog.flush.offset.checkpoint.interval.ms=200\n";

pub(super) fn power_cut(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let disk = match Forgetful::mount(&directory.path().join("data"), setting.seed) {
        Ok(disk) => disk,
        Err(error) => return Ok(cannot_mount(&error)),
    };
    if let Some(name) = &setting.lie {
        disk.lie(name);
    }
    let mut house = House::new(setting, directory.path(), disk);
    let held = house.rounds();
    if held.is_err() {
        // What the last cut left, before anybody repaired it.
        drop(house);
        println!("# left as it was found: {}", directory.keep().display());
    }
    held.map(|()| Outcome::Held)
}

pub(super) fn cannot_mount(error: &std::io::Error) -> Outcome {
    Outcome::Skipped(format!("this process may not mount a file system of its own: {error}"))
}

/// The broker's machine, and all that was ever asked of it.
struct House<'a> {
    setting: &'a Setting,
    directory: &'a Path,
    disk: Forgetful,
    random: Random,
    cuts: u32,
    kills: u32,
    acknowledged: usize,
    loads: VecDeque<(String, Load)>,
    keyed: Vec<compaction::Partition>,
    walk: Walk,
    topics: Topics,
}

impl<'a> House<'a> {
    fn new(setting: &'a Setting, directory: &'a Path, disk: Forgetful) -> Self {
        Self {
            setting,
            directory,
            disk,
            random: Random::new(setting.seed),
            cuts: 0,
            kills: 0,
            acknowledged: 0,
            loads: VecDeque::new(),
            keyed: vec![],
            walk: Walk::new(),
            topics: Topics::new(),
        }
    }

    fn rounds(&mut self) -> Result<()> {
        let mut server = self.start()?;
        Connection::open(server.address)?.create_topic(super::kill::LEDGER, 1, &[])?;
        self.keyed = compaction::create(server.address)?;
        for round in 0.. {
            server = self.round(server, round).with_context(|| format!("round {round}, {} cuts, {} kills", self.cuts, self.kills))?;
            if self.cuts >= self.setting.cuts {
                break;
            }
        }
        let forgotten = self.disk.forgotten();
        let mended = server.count("journal_replayed")?;
        println!(
            "# {} cuts, {} kills, {} batches acknowledged; {forgotten}; partitions mended from a journal: {mended}",
            self.cuts, self.kills, self.acknowledged
        );
        ensure!(mended > 0, "no partition needed a journal: it shows nothing");
        ensure!(forgotten.bytes > 0 && forgotten.names > 0, "the file system has forgotten nothing: it shows nothing");
        Ok(())
    }

    fn round(&mut self, mut server: Server, round: u32) -> Result<Server> {
        let topic = format!("round-{round}");
        Connection::open(server.address)?.create_topic(&topic, PARTITIONS, &[])?;
        let load = self.produce_until_the_end(&mut server, &topic)?;
        drop(server);
        self.loads.push_back((topic.clone(), load));
        let began = Instant::now();
        let mut server = self.start_again()?;
        let mut connection = Connection::open(server.address)?;
        let (_, load) = self.loads.back_mut().context("it was pushed just now")?;
        load.settle(&mut connection, &topic)?;
        self.acknowledged += load.acknowledged();
        self.settle(&mut connection)?;
        self.look(&server)?;
        println!("# started, read back and compared in {:?}", began.elapsed());
        if self.random.one_in(3) {
            server = self.stop(server)?;
            self.look(&server)?;
        }
        if self.loads.len() > REMEMBERED
            && let Some((topic, _)) = self.loads.pop_front()
        {
            Connection::open(server.address)?.delete_topic(&topic)?;
        }
        Ok(server)
    }

    fn start(&mut self) -> Result<Server> {
        let (address, text) = self.told()?;
        self.keep_what_is_found()?;
        self.setting.program.start_with(self.directory, address, &text)
    }

    fn told(&mut self) -> Result<(SocketAddr, String)> {
        self.disk.refuse_direct(self.random.one_in(3));
        let address = free_address()?;
        let more = format!("{}{SMALL}durability={}\n", compaction::RESTLESS, self.setting.durability);
        let directories = format!("{0}/a,{0}/b", self.disk.path().display());
        Ok((address, properties(address, Path::new(&directories), &more)))
    }

    fn keep_what_is_found(&self) -> Result<()> {
        let found = self.directory.join("found");
        let _ = std::fs::remove_dir_all(&found);
        Ok(self.disk.copy_to(&found)?)
    }

    /// Starts may be ended before they are done; at last one is not.
    fn start_again(&mut self) -> Result<Server> {
        while self.random.one_in(4) {
            let (address, text) = self.told()?;
            self.keep_what_is_found()?;
            let mut server = self.setting.program.spawn(self.directory, address, &text)?;
            let moment = Duration::from_millis(self.random.within(0..150));
            println!("# the start itself ended after {moment:?}:");
            self.end_at(&mut server, moment, &AtomicBool::new(false))?;
        }
        self.start()
    }

    /// Ends the broker at its moment, and whatever of its disk is not safe.
    fn end_at(&mut self, server: &mut Server, moment: Duration, killed: &AtomicBool) -> Result<()> {
        if self.random.one_in(4) {
            self.kills += 1;
            println!("# kill -9 after {moment:?}");
            return end_at(server, moment, killed, Server::kill);
        }
        let syncs = u32::try_from(self.random.within(0..4))?;
        let disk = &self.disk;
        end_at(server, moment, killed, |server| {
            cut(disk, syncs);
            server.strike()?;
            disk.let_go();
            server.kill()
        })?;
        self.came_back(&format!("cut after {moment:?}"))
    }

    fn came_back(&mut self, what: &str) -> Result<()> {
        self.cuts += 1;
        let forgotten = self.disk.come_back()?;
        println!("# {what}: {forgotten}");
        Ok(())
    }

    fn produce_until_the_end(&mut self, server: &mut Server, topic: &str) -> Result<Load> {
        let address = server.address;
        let moment = Duration::from_millis(self.random.within(200..1500));
        let killed = AtomicBool::new(false);
        // They are lent to threads while the house does the killing.
        let (mut keyed, mut walk, mut topics) = (
            std::mem::take(&mut self.keyed),
            std::mem::replace(&mut self.walk, Walk::new()),
            std::mem::replace(&mut self.topics, Topics::new()),
        );
        let ended = thread::scope(|scope| {
            let killed = &killed;
            let mut others = vec![];
            let writers: Vec<_> = (0..PARTITIONS)
                .map(|partition| {
                    let pressure = Pressure { topic, partition, bytes_per_second: BYTES_PER_SECOND };
                    scope.spawn(move || Writing::until_the_end(address, pressure, killed))
                })
                .collect();
            let (warming, warm) = std::sync::mpsc::channel();
            for partition in &mut keyed {
                let warming = warming.clone();
                others.push(scope.spawn(move || partition.until_the_end(address, warming, killed)));
            }
            drop(warming);
            others.push(scope.spawn(|| walk.until_the_end(address, killed)));
            others.push(scope.spawn(|| topics.until_the_end(address, killed)));
            // Nothing is ever sent: this ends when every writer has dropped its end.
            let _ = warm.recv();
            let done = self.end_at(server, moment, killed);
            let mut load = Load::default();
            for writer in writers {
                load.writings.push(writer.join().map_err(|_| anyhow!("a writer panicked"))??);
            }
            for other in others {
                other.join().map_err(|_| anyhow!("a client panicked"))??;
            }
            done.map(|()| load)
        });
        (self.keyed, self.walk, self.topics) = (keyed, walk, topics);
        ended
    }

    /// What the clients do after the restart.
    fn settle(&mut self, connection: &mut Connection) -> Result<()> {
        for partition in &mut self.keyed {
            partition.settle(connection).with_context(|| partition.name())?;
        }
        self.topics.settle(connection)
    }

    fn look(&mut self, server: &Server) -> Result<()> {
        let mut connection = Connection::open(server.address)?;
        for (topic, load) in &mut self.loads {
            load.check(&mut connection, topic)?;
        }
        for partition in &mut self.keyed {
            partition.check(&mut connection).with_context(|| partition.name())?;
        }
        self.walk.check(&mut connection)?;
        self.topics.check(&mut connection)?;
        let complaints = server.complaints()?;
        // openraft's own word when a stopping process ends beneath it; nobody is left to be told anything.
        let complaints: Vec<_> = complaints.into_iter().filter(|line| !line.contains("failed to report metrics")).collect();
        ensure!(complaints.is_empty(), "{}", complaints.join("\n"));
        Ok(())
    }

    /// SIGTERM, and the power goes while the broker closes its files, or when it has.
    fn stop(&mut self, mut server: Server) -> Result<Server> {
        if self.random.one_in(2) {
            server.close(Duration::from_secs(15))?;
            self.disk.cut();
            self.disk.let_go();
        } else {
            let moment = Duration::from_micros(self.random.within(0..30_000));
            let disk = &self.disk;
            server.terminate()?;
            thread::sleep(moment);
            cut(disk, 1);
            server.strike()?;
            disk.let_go();
        }
        server.kill()?;
        self.came_back("cut at a stop")?;
        self.start_again()
    }
}

/// The power goes now, or in the middle of one of the next syncs.
fn cut(disk: &Forgetful, syncs: u32) {
    match syncs {
        0 => disk.cut(),
        number => disk.cut_in_sync(number, Duration::from_millis(100)),
    }
}

/// Topics that come and go.
struct Topics {
    template: Template,
    /// The next one to be made.
    next: u64,
    /// Made for certain, with the batches that were acknowledged in each.
    made: VecDeque<(u64, u64)>,
    /// Gone for certain.
    gone: Vec<u64>,
    /// Being made or deleted when the connection broke: nobody knows.
    in_doubt: Option<u64>,
}

/// Topics that are there at once.
const KEPT: usize = 4;
const BATCHES: u64 = 2;

impl Topics {
    fn new() -> Self {
        Self { template: Template::new(3, 200, Producer::NONE), next: 0, made: VecDeque::new(), gone: vec![], in_doubt: None }
    }

    fn until_the_end(&mut self, address: SocketAddr, killed: &AtomicBool) -> Result<()> {
        match self.come_and_go(address) {
            Err(end) => ended(end, killed),
            Ok(never) => match never {},
        }
    }

    fn come_and_go(&mut self, address: SocketAddr) -> Result<std::convert::Infallible> {
        let mut connection = Connection::open(address)?;
        loop {
            let number = self.next;
            self.next += 1;
            self.in_doubt = Some(number);
            connection.create_topic(&name(number), 1, &[])?;
            self.in_doubt = None;
            self.made.push_back((number, 0));
            for serial in 0..BATCHES {
                let offset = connection.produce(&name(number), 0, self.template.sealed(serial, -1))?;
                ensure!(offset == (serial * 3).cast_signed(), "batch {serial} of {} got offset {offset}", name(number));
                self.made.back_mut().context("it was pushed just now")?.1 += 1;
            }
            if self.made.len() > KEPT
                && let Some((oldest, _)) = self.made.pop_front()
            {
                self.in_doubt = Some(oldest);
                connection.delete_topic(&name(oldest))?;
                self.in_doubt = None;
                self.gone.push(oldest);
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn settle(&mut self, connection: &mut Connection) -> Result<()> {
        let Some(number) = self.in_doubt.take() else { return Ok(()) };
        if connection.knows(&name(number))? {
            connection.delete_topic(&name(number))?;
        }
        self.gone.push(number);
        Ok(())
    }

    fn check(&mut self, connection: &mut Connection) -> Result<()> {
        for (number, acknowledged) in &self.made {
            let stored = read_all(connection, &name(*number), 0, &mut self.template)?;
            // One may have been under way.
            let expected = *acknowledged..=(acknowledged + 1).min(BATCHES);
            ensure!(expected.contains(&stored), "{} has {stored} batches, {acknowledged} were acknowledged", name(*number));
        }
        for number in &self.gone {
            ensure!(!connection.knows(&name(*number))?, "{} was deleted, and is there", name(*number));
        }
        Ok(())
    }
}

fn name(number: u64) -> String {
    format!("made-{number}")
}
