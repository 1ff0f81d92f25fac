//! The system tests: `cargo run -p milena-system -- --milena FILE [--kills N] [--cuts N] [--durability D] [--lie NAME] [--seed S] [NAME...]`.
//!
//! Each scenario starts the real binary in a directory of its own, does something rough to it, and looks at what is left.
//! Prints `ok NAME`, `FAIL NAME: why` or `skip NAME: why`, then the counts.
//! Every expectation holds on Apache Kafka 4.3 too, but where a scenario says that it is Milena's own promise: FILE may be any
//! program that starts a broker with `FILE server PROPERTIES`.

mod scenario;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use anyhow::{Context as _, Result, bail};
use milena_system::server::Program;
use scenario::{Outcome, SCENARIOS, Setting};

struct Asked {
    setting: Setting,
    names: Vec<String>,
}

fn asked() -> Result<Asked> {
    let mut program = None;
    let mut kills = 3;
    let mut cuts = 4;
    let mut lie = None;
    let mut durability = "power-safe".to_owned();
    let mut seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.subsec_nanos().into();
    let mut names = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} wants a value"));
        match argument.as_str() {
            "--milena" => program = Some(Program(PathBuf::from(value()?))),
            "--kills" => kills = value()?.parse()?,
            "--cuts" => cuts = value()?.parse()?,
            "--durability" => durability = value()?,
            "--lie" => lie = Some(value()?),
            "--seed" => seed = value()?.parse()?,
            name if SCENARIOS.iter().any(|(known, _)| *known == name) => names.push(argument),
            _ => bail!("{argument} is no option and no scenario; the scenarios are: {}", known_names()),
        }
    }
    let program = program.context("--milena FILE is wanted: the binary to start")?;
    Ok(Asked { setting: Setting { program, kills, cuts, durability, lie, seed }, names })
}

fn known_names() -> String {
    SCENARIOS.map(|(name, _)| name).join(", ")
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("milena-system: {error:#}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let Asked { setting, names } = asked()?;
    println!("# seed {}", setting.seed);
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (name, scenario) in SCENARIOS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        let began = Instant::now();
        match scenario(&setting) {
            Ok(Outcome::Held) => {
                passed += 1;
                println!("ok {name} ({:.1} s)", began.elapsed().as_secs_f64());
            }
            Ok(Outcome::Skipped(why)) => {
                skipped += 1;
                println!("skip {name}: {why}");
            }
            Err(error) => {
                failed += 1;
                println!("FAIL {name}: {error:#}");
            }
        }
    }
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    Ok(if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
