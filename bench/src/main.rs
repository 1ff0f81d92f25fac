//! `cargo xtask bench`: what the broker costs, beside a bare loop that receives, checks and appends the same bytes.
//!
//!     milena-bench --milena FILE [--pairs N] [--seconds S] [--warm-up S] [--split] [--power-safe]
//!                  [--against HOST:PORT [--topic-option NAME=VALUE]...] [--gib N] [--mib N] [WORKLOAD...]
//!     milena-bench floor append|durable|read PORT DIRECTORY
//!
//! With `--power-safe` both answer what is on stable storage. `--against` measures a broker that somebody has started on this machine as a
//! third in every round, with those options on its topics. `--gib` is what `compaction` fills its topic with,
//! `--mib` what `crowded` fills each partition with (0: one record). The second form is the bare loop itself (`floor`), which the first one starts as a process of its own.
//! Broker and floor are measured in turn in one session (A B, B A, A B …), because the same case drifts by a fifth within
//! twenty minutes: only the ratio of a pair carries over to another day or machine. Every table is printed with its pairs.
//!
//! Not here: allocations per request (a test of the broker), end-to-end latency, reading from disk.

mod compaction;
mod crowded;
mod fetch;
mod floor;
mod load;
mod measure;
mod party;
mod placement;
mod probe;
mod rebalance;
mod workload;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use milena_system::server::Program;

use crate::placement::Placement;

/// What was asked for on the command line.
pub(crate) struct Plan {
    pub(crate) program: Program,
    pub(crate) pairs: usize,
    pub(crate) seconds: u64,
    /// Before the first pair; a JVM wants minutes.
    pub(crate) warm_up_seconds: u64,
    pub(crate) placement: Placement,
    /// What is acknowledged is on stable storage, here and in the floor.
    pub(crate) power_safe: bool,
    /// A broker on this machine that is measured too.
    pub(crate) against: Option<SocketAddr>,
    /// Of the other broker's topics.
    pub(crate) against_options: Vec<(String, String)>,
    /// Of values, before they are compacted.
    pub(crate) gib: f64,
    pub(crate) mib: u32,
}

impl Plan {
    /// A line of the broker's properties.
    pub(crate) fn durability(&self) -> &'static str {
        if self.power_safe { "durability=power-safe\n" } else { "durability=page-cache\n" }
    }

    /// For a title.
    pub(crate) fn durability_words(&self) -> &'static str {
        if self.power_safe { ", power-safe" } else { ", page-cache" }
    }
}

const USAGE: &str = "usage: milena-bench --milena FILE [--pairs N] [--seconds S] [--warm-up S] [--split] [--power-safe] \
                     [--against HOST:PORT [--topic-option NAME=VALUE]...] [--gib N] [--mib N] [w1] [w1-1k] [w2] [w2-lz4] [w2-zstd] [rate] [w4] [w11] [w12] [rebalance] [crowded] [compaction]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("milena-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, kind, port, directory] = words.as_slice()
        && first == "floor"
    {
        return floor::serve(kind.parse()?, port.parse()?, directory.as_ref());
    }
    let (plan, chosen) = planned(words)?;
    println!("{} pairs of {} s, broker {}", plan.pairs, plan.seconds, plan.program.0.display());
    for (name, measure) in workload::ALL {
        if chosen.is_empty() || chosen.iter().any(|wanted| wanted == name) {
            measure(&plan).with_context(|| name.to_owned())?;
        }
    }
    Ok(())
}

fn planned(words: Vec<String>) -> Result<(Plan, Vec<String>)> {
    let (mut program, mut chosen) = (None, Vec::new());
    let mut plan = Plan {
        program: Program(PathBuf::new()),
        pairs: 3,
        seconds: 4,
        warm_up_seconds: 1,
        placement: Placement::Free,
        power_safe: false,
        against: None,
        against_options: Vec::new(),
        gib: 10.0,
        mib: 0,
    };
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} wants a value"));
        match word.as_str() {
            "--milena" => program = Some(Program(PathBuf::from(value()?))),
            "--pairs" => plan.pairs = value()?.parse()?,
            "--seconds" => plan.seconds = value()?.parse()?,
            "--warm-up" => plan.warm_up_seconds = value()?.parse()?,
            "--split" => plan.placement = Placement::Split,
            "--power-safe" => plan.power_safe = true,
            "--against" => plan.against = Some(value()?.parse().context("--against wants an address and a port")?),
            "--gib" => plan.gib = value()?.parse()?,
            "--mib" => plan.mib = value()?.parse()?,
            "--topic-option" => {
                let option = value()?;
                let (name, value) = option.split_once('=').with_context(|| format!("--topic-option {option}: NAME=VALUE"))?;
                plan.against_options.push((name.to_owned(), value.to_owned()));
            }
            name if workload::ALL.iter().any(|(known, _)| *known == name) => chosen.push(word),
            _ => bail!("{word}: {USAGE}"),
        }
    }
    plan.program = program.context(USAGE)?;
    Ok((plan, chosen))
}
