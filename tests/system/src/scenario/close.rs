//! SIGTERM under load: the process ends within seconds, tells success, and keeps what it acknowledged.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::wire::{Connection, ErrorCode};

use super::{Outcome, Setting, read_all};

/// An operator's patience; Milena needs milliseconds, Apache Kafka a few seconds.
const PATIENCE: Duration = Duration::from_secs(15);
const TOPIC: &str = "closed";
/// The writer is well under way when so many batches are acknowledged.
const UNDER_WAY: u64 = 500;

pub(super) fn terminated_while_producing(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let mut server = setting.program.start(directory.path())?;
    let address = server.address;
    Connection::open(address)?.create_topic(TOPIC, 1, &[])?;
    let mut template = Template::new(16, 1000, Producer::NONE);
    let mut writing = template.clone();
    let (under_way, waiting) = mpsc::channel();
    let writer = thread::spawn(move || -> Result<u64> {
        let mut connection = Connection::open(address)?;
        for serial in 0_u64.. {
            match connection.produce(TOPIC, 0, writing.sealed(serial, -1)) {
                Ok(offset) => ensure!(offset == (serial * 16).cast_signed(), "batch {serial} got offset {offset}"),
                // A broker that closes may refuse what comes late; what it acknowledged before counts.
                Err(end) if end.downcast_ref::<ErrorCode>().is_none() => return Ok(serial),
                Err(_) => return Ok(serial),
            }
            if serial == UNDER_WAY {
                under_way.send(())?;
            }
        }
        unreachable!("the numbers do not end")
    });
    let _its_end_is_told_by_the_join = waiting.recv();
    let began = Instant::now();
    let status = server.close(PATIENCE)?;
    let took = began.elapsed();
    let acknowledged = writer.join().map_err(|_| anyhow::anyhow!("the writer panicked"))??;
    // A JVM ends with 143 after SIGTERM; that is a success to those who run it.
    ensure!(matches!(status.code(), Some(0 | 143)), "ended with {status} after SIGTERM: {}", server.said());
    let server = setting.program.start(directory.path())?;
    let stored = read_all(&mut Connection::open(server.address)?, TOPIC, 0, &mut template)?;
    ensure!(acknowledged > 0, "nothing was acknowledged before SIGTERM: it shows nothing");
    ensure!(stored >= acknowledged, "{acknowledged} batches were acknowledged, {stored} are there");
    println!("# closed in {took:?}, {acknowledged} batches acknowledged, all there");
    Ok(Outcome::Held)
}
