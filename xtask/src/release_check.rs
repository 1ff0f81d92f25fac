//! `cargo xtask release-check`: what is too long for every commit. Run it before an issue is called resolved; its figures go to docs/measured.md.
//!
//! Every part is run, also after one has failed: one run should tell everything. Takes about two and a half hours on two cores.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::command::{built, run};
use crate::{fuzz, outside, verify};

/// Kills of the real process at random moments.
const KILLS: &str = "30";
/// Power cuts in the life of one broker.
const CUTS: &str = "100";
/// Seeds of the simulation, each a world of its own.
const SEEDS: &str = "0..1000";

/// Runs every part in turn and ends with the names of those that failed.
pub fn release_check(root: &Path) -> Result<()> {
    type Part = (&'static str, fn(&Path) -> Result<()>);
    let parts: [Part; 9] = [
        ("verify", verify::run),
        ("oracle", |root| crate::command::cargo(root, &["test", "--quiet", "--package", "milena-oracle"])),
        ("clients", |root| outside::compat(root, &[])),
        ("librdkafka", |root| outside::librdkafka(root, &[])),
        ("kills and power cuts", |root| outside::system(root, &["--kills", KILLS, "--cuts", CUTS])),
        ("simulation", |root| run(root, &built(root, "milena-sim")?, &["--seeds", SEEDS])),
        ("fuzz", |root| fuzz::fuzz(root, None)),
        ("rate", |root| outside::bench(root, &["--pairs", "5", "--seconds", "5", "--split", "rate"])),
        ("bench", |root| outside::bench(root, &["--pairs", "7", "--seconds", "10"])),
    ];
    let mut failed = Vec::new();
    for (name, part) in parts {
        let began = Instant::now();
        println!("=== {name}");
        match part(root) {
            Ok(()) => println!("=== {name}: {:.0} s", began.elapsed().as_secs_f64()),
            Err(error) => {
                println!("=== {name}: FAILED: {error:#}");
                failed.push(name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}
