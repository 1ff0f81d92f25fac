//! Reads, writes and syncs that fail, on a file system of our own (`forgetful`): the broker gives its reason and ends; nothing acknowledged is lost.
//!
//! Milena's own promise, with `durability=power-safe`. For each fault:
//! 1. idempotent producers with one batch under way write until the broker ends, by itself, unsuccessfully, and with the error in its log;
//! 2. then the power goes, so that only what was safe is left, and the disk is well again;
//! 3. after the start every acknowledged batch is at its offset, offsets are dense, and the producers go on where they were: their batch in
//!    doubt is there once;
//! 4. so it is with everything of the faults before.
//!
//! Errors that meet the start after a power cut end it with a reason; the start after that finds everything.

use std::net::SocketAddr;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, ensure};
use milena_system::batch::Template;
use milena_system::forgetful::{Errno, Fault, Forgetful, Operation};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::{Connection, ErrorCode};

use super::power::{SMALL, cannot_mount};
use super::{Outcome, Random, Setting, compaction, read_all};

const PARTITIONS: i32 = 3;
const RECORDS: usize = 64;
const VALUE_SIZE: usize = 1000;
/// Until the broker has ended, or the fault counts as never met.
const PATIENCE: Duration = Duration::from_secs(20);

/// An operation on files of such names.
type Target = (Operation, &'static str);

/// Met while producers write. A journal's sync is the second half of its data-synchronous write.
const UNDER_LOAD: [(Target, Errno); 10] = [
    ((Operation::Write, "milena-journal"), Errno::IO),
    ((Operation::Sync, "milena-journal"), Errno::IO),
    ((Operation::Write, "milena-journal"), Errno::NOSPC),
    ((Operation::Write, ".log"), Errno::IO),
    ((Operation::Write, ".log"), Errno::NOSPC),
    ((Operation::Sync, ".log"), Errno::IO),
    ((Operation::ChangeNames, ".log"), Errno::IO),
    ((Operation::ChangeNames, ".log"), Errno::NOSPC),
    ((Operation::Write, "index"), Errno::IO),
    ((Operation::Write, "checkpoint"), Errno::NOSPC),
];

/// Met by the start that repairs what a power cut has left.
const AT_START: [(Target, Errno); 4] = [
    ((Operation::Read, "milena-journal"), Errno::IO),
    ((Operation::Read, ".log"), Errno::IO),
    ((Operation::Write, ".log"), Errno::NOSPC),
    ((Operation::Sync, "milena-journal"), Errno::IO),
];

pub(super) fn disk_errors(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let disk = match Forgetful::mount(&directory.path().join("data"), setting.seed) {
        Ok(disk) => disk,
        Err(error) => return Ok(cannot_mount(&error)),
    };
    let mut house = House { setting, directory: directory.path(), disk, random: Random::new(setting.seed), topics: vec![] };
    let mut server = house.start()?;
    for (target, errno) in UNDER_LOAD {
        server = house.fail_under_load(server, target, errno).with_context(|| format!("{errno} of {target:?} under load"))?;
    }
    for (target, errno) in AT_START {
        server = house.fail_at_start(server, target, errno).with_context(|| format!("{errno} of {target:?} at the start"))?;
    }
    Ok(Outcome::Held)
}

struct House<'a> {
    setting: &'a Setting,
    directory: &'a Path,
    disk: Forgetful,
    random: Random,
    topics: Vec<Vec<Writer>>,
}

impl House<'_> {
    fn told(&self) -> Result<(SocketAddr, String)> {
        let address = free_address()?;
        let more = format!("{}{SMALL}durability={}\n", compaction::RESTLESS, self.setting.durability);
        Ok((address, properties(address, self.disk.path(), &more)))
    }

    fn start(&self) -> Result<Server> {
        let (address, text) = self.told()?;
        self.setting.program.start_with(self.directory, address, &text)
    }

    fn fault(&mut self, (operation, name): Target, errno: Errno, beginning: u64) -> Result<Fault> {
        // A disk that is full stays so. A write may come in pieces, and whoever has written the first may try the second again; what was
        // read ahead in vain the kernel reads again. Else one error may be the only one.
        let again = matches!(operation, Operation::Read | Operation::Write);
        let lasting = errno == Errno::NOSPC || again || self.random.one_in(2);
        Ok(Fault { operation, name, errno, after: u32::try_from(self.random.within(0..beginning))?, lasting })
    }

    fn fail_under_load(&mut self, mut server: Server, target: Target, errno: Errno) -> Result<Server> {
        let fault = self.fault(target, errno, 10)?;
        let before = Said::of(&server)?;
        let disk = &self.disk;
        write(&mut self.topics, &mut server, |server| {
            disk.fail(fault);
            must_end(server, errno, &before)
        })?;
        self.cut()?;
        let server = self.start()?;
        self.settle(&server)?;
        Ok(server)
    }

    fn fail_at_start(&mut self, mut server: Server, target: Target, errno: Errno) -> Result<Server> {
        let moment = Duration::from_millis(self.random.within(300..600));
        write(&mut self.topics, &mut server, |server| {
            thread::sleep(moment);
            server.kill()
        })?;
        self.cut()?;
        let fault = self.fault(target, errno, 1)?;
        self.disk.fail(fault);
        let before = Said::of(&server)?;
        let (address, text) = self.told()?;
        let mut server = self.setting.program.spawn(self.directory, address, &text)?;
        must_end(&mut server, errno, &before)?;
        self.cut()?;
        let server = self.start()?;
        self.settle(&server)?;
        Ok(server)
    }

    fn cut(&mut self) -> Result<()> {
        self.disk.cut();
        self.disk.come_back()?;
        Ok(())
    }

    fn settle(&mut self, server: &Server) -> Result<()> {
        let mut connection = Connection::open(server.address)?;
        for writer in self.topics.iter_mut().flatten() {
            writer.settle(&mut connection).with_context(|| format!("{}/{}", writer.topic, writer.partition))?;
        }
        Ok(())
    }
}

