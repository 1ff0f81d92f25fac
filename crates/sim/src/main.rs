//! `milena-sim [--world log|broker] (--seed N | --seeds A..B)`: runs worlds, prints what failed and the command that runs it again.

use std::process::ExitCode;

use milena_sim::outcome::Outcome;
use milena_sim::world::World;

const USAGE: &str = "milena-sim [--world log|broker] (--seed N | --seeds A..B)";

struct Ask {
    worlds: Vec<World>,
    seeds: std::ops::Range<u64>,
    /// Say what each run did, not only what failed.
    verbose: bool,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(ask) = parse(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let (mut passed, mut failed, mut operations, mut crashes) = (0_u64, 0_u64, 0, 0);
    for world in &ask.worlds {
        for seed in ask.seeds.clone() {
            let outcome = world.run(seed);
            operations += outcome.operations;
            crashes += outcome.crashes;
            if outcome.violations.is_empty() {
                passed += 1;
            } else {
                failed += 1;
            }
            report(*world, seed, &outcome, ask.verbose);
        }
    }
    println!("{passed} passed, {failed} failed ({operations} operations, {crashes} crashes)");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn report(world: World, seed: u64, outcome: &Outcome, verbose: bool) {
    for violation in &outcome.violations {
        println!("seed {seed}: {violation}");
    }
    if !outcome.violations.is_empty() {
        println!("  again: cargo run -p milena-sim -- --world {} --seed {seed}", world.name());
    }
    if verbose {
        println!(
            "{} seed {seed}: {} operations, {} crashes, trace {:016x}",
            world.name(),
            outcome.operations,
            outcome.crashes,
            outcome.trace
        );
    }
}

fn parse(arguments: &[String]) -> Option<Ask> {
    let mut ask = Ask { worlds: World::ALL.to_vec(), seeds: 0..0, verbose: false };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = words.next()?;
        match word.as_str() {
            "--world" => ask.worlds = vec![World::named(value)?],
            "--seed" => {
                let seed = value.parse().ok()?;
                ask.seeds = seed..seed + 1;
                ask.verbose = true;
            }
            "--seeds" => {
                let (from, to) = value.split_once("..")?;
                ask.seeds = from.parse().ok()?..to.parse().ok()?;
            }
            _ => return None,
        }
    }
    (!ask.seeds.is_empty()).then_some(ask)
}
