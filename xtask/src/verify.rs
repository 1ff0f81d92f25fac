//! `cargo xtask verify`: everything that must hold before a commit is handed over. It writes nothing.
//!
//! Not here: what looks at the running binary from outside (`outside`), and the crate that compares with another protocol crate
//! (`cargo test -p milena-oracle`, which builds for minutes); `.ci/run` runs all of them.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::command::cargo;
use crate::{codegen, docs, tidy};

const PACKAGES: [&str; 3] = ["--workspace", "--exclude", "milena-oracle"];

/// Runs every step in order and ends with the first that fails.
pub fn run(root: &Path) -> Result<()> {
    step("format", || cargo(root, &["fmt", "--all", "--check"]))?;
    step("tidy", || tidy::run(root))?;
    step("generated code", || codegen::run(root, true))?;
    step("printed pages", || docs::check_facts(root))?;
    step("clippy", || cargo(root, &[&["clippy"], &PACKAGES[..], &["--all-targets", "--quiet", "--", "-D", "warnings"]].concat()))?;
    step("tests", || cargo(root, &[&["test"], &PACKAGES[..], &["--quiet"]].concat()))
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let began = Instant::now();
    println!("--- {name}");
    work()?;
    println!("--- {name}: {:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}
