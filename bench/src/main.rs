//! `cargo xtask bench`: what the broker costs, beside a bare loop that receives, checks and appends the same bytes.
//!
//!     milena-bench --milena FILE [--pairs N] [--seconds S] [--warm-up S] [--split] [WORKLOAD...]
//!     milena-bench floor PORT DIRECTORY
//!
//! The second form is the bare loop itself (`floor`), which the first one starts as a process of its own.
//! Broker and floor are measured in turn in one session (A B, B A, A B …), because the same case drifts by a fifth within
//! twenty minutes: only the ratio of a pair carries over to another day or machine. Every table is printed with its pairs.
//!
//! Not here: allocations per request (a test of the broker), end-to-end latency, reading.

mod floor;
mod load;
mod placement;
mod probe;
mod workload;

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
}

const USAGE: &str = "usage: milena-bench --milena FILE [--pairs N] [--seconds S] [--warm-up S] [--split] [w1] [w2] [rate] [w11] [w12]";

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
    if let [first, port, directory] = words.as_slice()
        && first == "floor"
    {
        return floor::serve(port.parse()?, directory.as_ref());
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
    let (mut program, mut pairs, mut seconds, mut warm_up_seconds, mut chosen) = (None, 3, 4, 1, Vec::new());
    let mut placement = Placement::Free;
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} wants a value"));
        match word.as_str() {
            "--milena" => program = Some(Program(PathBuf::from(value()?))),
            "--pairs" => pairs = value()?.parse()?,
            "--seconds" => seconds = value()?.parse()?,
            "--warm-up" => warm_up_seconds = value()?.parse()?,
            "--split" => placement = Placement::Split,
            name if workload::ALL.iter().any(|(known, _)| *known == name) => chosen.push(word),
            _ => bail!("{word}: {USAGE}"),
        }
    }
    Ok((Plan { program: program.context(USAGE)?, pairs, seconds, warm_up_seconds, placement }, chosen))
}
