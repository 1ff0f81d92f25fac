//! What is measured, by its number in the list of workloads, and how it is printed.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use milena_system::batch::{Producer, Template};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::Connection;

use crate::Plan;
use crate::floor::PARTITIONS;
use crate::load::{Generator, Sent, Shape, Target};
use crate::probe::{cost, resident_mib};

type Workload = fn(&Plan) -> Result<()>;

pub(crate) const ALL: [(&str, Workload); 5] =
    [("w1", small_records), ("w2", large_records), ("rate", fixed_rate), ("w11", start_to_first_ack), ("w12", idle)];

/// 100-byte records in batches of 16 KiB.
const SMALL: Shape = Shape { connections: 64, in_flight: 5, records: 151, value_size: 100 };
/// 1-KiB records in batches of 64 KiB.
const LARGE: Shape = Shape { connections: 8, in_flight: 5, records: 62, value_size: 1024 };
/// The same batches as `SMALL` from few connections. So many may be in flight before the broker counts as not keeping up.
const STEADY: Shape = Shape { connections: 4, in_flight: 5000, records: 151, value_size: 100 };
const STEADY_BYTES_PER_SECOND: u64 = 20_000_000;

/// Small segments that go soon, as the floor's do: a session writes more than a small disk holds.
const ROLLING: &str = "log.segment.bytes=67108864\nlog.retention.bytes=67108864\nlog.retention.check.interval.ms=1000\n\
                       log.segment.delete.delay.ms=0\nlog.initial.task.delay.ms=0\n";

fn small_records(plan: &Plan) -> Result<()> {
    saturated(plan, "W1: 100 B records, 16 KiB batches, 64 connections x 5 in flight, acks=all", SMALL)
}

fn large_records(plan: &Plan) -> Result<()> {
    saturated(plan, "W2: 1 KiB records, 64 KiB batches, 8 connections x 5 in flight, acks=all", LARGE)
}

fn saturated(plan: &Plan, title: &str, shape: Shape) -> Result<()> {
    in_pairs(plan, title, shape, |generator, length| generator.saturate(length))
}

fn fixed_rate(plan: &Plan) -> Result<()> {
    let title = "Rate: 20 MB/s in 16 KiB batches, 4 connections, acks=all, latency from the intended time";
    in_pairs(plan, title, STEADY, |generator, length| generator.at_rate(STEADY_BYTES_PER_SECOND, length))
}

/// The bare loop in a process of its own, killed when dropped.
struct Floor {
    child: Child,
    address: SocketAddr,
}

