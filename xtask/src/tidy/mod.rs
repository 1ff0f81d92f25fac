//! `cargo xtask tidy`: what the compiler does not hold. Reading order: `rooms` (who may use whom), `names` (what is not written here), `ratchet` (lengths).

pub mod names;
pub mod ratchet;
pub mod rooms;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 7] = ["target", ".git", ".cache", "node_modules", "golden", "milena-data", "__pycache__"];

/// One file of ours: its path below the root, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// Written by `cargo xtask codegen`.
    pub fn is_generated(&self) -> bool {
        self.text.lines().take(5).any(|line| line.starts_with("//! Generated from "))
    }
}

pub fn run(root: &Path) -> Result<()> {
    let sources = rust_sources(root)?;
    let mut faults = rooms::faults(root)?;
    faults.extend(names::faults(&sources));
    faults.extend(ratchet::faults(&sources, &ratchet::read(root)?));
    if faults.is_empty() {
        println!("tidy: {} Rust files", sources.len());
        return Ok(());
    }
    bail!("{} faults:\n  {}", faults.len(), faults.join("\n  "))
}

/// Takes out of the ratchet what has become shorter.
pub fn lower_ratchet(root: &Path) -> Result<()> {
    ratchet::lower(root, &rust_sources(root)?)
}

/// Every Rust file below the root, in the order of their paths.
pub fn rust_sources(root: &Path) -> Result<Vec<Source>> {
    let mut out = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                if !NOT_OURS.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if name.ends_with(".rs") {
                let text = std::fs::read_to_string(root.join(&path))?;
                out.push(Source { path: path.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(out)
}
