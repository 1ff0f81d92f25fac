//! What is measured, by its number in the list of workloads.

use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use milena_protocol::batch::Codec;
use milena_system::batch::{Producer, Template};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::Connection;

use crate::Plan;
use crate::compaction::compaction;
use crate::crowded::crowded;
use crate::fetch;
use crate::floor::{Kind, PARTITIONS};
use crate::load::{Generator, Sent, Shape};
use crate::measure::{rounds, spread};
use crate::party::{Floor, of_broker, other, started, started_rolling, topic_options, wait_for};
use crate::probe::{cost, resident_mib};
use crate::rebalance::rebalance;

type Workload = fn(&Plan) -> Result<()>;

pub(crate) const ALL: [(&str, Workload); 12] = [
    ("w1", small_records),
    ("w1-1k", single_records),
    ("w2", large_records),
    ("w2-lz4", lz4),
    ("w2-zstd", zstd),
    ("rate", fixed_rate),
    ("w4", fetch::catch_up),
    ("w11", start_to_first_ack),
    ("w12", idle),
    ("rebalance", rebalance),
    ("crowded", crowded),
    ("compaction", compaction),
];

/// 100-byte records in batches of 16 KiB.
const SMALL: Shape = Shape { connections: 64, in_flight: 5, records: 151, value_size: 100, codec: Codec::None };
/// The same in batches of 1 KiB, as producers send them that do not linger.
const SINGLE: Shape = Shape { records: 9, ..SMALL };
/// 1-KiB records in batches of 64 KiB.
pub(crate) const LARGE: Shape = Shape { connections: 8, in_flight: 5, records: 62, value_size: 1024, codec: Codec::None };
/// The same batches as `SMALL` from few connections. So many may be in flight before the broker counts as not keeping up.
pub(crate) const STEADY: Shape = Shape { connections: 4, in_flight: 5000, ..SMALL };
const STEADY_BYTES_PER_SECOND: u64 = 20_000_000;

fn small_records(plan: &Plan) -> Result<()> {
    saturated(plan, "W1: 100 B records, 16 KiB batches, 64 connections x 5 in flight, acks=all", SMALL)
}

fn single_records(plan: &Plan) -> Result<()> {
    saturated(plan, "W1: 100 B records, 1 KiB batches, 64 connections x 5 in flight, acks=all", SINGLE)
}

fn large_records(plan: &Plan) -> Result<()> {
    saturated(plan, "W2: 1 KiB records, 64 KiB batches, 8 connections x 5 in flight, acks=all", LARGE)
}

fn lz4(plan: &Plan) -> Result<()> {
    saturated(
        plan,
        "W2: 1 KiB records, lz4, batches of 64 KiB before, 8 connections x 5 in flight, acks=all",
        Shape { codec: Codec::Lz4, ..LARGE },
    )
}

fn zstd(plan: &Plan) -> Result<()> {
    saturated(
        plan,
        "W2: 1 KiB records, zstd, batches of 64 KiB before, 8 connections x 5 in flight, acks=all",
        Shape { codec: Codec::Zstd, ..LARGE },
    )
}

fn saturated(plan: &Plan, title: &str, shape: Shape) -> Result<()> {
    produced(plan, title, shape, |generator, length| generator.saturate(length))
}

fn fixed_rate(plan: &Plan) -> Result<()> {
    let title = "Rate: 20 MB/s in 16 KiB batches, 4 connections, acks=all, latency from the intended time";
    produced(plan, title, STEADY, |generator, length| generator.at_rate(STEADY_BYTES_PER_SECOND, length))
}