impl Floor {
    fn start(directory: &Path) -> Result<Self> {
        let address = free_address()?;
        let child = Command::new(std::env::current_exe()?)
            .args(["floor", &address.port().to_string()])
            .arg(directory)
            .stdin(Stdio::null())
            .spawn()?;
        let floor = Self { child, address };
        wait_for(address)?;
        Ok(floor)
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until somebody listens, looking every hundred microseconds.
fn wait_for(address: SocketAddr) -> Result<()> {
    let began = Instant::now();
    while TcpStream::connect(address).is_err() {
        if began.elapsed() > Duration::from_secs(60) {
            bail!("nobody listens on {address}");
        }
        std::thread::sleep(Duration::from_micros(100));
    }
    Ok(())
}

/// One measured stretch.
struct Figures {
    cpu_per_gb: f64,
    gb_per_second: f64,
    switches_per_request: f64,
    /// Those of them that the server chose: the others are of a machine that has more to do.
    sleeps_per_request: f64,
    latencies: Vec<u64>,
}

impl Figures {
    fn of(sent: Sent, spent: crate::probe::Cost) -> Self {
        let gigabytes = sent.bytes as f64 / 1e9;
        Self {
            cpu_per_gb: spent.cpu_seconds / gigabytes,
            gb_per_second: gigabytes / sent.seconds,
            switches_per_request: spent.switches / sent.requests as f64,
            sleeps_per_request: spent.sleeps / sent.requests as f64,
            latencies: sent.latencies,
        }
    }

    fn percentile(&self, part: f64) -> u64 {
        let last = self.latencies.len().saturating_sub(1);
        self.latencies.get((last as f64 * part) as usize).copied().unwrap_or(0)
    }

    fn row(&self, who: &str) -> String {
        let latency = if self.latencies.is_empty() {
            String::new()
        } else {
            format!(" p50 {} p99 {} p99.9 {} us", self.percentile(0.5), self.percentile(0.99), self.percentile(0.999))
        };
        format!(
            "{who:>7} {:>7.3} CPU-s/GB {:>6.3} GB/s {:>7.3} switches/request, {:.3} voluntary{latency}",
            self.cpu_per_gb, self.gb_per_second, self.switches_per_request, self.sleeps_per_request
        )
    }
}

type Stretch = fn(&mut Generator, Duration) -> Result<Sent>;

fn in_pairs(plan: &Plan, title: &str, shape: Shape, stretch: Stretch) -> Result<()> {
    println!("\n{title}; batches of {} bytes", shape.batch().len());
    let (broker_directory, floor_directory) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let broker = started(plan, broker_directory.path(), ROLLING)?;
    let floor = Floor::start(floor_directory.path())?;
    let topic = "bench".to_owned();
    Connection::open(broker.address)?.create_topic(&topic, i32::try_from(PARTITIONS)?, &[])?;
    let measure = |on_broker: bool, length: u64| -> Result<Figures> {
        let (address, pid, target) = match on_broker {
            true => (broker.address, broker.id(), Target::Broker { topic: topic.clone() }),
            false => (floor.address, floor.child.id(), Target::Floor),
        };
        plan.placement.apply(pid)?;
        let mut generator = Generator::connect(address, target, shape)?;
        let before = cost(pid)?;
        let sent = stretch(&mut generator, Duration::from_secs(length))?;
        Ok(Figures::of(sent, cost(pid)? - before))
    };
    measure(true, plan.warm_up_seconds)?;
    measure(false, plan.warm_up_seconds.min(2))?;
    let mut pairs = Vec::new();
    for number in 0..plan.pairs {
        // A B, B A, A B: what drifts with time then falls on both alike.
        let broker_first = number % 2 == 0;
        let first = measure(broker_first, plan.seconds)?;
        let second = measure(!broker_first, plan.seconds)?;
        let (ours, bare) = if broker_first { (first, second) } else { (second, first) };
        println!("{}\n{}", ours.row("broker"), bare.row("floor"));
        pairs.push((ours, bare));
    }
    println!("{:>7} {}", "ratio", spread(pairs.iter().map(|(ours, bare)| ours.cpu_per_gb / bare.cpu_per_gb), "x CPU of the floor"));
    println!("{:>7} {}", "", spread(pairs.iter().map(|(ours, _)| ours.switches_per_request), "switches/request of the broker"));
    println!("{:>7} {}", "", spread(pairs.iter().map(|(ours, _)| ours.sleeps_per_request), "of them voluntary"));
    println!("{:>7} {:.1} MiB resident after load, floor {:.1}", "", resident_mib(broker.id())?, resident_mib(floor.child.id())?);
    Ok(())
}

/// Median, and in brackets the smallest and the largest.
fn spread(values: impl Iterator<Item = f64>, what: &str) -> String {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match (values.first(), values.get(values.len() / 2), values.last()) {
        (Some(least), Some(median), Some(most)) => format!("{median:.2} ({least:.2}-{most:.2}) {what}"),
        _ => format!("no {what}"),
    }
}

fn started(plan: &Plan, directory: &Path, more: &str) -> Result<Server> {
    let address = free_address()?;
    plan.program.start_with(directory, address, &properties(address, &directory.join("data"), more))
}

/// W11: from exec to the first acknowledged record, in an empty directory and in one that was formatted before.
fn start_to_first_ack(plan: &Plan) -> Result<()> {
    println!("\nW11: exec to first acks=all acknowledgement, connection tried every 100 us");
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
    let text = properties(address, &directory.join("data"), "");
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
    println!("\nW12: idle for {} s, after one record and a second of rest", plan.seconds.max(10));
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
