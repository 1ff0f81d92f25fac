//! Programs that the tools start, with their output left to whoever started the tool.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Runs a program in the workspace's folder; an unsuccessful end is an error that names it.
pub(crate) fn run(root: &Path, program: &Path, arguments: &[&str]) -> Result<()> {
    let said = format!("{} {}", program.display(), arguments.join(" "));
    let status = Command::new(program).args(arguments).current_dir(root).status().with_context(|| said.clone())?;
    ensure!(status.success(), "{said}: {status}");
    Ok(())
}

/// The cargo that started this tool.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Result<()> {
    let program = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    run(root, &program, arguments)
}

/// The same, with one variable set in its environment.
pub(crate) fn cargo_with(root: &Path, (name, value): (&str, &str), arguments: &[&str]) -> Result<()> {
    let program = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let status = Command::new(program).args(arguments).env(name, value).current_dir(root).status().context("cargo")?;
    ensure!(status.success(), "cargo {}: {status}", arguments.join(" "));
    Ok(())
}

/// What cargo prints, for a tool to read.
pub(crate) fn cargo_output(root: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let program = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let output = Command::new(program).args(arguments).current_dir(root).output().context("cargo")?;
    ensure!(output.status.success(), "cargo {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

/// Builds a package's binary in release and gives where it lies.
pub(crate) fn built(root: &Path, package: &str) -> Result<PathBuf> {
    cargo(root, &["build", "--release", "--quiet", "--package", package])?;
    Ok(target_directory(root).join("release").join(package))
}

/// Where cargo puts what it builds.
pub(crate) fn target_directory(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}