fn produced(plan: &Plan, title: &str, shape: Shape, load: fn(&mut Generator, Duration) -> Result<Sent>) -> Result<()> {
    println!("\n{title}; batches of {} bytes{}", shape.batch()?.len(), plan.durability_words());
    let (broker_directory, floor_directory) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let broker = started_rolling(plan, broker_directory.path(), "")?;
    let floor = Floor::start(if plan.power_safe { Kind::Durable } else { Kind::Append }, floor_directory.path())?;
    let topic = "bench";
    Connection::open(broker.address)?.create_topic(topic, i32::try_from(PARTITIONS)?, &[])?;
    let other = other(plan, topic)?;
    if let Some(other) = &other {
        let mut connection = Connection::open(other.address)?;
        // Of an earlier workload, with other options perhaps.
        let _ = connection.delete_topic(topic);
        connection.create_topic(topic, i32::try_from(PARTITIONS)?, &topic_options(plan))?;
    }
    let broker = of_broker(&broker, topic);
    let parties: Vec<_> = [&broker, &floor.party].into_iter().chain(&other).collect();
    rounds(plan, &parties, &|party, length| load(&mut Generator::connect(party.address, party.target.clone(), shape)?, length))
}

/// W11: from exec to the first acknowledged record, in an empty directory and in one that was formatted before.
fn start_to_first_ack(plan: &Plan) -> Result<()> {
    println!("\nW11: exec to first acks=all acknowledgement, connection tried every 100 us{}", plan.durability_words());
    let (mut empty, mut formatted) = (Vec::new(), Vec::new());
    for _ in 0..plan.pairs.max(5) {
        let directory = tempfile::tempdir()?;
        empty.push(first_ack(plan, directory.path(), true)?);
        formatted.push(first_ack(plan, directory.path(), false)?);
    }
    println!("{:>9} {}", "empty", spread(empty.into_iter(), "ms, the topic's creation included"));
    println!("{:>9} {}", "formatted", spread(formatted.into_iter(), "ms, to a topic that is there"));
    Ok(())
}

fn first_ack(plan: &Plan, directory: &Path, create: bool) -> Result<f64> {
    let address = free_address()?;
    let text = properties(address, &directory.join("data"), plan.durability());
    let mut template = Template::new(1, 100, Producer::NONE);
    let began = Instant::now();
    let mut server = plan.program.spawn(directory, address, &text)?;
    wait_for(address)?;
    let mut connection = Connection::open(address)?;
    if create {
        connection.create_topic("first", 1, &[])?;
    }
    connection.produce("first", 0, template.sealed(0, -1))?;
    let took = began.elapsed();
    server.close(Duration::from_secs(60))?;
    Ok(took.as_secs_f64() * 1000.0)
}

/// W12: what a broker does that nobody asks anything.
fn idle(plan: &Plan) -> Result<()> {
    println!("\nW12: idle for {} s, after one record and a second of rest{}", plan.seconds.max(10), plan.durability_words());
    let directory = tempfile::tempdir()?;
    let server = started(plan, directory.path(), "")?;
    let mut connection = Connection::open(server.address)?;
    connection.create_topic("idle", 1, &[])?;
    connection.produce("idle", 0, Template::new(1, 100, Producer::NONE).sealed(0, -1))?;
    drop(connection);
    rest(plan, &server, "no connection")?;
    let silent = (0..1000).map(|_| TcpStream::connect(server.address)).collect::<Result<Vec<_>, _>>()?;
    rest(plan, &server, "1,000 connections")?;
    drop(silent);
    Ok(())
}

fn rest(plan: &Plan, server: &Server, what: &str) -> Result<()> {
    std::thread::sleep(Duration::from_secs(1));
    let length = Duration::from_secs(plan.seconds.max(10));
    let before = cost(server.id())?;
    std::thread::sleep(length);
    let spent = cost(server.id())? - before;
    println!(
        "{what:>18}: {:.1} MiB resident, {:.2} wake-ups a second, {:.2} CPU ms a second",
        resident_mib(server.id())?,
        spent.sleeps / length.as_secs_f64(),
        spent.cpu_seconds * 1000.0 / length.as_secs_f64()
    );
    Ok(())
}
