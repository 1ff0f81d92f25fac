//! `milena-sim`: runs worlds, prints what failed and the command that runs it again.

use std::io;
use std::ops::Range;
use std::process::ExitCode;

use milena_os::clock::Clock;
use milena_sim::check::Violation;
use milena_sim::jobs;
use milena_sim::outcome::Outcome;
use milena_sim::planted::{Bug, SEEDS_MAX};
use milena_sim::table::Table;
use milena_sim::world::World;

const USAGE: &str = "milena-sim [--jobs N] [--table] [--world log|broker] [--plant BUG] (--seed N | --seeds A..B | --fresh COUNT)
milena-sim [--jobs N] --planted-all      plants every bug, each until a seed finds it";

struct Ask {
    worlds: Vec<World>,
    seeds: Range<u64>,
    planted: Option<Bug>,
    planted_all: bool,
    /// Threads, each with a world of its own.
    jobs: usize,
    /// Say which faults led through which ways of recovery, and fail if one is met too rarely.
    table: bool,
    /// Say what each run did, not only what failed.
    verbose: bool,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(ask) = parse(&arguments) else {
        eprintln!("{USAGE}\nbugs:");
        for bug in Bug::ALL {
            eprintln!("  {:28} {}", bug.name, bug.what);
        }
        return ExitCode::from(2);
    };
    let needs_feature = ask.planted_all || ask.planted.is_some_and(|bug| !bug.is_compiled_in());
    if needs_feature && !milena_engine::planted::COMPILED_IN {
        eprintln!("bugs that need a line in the engine are not in this build: cargo build -p milena-sim --features planted");
        return ExitCode::from(2);
    }
    match if ask.planted_all { plant_all(ask.jobs) } else { run_seeds(ask) } {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing was found.
fn run_seeds(ask: Ask) -> io::Result<bool> {
    let (mut passed, mut failed, mut operations, mut crashes) = (0_u64, 0_u64, 0, 0);
    let Ask { worlds, seeds, planted, jobs, table: print_table, verbose, .. } = ask;
    let mut table = Table::default();
    println!("seeds {}..{}", seeds.start, seeds.end);
    let runs: Vec<(World, u64)> = seeds.flat_map(|seed| worlds.iter().map(move |world| (*world, seed)).collect::<Vec<_>>()).collect();
    let count = runs.len() as u64;
    let run = move |at: u64| {
        let (world, seed) = runs[usize::try_from(at).expect("one of them")];
        (world, seed, world.run_with(seed, planted))
    };
    jobs::run(jobs, count, run, |(world, seed, outcome)| {
        operations += outcome.operations;
        table.add(&outcome.table);
        crashes += outcome.crashes;
        if outcome.violations.is_empty() {
            passed += 1;
        } else {
            failed += 1;
        }
        report(world, seed, &outcome, planted, verbose);
    })?;
    println!("{passed} passed, {failed} failed ({operations} operations, {crashes} crashes)");
    let holes = if print_table { table.faults() } else { Vec::new() };
    if print_table {
        println!("{table}");
    }
    holes.iter().for_each(|hole| println!("hole: {hole}"));
    Ok(failed == 0 && holes.is_empty())
}

/// Whether every bug was found.
fn plant_all(jobs: usize) -> io::Result<bool> {
    // Some are found by an assertion, which needs no backtrace.
    std::panic::set_hook(Box::new(|_| {}));
    let mut found = vec![None; Bug::ALL.len()];
    jobs::run(jobs, Bug::ALL.len() as u64, find, |(at, by)| found[at] = by)?;
    println!("{:28} {:7} {:>10}  found by", "bug", "world", "seeds");
    for (bug, found) in Bug::ALL.into_iter().zip(&found) {
        let (seeds, by) = found.as_ref().map_or((SEEDS_MAX, "NOTHING"), |(seed, violation)| (seed + 1, violation.invariant));
        println!("{:28} {:7} {seeds:>10}  {by}", bug.name, bug.world.name());
    }
    Ok(found.iter().all(Option::is_some))
}

/// The first seed that finds a bug, and what it finds.
fn find(at: u64) -> (usize, Option<(u64, Violation)>) {
    let at = usize::try_from(at).expect("one of them");
    let bug = Bug::ALL[at];
    let found = (0..SEEDS_MAX).find_map(|seed| Some((seed, bug.world.run_with(seed, Some(bug)).violations.into_iter().next()?)));
    (at, found)
}

fn report(world: World, seed: u64, outcome: &Outcome, planted: Option<Bug>, verbose: bool) {
    for violation in &outcome.violations {
        println!("seed {seed}: {violation}");
    }
    if !outcome.violations.is_empty() {
        let (features, plant) = match planted {
            Some(bug) => (" --features planted", format!(" --plant {}", bug.name)),
            None => ("", String::new()),
        };
        println!("  again: cargo run -p milena-sim{features} -- --world {}{plant} --seed {seed}", world.name());
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
    let mut ask =
        Ask { worlds: World::ALL.to_vec(), seeds: 0..0, planted: None, planted_all: false, jobs: 1, table: false, verbose: false };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--table" => ask.table = true,
            "--planted-all" => ask.planted_all = true,
            "--plant" => {
                let bug = Bug::named(words.next()?)?;
                ask.worlds = vec![bug.world];
                ask.planted = Some(bug);
            }
            "--jobs" => ask.jobs = words.next()?.parse().ok()?,
            "--world" => ask.worlds = vec![World::named(words.next()?)?],
            "--seed" => {
                let seed = words.next()?.parse().ok()?;
                ask.seeds = seed..seed + 1;
                ask.verbose = true;
            }
            "--seeds" => {
                let (from, to) = words.next()?.split_once("..")?;
                ask.seeds = from.parse().ok()?..to.parse().ok()?;
            }
            // By the clock: other ones each time, named when they run.
            "--fresh" => {
                let first = u64::try_from(Clock::Real.now().0).ok()?;
                ask.seeds = first..first + words.next()?.parse::<u64>().ok()?;
            }
            _ => return None,
        }
    }
    (ask.planted_all || !ask.seeds.is_empty()).then_some(ask)
}
