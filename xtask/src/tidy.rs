//! `cargo xtask tidy`: what the compiler does not see. Rooms use only the rooms they may; functions and files do not grow beyond reading.
//!
//! Not here: format, lints, tests (`verify`).

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Who may use whom, without tests; ARCHITECTURE.md says why. A room that is not named may use all.
const MAY_USE: [(&str, &[&str]); 5] = [
    ("milena-config", &[]),
    ("milena-os", &["milena-config"]),
    ("milena-protocol", &["milena-config"]),
    ("milena-engine", &["milena-protocol", "milena-config"]),
    ("milena-broker", &["milena-engine", "milena-protocol", "milena-os", "milena-config", "base2histogram"]),
];
/// Crates that bring a runtime, which these rooms never have.
const NO_RUNTIME: ([&str; 3], [&str; 3]) = (["milena-config", "milena-protocol", "milena-engine"], ["tokio", "openraft", "mio"]);
const MAX_FILE_LINES: usize = 900;
/// Signs of generated files, which nobody reads as a whole.
const GENERATED: &str = "Generated from";

pub fn run(root: &Path) -> Result<()> {
    let mut faults = edges(root)?;
    for file in rust_files(root)? {
        let text = std::fs::read_to_string(root.join(&file)).with_context(|| file.display().to_string())?;
        let lines = text.lines().count();
        if lines > MAX_FILE_LINES && !text.lines().take(5).any(|line| line.contains(GENERATED)) {
            faults.push(format!("{}: {lines} lines; divide it before it passes {MAX_FILE_LINES}", file.display()));
        }
        if file.starts_with("crates") && !text.starts_with("//!") && !text.starts_with("#!") && !file.ends_with("tests.rs") {
            faults.push(format!("{}: does not open with what it is (`//!`)", file.display()));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!("{}", faults.join("\n"))
}

/// Uses between rooms that the table does not allow, as `cargo tree` tells them.
fn edges(root: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (room, allowed) in MAY_USE {
        for used in direct_dependencies(root, room)? {
            let ours = used.starts_with("milena");
            let runtime = NO_RUNTIME.0.contains(&room) && NO_RUNTIME.1.contains(&used.as_str());
            if ours && !allowed.contains(&used.as_str()) || runtime {
                faults.push(format!("{room} may not use {used}"));
            }
        }
    }
    Ok(faults)
}

fn direct_dependencies(root: &Path, room: &str) -> Result<Vec<String>> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let arguments = ["tree", "--offline", "--package", room, "--edges", "normal", "--depth", "1", "--prefix", "none", "--format", "{p}"];
    let output = Command::new(cargo).args(arguments).current_dir(root).output().context("cargo tree")?;
    if !output.status.success() {
        bail!("cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.lines().skip(1).filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}

/// Every Rust file that git keeps.
fn rust_files(root: &Path) -> Result<Vec<PathBuf>> {
    let output = Command::new("git").args(["ls-files", "*.rs"]).current_dir(root).output().context("git ls-files")?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(PathBuf::from).filter(|file| root.join(file).exists()).collect())
}
