//! `cargo xtask fuzz [SECONDS]`: every target in turn with libFuzzer, beginning from the kept corpus, which stays as it is.
//!
//! Wants rustup's nightly toolchain and `cargo-fuzz`; both are installed where they are missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::run;

/// What a release gives each target.
const SECONDS: u32 = 300;
/// A target that takes more memory has found something.
const MEMORY: &str = "-rss_limit_mb=600";

/// Runs all targets, also after one has failed. `seconds`: of each; `None`: five minutes.
pub fn fuzz(root: &Path, seconds: Option<&str>) -> Result<()> {
    let seconds: u32 = seconds.map_or(Ok(SECONDS), str::parse).context("seconds for each target")?;
    let rustup = PathBuf::from("rustup");
    let has_tool =
        Command::new(&rustup).args(["run", "nightly", "cargo", "fuzz", "--version"]).output().is_ok_and(|ran| ran.status.success());
    if !has_tool {
        run(root, &rustup, &["toolchain", "install", "nightly", "--profile", "minimal"])?;
        run(root, &rustup, &["run", "nightly", "cargo", "install", "--locked", "cargo-fuzz"])?;
    }
    let found = std::env::temp_dir().join(format!("milena-fuzz-{}", std::process::id()));
    let mut failed = Vec::new();
    for target in targets(root)? {
        let new = found.join(&target);
        fs_err(std::fs::create_dir_all(&new), &new)?;
        let (new, corpus) = (new.display().to_string(), format!("fuzz/corpus/{target}"));
        let time = format!("-max_total_time={seconds}");
        let words = ["run", "nightly", "cargo", "fuzz", "run", "--sanitizer", "none", "--fuzz-dir", "fuzz/libfuzzer", &target];
        println!("--- {target}");
        if run(root, &rustup, &[&words[..], &[&new, &corpus, "--", &time, MEMORY]].concat()).is_err() {
            failed.push(target);
        }
    }
    println!("inputs that reach more than the corpus: {}", found.display());
    if failed.is_empty() { Ok(()) } else { bail!("what broke {}: fuzz/libfuzzer/artifacts", failed.join(", ")) }
}

/// Their names: each has a corpus (a test holds that).
fn targets(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("fuzz/corpus");
    let mut names = Vec::new();
    for entry in fs_err(std::fs::read_dir(&folder), &folder)? {
        names.push(fs_err(entry, &folder)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn fs_err<T>(result: std::io::Result<T>, path: &Path) -> Result<T> {
    result.with_context(|| path.display().to_string())
}
