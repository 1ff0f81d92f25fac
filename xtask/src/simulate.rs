//! `cargo xtask simulate [SEEDS]`: the crash simulation as CI runs it, within five minutes on two cores.
//!
//! Seeds that are always the same, then some that are new each time (they are printed, and so is the command that repeats a failure), then
//! every bug on purpose until it is found. Those take a build of their own: a line in the engine asks for them.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::command::{cargo, run, target_directory};

/// Seeds of each world that every run has.
const FIXED: &str = "0..200";
/// Worlds at once.
const JOBS: &str = "2";

/// `fresh`: how many new seeds.
pub fn simulate(root: &Path, fresh: &str) -> Result<()> {
    let simulator = build(root, &[])?;
    run(root, &simulator, &["--jobs", JOBS, "--seeds", FIXED])?;
    run(root, &simulator, &["--jobs", JOBS, "--fresh", fresh])?;
    let simulator = build(root, &["--features", "planted"])?;
    run(root, &simulator, &["--jobs", JOBS, "--planted-all"])
}

/// Not the optimised build: its parts are built already where tests were run, and its checks of arithmetic are on.
fn build(root: &Path, words: &[&str]) -> Result<PathBuf> {
    cargo(root, &[&["build", "--quiet", "--package", "milena-sim"], words].concat())?;
    Ok(target_directory(root).join("debug/milena-sim"))
}
