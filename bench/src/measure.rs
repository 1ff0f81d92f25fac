//! One stretch of load on one party, and rounds of stretches on all of them in turn.

use std::time::Duration;

use anyhow::Result;

use crate::Plan;
use crate::load::Sent;
use crate::party::Party;
use crate::probe::{Cost, cost, resident_mib};

/// CPU that other processes may take of one core before a stretch counts as disturbed.
const FOREIGN_MAX: f64 = 0.05;
/// Times that a disturbed stretch is tried.
const TRIES: usize = 3;

/// One measured stretch.
pub(crate) struct Figures {
    cpu_per_gb: f64,
    kernel_per_gb: f64,
    gb_per_second: f64,
    switches_per_request: f64,
    /// Those of them that the server chose: the others are of a machine that has more to do.
    sleeps_per_request: f64,
    disk_bytes_per_byte: f64,
    /// Of one core, what other processes took.
    foreign: f64,
    /// Sorted, in microseconds.
    latencies: Vec<u64>,
}

impl Figures {
    fn of(mut sent: Sent, spent: Cost) -> Self {
        sent.latencies.sort_unstable();
        let gigabytes = sent.bytes as f64 / 1e9;
        Self {
            cpu_per_gb: spent.cpu_seconds / gigabytes,
            kernel_per_gb: spent.kernel_seconds / gigabytes,
            gb_per_second: gigabytes / sent.seconds,
            switches_per_request: spent.switches / sent.requests as f64,
            sleeps_per_request: spent.sleeps / sent.requests as f64,
            disk_bytes_per_byte: spent.disk_bytes / sent.bytes as f64,
            foreign: spent.foreign_seconds / sent.seconds,
            latencies: sent.latencies,
        }
    }

    fn whole_cpu_per_gb(&self) -> f64 {
        self.cpu_per_gb + self.kernel_per_gb
    }

    pub(crate) fn percentile(&self, part: f64) -> u64 {
        let last = self.latencies.len().saturating_sub(1);
        self.latencies.get((last as f64 * part) as usize).copied().unwrap_or(0)
    }

    pub(crate) fn row(&self, who: &str) -> String {
        let latency = if self.latencies.is_empty() {
            String::new()
        } else {
            format!(" p50 {} p99 {} p99.9 {} us", self.percentile(0.5), self.percentile(0.99), self.percentile(0.999))
        };
        let disturbed = if self.foreign > FOREIGN_MAX { format!(" DISTURBED by {:.2} of a core", self.foreign) } else { String::new() };
        format!(
            "{who:>7} {:>7.3} CPU-s/GB + {:.3} of the kernel's threads {:>6.3} GB/s {:>6.3} switches/request, {:.3} voluntary, {:.2} bytes \
             to disk a byte{latency}{disturbed}",
            self.cpu_per_gb,
            self.kernel_per_gb,
            self.gb_per_second,
            self.switches_per_request,
            self.sleeps_per_request,
            self.disk_bytes_per_byte
        )
    }
}

/// Applies load to a party for so long.
pub(crate) type Stretch<'a> = dyn Fn(&Party, Duration) -> Result<Sent> + 'a;

/// Measures all in turn, prints every stretch, then the ratios of the first to each of the others.
pub(crate) fn rounds(plan: &Plan, parties: &[&Party], stretch: &Stretch<'_>) -> Result<()> {
    for party in parties {
        // The floor has nothing to warm but the cache.
        let length = if party.name == "floor" { plan.warm_up_seconds.min(2) } else { plan.warm_up_seconds };
        once(plan, party, stretch, length)?;
    }
    let mut measured: Vec<Vec<Figures>> = parties.iter().map(|_| Vec::new()).collect();
    for number in 0..plan.pairs {
        for place in order(number, parties.len()) {
            let figures = undisturbed(plan, parties[place], stretch)?;
            println!("{}", figures.row(parties[place].name));
            measured[place].push(figures);
        }
    }
    let Some((ours, others)) = measured.split_first() else { return Ok(()) };
    for (party, theirs) in parties[1..].iter().zip(others) {
        compare(party.name, ours, theirs);
    }
    println!("{:>7} {}", "", spread(ours.iter().map(|ours| ours.switches_per_request), "switches/request of the broker"));
    println!("{:>7} {}", "", spread(ours.iter().map(|ours| ours.sleeps_per_request), "of them voluntary"));
    for party in parties {
        println!("{:>7} {:.1} MiB resident after load", party.name, resident_mib(party.pid)?);
    }
    Ok(())
}

