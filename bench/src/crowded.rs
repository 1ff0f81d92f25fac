//! Many partitions and connections: how much memory they take, and how long a start takes with them, after a stop and after a kill -9.
//!
//! One broker at a time: another one is measured by naming its starter in the place of ours (`--milena`).

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::{Connection, NotReady};

use crate::Plan;
use crate::probe::{cost, resident_mib};

const TOPICS: usize = 10;
const PARTITIONS_EACH: i32 = 1000;
const CONNECTIONS: usize = 1000;
/// Another broker may have to look through every partition's log before it listens.
const START: Duration = Duration::from_secs(600);
/// A clean stop closes every segment.
const STOP: Duration = Duration::from_secs(300);

pub(crate) fn crowded(plan: &Plan) -> Result<()> {
    println!(
        "\nCrowded: {TOPICS} topics of {PARTITIONS_EACH} partitions, a record and {} MiB in each, {CONNECTIONS} connections{}",
        plan.mib,
        plan.durability_words()
    );
    let directory = tempfile::tempdir()?;
    let mut server = begun(plan, directory.path(), "empty", false)?;
    fill(server.address, plan.mib)?;
    println!("{:>12}: {:.1} MiB resident", "filled", resident_mib(server.id())?);
    let crowd = connections(server.address)?;
    println!("{:>12}: {:.1} MiB resident with {CONNECTIONS} connections", "", resident_mib(server.id())?);
    drop(crowd);
    let stopping = Instant::now();
    server.close(STOP)?;
    println!("{:>12}: after {:.3} s", "stopped", stopping.elapsed().as_secs_f64());
    for number in 0..plan.pairs {
        server = begun(plan, directory.path(), "after stop", true)?;
        server.kill()?;
        server = begun(plan, directory.path(), "after kill", true)?;
        // The last life is left to `drop`.
        if number + 1 < plan.pairs {
            server.close(STOP)?;
        }
    }
    Ok(())
}

/// From exec until every topic has acknowledged a record; the record is one more in the last partition of each.
fn begun(plan: &Plan, directory: &Path, how: &str, filled: bool) -> Result<Server> {
    let address = free_address()?;
    let text = properties(address, &directory.join("data"), plan.durability());
    let began = Instant::now();
    let mut server = plan.program.spawn(directory, address, &text)?;
    let mut connection = loop {
        match Connection::open(address) {
            Ok(connection) => break connection,
            Err(_) => {
                ensure!(server.is_running()?, "the server ended: {}", server.said());
                ensure!(began.elapsed() < START, "nobody listens on {address} after {START:?}");
                std::thread::sleep(Duration::from_micros(500));
            }
        }
    };
    let mut template = Template::new(1, 100, Producer::NONE);
    for topic in (0..TOPICS).filter(|_| filled) {
        // Who listens may still be opening partitions, and answer nobody.
        while let Err(error) = connection.produce(&name(topic), PARTITIONS_EACH - 1, template.sealed(0, -1)) {
            ensure!(is_late(&error) && began.elapsed() < START, "{error:#}");
            connection = Connection::open(address)?;
        }
    }
    println!(
        "{how:>12}: {:.3} s, {:.2} CPU-s, {:.1} MiB resident",
        began.elapsed().as_secs_f64(),
        cost(server.id())?.cpu_seconds,
        resident_mib(server.id())?
    );
    Ok(server)
}

fn is_late(error: &anyhow::Error) -> bool {
    error.is::<NotReady>() || error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::WouldBlock)
}

fn name(topic: usize) -> String {
    format!("crowded-{topic}")
}

fn fill(address: SocketAddr, mib: u32) -> Result<()> {
    let mut connection = Connection::open(address)?;
    let mut template = Template::new(1, 100, Producer::NONE);
    let began = Instant::now();
    for topic in 0..TOPICS {
        connection.create_topic(&name(topic), PARTITIONS_EACH, &[]).with_context(|| name(topic))?;
    }
    println!("{:>12}: {:.3} s, each partition read once", "created", began.elapsed().as_secs_f64());
    for topic in 0..TOPICS {
        for partition in 0..PARTITIONS_EACH {
            connection.produce(&name(topic), partition, template.sealed(0, -1))?;
        }
    }
    // With its head just below the largest batch that a broker takes by default.
    let mut large = Template::new(1000, 1000, Producer::NONE);
    let began = Instant::now();
    // Round and round, so that every partition is written to until the end.
    for _ in 0..mib {
        for (topic, partition) in (0..TOPICS).flat_map(|topic| (0..PARTITIONS_EACH).map(move |partition| (topic, partition))) {
            connection.produce(&name(topic), partition, large.sealed(0, -1))?;
        }
    }
    if mib > 0 {
        println!("{:>12}: {:.1} s", "written", began.elapsed().as_secs_f64());
    }
    Ok(())
}

/// Each of them has produced once.
fn connections(address: SocketAddr) -> Result<Vec<Connection>> {
    let mut template = Template::new(1, 100, Producer::NONE);
    let mut crowd = Vec::with_capacity(CONNECTIONS);
    for number in 0..CONNECTIONS {
        let mut connection = Connection::open(address)?;
        let partition = i32::try_from(number)? % PARTITIONS_EACH;
        connection.produce(&name(number % TOPICS), partition, template.sealed(0, -1))?;
        crowd.push(connection);
    }
    Ok(crowd)
}