/// Clients write into a topic of their own until the broker has ended, which `end` brings about.
fn write(topics: &mut Vec<Vec<Writer>>, server: &mut Server, end: impl FnOnce(&mut Server) -> Result<()>) -> Result<()> {
    let topic = format!("case-{}", topics.len());
    let address = server.address;
    let mut control = Connection::open(address)?;
    control.create_topic(&topic, PARTITIONS, &[])?;
    let mut writers = (0..PARTITIONS).map(|partition| Writer::new(&mut control, &topic, partition)).collect::<Result<Vec<_>>>()?;
    let ended = thread::scope(|scope| {
        let running: Vec<_> = writers.iter_mut().map(|writer| scope.spawn(move || writer.until_the_end(address))).collect();
        let ended = end(server);
        // Nobody writes to a broker that is gone, as it was to be or not.
        server.kill()?;
        for writer in running {
            writer.join().map_err(|_| anyhow!("a writer panicked"))??;
        }
        ended
    });
    topics.push(writers);
    ended
}

/// How much a server had written before something was done to it.
struct Said(usize);

impl Said {
    fn of(server: &Server) -> Result<Self> {
        Ok(Self(std::fs::read(&server.log)?.len()))
    }
}

/// By itself, unsuccessfully, and with the error's words in what it said since.
fn must_end(server: &mut Server, errno: Errno, before: &Said) -> Result<()> {
    let status = server.wait(PATIENCE)?;
    ensure!(!status.success(), "it ended with {status}, as if all were well: {}", server.said());
    let said = std::fs::read(&server.log)?;
    let said = String::from_utf8_lossy(said.get(before.0..).unwrap_or_default()).into_owned();
    let reason = std::io::Error::from_raw_os_error(errno.raw_os_error()).to_string();
    ensure!(said.contains(&reason), "it does not say {reason:?}: {}", server.said());
    ensure!(!said.contains("panicked"), "it panicked: {}", server.said());
    Ok(())
}

/// An idempotent producer with one batch under way, and what became of its batches.
struct Writer {
    topic: String,
    partition: i32,
    template: Template,
    acknowledged: u64,
    in_doubt: bool,
}

impl Writer {
    fn new(connection: &mut Connection, topic: &str, partition: i32) -> Result<Self> {
        let template = Template::new(RECORDS, VALUE_SIZE, connection.init_producer_id()?);
        Ok(Self { topic: topic.to_owned(), partition, template, acknowledged: 0, in_doubt: false })
    }

    /// Until a batch is refused or the connection breaks.
    fn until_the_end(&mut self, address: SocketAddr) -> Result<()> {
        let Ok(mut connection) = Connection::open(address) else { return Ok(()) };
        loop {
            match self.write(&mut connection) {
                Ok(()) => {}
                Err(end) if end.is::<ErrorCode>() || end.is::<std::io::Error>() => return Ok(()),
                Err(wrong) => return Err(wrong),
            }
        }
    }

    fn write(&mut self, connection: &mut Connection) -> Result<()> {
        let first = self.acknowledged * RECORDS as u64;
        self.in_doubt = true;
        let bytes = self.template.sealed(self.acknowledged, i32::try_from(first)?);
        let offset = connection.produce(&self.topic, self.partition, bytes)?;
        ensure!(offset == first.cast_signed(), "batch {} got offset {offset}", self.acknowledged);
        self.acknowledged += 1;
        self.in_doubt = false;
        Ok(())
    }

    /// Sends again what is in doubt, and compares all.
    fn settle(&mut self, connection: &mut Connection) -> Result<()> {
        if self.in_doubt {
            self.write(connection)?;
        }
        let stored = read_all(connection, &self.topic, self.partition, &mut self.template)?;
        ensure!(stored == self.acknowledged, "{} batches were acknowledged, {stored} are there", self.acknowledged);
        Ok(())
    }
}