/// Whose turn it is in a round: A B, B A, A B; what drifts with time then falls on all alike.
pub(crate) fn order(round: usize, parties: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..parties).collect();
    if round % 2 == 1 {
        order.reverse();
    }
    order
}

/// The bare loop costs less than a broker, another broker more: each ratio the way that it is spoken of.
fn compare(name: &str, ours: &[Figures], theirs: &[Figures]) {
    let pairs = || ours.iter().zip(theirs);
    if name == "floor" {
        println!("{:>7} {}", "ratio", spread(pairs().map(|(ours, bare)| ours.cpu_per_gb / bare.cpu_per_gb), "x CPU of the floor"));
        let whole = pairs().map(|(ours, bare)| ours.whole_cpu_per_gb() / bare.whole_cpu_per_gb());
        println!("{:>7} {}", "", spread(whole, "x with the kernel's threads"));
        let switches = pairs().map(|(ours, bare)| ours.switches_per_request / bare.switches_per_request);
        println!("{:>7} {}", "", spread(switches, "x its switches"));
    } else {
        println!("{:>7} {}", "ratio", spread(pairs().map(|(ours, other)| other.cpu_per_gb / ours.cpu_per_gb), "x our CPU is the other's"));
        let whole = pairs().map(|(ours, other)| other.whole_cpu_per_gb() / ours.whole_cpu_per_gb());
        println!("{:>7} {}", "", spread(whole, "x with the kernel's threads"));
        println!("{:>7} {}", "", spread(pairs().map(|(ours, other)| ours.gb_per_second / other.gb_per_second), "x the other's GB/s"));
    }
    if ours.iter().all(|ours| !ours.latencies.is_empty()) {
        for (part, what) in [(0.5, "p50"), (0.99, "p99")] {
            let ratios = pairs().map(|(ours, theirs)| ours.percentile(part) as f64 / theirs.percentile(part) as f64);
            println!("{:>7} {}", "", spread(ratios, &format!("x the {what} of the {name}")));
        }
    }
}

/// A stretch in which nobody else had much to do, if the machine lets it be.
fn undisturbed(plan: &Plan, party: &Party, stretch: &Stretch<'_>) -> Result<Figures> {
    let mut figures = once(plan, party, stretch, plan.seconds)?;
    for _ in 1..TRIES {
        if figures.foreign <= FOREIGN_MAX {
            break;
        }
        figures = once(plan, party, stretch, plan.seconds)?;
    }
    Ok(figures)
}

fn once(plan: &Plan, party: &Party, stretch: &Stretch<'_>, length: u64) -> Result<Figures> {
    measured(plan, party, || stretch(party, Duration::from_secs(length)))
}

/// What a stretch of load costs the party.
pub(crate) fn measured(plan: &Plan, party: &Party, stretch: impl FnOnce() -> Result<Sent>) -> Result<Figures> {
    plan.placement.apply(party.pid)?;
    let before = cost(party.pid)?;
    let sent = stretch()?;
    Ok(Figures::of(sent, cost(party.pid)? - before))
}

/// Median, and in brackets the smallest and the largest.
pub(crate) fn spread(values: impl Iterator<Item = f64>, what: &str) -> String {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match (values.first(), values.get(values.len() / 2), values.last()) {
        (Some(least), Some(median), Some(most)) => format!("{median:.2} ({least:.2}-{most:.2}) {what}"),
        _ => format!("no {what}"),
    }
}
